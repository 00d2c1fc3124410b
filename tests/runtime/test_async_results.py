"""What the calls of asynchronous mocks give, and of what kind mocks are."""

import asyncio
import inspect

import pytest

import amock
from amock import AsyncMock, MagicMock, Mock
from tests.runtime.feeds import Feed, publish_if_described, read


def test_an_async_mock_passes_for_a_coroutine_function_and_its_calls_are_awaitable():
    mock = AsyncMock()
    assert asyncio.iscoroutinefunction(mock)
    assert inspect.iscoroutinefunction(mock)
    coroutine = mock()
    assert inspect.isawaitable(coroutine)
    assert isinstance(asyncio.run(coroutine), AsyncMock)


def test_a_return_value_is_what_awaiting_gives():
    mock = AsyncMock(return_value="news")
    assert asyncio.run(mock("a", key="b")) == "news"
    mock.assert_awaited_once_with("a", key="b")
    assert mock.await_count == 1


def test_a_sync_side_effect_gives_its_result():
    assert asyncio.run(AsyncMock(side_effect=lambda topic: topic * 2)("ab")) == "abab"


def test_an_async_side_effect_is_awaited():
    async def effect(*args):
        await asyncio.sleep(0)
        return f"done: {args}"

    assert asyncio.run(AsyncMock(side_effect=effect)("a")) == "done: ('a',)"


@pytest.mark.parametrize("error", [ValueError("no"), ValueError])
def test_an_exception_as_side_effect_is_raised_by_the_await(error):
    coroutine = AsyncMock(side_effect=error)()
    with pytest.raises(ValueError, match=r"^(no)?$"):
        asyncio.run(coroutine)


def test_results_are_given_in_turn_and_then_iteration_stops():
    mock = AsyncMock(side_effect=["one", ValueError("two"), "three"])
    assert asyncio.run(mock()) == "one"
    with pytest.raises(ValueError, match="two"):
        asyncio.run(mock())
    assert asyncio.run(mock()) == "three"
    with pytest.raises(StopAsyncIteration):
        asyncio.run(mock())


def test_an_async_mock_is_a_mock():
    assert issubclass(AsyncMock, Mock)
    assert isinstance(AsyncMock(), amock.NonCallableMock)


@pytest.mark.parametrize("cls", [Mock, MagicMock])
def test_the_mock_of_a_coroutine_function_gives_coroutines(cls):
    mock = cls(read)
    assert "spec='function'" in repr(mock)
    coroutine = mock()
    assert inspect.iscoroutine(coroutine)
    coroutine.close()


@pytest.mark.parametrize(("cls", "sync"), [(AsyncMock, MagicMock), (MagicMock, MagicMock)])
def test_a_spec_decides_what_is_awaited(cls, sync):
    mock = cls(Feed)
    assert isinstance(mock.describe, sync)
    assert not isinstance(mock.describe, AsyncMock)
    assert isinstance(mock.read, AsyncMock)


def test_a_plain_mock_with_a_spec_has_plain_children_where_nothing_is_awaited():
    mock = Mock(Feed)
    assert isinstance(mock.describe, Mock)
    assert not isinstance(mock.describe, MagicMock)
    assert isinstance(mock.read, AsyncMock)


async def feed_with_spec():
    feed = AsyncMock(spec=Feed)
    feed.read.return_value = {"topic": "x"}
    feed.publish.return_value = "sent"
    news = await feed.read("x")
    assert await publish_if_described(feed, news) == "sent"
    feed.read.assert_awaited_once_with("x")
    feed.publish.assert_awaited_once_with({"topic": "x"})
    feed.describe.assert_called_once_with()


def test_a_mock_with_a_spec_is_told_and_asked_method_by_method():
    asyncio.run(feed_with_spec())


@pytest.mark.parametrize("cls", [Mock, MagicMock, AsyncMock])
def test_what_awaiting_gives_can_be_set_on_the_child_of_any_mock(cls):
    mock = cls()
    mock.method.await_return_value = 42
    assert asyncio.run(mock.method("a")) == 42
    mock.method.assert_awaited_once_with("a")
    assert mock.method.await_return_value == mock.method.return_value == 42


def test_what_awaiting_gives_is_given_with_the_constructor_too():
    assert asyncio.run(MagicMock(await_return_value=42)()) == 42
    assert asyncio.run(MagicMock(**{"method.async_side_effect": [1]}).method()) == 1


async def double_it(number):
    return number * 2


@pytest.mark.parametrize(
    ("effect", "result"), [(double_it, 6), (lambda number: number + 1, 4), ([9], 9)]
)
def test_an_async_side_effect_may_be_any_side_effect(effect, result):
    mock = MagicMock()
    mock.method.async_side_effect = effect
    assert asyncio.run(mock.method(3)) == result


def test_an_async_side_effect_raises_when_awaited():
    mock = MagicMock()
    mock.method.async_side_effect = KeyError("k")
    coroutine = mock.method()
    with pytest.raises(KeyError):
        asyncio.run(coroutine)
