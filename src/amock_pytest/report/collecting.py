"""Collecting what the mocks of each test were, and showing it at the end."""

from __future__ import annotations

import weakref
from typing import Any, Final

import pytest

import amock
from amock._runtime.construction import new_mock
from amock_pytest.places import users_place
from amock_pytest.report.findings import Findings
from amock_pytest.report.uses import has_spec, is_used

_KEY: Final = "amock_report"
_BY_THE_PARENT: Final = ("parent", "_new_parent")


class Report:
    """Looks at every mock that tests make, from its making to the end of the test.

    Mocks that other mocks make are part of those. Nothing of this happens unless it is asked for:
    the mock classes are left as they are.

    Parameters:
        config: pytest's configuration.
    """

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._checks_values = bool(config.option.amock_check_values)
        self._findings = Findings()
        self._test: str | None = None
        self._fresh: list[tuple[Any, str]] = []
        self._idle: list[tuple[weakref.ref[Any], str]] = []
        self._changes = pytest.MonkeyPatch()
        self._changes.setattr(amock.NonCallableMock, "__new__", staticmethod(self._make))

    def _make(self, cls: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Make a mock, and take note of it if the user's code does."""
        mock = new_mock(cls, *args, **kwargs)
        if all(kwargs.get(name) is None for name in _BY_THE_PARENT):
            place = users_place(self._config.rootpath, self._test)
            self._fresh.append((mock, f"{place} {cls.__name__}"))
        return mock

    def pytest_runtest_logstart(self, location: tuple[str, int | None, str]) -> None:
        """Remember which test runs: decorators that patch it are called by pytest."""
        file, line, _ = location
        self._test = f"{file}:{(line or 0) + 1}"

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Any:
        """Look at the mocks before the fixtures reset them."""
        try:
            return (yield)
        finally:
            self._look()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Any:
        """Look again at those that the fixtures use."""
        try:
            return (yield)
        finally:
            self._look()
            self._let_go()

    def _look(self) -> None:
        """Sort the mocks out: those that were used need not be looked at again."""
        self._fresh = [made for made in self._fresh if not self._is_finished(*made)]
        self._idle = [(ref, place) for ref, place in self._idle if not self._wakes(ref, place)]

    def _is_finished(self, mock: Any, place: str) -> bool:
        if self._checks_values:
            from amock_pytest.report.values import misfits  # noqa: PLC0415 - imports typeguard

            self._findings.misfits.update(f"{place}: {text}" for text in misfits(mock))
        if not is_used(mock):
            return False
        self._found(mock, place)
        self._findings.used.add(place)
        return True

    def _found(self, mock: Any, place: str) -> None:
        if not has_spec(mock):
            self._findings.unspecced[place] += 1

    def _wakes(self, ref: weakref.ref[Any], place: str) -> bool:
        """Tell whether a mock of a wider scope was used now, or is gone."""
        mock = ref()
        if mock is not None and is_used(mock):
            self._findings.used.add(place)
        return mock is None or place in self._findings.used

    def _let_go(self) -> None:
        """Hold the mocks no longer: those that live on belong to a wider scope."""
        for mock, place in self._fresh:
            self._found(mock, place)
            self._findings.unused[place] += 1
            self._idle.append((weakref.ref(mock), place))
        self._fresh = []

    def pytest_sessionfinish(self) -> None:
        """Send what was found to the controller, if this is a worker."""
        self._look()
        self._let_go()
        output = getattr(self._config, "workeroutput", None)
        if output is not None:
            output[_KEY] = self._findings.sent()

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take what a worker found; one that crashed sends nothing."""
        sent = getattr(node, "workeroutput", {}).get(_KEY)
        if sent is not None:
            self._findings.receive(sent)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Show what was found."""
        terminalreporter.section("amock report")
        for title, lines in self._findings.sections(with_values=self._checks_values):
            terminalreporter.line(f"{title}: {len(lines) or 'none'}")
            for line in lines:
                terminalreporter.line(f"  {line}")

    def pytest_unconfigure(self) -> None:
        """Leave the mock classes as they were."""
        self._changes.undo()
