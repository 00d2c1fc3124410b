"""An event loop in a thread of its own, for tests of synchronous code that calls into one."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Final, TypeVar

from typing_extensions import Self

_T = TypeVar("_T")
_ROUNDS: Final = 10
"""How often what cancelled tasks start is cancelled in its turn."""


class LoopRunner:
    """Runs an event loop in its own thread while a `with` block lasts.

    Not in `unittest.mock`. For tests of synchronous code that hands coroutines to a loop. On
    leaving the block whatever still runs on the loop is cancelled, asynchronous generators are
    closed, and the thread is joined.

    Raises:
        RuntimeError: if the block is entered while it lasts.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The event loop, for code that is given one. Not in `unittest.mock`.

        Raises:
            RuntimeError: outside of the `with` block.
        """
        if self._loop is None:
            raise RuntimeError("LoopRunner has no loop here: use it within `with LoopRunner():`.")
        return self._loop

    def __enter__(self) -> Self:
        if self._loop is not None:
            raise RuntimeError("LoopRunner is entered already; make another one.")
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run_loop, name="LoopRunner", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
        /,
    ) -> None:
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        self._loop = self._thread = None
        loop.call_soon_threadsafe(loop.stop)
        thread.join()

    def run(self, coro: Coroutine[Any, Any, _T], *, timeout: float | None = None) -> _T:
        """Run a coroutine on the loop and wait for it. Not in `unittest.mock`.

        Parameters:
            coro: the coroutine.
            timeout: how many seconds to wait; None for as long as it takes.

        Returns:
            its result.

        Raises:
            TimeoutError: if it takes longer; the coroutine is cancelled.
            asyncio.CancelledError: if something else cancels it.
            TypeError: if it is no coroutine.
            RuntimeError: outside of the `with` block, or on the loop's own thread, which would
                wait for itself.
        """
        if not asyncio.iscoroutine(coro):
            raise TypeError(
                f"LoopRunner.run() takes a coroutine, and this is none: {coro!r}. Call the "
                "coroutine function to get one."
            )
        if threading.current_thread() is self._thread:
            coro.close()
            raise RuntimeError("LoopRunner.run() on the loop's own thread would wait for itself.")
        try:
            loop = self.loop
        except RuntimeError:
            coro.close()
            raise
        future = asyncio.run_coroutine_threadsafe(coro, loop)
        done, _ = concurrent.futures.wait([future], timeout)
        if not done:
            future.cancel()
            raise TimeoutError(f"The coroutine took longer than {timeout} seconds.")
        try:
            return future.result()
        except concurrent.futures.CancelledError:
            # Across threads it becomes another class; the coroutine knows only this one.
            raise asyncio.CancelledError from None

    def _run_loop(self) -> None:
        """What the thread does: run the loop until it is stopped, then leave nothing behind."""
        loop = self.loop
        asyncio.set_event_loop(loop)
        try:
            _run_until_stopped(loop)
        finally:
            loop.run_until_complete(_cancel_tasks(loop))
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
            asyncio.set_event_loop(None)
            loop.close()


def _run_until_stopped(loop: asyncio.AbstractEventLoop) -> None:
    while True:
        try:
            loop.run_forever()
        except (KeyboardInterrupt, SystemExit):
            # asyncio stops the loop for these too. Whoever waits for the task is given it; the
            # loop has to go on for the others.
            continue
        return


async def _cancel_tasks(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel what still runs, and what that starts when it is cancelled; wait for it to end."""
    for _ in range(_ROUNDS):
        tasks = asyncio.all_tasks(loop) - {asyncio.current_task()}
        if not tasks:
            return
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for task in tasks:
            _report(loop, task)


def _report(loop: asyncio.AbstractEventLoop, task: asyncio.Task[Any]) -> None:
    """Let the loop say what a task raised instead of being cancelled, as `asyncio.run` does."""
    error = None if task.cancelled() else task.exception()
    if error is not None:
        message = "A task failed when LoopRunner cancelled it."
        loop.call_exception_handler({"message": message, "exception": error, "task": task})
