"""Threads that call the same mock."""

import contextlib
import dis
import inspect
import sys
import threading

import pytest

import amock
from amock._runtime import awaits, calls

THREADS, CALLS = 8, 5000


@pytest.fixture
def _busy():
    """Let another thread run as often as the interpreter can."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def in_threads(function):
    start = threading.Barrier(THREADS)

    def work():
        start.wait()
        for _ in range(CALLS):
            function()

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.usefixtures("_busy")
def test_no_call_is_lost():
    mock = amock.MagicMock()
    in_threads(mock.child)
    assert mock.child.call_count == len(mock.child.call_args_list) == THREADS * CALLS
    assert len(mock.mock_calls) == len(mock.method_calls) == THREADS * CALLS


@pytest.mark.usefixtures("_busy")
def test_no_await_is_lost():
    mock = amock.AsyncMock(return_value=1)

    def call_and_await():
        with contextlib.suppress(StopIteration):
            mock().send(None)

    in_threads(call_and_await)
    assert mock.await_count == len(mock.await_args_list) == THREADS * CALLS


@pytest.mark.parametrize("function", [calls.record_call, awaits.answer])
def test_counting_calls_nothing_so_that_no_thread_comes_between(function):
    lines, first = inspect.getsourcelines(function)
    line = first + 1 + [text.strip() for text in lines].index("if ONE_THREAD_RUNS:")
    offsets = {
        offset
        for start, end, number in function.__code__.co_lines()
        if number == line
        for offset in range(start, end)
    }
    names = [i.opname for i in dis.get_instructions(function) if i.offset in offsets]
    steps = names[: names.index("STORE_SUBSCR") + 1]
    assert not [name for name in steps if name.startswith(("CALL", "JUMP", "RESUME"))]
