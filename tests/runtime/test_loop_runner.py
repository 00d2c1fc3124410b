import asyncio
import threading

import pytest

import amock


def test_it_gives_the_result_of_a_coroutine_run_in_another_thread():
    async def where():
        return threading.current_thread()

    with amock.LoopRunner() as runner:
        assert runner.run(where()) is not threading.current_thread()


def test_it_raises_what_the_coroutine_raises():
    async def fail():
        raise KeyError("k")

    with amock.LoopRunner() as runner, pytest.raises(KeyError):
        runner.run(fail())


def test_it_stops_waiting_after_the_timeout_and_cancels():
    cancelled = threading.Event()

    async def sleep():
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.set()
            raise

    with amock.LoopRunner() as runner:
        with pytest.raises(TimeoutError, match=r"longer than 0\.05 seconds"):
            runner.run(sleep(), timeout=0.05)
        assert cancelled.wait(5)


def test_a_timeout_raised_by_the_coroutine_is_its_own():
    async def fail():
        raise TimeoutError("from inside")

    with amock.LoopRunner() as runner, pytest.raises(TimeoutError, match="from inside"):
        runner.run(fail(), timeout=5)


def test_leaving_cancels_what_still_runs_and_joins():
    ended = []

    async def forever():
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(True)

    async def start():
        task = asyncio.ensure_future(forever())
        await asyncio.sleep(0)
        return task

    before = threading.active_count()
    with amock.LoopRunner() as runner:
        task = runner.run(start())
    assert ended == [True]
    assert task.cancelled()
    assert threading.active_count() == before


def test_it_is_used_within_with():
    async def nothing():
        pass

    runner = amock.LoopRunner()
    with pytest.raises(RuntimeError, match="use it within"):
        runner.run(nothing())


def test_waiting_for_the_own_thread_is_refused():
    async def nothing():
        pass

    with amock.LoopRunner() as runner:

        async def wait_for_itself():
            runner.run(nothing())

        with pytest.raises(RuntimeError, match="would wait for itself"):
            runner.run(wait_for_itself())


def test_sync_code_that_calls_into_the_loop_is_tested_with_mocks():
    service = amock.AsyncMock()
    service.fetch.return_value = 3

    def sync_code(loop):
        return asyncio.run_coroutine_threadsafe(service.fetch(1), loop).result(5)

    with amock.LoopRunner() as runner:
        assert sync_code(runner.loop) == 3
    service.fetch.assert_awaited_once_with(1)
