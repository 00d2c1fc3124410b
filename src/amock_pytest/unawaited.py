"""Calls never awaited: found when the test is over, and nobody is left who could await them."""

from __future__ import annotations

import gc
import inspect
import sys
import warnings
from collections.abc import Callable
from typing import Any, Final

import pytest

from amock._runtime.awaits import OBSERVERS
from amock_pytest.plugin import MODES
from amock_pytest.warning_classes import UnawaitedWarning

_count_references: Final[Callable[[Any], int] | None] = getattr(sys, "getrefcount", None)
_MANY: Final = 1000


class Watch:
    """The coroutines that calls of mocks gave since it began.

    It says only what is certain: a coroutine that never started, was not closed, and is held by
    nothing else any more can never be awaited. One that a task, a fixture or a list holds can be.
    """

    def __init__(self) -> None:
        self._coroutines: list[Any] = []
        self._most = _MANY

    def see(self, coroutine: Any) -> None:
        """Take note of a call's coroutine."""
        self._coroutines.append(coroutine)
        if len(self._coroutines) > self._most:
            self._coroutines = [c for c in self._coroutines if _is_new(c)]
            self._most = max(_MANY, 2 * len(self._coroutines))

    def forget(self) -> None:
        """Leave all calls so far to Python, which warns when the coroutine of one is dropped."""
        self._coroutines = []

    def take_lost(self) -> list[Any]:
        """Return the coroutines that nobody can await any more; the others are kept."""
        self._coroutines = [c for c in self._coroutines if _is_new(c)]
        if not self._coroutines or _count_references is None:
            return []
        if not all(self._are_held_here()):
            # Mocks and tracebacks are held in circles.
            gc.collect()
        here = self._are_held_here()
        lost = [c for c, is_lost in zip(self._coroutines, here, strict=True) if is_lost]
        kept = [c for c, is_lost in zip(self._coroutines, here, strict=True) if not is_lost]
        self._coroutines = kept
        return lost

    def _are_held_here(self) -> list[bool]:
        """Tell of each coroutine whether nothing but this list holds it."""
        assert _count_references is not None  # noqa: S101 - asked by the only caller
        coroutines, alone = self._coroutines, [object()]
        once = _count_references(alone[0])
        return [_count_references(coroutines[i]) <= once for i in range(len(coroutines))]


def _is_new(coroutine: Any) -> bool:
    return inspect.getcoroutinestate(coroutine) == inspect.CORO_CREATED


_WATCH: Final = pytest.StashKey[Watch]()


class Unawaited:
    """Watches each test that is to be watched, and lets it fail or warn."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Begin to watch."""
        if mode_of(item) != "ignore":
            item.stash[_WATCH] = watch = Watch()
            OBSERVERS.append(watch.see)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Any:
        """Report what the test has lost; a test that failed need not fail twice."""
        try:
            result = yield
        except BaseException:
            if _WATCH in item.stash:
                item.stash[_WATCH].forget()
            raise
        _report(item)
        return result

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Any:
        """Report what the fixtures still held, and end the watch."""
        try:
            result = yield
            _report(item)
        finally:
            watch = item.stash.get(_WATCH, None)
            if watch is not None:
                OBSERVERS.remove(watch.see)
                del item.stash[_WATCH]
        return result


def mode_of(item: pytest.Item) -> str:
    """Return what becomes of calls that a test never awaits: its marker, or the setting."""
    marker = item.get_closest_marker("amock_unawaited")
    if marker is None:
        return str(item.config.getini("amock_unawaited"))
    mode = marker.args[0] if marker.args else marker.kwargs.get("mode", "ignore")
    if mode not in MODES:
        pytest.fail(
            f"@pytest.mark.amock_unawaited({mode!r}): say error, warn or ignore", pytrace=False
        )
    return str(mode)


def _report(item: pytest.Item) -> None:
    """Let the test fail, or warn, for calls that can never be awaited."""
    watch = item.stash.get(_WATCH, None)
    lost = watch.take_lost() if watch is not None else []
    calls = [coroutine.__qualname__ for coroutine in lost]
    for coroutine in lost:
        coroutine.close()  # or Python would say it again
    if not lost:
        return
    if mode_of(item) == "error":
        pytest.fail(_message([str(call) for call in calls]), pytrace=False)
    for call in calls:
        # In Python's words, at the place of the call: filters of those words apply.
        message = f"coroutine '{call}' was never awaited"
        warnings.warn_explicit(message, UnawaitedWarning, *call.place())


def _message(names: list[str]) -> str:
    calls = "a call was" if len(names) == 1 else f"{len(names)} calls were"
    places = "\n".join(f"  {name}" for name in names)
    return (
        f"{calls} never awaited:\n{places}\n"
        "Await what the call gives; or allow it with @pytest.mark.amock_unawaited."
    )
