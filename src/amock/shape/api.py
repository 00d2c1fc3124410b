"""The words of the mock API itself: assertions, configuration, and near misses of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

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

CONFIGURATION: Final = frozenset(
    {"name", "return_value", "side_effect", "spec", "spec_set", "unsafe", "wraps"}
)
"""The keywords of the mock classes' constructors that configure the mock itself."""

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


def near_name(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that name was probably meant to be, or None."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.75)
    return close[0] if close and close[0] != name else None
