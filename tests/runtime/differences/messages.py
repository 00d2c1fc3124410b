"""Messages"""

from __future__ import annotations

from typing import Any

from tests.runtime.differences.rules import rule


@rule(standard=[], here=["  argument 1: expected 2, was 1"], since=(3, 11))
def notes(mock: Any) -> Any:
    """Failed assertions on arguments have notes that say argument by argument what differed (Python
    3.11 and later). The message itself is the standard library's.
    """
    double = mock.Mock()
    double(1)
    try:
        double.assert_called_with(2)
    except AssertionError as error:
        return getattr(error, "__notes__", [])
    return "passed"
