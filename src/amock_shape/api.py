"""The words of the mock API itself: assertions, configuration, and near misses of them."""

from __future__ import annotations

import difflib
import itertools
import os.path
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from amock_shape.dunders import is_dunder

CALL_ASSERTIONS: Final = frozenset(
    {
        "assert_any_call",
        "assert_called",
        "assert_called_once",
        "assert_called_once_with",
        "assert_called_with",
        "assert_has_calls",
        "assert_not_called",
    }
)

AWAIT_ASSERTIONS: Final = frozenset(
    {
        "assert_any_await",
        "assert_awaited",
        "assert_awaited_once",
        "assert_awaited_once_with",
        "assert_awaited_with",
        "assert_has_awaits",
        "assert_not_awaited",
    }
)

ASSERTIONS: Final = CALL_ASSERTIONS | AWAIT_ASSERTIONS

AWAIT_RECORDS: Final = frozenset({"await_args", "await_args_list", "await_count"})
"""What an AsyncMock records beside the calls."""

CALL_RECORDS: Final = frozenset(
    {
        "call_args",
        "call_args_list",
        "call_count",
        "called",
        "method_calls",
        "mock_calls",
    }
)
"""What every mock records."""

FUNCTION_NAMES: Final = frozenset(
    {"__annotations__", "__code__", "__defaults__", "__kwdefaults__", "__name__"}
)
"""What an AsyncMock has as functions have it, whatever its spec."""

OWN_NAMES: Final = frozenset(
    {
        *("_mock_add_spec", "_mock_await_args", "_mock_await_args_list", "_mock_await_count"),
        *("_mock_call", "_mock_call_args", "_mock_call_args_list", "_mock_call_count"),
        *("_mock_called", "_mock_check_sig", "_mock_children", "_mock_delegate", "_mock_methods"),
        *("_mock_mock_calls", "_mock_name", "_mock_new_name", "_mock_new_parent", "_mock_parent"),
        *("_mock_return_value", "_mock_sealed", "_mock_set_magics", "_mock_side_effect"),
        *("_mock_unsafe", "_mock_wraps"),
        *("_spec_asyncs", "_spec_class", "_spec_set", "_spec_signature"),
    }
)
"""What mocks keep for themselves, whatever their spec; typeshed declares next to nothing of it."""

RECORD_LISTS: Final = {
    "await_args_list": "await_args",
    "call_args_list": "call_args",
    "method_calls": "call_args",
    "mock_calls": "call_args",
}
"""The records that are lists of calls, each with the record of the last call."""

LAST_RECORDS: Final = {"await_args": "await_args_list", "call_args": "call_args_list"}
"""The records of the last call, each with the one of all calls."""

COUNTS: Final = {"await_count": "await_args", "call_count": "call_args", "called": "call_args"}
"""The records that are numbers or truths, each with the record of the last call."""

ARGUMENT_ASSERTIONS: Final = frozenset(
    {
        "assert_any_await",
        "assert_any_call",
        "assert_awaited_once_with",
        "assert_awaited_with",
        "assert_called_once_with",
        "assert_called_with",
    }
)
"""The assertions that take what one call was given."""

CALL_LIST_ASSERTIONS: Final = frozenset({"assert_has_awaits", "assert_has_calls"})
"""The assertions that take a list of calls."""

METHODS: Final = frozenset({"attach_mock", "configure_mock", "mock_add_spec", "reset_mock"})
"""The methods of mocks that assert nothing."""

SETTINGS: Final = frozenset({"return_value", "side_effect"})
"""The attributes by which a test says what a mock gives."""

CONFIGURATION: Final = frozenset(
    {"name", "return_value", "side_effect", "spec", "spec_set", "unsafe", "wraps"}
)
"""The keywords of the mock classes' constructors that configure the mock itself."""

_SHORT: Final = 4
"""Shorter names are too much alike for any of them to be a slip for another."""

_MIDDLING: Final = 7
"""From here on a slip may change two letters."""

_MOST: Final = 2
"""More letters than these are never changed by a slip."""

_SYNC_WORDS: Final = {
    "assert_any_await": "assert_any_call",
    "assert_has_awaits": "assert_has_calls",
    "await_args": "call_args",
    "await_args_list": "call_args_list",
    "await_count": "call_count",
}


def sync_equivalent(name: str) -> str:
    """Return the name that asks of calls what name asks of awaits."""
    return _SYNC_WORDS.get(name, name.replace("awaited", "called"))


_AWAIT_WORDS: Final = {
    name: name.replace("called", "awaited").replace("any_call", "any_await")
    for name in CALL_ASSERTIONS - {"assert_has_calls", "assert_not_called"}
}
"""Not among them: the one looks at the calls of children too, the other says more of calls."""

_ASSERTION: Final = "assert_"
_BARE_ASSERTIONS: Final = {name.removeprefix(_ASSERTION) for name in ASSERTIONS} - {"called"}


def await_equivalent(name: str) -> str | None:
    """Return the assertion on awaits that holds whenever name does, the calls being awaited."""
    return _AWAIT_WORDS.get(name)


def bare_assertion(name: str) -> str | None:
    """Return the assertion whose name was written without its `assert_`, or None."""
    return f"{_ASSERTION}{name}" if name in _BARE_ASSERTIONS else None


def assertion_meant(name: str) -> str | None:
    """Return the assertion that a name, which is none, surely means, or None.

    A name that is only near an assertion's may mean its opposite; that is not sure.
    """
    if name in ASSERTIONS:
        return None
    return bare_assertion(name) or misspelling_of(name, ASSERTIONS)


def misspelling_of(name: str, known: Collection[str]) -> str | None:
    """Return the known name that name surely is a slip of the fingers for, or None.

    A slip drops, adds, changes or swaps a letter or two; another word in a name is no slip, and
    neither is the underscore of a private name: who writes `_transport` does not mean `transport`.
    """
    most = 0 if len(name) < _SHORT or is_dunder(name) else 1 if len(name) < _MIDDLING else _MOST
    letters, private = set(name), name.startswith("_")
    lengths = range(len(name) - most, len(name) + most + 1)
    close = [
        other
        # A slip changes few letters: this spares most names the counting, the lengths first.
        for other in itertools.compress(known, map(lengths.__contains__, map(len, known)))
        if other != name
        and other.startswith("_") is private
        and len(letters.symmetric_difference(other)) <= 2 * most
        and _distance(name, other) <= most
    ]
    return min(close, key=lambda other: (_distance(name, other), other), default=None)


@lru_cache(maxsize=1 << 16)
def _distance(left: str, right: str) -> int:
    """Return how many letters were dropped, added, changed or swapped between two words.

    Of words that differ in more letters than a slip changes, return some number above that.
    """
    start = len(os.path.commonprefix([left, right]))  # noqa: RUF071  # these are words
    left, right = left[start:], right[start:]
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left):
        oldest, before, row = before, row, [i + 1]
        for j, other in enumerate(right):
            cost = min(before[j + 1] + 1, row[j] + 1, before[j] + (letter != other))
            if i and j and letter == right[j - 1] and left[i - 1] == other:
                cost = min(cost, oldest[j - 1] + 1)
            row.append(cost)
        if min(row) > _MOST:
            return min(row)
    return row[-1]


def near_name(name: str, known: Iterable[str]) -> str | None:
    """Return the known name to suggest in the place of a name that is surely wrong, or None."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.75)
    return close[0] if close and close[0] != name else None
