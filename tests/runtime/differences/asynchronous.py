"""Asynchronous mocks"""

from __future__ import annotations

import asyncio
import gc
import inspect
import warnings
from typing import Any

from tests.runtime.differences.rules import rule
from tests.runtime.services import fetch


@rule(standard=[], here=[1, 2])
def async_iterators(mock: Any) -> Any:
    """`__aiter__.return_value` may be an asynchronous iterator: an async generator, or a mock whose
    `__anext__` was set up, the mock itself among them.
    """
    double = mock.AsyncMock()
    double.__aiter__.return_value = double
    double.__anext__.side_effect = [1, 2, StopAsyncIteration]

    async def collect() -> list[Any]:
        return [value async for value in double]

    return asyncio.run(collect())


@rule(standard="AsyncMockMixin._execute_mock_call", here="svc.fetch() called at")
def never_awaited_warning(mock: Any) -> Any:
    """The warning about a call never awaited names the mock and the line of the call."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        mock.AsyncMock(name="svc").fetch(1)
        gc.collect()
    texts = [str(warning.message) for warning in caught]
    known = ["AsyncMockMixin._execute_mock_call", "svc.fetch() called at"]
    return next(part for part in known for text in texts if part in text)


@rule(standard=False, here=True, since=(3, 12), until=(3, 13))
def coroutine_functions(mock: Any) -> Any:
    """`inspect.iscoroutinefunction` knows the function that stands for a coroutine function on
    Python 3.12, too; in the standard library from 3.13 on.
    """
    return inspect.iscoroutinefunction(mock.create_autospec(fetch))


@rule(standard=False, here=True)
def await_return_value(mock: Any) -> Any:
    """Setting `await_return_value` or `async_side_effect` makes the calls of any mock awaitable."""
    double = mock.Mock()
    double.fetch.await_return_value = 1
    result = double.fetch()
    awaitable = inspect.iscoroutine(result)
    return awaitable and asyncio.run(result) == 1
