"""Failed assertions of mocks: pytest's own diff of the arguments, and no frames of amock's."""

from __future__ import annotations

import inspect
import itertools
import os
import unittest.mock
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

import amock
from amock._runtime import failure_notes
from amock._runtime.differing import equal
from amock_pytest import spied_properties, spies

_AMOCK: Final = (
    f"{Path(amock.__file__).parent}{os.sep}",
    spies.__file__,
    spied_properties.__file__,
)
_OF_MOCKS: Final = (*_AMOCK, unittest.mock.__file__, inspect.__file__)
_NEIGHBOUR: Final = "pytest_mock"
"""The package that wraps the standard library's assertions, where it is installed."""

_LAST: Final = {
    "assert_called_with": ("call_args", None),
    "assert_called_once_with": ("call_args", "call_count"),
    "assert_awaited_with": ("await_args", None),
    "assert_awaited_once_with": ("await_args", "await_count"),
}
"""Where an assertion finds the arguments, and the number that is to be one."""
_SEVERAL: Final = {"assert_has_calls": "mock_calls", "assert_has_awaits": "await_args_list"}
_MOST_LINES: Final = 30


class Failures:
    """Looks at each test that failed, before pytest makes a report of it."""

    # Not a wrapper: pytest puts the exceptions of unittest's classes in place in this hook too.
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        """Explain the failure if an assertion of amock's raised it."""
        if call.excinfo is not None:
            _explain(item, call.excinfo)


def _explain(item: pytest.Item, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
    entries: list[Any] = list(excinfo.traceback)
    for of_mocks, run in itertools.groupby(entries, _is_of_mocks):
        frames = list(run)
        if of_mocks and any(map(_is_amocks, frames)):
            for entry in frames:
                # What pytest asks of each frame, unless all are to be shown.
                entry.frame.f_locals["__tracebackhide__"] = True
            if frames[-1] is entries[-1]:
                _add_diff(item, excinfo.value, frames)


def _add_diff(item: pytest.Item, error: BaseException, frames: list[Any]) -> None:
    """Add pytest's diff to the message, if one of the frames is that of an assertion."""
    for entry in frames:
        if entry.path == Path(failure_notes.__file__) and entry.name == "check":
            _add(error, list(_diff(item, entry.frame.f_locals)))
            return


def _is_of_mocks(entry: Any) -> bool:
    path = str(entry.path)
    return path.startswith(_OF_MOCKS) or _NEIGHBOUR in Path(path).parts


def _is_amocks(entry: Any) -> bool:
    """Tell whether a frame is amock's own, or the standard library's at work for a mock of its."""
    mock = entry.frame.f_locals.get("self")
    return str(entry.path).startswith(_AMOCK) or issubclass(type(mock), amock.NonCallableMock)


def _diff(item: pytest.Item, frame: dict[str, Any]) -> Iterator[str]:
    """Give pytest's diff of what the assertion wanted and what there was."""
    mock, name = frame["self"], frame["assertion"].__name__
    expected = (frame["args"], frame["kwargs"])
    try:
        yield from _diff_of(item, mock, name, expected)
    except Exception:  # noqa: BLE001 - a comparison or repr of the user's; the message stands
        return


def _diff_of(item: pytest.Item, mock: Any, name: str, expected: Any) -> Iterator[str]:
    if name in _SEVERAL:
        wanted = expected[0][0] if expected[0] else expected[1]["calls"]
        made = getattr(mock, _SEVERAL[name])
        yield from _compared(item, name.removeprefix("assert_has_"), list(made), list(wanted))
    elif name in _LAST:
        arguments, number = _LAST[name]
        actual = getattr(mock, arguments)
        if actual is None or (number is not None and getattr(mock, number) != 1):
            return
        want, have = failure_notes.named(mock._spec_signature, expected, tuple(actual))
        for key in want:
            if key in have and not equal(want[key], have[key]):
                yield from _compared(item, key, have[key], want[key])


def _compared(item: pytest.Item, name: str, have: Any, want: Any) -> Iterator[str]:
    """Give the lines that pytest has for two values that are not equal, none where it has none."""
    explanations = item.ihook.pytest_assertrepr_compare(
        config=item.config, op="==", left=have, right=want
    )
    for lines in explanations:
        if lines:
            first, *rest = lines
            yield f"{name}: assert {first}"
            yield from (f"  {line}" for line in rest)
            return


def _add(error: BaseException, lines: list[str]) -> None:
    """Put the diff below the message of a failure, and below its notes."""
    if not lines or "pytest introspection follows" in str(error):
        return  # the neighbour has put its own there
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES:] = ["  …"]
    if hasattr(error, "add_note"):
        error.add_note("\n".join(lines))
    else:
        error.args = ("\n".join([str(error), *lines]),)
