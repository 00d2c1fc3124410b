"""What can be asserted of awaits."""

import asyncio

import pytest

from amock import AsyncMock, MagicMock, call


def test_a_call_is_not_yet_an_await():
    mock = AsyncMock()
    coroutine = mock()
    assert mock.called
    with pytest.raises(AssertionError, match=r"^Expected mock to have been awaited\.$"):
        mock.assert_awaited()
    asyncio.run(coroutine)
    mock.assert_awaited()


def test_a_second_await_is_one_too_many():
    mock = AsyncMock()
    asyncio.run(mock("a"))
    mock.assert_awaited_once()
    mock.assert_awaited_once_with("a")
    asyncio.run(mock("a"))
    message = r"^Expected mock to have been awaited once\. Awaited 2 times\."
    with pytest.raises(AssertionError, match=message):
        mock.assert_awaited_once()
    with pytest.raises(AssertionError, match=message):
        mock.assert_awaited_once_with("a")


def test_the_last_await_counts():
    mock = AsyncMock()
    asyncio.run(mock("a", key="b"))
    mock.assert_awaited_with("a", key="b")
    message = r"^expected await not found\.\nExpected: mock\('z'\)\n *Actual: mock\('a', key='b'\)"
    with pytest.raises(AssertionError, match=message):
        mock.assert_awaited_with("z")


def test_any_await_may_count():
    mock = AsyncMock()
    asyncio.run(mock("a", key="b"))
    asyncio.run(mock("c"))
    mock.assert_any_await("a", key="b")
    with pytest.raises(AssertionError, match=r"^mock\('z'\) await not found"):
        mock.assert_any_await("z")


def test_awaits_are_found_in_order_or_in_any():
    mock = AsyncMock()
    message = r"^Awaits not found\.\nExpected: \[call\('a'\), call\('b'\)\]\n *Actual: \[\]"
    with pytest.raises(AssertionError, match=message):
        mock.assert_has_awaits([call("a"), call("b")])
    for topic in "xaby":
        asyncio.run(mock(topic))
    mock.assert_has_awaits([call("a"), call("b")])
    mock.assert_has_awaits([call("y"), call("a")], any_order=True)
    with pytest.raises(AssertionError, match="Awaits not found"):
        mock.assert_has_awaits([call("b"), call("a")])


def test_not_awaited_holds_until_it_is():
    mock = AsyncMock()
    mock.assert_not_awaited()
    asyncio.run(mock())
    with pytest.raises(AssertionError, match="Awaited 1 times"):
        mock.assert_not_awaited()


def test_awaits_are_counted_and_listed_until_they_are_reset():
    mock = AsyncMock(return_value=1)
    assert (mock.await_count, mock.await_args, mock.await_args_list) == (0, None, [])
    asyncio.run(mock("a"))
    asyncio.run(mock("b"))
    assert (mock.await_count, mock.await_args) == (2, call("b"))
    assert mock.await_args_list == [call("a"), call("b")]
    mock.reset_mock()
    assert (mock.await_count, mock.await_args, mock.await_args_list) == (0, None, [])
    assert asyncio.run(mock()) == 1


def test_behaviour_is_reset_when_that_is_asked_for():
    mock = MagicMock()
    mock.method.await_return_value = 1
    mock.method.async_side_effect = [1]
    mock.method.reset_mock(return_value=True, side_effect=True)
    assert mock.method.await_return_value != 1
    assert mock.method.async_side_effect is None


def test_calls_of_coroutine_functions_are_counted_as_any_calls():
    mock = MagicMock()
    mock.method.await_return_value = 1
    asyncio.run(mock.method("a", key="b"))
    mock.method.assert_called()
    mock.method.assert_called_once()
    mock.method.assert_called_with("a", key="b")
    mock.method.assert_called_once_with("a", key="b")
    mock.method.assert_called_with_any("a")
    mock.method.assert_called_with_any(key="b")
