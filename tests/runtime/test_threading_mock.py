"""`ThreadingMock`, as the standard library has it from Python 3.13, on every Python."""

import threading

import pytest

import amock


def call_soon(function, *args, **kwargs):
    thread = threading.Thread(target=function, args=args, kwargs=kwargs)
    thread.start()
    return thread


def test_it_waits_for_a_call_from_another_thread():
    mock = amock.ThreadingMock(timeout=30)
    thread = call_soon(mock.done, 1, key=2)
    mock.done.wait_until_called()
    mock.done.wait_until_any_call_with(1, key=2)
    thread.join()
    mock.done.assert_called_once_with(1, key=2)


def test_a_call_that_was_made_before_counts():
    mock = amock.ThreadingMock(timeout=0)
    mock.done(1)
    mock.done(2)
    mock.done.wait_until_called()
    mock.done.wait_until_any_call_with(1)


def test_it_gives_up_after_its_timeout():
    mock = amock.ThreadingMock(name="worker", timeout=0)
    with pytest.raises(AssertionError, match=r"was not called before timeout\(0\)"):
        mock.wait_until_called()
    mock(1)
    with pytest.raises(AssertionError, match=r"worker\(2\) call not found"):
        mock.wait_until_any_call_with(2)


def test_a_timeout_of_one_wait_comes_before_that_of_the_mock():
    mock = amock.ThreadingMock(timeout=30)
    with pytest.raises(AssertionError, match=r"timeout\(0\)"):
        mock.wait_until_called(timeout=0)


def test_a_subclass_may_set_the_timeout_of_all_its_mocks():
    class Impatient(amock.ThreadingMock):
        DEFAULT_TIMEOUT = 0

    with pytest.raises(AssertionError, match=r"timeout\(0\)"):
        Impatient().child.wait_until_called()


def test_calls_before_a_reset_do_not_count():
    mock = amock.ThreadingMock(timeout=0)
    mock()
    mock.reset_mock()
    with pytest.raises(AssertionError):
        mock.wait_until_called()


def test_it_is_a_magic_mock_with_a_spec_like_any_other():
    mock = amock.ThreadingMock(spec=threading.Event, timeout=0)
    assert isinstance(mock, amock.Mock)
    assert len(amock.ThreadingMock()) == 0
    with pytest.raises(AttributeError):
        mock.wiat()
    mock.set()
    mock.set.wait_until_called()


def test_the_results_are_those_of_any_mock():
    mock = amock.ThreadingMock(side_effect=[1, KeyError], timeout=0)
    assert mock() == 1
    with pytest.raises(KeyError):
        mock()
    mock.wait_until_called()
