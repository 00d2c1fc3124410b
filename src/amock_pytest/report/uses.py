"""Whether a mock has a spec, and whether anybody used it."""

from __future__ import annotations

from typing import Any

import amock
from amock._runtime.state import STATE_NAMES


def has_spec(mock: Any) -> bool:
    """Tell whether a mock is shaped by anything: a spec, or what it wraps."""
    state = vars(mock)
    shaping = ("_mock_spec", "_mock_autospec", "_spec_class", "_mock_wraps")
    if issubclass(type(mock), amock.PropertyMock) or any(
        state.get(key) is not None for key in shaping
    ):
        return True
    return mock._mock_methods is not None


def is_used(mock: Any) -> bool:
    """Tell whether a mock was called, or an attribute of it read or set.

    Reading an attribute leaves a child mock, and so does configuring it: that is taken for use.
    """
    return bool(
        mock.called
        or mock.mock_calls
        or mock._mock_children
        or any(_is_set(name) for name in vars(mock))
    )


def _is_set(name: str) -> bool:
    return name not in STATE_NAMES and not name.startswith(("_mock_", "_spec_"))
