"""Typed mocks: `mocked`, and the mock functions that annotations and the plugin speak of."""

from __future__ import annotations

from typing import TypeVar

from amock._runtime.classes import AsyncMock, MagicMock
from amock._runtime.standard import extract_mock, is_mock

_T = TypeVar("_T")


class FunctionMock(MagicMock):
    """The mock of a function: `FunctionMock[P, R]` in annotations, a MagicMock at run time.

    Not in `unittest.mock`. P are the function's parameters, R is its result.

    Parameters:
        **kwargs: those of `MagicMock`.
    """


class AsyncFunctionMock(AsyncMock):
    """The mock of a coroutine function: `AsyncFunctionMock[P, R]`, an AsyncMock at run time.

    Not in `unittest.mock`. P are the function's parameters, R is what awaiting a call gives.

    Parameters:
        **kwargs: those of `AsyncMock`.
    """


def mocked(target: _T) -> _T:
    """Give the argument, typed as the mock it is. Not in `unittest.mock`.

    Parameters:
        target: an attribute that a test has replaced by a mock, or has from one.

    Returns:
        the same object.

    Raises:
        TypeError: if it is not a mock.
    """
    if not is_mock(extract_mock(target)):
        raise TypeError(
            f"mocked() takes a mock, and this is none: {target!r}. "
            f"Patch it first, or take it from a mock made with a spec."
        )
    return target
