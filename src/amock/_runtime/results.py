"""The return value of a mock: a child mock until it is set."""

from __future__ import annotations

from typing import Any

from amock._runtime.children import make_child
from amock._runtime.standard import DEFAULT, SINCE_3_13, allow_parent


def get_return_value(mock: Any) -> Any:
    """What calls of the mock give: what was set, or a mock that stays the same.

    As in `unittest.mock`; of an autospecced function that says `-> None` it is None.
    """
    state = mock.__dict__
    delegate = state.get("_mock_delegate")
    if delegate is not None:
        value = delegate.return_value
    else:
        value = state.get("_mock_return_value", DEFAULT)
    if value is not DEFAULT or (SINCE_3_13 and state.get("_mock_wraps") is not None):
        return value
    autospec = state.get("_mock_autospec")
    # Once reset, it is as that of any mock.
    if autospec is not None and autospec.has_result and "_mock_return_value" not in state:
        value = autospec.make_result(mock)
    else:
        value = make_child(mock, None, "()")
    set_return_value(mock, value)
    return value


def set_return_value(mock: Any, value: Any) -> None:
    """Let calls of the mock give value; a mock without a parent becomes the mock's child."""
    state = mock.__dict__
    delegate = state.get("_mock_delegate")
    if delegate is not None:
        delegate.return_value = value
        return
    state["_mock_return_value"] = value
    allow_parent(mock, value, None, "()")
