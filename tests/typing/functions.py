"""The typed mock functions: their parameters and results, and what fits them."""

import unittest.mock
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any

from typing_extensions import assert_type

from amock import ANY, DEFAULT, AsyncFunctionMock, FunctionMock, MagicMock, Mock, mocked, sentinel
from tests.typing.service import Row, Service, load, parse, untyped


# Users write them in annotations, for what patch passes and for what fixtures give.
def fixture() -> AsyncFunctionMock[[int], Row]:
    return mocked(load)


def annotated(fetch: AsyncFunctionMock[[int], Row], sync: FunctionMock[[], None]) -> None:
    fetch.assert_awaited_once_with(1)
    sync.assert_called_once_with()
    anything: FunctionMock[..., Any] = mocked(parse)
    anything.assert_called_once_with(1, two=2)
    sync.assert_called_once_with(1)  # type: ignore[call-arg]  # ty: ignore
    fetch.return_value = "row"  # type: ignore[assignment]  # ty: ignore


# What is mocked decides which mock it is.
def kinds(service: Service, mock: Mock[Service]) -> None:
    parsed: FunctionMock[[str], int] = mocked(parse)
    loaded: AsyncFunctionMock[[int], Row] = mocked(load)
    assert_type(mocked(parsed), FunctionMock[[str], int])
    assert_type(mocked(loaded), AsyncFunctionMock[[int], Row])
    assert_type(mocked(mock), Mock[Service])
    assert_type(mocked(service), MagicMock[Service])
    assert_type(mocked(service.timeout), MagicMock[float])
    assert_type(mocked(untyped)(1), Any)
    mocked(untyped).return_value = object()


# A call takes what the function takes and gives what it gives.
async def calls(service: Service) -> None:
    assert_type(mocked(parse)("1"), int)
    assert_type(mocked(service.rename)(Row(1, ""), text="b"), bool)
    assert_type(await mocked(service.fetch)(1, fresh=True), Row)
    assert_type(await mocked(service.later)(), int)
    assert_type(mocked(Service)("url", retries=1), Service)
    async for row in mocked(service.stream)():
        assert_type(row, Row)
    async with mocked(service.acquire)() as row:
        assert_type(row, Row)
    mocked(parse)(1)  # type: ignore[arg-type]  # ty: ignore
    mocked(parse)()  # type: ignore[call-arg]  # ty: ignore
    await mocked(service.fetch)(1, frehs=True)  # type: ignore[call-arg]  # ty: ignore
    mocked(Service)("url", timeout=1)  # type: ignore[call-arg]  # ty: ignore


# A result is written as the function's and read as a mock of it.
def results(service: Service, connection: object) -> None:
    mocked(parse).return_value = 1
    mocked(parse).return_value = DEFAULT
    mocked(parse).return_value = sentinel.number
    mocked(service.fetch).return_value = Row(1, "")
    mocked(service.fetch).return_value = Mock(spec=Row)
    mocked(service.fetch).await_return_value = Row(1, "")
    mocked(service.acquire).return_value.__aenter__.return_value = connection
    mocked(service.stream).return_value.__aiter__.return_value = [Row(1, "")]
    mocked(service.fetch).return_value.text = "b"
    mocked(service.fetch).return_value.assert_not_called()
    assert_type(mocked(service.fetch).return_value, MagicMock[Row])
    assert_type(mocked(parse).return_value, MagicMock[int])
    assert_type(mocked(parse).call_count, int)
    assert_type(mocked(parse).called, bool)
    mocked(parse).return_value = "1"  # type: ignore[assignment]  # ty: ignore
    mocked(service.fetch).return_value = 1  # type: ignore[assignment]  # ty: ignore
    mocked(service.fetch).await_return_value = 1  # type: ignore[assignment]  # ty: ignore


def three() -> Iterator[int]:
    yield from (1, 2, 3)


async def fetch(key: int, *, fresh: bool = False) -> Row:
    return Row(key, str(fresh))


def fetch_now(key: int, *, fresh: bool = False) -> Row:
    return Row(key, str(fresh))


# A side effect is a function like it, an exception, or results and exceptions in turn.
def side_effects(service: Service) -> None:
    mocked(parse).side_effect = int
    mocked(parse).side_effect = len
    mocked(parse).side_effect = lambda text: 1
    mocked(parse).side_effect = lambda *args: DEFAULT
    mocked(parse).side_effect = ValueError
    mocked(parse).side_effect = ValueError("no number")
    mocked(parse).side_effect = [1, ValueError, 2, ValueError("no number")]
    mocked(parse).side_effect = (1, DEFAULT)
    mocked(parse).side_effect = three()
    mocked(parse).side_effect = None
    mocked(service.fetch).side_effect = fetch
    mocked(service.fetch).side_effect = fetch_now
    mocked(service.fetch).side_effect = [Row(1, ""), TimeoutError]
    mocked(service.fetch).async_side_effect = fetch
    mocked(parse).side_effect = [1, "2"]  # type: ignore[list-item]  # ty: ignore
    mocked(parse).side_effect = 1  # type: ignore[assignment]  # ty: ignore
    mocked(parse).side_effect = fetch  # type: ignore[assignment]  # ty: ignore
    mocked(service.fetch).side_effect = parse  # type: ignore[assignment]  # ty: ignore
    mocked(service.fetch).async_side_effect = [1]  # type: ignore[list-item]  # ty: ignore


# Assertions take the parameters of the function.
def assertions(service: Service) -> None:
    mocked(parse).assert_called_once_with("1")
    mocked(parse).assert_called_with(ANY)
    mocked(parse).assert_any_call(text=sentinel.text)
    mocked(service.fetch).assert_awaited_once_with(1, fresh=True)
    mocked(service.fetch).assert_awaited_with(ANY, fresh=ANY)
    mocked(service.fetch).assert_any_await(key=Mock())
    mocked(Service).assert_called_once_with("url", retries=ANY)
    mocked(parse).assert_called_once_with(1)  # type: ignore[arg-type]  # ty: ignore
    mocked(parse).assert_called_with()  # type: ignore[call-arg]  # ty: ignore
    mocked(parse).assert_any_call("1", "2")  # type: ignore[call-arg]  # ty: ignore
    mocked(service.fetch).assert_awaited_once_with(1, frehs=True)  # type: ignore[call-arg]  # ty: ignore
    mocked(service.fetch).assert_awaited_with("1")  # type: ignore[arg-type]  # ty: ignore
    mocked(service.fetch).assert_any_await()  # type: ignore[call-arg]  # ty: ignore
    mocked(service.fetch).assert_called_once_with()  # type: ignore[call-arg]  # ty: ignore
    mocked(Service).assert_called_once_with()  # type: ignore[call-arg]  # ty: ignore


# They go where mocks go and where functions like them go.
def places(sync: FunctionMock[[str], int], awaited: AsyncFunctionMock[[int], Row]) -> None:
    magic: unittest.mock.MagicMock = sync
    magic = awaited
    async_mock: unittest.mock.AsyncMock = awaited
    plain: unittest.mock.Mock = awaited
    takes_text: Callable[[str], int] = sync
    takes_key: Callable[[int], Coroutine[Any, Any, Row]] = awaited
    takes_key_too: Callable[[int], Awaitable[Row]] = awaited
    optional: Callable[..., Any] | None = sync
    sync.any_attribute.assert_called_once()
    sync.reset_mock()
    assert sync.call_args.args == ("1",)
    assert awaited.await_args.kwargs == {}
    assert awaited.await_count == 1
    assert [seen.args for seen in awaited.await_args_list] == [(1,)]
