"""Random programs do the same to amock's mocks and to the standard library's.

`python -m tests.runtime.sidebyside` runs more of them.
"""

import unittest.mock

import pytest
from hypothesis import HealthCheck, given, settings

import amock
from tests.runtime.sidebyside.programs import PROGRAMS, observations

FOUND = {
    "names after a class": [
        ("create", "Mock", "none", False, {}),
        ("add spec", 0, "class", False),
        ("add spec", 0, "names", False),
        ("magic", 0, "str"),
    ],
    "a recorded call beside a written one with a name": [
        ("create", "Mock", "none", False, {}),
        ("call", 0, (), {}),
        ("compare calls", 0, "a", (), {}),
    ],
    "a deep copy of a mock with a spec": [
        ("create", "AsyncMock", "dict", False, {}),
        ("copy", 0, "deepcopy"),
    ],
    "the signature of an async mock with a spec": [
        ("create", "AsyncMock", "function", False, {}),
        ("signature", 0),
        ("attribute of function", 0, "__annotations__"),
    ],
    "a strict spec in place of a coroutine function": [
        ("patch object", ("class", "fetch"), {"spec_set": "class"}, {}, "with"),
    ],
    "a subclass's own magic that the spec lacks": [
        ("create of subclass", "Magic", "names", {}),
        ("magic", 0, "len"),
        ("return from magic", 0, "__len__", "1"),
    ],
    "a subclass's own call": [
        ("create of subclass", "Own call", "coroutine function", {}),
        ("call simply", 0),
        ("await", 0, ("1",), {}),
    ],
    "the function of a bound coroutine method": [
        ("create", "MagicMock", "bound coroutine method", False, {}),
        ("inspect", 0),
    ],
    "a bound method shown": [
        ("create", "AsyncMock", "callable class", False, {}),
        ("touch", 0, "__call__"),
    ],
    "what wraps a class called": [
        ("autospec told", "slotted class", {"wraps": "instance"}),
        ("call simply", 0),
    ],
    "a call that cannot be counted": [
        ("create", "Mock", "none", False, {}),
        ("set", 0, "call_count", "x"),
        ("call simply", 0),
    ],
    "the name of an async mock deleted": [
        ("create", "AsyncMock", "none", False, {}),
        ("delete", 0, "__name__"),
        ("delete", 0, "__annotations__"),
    ],
    "calls of methods deleted": [
        ("create", "MagicMock", "none", False, {}),
        ("delete", 0, "method_calls"),
    ],
    "a mock as the argument of a failed assertion": [
        ("create", "MagicMock", "none", False, {}),
        ("call with mock", 0, 0),
        ("assert simply", 0, "assert_called_once_with"),
    ],
    "a deep copy of a mocked open": [
        ("mock open", "a"),
        ("reset", 0, False, True),
        ("copy", 0, "deepcopy"),
    ],
    "a mocked open": [
        ("mock open", "a\nb\n"),
        ("use file", 1, "readline"),
        ("touch", 0, "side_effect"),
    ],
}
"""Programs that once told the two apart."""


# The same programs in every run: what is found at random is found while working, not in CI.
@given(PROGRAMS)
@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_observation_is_equal(program):
    assert observations(amock, program) == observations(unittest.mock, program)


@pytest.mark.parametrize("program", FOUND.values(), ids=FOUND)
def test_what_was_found_once_stays_equal(program):
    assert observations(amock, program) == observations(unittest.mock, program)
