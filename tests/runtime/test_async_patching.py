"""Coroutine functions patched, and the kinds of tests that do so."""

import asyncio
import time
import unittest

import pytest

import amock
from amock import AsyncMock, IsolatedAsyncioTestCase, MagicMock, Mock, patch
from tests.runtime import feeds
from tests.runtime.feeds import Feed, publish_if_described, read_all, summarise

HERE = feeds.__name__


def test_an_async_mock_stands_where_the_function_is_used():
    fake = AsyncMock(return_value={"topic": "fake", "items": [1, 2]})
    with patch(f"{HERE}.read", new=fake):
        assert asyncio.run(summarise("any")) == "fake: 2"
    fake.assert_awaited_once()
    fake.assert_awaited_once_with("any")


def test_a_sync_mock_there_cannot_be_awaited():
    with patch(f"{HERE}.read", new=Mock(return_value={})), pytest.raises(TypeError, match="await"):
        asyncio.run(summarise("any"))


def test_patch_makes_an_async_mock_for_a_coroutine_function():
    with patch(f"{HERE}.read") as fake:
        assert isinstance(fake, AsyncMock)
        fake.return_value = {"topic": "fake", "items": []}
        assert asyncio.run(summarise("any")) == "fake: 0"


def test_autospec_makes_a_coroutine_function_that_refuses_other_arguments():
    with patch(f"{HERE}.read", autospec=True) as fake:
        fake.return_value = {"topic": "fake", "items": [1, 2, 3]}
        assert asyncio.run(summarise("any")) == "fake: 3"
        with pytest.raises(TypeError, match="topic"):
            asyncio.run(_awaited(feeds.read))
    fake.assert_awaited_once_with("any")


async def _awaited(make):
    return await make()


@patch(f"{HERE}.read", new_callable=AsyncMock)
async def _decorated(fake):
    fake.return_value = "patched"
    assert await feeds.read("a") == "patched"
    fake.assert_awaited_once_with("a")
    return True


def test_a_decorated_coroutine_function_gets_the_mock():
    assert asyncio.run(_decorated())


def test_new_callable_in_a_with_block():
    with patch(f"{HERE}.read", new_callable=AsyncMock) as fake:
        fake.return_value = "patched"
        assert asyncio.run(feeds.read()) == "patched"


def test_a_method_patched_on_its_class():
    with (
        patch.object(Feed, "describe"),
        patch(f"{HERE}.Feed.publish", new_callable=AsyncMock, return_value="sent") as publish,
    ):
        assert asyncio.run(publish_if_described(Feed(), {"a": 1})) == "sent"
    publish.assert_awaited_once_with({"a": 1})


def test_a_subclass_with_a_call_of_its_own():
    class Awaited(MagicMock):
        async def __call__(self, *args, **kwargs):
            return super().__call__(*args, **kwargs)

    with patch(f"{HERE}.read", new_callable=Awaited, return_value="patched") as fake:
        assert asyncio.run(feeds.read("a")) == "patched"
    fake.assert_called_once_with("a")


def test_concurrent_calls_get_their_results_in_turn():
    results = [{"topic": "a"}, {"topic": "b"}, {"topic": "c"}]
    with patch(f"{HERE}.read", new=AsyncMock()) as fake:
        fake.side_effect = results
        assert asyncio.run(read_all("abc")) == results
    assert fake.await_count == 3
    for topic in "abc":
        fake.assert_any_await(topic)


class TestIsolated(IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.feed = AsyncMock(spec=Feed)
        self.feed.publish.return_value = "sent"

    async def test_a_test_case_awaits(self):
        assert await publish_if_described(self.feed, {}) == "sent"
        amock.assert_awaited_once_with(self.feed.publish, {})


class TestPlain(unittest.TestCase):
    def test_a_plain_test_case_runs_the_loop(self):
        feed = AsyncMock(spec=Feed)
        feed.publish.return_value = "sent"
        assert asyncio.run(publish_if_described(feed, {})) == "sent"


@pytest.fixture
def message():
    return {"topic": "x"}


@pytest.mark.asyncio
async def test_a_test_of_pytest_asyncio_takes_fixtures(message):
    feed = AsyncMock(spec=Feed)
    await publish_if_described(feed, message)
    amock.assert_awaited_with(feed.publish, message)
    assert asyncio.get_running_loop().is_running()


@pytest.mark.asyncio
async def test_slow_calls_are_replaced_by_mocks():
    with patch("asyncio.sleep") as sleep, patch.object(time, "sleep"):
        time.sleep(60)  # noqa: ASYNC251 - a mock
        await asyncio.sleep(60)
    sleep.assert_awaited_once_with(60)
