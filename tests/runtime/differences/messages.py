"""Messages"""

from __future__ import annotations

from typing import Any

from tests.runtime.differences.rules import rule


@rule(standard=[], here=["  argument 1: expected 2, was 1"], since=(3, 11))
def notes(mock: Any) -> Any:
    """Failed assertions on arguments have notes that say argument by argument what differed.
    The message itself is the standard library's.
    """
    double = mock.Mock()
    double(1)
    try:
        double.assert_called_with(2)
    except AssertionError as error:
        return getattr(error, "__notes__", [])
    return "passed"


@rule(standard=False, here=True, until=(3, 11))
def context(mock: Any) -> Any:
    """Before Python 3.11 exceptions have no notes. The lines are shown above the assertion there,
    as the exception in whose context it was raised.
    """
    double = mock.Mock()
    double(1)
    try:
        double.assert_called_with(2)
    except AssertionError as error:
        return "argument 1: expected 2, was 1" in str(error.__context__)
    return "passed"


@rule(
    standard=[],
    here=["  nearest is call 1 of 2:", "  argument 1: expected 3, was 1"],
    since=(3, 11),
)
def nearest_call(mock: Any) -> Any:
    """Of several calls the nearest is compared."""
    double = mock.Mock()
    double(1)
    double(2, 2)
    try:
        double.assert_any_call(3)
    except AssertionError as error:
        return getattr(error, "__notes__", [])
    return "passed"
