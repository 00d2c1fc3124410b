"""What a fixture has put in place: to be found again, reset, and undone in reverse order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import amock
from amock._runtime.standard import is_mock


@dataclass(eq=False)  # by identity: comparing mocks would ask and record
class Replacement:
    """One thing that the fixture made or put in place.

    Attributes:
        mock: what the test was given.
        undo: takes it away again; None for what was put nowhere.
        parts: the mocks to reset, where that is not `mock` itself.
        refresh: makes a spy forget what was returned, and when side effects are reset spy again.
    """

    mock: Any
    undo: Callable[[], object] | None = None
    parts: tuple[Any, ...] | None = None
    refresh: Callable[[bool], None] | None = None

    def reset(self, *, return_value: bool, side_effect: bool) -> None:
        """Let the mocks forget their calls, and on demand what they were told to answer."""
        for mock in (self.mock,) if self.parts is None else self.parts:
            _reset(mock, return_value=return_value, side_effect=side_effect)
        if self.refresh is not None:
            self.refresh(side_effect)


class Replacements:
    """The replacements of one fixture, in the order in which they were made."""

    def __init__(self) -> None:
        self._made: list[Replacement] = []

    def add(self, mock: Any, undo: Callable[[], object] | None = None) -> Replacement:
        """Remember a replacement."""
        replacement = Replacement(mock, undo)
        self._made.append(replacement)
        return replacement

    @property
    def last(self) -> Replacement:
        """The replacement made last."""
        return self._made[-1]

    def undo(self, mock: Any) -> None:
        """Undo the last replacement that gave this mock."""
        for index in range(len(self._made) - 1, -1, -1):
            if self._made[index].mock is mock:
                replacement = self._made.pop(index)
                if replacement.undo is not None:
                    replacement.undo()
                return
        raise ValueError(
            f"{mock!r} was not made by this fixture, or is stopped already; "
            "pass what amocker.patch or amocker.spy returned"
        )

    def undo_all(self) -> None:
        """Undo everything, the last first; what fails does not keep the rest from being undone."""
        made, self._made = self._made, []
        with ExitStack() as stack:
            for replacement in made:
                if replacement.undo is not None:
                    stack.callback(replacement.undo)

    def reset_all(self, *, return_value: bool, side_effect: bool) -> None:
        """Reset all mocks."""
        for replacement in self._made:
            replacement.reset(return_value=return_value, side_effect=side_effect)


def _reset(mock: Any, *, return_value: bool, side_effect: bool) -> None:
    if is_mock(mock):
        mock.reset_mock(return_value=return_value, side_effect=side_effect)
    elif hasattr(mock, "reset_mock"):
        _reset_double(mock, return_value=return_value, side_effect=side_effect)


def _reset_double(double: Any, *, return_value: bool, side_effect: bool) -> None:
    """Reset the double of a function, whose `reset_mock` takes no arguments."""
    double.reset_mock()
    if return_value:
        double.return_value = amock.DEFAULT
    if side_effect:
        double.side_effect = None
