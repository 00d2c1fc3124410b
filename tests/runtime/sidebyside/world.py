"""A world holds the mocks of one library; whatever mock a step gives gets the next number."""

from __future__ import annotations

import inspect
import re
import sys
import types
import unittest.mock
import warnings
from itertools import islice
from typing import Any

from tests.runtime.differences import named
from tests.runtime.sidebyside.steps import STEPS

OBSERVED = ["mock_calls", "method_calls", "call_args_list", "call_count", "called", "call_args"]
OBSERVED_OF_ASYNC = ["await_count", "await_args", "await_args_list"]
MOST = 10
"""How much is taken from what can be iterated over: some of it never ends."""

NEVER_AWAITED = named("never-awaited-warning")
MORE_NAMES = named("more-names")
ADDED = {
    "await_return_value",
    "async_side_effect",
    "assert_called_with_any",
    "unawaited_calls",
    "assert_all_awaited",
}


THREADING_LOCK = named("threading-mock-lock")


class LeftOut(Exception):  # noqa: N818 - nothing went wrong
    """A step is not done in either world: a rule says that they differ."""


class World:
    """The mocks of one library, and what is done to them."""

    def __init__(self, module: Any) -> None:
        self.module = module
        self.mocks: list[Any] = []
        self.autospecced: list[Any] = []

    def run(self, program: list[tuple[Any, ...]]) -> list[Any]:
        """Run a program and return all that could be observed."""
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            seen = [self.run_step(step) for step in program]
            state = self.state()
        return [*seen, ("warnings", shown_warnings(caught)), *state]

    def run_step(self, step: tuple[Any, ...]) -> Any:
        """Do one step and return what could be observed."""
        name, *arguments = step
        for position in STEPS[name].mocks:
            if not self.mocks:
                return None
            arguments[position] = self.mocks[arguments[position] % len(self.mocks)]
        return self.attempt(STEPS[name].do, self, *arguments)

    def attempt(self, do: Any, *arguments: Any) -> Any:
        """Do something and return what could be observed."""
        try:
            return "gave", self.observed(do(*arguments))
        except LeftOut as rule:
            return "left out", str(rule)
        except RecursionError:
            return "raised", "RecursionError"
        except (Exception, SystemExit) as error:  # noqa: BLE001 - both must raise it
            return "raised", type(error).__name__, self.masked(str(error))

    def observed(self, value: Any) -> Any:
        """Return what can be told of a value, numbering the mocks in it."""
        if is_double(value):
            self.number(value)
            return "mock", self.masked(repr(value)), type(value).__name__
        if inspect.iscoroutine(value):
            value.close()
            return "a coroutine"
        if type(value) in (tuple, list):
            return [self.observed(item) for item in value]
        if type(value) is dict:
            return {self.masked(repr(key)): self.observed(item) for key, item in value.items()}
        if hasattr(type(value), "__next__"):
            return "iterator", [self.observed(item) for item in islice(value, MOST)]
        return self.masked(repr(value))

    def number(self, mock: Any) -> None:
        if not any(mock is known for known in self.mocks):
            self.mocks.append(mock)

    def state(self) -> list[Any]:
        """What the mocks have recorded, and what they list."""
        found = []
        for mock in list(self.mocks):
            names = [*OBSERVED, *(OBSERVED_OF_ASYNC if is_async(mock) else ())]
            found += [(name, self.attempt(getattr, mock, name, "nothing")) for name in names]
            found.append(("dir", self.attempt(shown_dir, mock)))
        return found

    def masked(self, text: str) -> str:
        """Put numbers in the place of ids, and leave out what differs from object to object."""
        numbers = {str(id(mock)): f"#{number}" for number, mock in enumerate(self.mocks)}
        text = re.sub(r"\b(amock|unittest\.mock)\.", "", text)  # rule module-names
        # Functions of either library have names of their own: rule function-names.
        text = re.sub(r"<bound method [\w.]+ of <[\w.]+ object at 0x\w+>>", "<function>", text)
        text = re.sub(r"<function [\w.]+\.<locals>\.[\w.<>]+ at 0x\w+>", "<function>", text)
        text = re.sub(r"[\w.<>]+\.(\w+)(\(\) | of )", r"\1\2", text)
        text = re.sub(r"<class '[\w.<>]+\.(\w+)'>", r"<class '\1'>", text)
        text = re.sub(r"attribute lookup (\w+) on [\w.]+ failed", r"lookup of \1 failed", text)
        text = re.sub(r"id='(\d+)'", lambda m: f"id={numbers.get(m[1], '?')}", text)
        text = re.sub(r"/(\d+)\b", lambda m: f"/{numbers.get(m[1], '?')}", text)
        return re.sub(r"0x[0-9a-f]+", "0x", text)


def shown_dir(mock: Any) -> list[str]:
    """What dir() lists, but for the names of rule more-names."""
    listed = vars(mock) if is_function(mock) else dir(mock)
    private = "_" if is_function(mock) else ()
    return sorted(name for name in listed if name not in ADDED and not name.startswith(private))


def shown_warnings(caught: Any) -> list[str]:
    """The warnings, but for those of the rule, which also come when the memory is freed."""
    texts = (f"{warning.category.__name__}: {warning.message}" for warning in caught)
    return [text for text in texts if "was never awaited" not in text]


def is_function(value: Any) -> bool:
    """Tell whether a value is a function; mocks pass for one."""
    return type(value) is types.FunctionType


def is_double(value: Any) -> bool:
    """Tell whether a value is a mock, or a function that stands for one."""
    if issubclass(type(value), unittest.mock.NonCallableMock):
        return True
    return is_function(value) and hasattr(value, "mock")


def is_async(mock: Any) -> bool:
    """Tell whether a mock records awaits."""
    mock = mock.mock if is_function(mock) else mock
    return issubclass(type(mock), unittest.mock.AsyncMock)


def finished(coroutine: Any) -> Any:
    """Return what a coroutine gives; none of the programs' coroutines waits for anything."""
    if not inspect.iscoroutine(coroutine):
        return coroutine
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    coroutine.close()
    raise AssertionError("a coroutine of a mock waits")


def ancestors(mock: Any) -> list[Any]:
    """Return a mock and those above it."""
    mock = without_function(mock)
    found: list[Any] = []
    while mock is not None and not any(mock is known for known in found):
        found.append(mock)
        mock = without_function(mock._mock_new_parent)
    return found


def without_function(double: Any) -> Any:
    """Return the mock behind a function that stands for one, or the mock given."""
    return double.mock if is_function(double) else double


def leave_out_waiting(*mocks: Any) -> None:
    """Do not compare a ThreadingMock: the standard library's can wait for itself forever."""
    if any(hasattr(type(mock), "wait_until_called") for mock in mocks):
        raise LeftOut(THREADING_LOCK)


def leave_out_before(version: tuple[int, int], rule: str) -> None:
    """Do not do what a rule says of older Pythons."""
    if sys.version_info < version:
        raise LeftOut(rule)
