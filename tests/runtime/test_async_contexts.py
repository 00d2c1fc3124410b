"""Mocks as asynchronous context managers and iterators."""

import asyncio

import pytest

from amock import AsyncMock, MagicMock


@pytest.mark.parametrize("cls", [AsyncMock, MagicMock])
def test_a_mock_is_an_async_context_manager(cls):
    async def use(mock):
        async with mock as value:
            return value

    mock = cls()
    mock.__aenter__.return_value = "inside"
    mock.__aexit__.return_value = None
    assert asyncio.run(use(mock)) == "inside"
    mock.__aenter__.assert_awaited_once()
    mock.__aexit__.assert_awaited_once()


def test_an_exception_leaves_an_async_context_unless_it_is_swallowed():
    async def fail(mock):
        async with mock:
            raise KeyError

    mock = AsyncMock()
    with pytest.raises(KeyError):
        asyncio.run(fail(mock))
    mock.__aexit__.return_value = True
    asyncio.run(fail(mock))


@pytest.mark.parametrize("cls", [AsyncMock, MagicMock])
def test_a_mock_is_its_own_async_iterator(cls):
    async def collect(mock):
        return [item async for item in mock]

    mock = cls()
    mock.__aiter__.return_value = mock
    mock.__anext__.side_effect = ["one", "two", StopAsyncIteration]
    assert asyncio.run(collect(mock)) == ["one", "two"]
    mock.__aiter__.assert_called_once()
    assert mock.__anext__.await_count == 3


def test_an_async_mock_is_iterated_through_a_method_of_a_spec():
    class Tail:
        async def follow(self):
            yield ""

    async def collect(tail):
        return [line async for line in tail.follow()]

    tail = AsyncMock(spec=Tail)
    tail.follow.return_value.__aiter__.return_value = ["a", "b"]
    assert asyncio.run(collect(tail)) == ["a", "b"]


class Connection:
    async def execute(self, query): ...


class Pool:
    def acquire(self):
        raise AssertionError("the real one")


@pytest.mark.parametrize("cls", [AsyncMock, MagicMock])
def test_a_sync_method_gives_an_async_context_manager(cls):
    async def query(pool):
        async with pool.acquire() as connection:
            return await connection.execute("select")

    connection = AsyncMock(spec=Connection)
    connection.execute.return_value = ["row"]
    pool = cls(spec=Pool)
    pool.acquire.return_value.__aenter__.return_value = connection
    assert asyncio.run(query(pool)) == ["row"]
    pool.acquire.return_value.__aexit__.assert_awaited_once_with(None, None, None)
