"""What the plugin answers by full name, looked up without a step of Python's once it is known.

mypy asks about each use of each name, tens of thousands of times in a suite, and mostly the answer
is that there is no handler. A look into a dict takes a quarter of the time of a method of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_HandlerT = TypeVar("_HandlerT")


class Answers(dict[str, _HandlerT]):
    """The answers that were given, by full name; `answers[name]` finds the others.

    Parameters:
        find: finds the answer for a full name.
    """

    def __init__(self, find: Callable[[str], _HandlerT]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, fullname: str) -> _HandlerT:
        answer = self[fullname] = self._find(fullname)
        return answer
