"""Asynchronous iteration over mocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from amock._runtime.magics import configures
from amock._runtime.standard import DEFAULT, DELETED, is_mock


class AsyncIterator:
    """Iterates asynchronously over what can be iterated over.

    Parameters:
        values: what to give, one after the other.
    """

    def __init__(self, values: Iterable[Any]) -> None:
        self.iterator: Iterator[Any] = iter(values)

    def __aiter__(self) -> AsyncIterator:
        return self

    async def __anext__(self) -> Any:
        for value in self.iterator:
            return value
        raise StopAsyncIteration


@configures("__aiter__")
def _iterate(mock: Any, aiter_mock: Any) -> None:
    """Let `async for` over a mock go through what its `__aiter__` is told to return.

    In the standard library that has to be iterable; here it may be an asynchronous iterator too,
    the mock itself among them once its `__anext__` is set up.
    """

    def aiter_of() -> Any:
        values = aiter_mock._mock_return_value
        if values is DEFAULT:
            return AsyncIterator(())
        return values if _is_async_iterator(values) else AsyncIterator(values)

    aiter_mock.side_effect = aiter_of


def _is_async_iterator(values: Any) -> bool:
    if not is_mock(values):
        return hasattr(type(values), "__anext__")
    # Every MagicMock has the method; one that nobody set up would never end.
    following = values._mock_children.get("__anext__", DELETED)
    return following is not DELETED and (
        following._mock_side_effect is not None or following._mock_return_value is not DEFAULT
    )
