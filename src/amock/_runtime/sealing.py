"""`seal`: no further child mocks."""

from __future__ import annotations

from typing import Any

from amock._runtime.standard import SpecState, um


def seal(mock: Any) -> None:
    """Make a mock, and the mocks below it, refuse to create further attributes.

    As `unittest.mock.seal`; of an autospecced mock, what was not touched yet is sealed when it is.

    Parameters:
        mock: the mock.
    """
    mock._mock_sealed = True
    untouched = _untouched(mock)
    for name in dir(mock):
        if name in untouched:
            continue
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if not isinstance(child, um.NonCallableMock):
            continue
        if isinstance(child._mock_children.get(name), SpecState):
            continue
        if child._mock_new_parent is mock:
            seal(child)


def _untouched(mock: Any) -> set[str]:
    """Return the names whose mocks an autospecced mock has yet to make."""
    autospec = getattr(type(mock), "_mock_autospec", None) or mock.__dict__.get("_mock_autospec")
    if autospec is None or autospec.snapshot is None:
        return set()
    made = mock._mock_children
    return {name for name in autospec.snapshot.names if name not in made and autospec.has(name)}
