"""Calls that were never awaited: which they are, and how Python's warning names them."""

import asyncio
import contextlib
import gc
import inspect
import re
import warnings

import pytest

import amock
from tests.runtime import feeds
from tests.runtime.services import Service, fetch


def cancelled_before_start(mock):
    async def run():
        task = asyncio.ensure_future(mock(1))
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    asyncio.run(run())


def timed_out_before_start(mock):
    async def run():
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(mock(1), 0)

    asyncio.run(run())


def closed(mock):
    mock(1).close()


@pytest.mark.parametrize("use", [cancelled_before_start, timed_out_before_start, closed])
@pytest.mark.parametrize("make", [amock.AsyncMock, lambda: amock.create_autospec(fetch)])
def test_what_never_started_was_never_awaited(use, make):
    mock = make()
    use(mock)
    assert mock.unawaited_calls == [amock.call(1)]
    with pytest.raises(AssertionError, match=re.escape("Never awaited: [call(1)]")):
        mock.assert_all_awaited()


@pytest.mark.parametrize("make", [amock.AsyncMock, lambda: amock.create_autospec(fetch)])
def test_what_asyncio_runs_was_awaited(make):
    mock = make()

    async def run():
        await asyncio.gather(mock(1), mock(2))
        await asyncio.wait_for(mock(3), 5)
        await asyncio.create_task(mock(4))

    asyncio.run(run())
    assert mock.unawaited_calls == []
    mock.assert_all_awaited()


def test_only_that_call_is_named_of_several_that_are_equal():
    mock = amock.create_autospec(fetch)
    first, second = mock(1), mock(1)
    asyncio.run(second)
    assert mock.unawaited_calls == [amock.call(1)]
    asyncio.run(first)
    assert mock.unawaited_calls == []


PARENTS = {
    "AsyncMock": lambda: amock.AsyncMock(name="service"),
    "spec": lambda: amock.AsyncMock(spec=Service, name="service"),
    "sync mock with a spec": lambda: amock.Mock(spec=Service, name="service"),
    "autospec": lambda: amock.create_autospec(Service, instance=True, name="service"),
}


@pytest.mark.parametrize("make", PARENTS.values(), ids=PARENTS)
def test_a_mock_answers_for_the_mocks_below_it(make):
    service = make()
    service.assert_all_awaited()
    service.fetch(1).close()
    expected = "call of 'service' to have been awaited. Never awaited: [call.fetch(1)]"
    with pytest.raises(AssertionError, match=re.escape(expected)):
        service.assert_all_awaited()


def test_mocks_that_calls_gave_are_below_too():
    mock = amock.MagicMock()
    mock.open().read = amock.AsyncMock()
    mock.open().read(1).close()
    with pytest.raises(AssertionError, match=re.escape("[call.open().read(1)]")):
        mock.assert_all_awaited()


def test_a_mock_below_itself_is_asked_once():
    mock = amock.AsyncMock()
    mock.return_value = mock
    mock.child = mock
    mock.assert_all_awaited()


def test_a_reset_mock_has_no_calls_left():
    for mock in (amock.AsyncMock(), amock.create_autospec(fetch)):
        mock(1).close()
        mock.reset_mock()
        assert mock.unawaited_calls == []


CALLERS = {
    "AsyncMock": lambda: amock.AsyncMock(name="feed").read("x"),
    "autospec": lambda: amock.create_autospec(feeds.Feed, instance=True, name="feed").read("x"),
    "spec": lambda: amock.Mock(spec=feeds.Feed, name="feed").read("x"),
    "function": lambda: amock.create_autospec(feeds.read, name="feed.read")("x"),
    "made awaitable": lambda: amock.MagicMock(name="feed", **{"read.await_return_value": 1}).read(),
}


@pytest.mark.parametrize("call", CALLERS.values(), ids=CALLERS)
def test_the_warning_names_the_mock_and_the_place_of_the_call(call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
        gc.collect()
    line = inspect.getsourcelines(call)[1]
    (warning,) = caught
    assert str(warning.message) == (
        f"coroutine 'feed.read() called at {__file__}:{line}' was never awaited"
    )


def test_await_return_value_and_async_side_effect_of_an_autospecced_function():
    double = amock.create_autospec(fetch)
    double.await_return_value = 3
    assert asyncio.run(double(1)) == 3
    double.async_side_effect = [4, 5]
    assert [asyncio.run(double(1)), asyncio.run(double(1))] == [4, 5]


def test_an_autospecced_coroutine_function_is_one():
    double = amock.create_autospec(fetch)
    assert asyncio.iscoroutinefunction(double)
    assert amock.iscoroutinefunction(double)
    assert inspect.isfunction(double)
