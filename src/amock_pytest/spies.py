"""Spies: mocks that pass their calls on to what they stand for, and keep what came of them."""

from __future__ import annotations

import functools
import inspect
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import amock
from amock_pytest.patcher import Patcher
from amock_pytest.spied_properties import SpiedProperty, find_property
from amock_pytest.undoing import Replacements


def make_spy(
    patch: Patcher, replacements: Replacements, obj: Any, name: str, duplicate_iterators: bool
) -> Any:
    """Put a spy in the place of an attribute.

    Parameters:
        patch: puts it there.
        replacements: where it was noted then.
        obj: what has the attribute.
        name: the attribute.
        duplicate_iterators: whether to keep a copy of a returned iterator.
    """
    found = find_property(obj, name)
    if found is not None:
        return _spy_property(patch, replacements, obj, name, found)
    original = getattr(obj, name)
    records = Records(duplicate_iterators)
    effect = records.around(original)
    is_function = inspect.ismethod(original) or inspect.isfunction(original)
    spy = patch.object(obj, name, side_effect=effect, autospec=is_function or None)
    _note(replacements, spy, records, effect)
    return spy


def _spy_property(
    patch: Patcher, replacements: Replacements, obj: Any, name: str, original: Any
) -> Any:
    is_class = isinstance(obj, type)
    records = Records(duplicate_iterators=False)
    stand_in = SpiedProperty(original, name, only=None if is_class else obj)
    effect = records.around(stand_in.use_original)
    stand_in.spy.side_effect = effect
    patch.object(obj if is_class else type(obj), name, stand_in)
    replacements.last.mock = stand_in.spy
    _note(replacements, stand_in.spy, records, effect)
    return stand_in.spy


def _note(replacements: Replacements, spy: Any, records: Records, effect: Any) -> None:
    """Let the spy show its records, and be refreshed when it is reset."""
    records.begin(spy)

    def refresh(side_effect: bool) -> None:
        records.begin(spy)
        if side_effect:
            spy.side_effect = effect

    replacements.last.refresh = refresh


class Records:
    """What came of the calls of one spy, kept as attributes of it.

    Parameters:
        duplicate_iterators: whether to keep a copy of a returned iterator.
    """

    def __init__(self, duplicate_iterators: bool) -> None:
        self._duplicates = duplicate_iterators
        self._spy: Any = None

    def begin(self, spy: Any) -> None:
        """Forget the calls so far."""
        self._spy = spy
        spy.spy_return_list = []
        self._forget_last()

    def around(self, original: Any) -> Callable[..., Any]:
        """Return a function that calls the original and records what comes of it."""

        def call(*args: Any, **kwargs: Any) -> Any:
            self._forget_last()
            try:
                result = original(*args, **kwargs)
            except BaseException as error:
                self._spy.spy_exception = error
                raise
            return self._returned(result)

        async def call_and_await(*args: Any, **kwargs: Any) -> Any:
            self._forget_last()
            try:
                result = await original(*args, **kwargs)
            except BaseException as error:
                self._spy.spy_exception = error
                raise
            return self._returned(result)

        is_async = amock.iscoroutinefunction(original)
        return functools.update_wrapper(call_and_await if is_async else call, original)

    def _forget_last(self) -> None:
        self._spy.spy_return = None
        self._spy.spy_return_iter = None
        self._spy.spy_exception = None

    def _returned(self, result: Any) -> Any:
        if self._duplicates and isinstance(result, Iterator):
            result, self._spy.spy_return_iter = itertools.tee(result, 2)
        self._spy.spy_return = result
        self._spy.spy_return_list.append(result)
        return result
