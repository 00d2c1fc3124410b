"""What is compared of one attribute of a mock."""

from __future__ import annotations

from typing import NamedTuple
from unittest import mock

from amock_shape import SUPPORTED_DUNDERS, is_dunder

MOST_ARGUMENTS = 6
"""Calls are tried with up to as many arguments."""

_OF_EVERY_MOCK = frozenset(dir(mock.MagicMock)) | frozenset(dir(mock.AsyncMock))
_SET_UP = frozenset(dir(type(mock.MagicMock()))) | frozenset(dir(type(mock.AsyncMock())))


class Observation(NamedTuple):
    """An attribute as one side sees it.

    Attributes:
        is_async: whether it is the mock of a coroutine function; None if that is left open.
        arity: the numbers of positional arguments that a call may have; None if any may be given.
        is_certain: whether the class surely has the attribute, and not only its instances. A stub
            does not tell the one from the other.
        exists: whether it is there.
    """

    is_async: bool | None
    arity: frozenset[int] | None
    is_certain: bool = True
    exists: bool = True


MISSING = Observation(None, None, exists=False)
"""An attribute that a mock refuses to give."""


Observations = dict[str, Observation]
"""The attributes of one mock by name."""


def is_compared(name: str) -> bool:
    """Tell whether mocks are asked for an attribute.

    It is public and not one of every mock's, or a special method that mocks set up by themselves.
    """
    if is_dunder(name):
        return name in SUPPORTED_DUNDERS & _SET_UP and not hasattr(object, name)
    return not name.startswith("_") and name not in _OF_EVERY_MOCK
