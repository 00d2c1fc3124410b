import asyncio
import gc
import inspect
import re
import warnings

import pytest

import amock
from tests.runtime.services import Handler, Service, fetch


def run(coro):
    return asyncio.run(coro)


def test_an_async_mock_is_a_coroutine_function():
    mock = amock.AsyncMock(return_value=1)
    assert asyncio.iscoroutinefunction(mock)
    assert amock.iscoroutinefunction(mock)
    assert not amock.iscoroutinefunction(amock.Mock())
    assert amock.iscoroutinefunction(amock.create_autospec(fetch))
    assert inspect.iscoroutinefunction(amock.AsyncMock(spec=fetch))
    assert not amock.iscoroutinefunction(amock.AsyncMock)
    coroutine = mock()
    assert inspect.iscoroutine(coroutine)
    assert run(coroutine) == 1


@pytest.mark.parametrize("cls", [amock.Mock, amock.MagicMock, amock.AsyncMock])
def test_of_a_class_only_its_coroutine_functions_are_awaited(cls):
    mock = cls(spec=Service)
    assert isinstance(mock.fetch, amock.AsyncMock)
    assert isinstance(mock.ping, amock.AsyncMock)
    assert not isinstance(mock.get, amock.AsyncMock)
    assert isinstance(mock.ready, amock.AsyncMock) is False


def test_a_mock_of_a_coroutine_function_is_awaited():
    assert run(amock.MagicMock(fetch, return_value="a")()) == "a"


def test_async_attributes_are_those_of_a_function():
    mock = amock.AsyncMock()
    assert mock.__name__ == "AsyncMock"
    assert mock.__defaults__ == ()
    assert mock.__kwdefaults__ == {}
    assert mock.__annotations__ is None
    assert mock.__code__.co_flags & inspect.CO_COROUTINE


def test_awaits_are_recorded_beside_calls():
    mock = amock.AsyncMock()
    run(mock.fetch(1, fresh=True))
    mock.fetch.assert_awaited_once_with(1, fresh=True)
    assert mock.fetch.await_args == amock.call(1, fresh=True)
    assert mock.mock_calls == [amock.call.fetch(1, fresh=True)]


def test_a_side_effect_gives_results_in_turn_and_then_stops():
    mock = amock.AsyncMock(side_effect=[1, KeyError("k")])
    assert run(mock()) == 1
    with pytest.raises(KeyError):
        run(mock())
    with pytest.raises(StopAsyncIteration):
        run(mock())


def test_a_coroutine_function_as_side_effect_is_awaited():
    async def effect(x):
        return x * 2

    assert run(amock.AsyncMock(side_effect=effect)(2)) == 4


def test_a_mock_is_its_own_async_iterator():
    async def collect(mock):
        return [value async for value in mock]

    mock = amock.AsyncMock()
    mock.__aiter__.return_value = mock
    mock.__anext__.side_effect = [1, 2, StopAsyncIteration]
    assert run(collect(mock)) == [1, 2]


def test_async_iteration_goes_through_what_it_is_told():
    async def collect(mock):
        return [value async for value in mock]

    async def generate():
        yield 5

    mock = amock.MagicMock()
    assert run(collect(mock)) == []
    mock.__aiter__.return_value = [1, 2]
    assert run(collect(mock)) == [1, 2]
    assert run(collect(mock)) == [1, 2]
    mock.__aiter__.return_value = generate()
    assert run(collect(mock)) == [5]
    mock.__aiter__.return_value = amock.MagicMock()
    assert run(collect(mock)) == []


def test_an_async_context_manager_given_by_a_sync_method():
    async def use(pool):
        async with pool.acquire() as connection:
            return await connection.execute("select")

    pool = amock.MagicMock()
    pool.acquire.return_value.__aenter__.return_value.execute = amock.AsyncMock(return_value=3)
    assert run(use(pool)) == 3
    pool.acquire.return_value.__aexit__.assert_awaited_once()


@pytest.mark.parametrize("cls", [amock.AsyncMock, amock.MagicMock, amock.Mock])
def test_await_return_value_makes_calls_awaitable(cls):
    mock = cls()
    mock.coro.await_return_value = 42
    assert run(mock.coro(1)) == 42
    mock.coro.assert_awaited_once_with(1)
    assert mock.mock_calls == [amock.call.coro(1)]


def test_await_return_value_changes_no_other_mock():
    one, other = amock.MagicMock(), amock.MagicMock()
    one.await_return_value = 1
    assert not inspect.isawaitable(other())


def test_async_side_effect_makes_calls_awaitable():
    mock = amock.MagicMock(spec_set=["method"])
    mock.method.async_side_effect = [1, OSError]
    assert run(mock.method()) == 1
    with pytest.raises(OSError, match=r"^$"):
        run(mock.method())


def test_calls_never_awaited_are_known():
    mock = amock.AsyncMock(name="svc")
    run(mock(1))
    run(mock(1))
    mock(1).close()
    mock(2).close()
    assert mock.unawaited_calls == [amock.call(1), amock.call(2)]
    with pytest.raises(AssertionError, match=re.escape("Never awaited: [call(1), call(2)]")):
        mock.assert_all_awaited()


def test_assert_all_awaited_passes_when_all_are():
    mock = amock.AsyncMock()
    run(mock(1))
    mock.assert_all_awaited()


def test_the_warning_of_a_call_never_awaited_names_the_mock_and_the_place():
    mock = amock.AsyncMock(name="svc")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        mock.fetch(1)
        gc.collect()
    (warning,) = caught
    message = str(warning.message)
    line = inspect.currentframe().f_lineno - 4
    assert f"svc.fetch() called at {__file__}:{line}" in message


def test_assertions_on_awaits_as_functions():
    mock = amock.AsyncMock()
    amock.assert_not_awaited(mock)
    run(mock(1))
    amock.assert_awaited(mock)
    amock.assert_awaited_once(mock)
    amock.assert_awaited_with(mock, 1)
    amock.assert_awaited_once_with(mock, 1)
    amock.assert_any_await(mock, 1)
    amock.assert_has_awaits(mock, [amock.call(1)])
    with pytest.raises(AssertionError):
        amock.assert_awaited_with(mock, 2)


async def a_coroutine_function():
    pass


@pytest.mark.parametrize(
    ("make", "mend"),
    [
        (amock.Mock, "Assert its calls instead"),
        (lambda: a_coroutine_function, "Patch it first"),
        (lambda: asyncio.Future(loop=amock.Mock()), "Assert on the mock that was called"),
    ],
)
def test_assertions_on_awaits_refuse_what_is_not_awaited(make, mend):
    with pytest.raises(TypeError, match=mend):
        amock.assert_awaited(make())


def test_assertions_on_awaits_take_autospecced_coroutine_functions():
    mock = amock.create_autospec(fetch)
    run(mock(1))
    amock.assert_awaited_once_with(mock, 1)


def test_instances_with_an_async_call_are_awaited():
    assert run(amock.create_autospec(Handler)("x")("request")) is not None
