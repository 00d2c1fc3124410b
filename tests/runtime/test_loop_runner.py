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


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt])
def test_what_stops_a_loop_is_raised_too_and_the_loop_goes_on(error):
    async def fail():
        raise error

    with amock.LoopRunner() as runner:
        with pytest.raises(error):
            runner.run(fail())
        assert runner.run(one()) == 1


def test_a_cancelled_coroutine_raises_what_asyncio_raises():
    async def cancel():
        raise asyncio.CancelledError

    with amock.LoopRunner() as runner, pytest.raises(asyncio.CancelledError):
        runner.run(cancel())


@pytest.mark.parametrize("value", [None, lambda: None])
def test_what_is_no_coroutine_is_named_with_what_would_give_one(value):
    with amock.LoopRunner() as runner:
        with pytest.raises(TypeError, match=r"takes a coroutine.*Call the coroutine function"):
            runner.run(value)
        assert runner.run(one()) == 1


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


def test_what_cancelled_tasks_start_is_cancelled_too():
    started = []

    async def restart():
        try:
            await asyncio.sleep(60)
        finally:
            started.append(asyncio.ensure_future(asyncio.sleep(60)))

    async def start():
        started.append(asyncio.ensure_future(restart()))
        await asyncio.sleep(0)

    with amock.LoopRunner() as runner:
        runner.run(start())
    assert all(task.cancelled() for task in started)


def test_what_cancelled_tasks_raise_is_reported():
    reports = []

    async def fail():
        try:
            await asyncio.sleep(60)
        finally:
            raise KeyError("cleanup")

    async def start():
        reports.append(asyncio.ensure_future(fail()))
        await asyncio.sleep(0)

    with amock.LoopRunner() as runner:
        runner.loop.set_exception_handler(lambda loop, context: reports.append(context))
        runner.run(start())
    assert [repr(report["exception"]) for report in reports[1:]] == ["KeyError('cleanup')"]


async def one():
    return 1


def test_it_can_be_used_again_but_not_within_itself():
    runner = amock.LoopRunner()
    with runner:
        assert runner.run(one()) == 1
        with pytest.raises(RuntimeError, match="entered already"):
            runner.__enter__()
    with pytest.raises(RuntimeError, match="use it within"):
        runner.loop  # noqa: B018
    with runner:
        assert runner.run(one()) == 1


def test_two_of_them_run_side_by_side():
    with amock.LoopRunner() as outer, amock.LoopRunner() as inner:

        async def ask_the_other():
            return inner.run(one())

        assert outer.run(ask_the_other()) == 1


def test_it_works_while_another_loop_runs():
    async def use_one():
        with amock.LoopRunner() as runner:
            return runner.run(one())

    assert asyncio.run(use_one()) == 1


def test_an_exception_in_the_block_passes_and_the_thread_ends():
    before = threading.active_count()
    with pytest.raises(KeyError), amock.LoopRunner():
        raise KeyError
    assert threading.active_count() == before


def test_async_generators_are_closed():
    closed = []

    async def numbers():
        try:
            yield 1
        finally:
            closed.append(True)

    async def take_one(generator):
        return await generator.__anext__()

    generator = numbers()
    with amock.LoopRunner() as runner:
        assert runner.run(take_one(generator)) == 1
    assert closed == [True]


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
