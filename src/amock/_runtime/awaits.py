"""Awaits: how mocks of coroutine functions record them, and pass for coroutine functions."""

from __future__ import annotations

import asyncio
import inspect
from types import CodeType
from typing import Any, Final

from amock._runtime.calls import LOCK, RecordedCall, record_call
from amock._runtime.standard import DEFAULT, CallList, is_callable, is_exception, um

_make_tuple: Final = tuple.__new__
IS_COROUTINE: Final[Any] = getattr(asyncio.coroutines, "_is_coroutine", None)
_FLAGS: Final = inspect.CO_COROUTINE + inspect.CO_VARARGS + inspect.CO_VARKEYWORDS

ASYNC_ATTRIBUTES: Final = frozenset(
    ("__code__", "__name__", "__defaults__", "__kwdefaults__", "__annotations__", "_is_coroutine")
)
"""What a mock of a coroutine function has of one."""


def call_async_mock(self: Any, /, *args: Any, **kwargs: Any) -> Any:
    """Record the call and give a coroutine that gives what the mock is configured to give."""
    if self._mock_plan.hooked:
        return um.CallableMixin.__call__(self, *args, **kwargs)
    state = self.__dict__
    checker = state.get("_mock_checker")
    if checker is not None:
        checker.check(args, kwargs)
    record_call(self, state, args, kwargs)
    return self._execute_mock_call(*args, **kwargs)


def record_await(mock: Any, args: Any, kwargs: Any) -> None:
    """Record an await on the mock."""
    recorded = _make_tuple(RecordedCall, (args, kwargs))
    if mock._mock_delegate is not None:
        mock.await_count += 1
        mock.await_args = recorded
        mock.await_args_list.append(recorded)
        return
    state = mock.__dict__
    with LOCK:
        state["_mock_await_count"] = state.get("_mock_await_count", 0) + 1
    state["_mock_await_args"] = recorded
    awaits = state.get("_mock_await_args_list")
    if awaits is None:
        awaits = state.setdefault("_mock_await_args_list", CallList())
    awaits.append(recorded)


async def await_mock(self: Any, /, *args: Any, **kwargs: Any) -> Any:
    """What the coroutine of a call does: record the await, then side effect and return value."""
    record_await(self, args, kwargs)
    effect = self.side_effect
    if effect is not None:
        result = await _affect(effect, args, kwargs)
        if result is not DEFAULT:
            return result
    value = self._mock_return_value
    if value is not DEFAULT:
        return self.return_value
    wrapped = self._mock_wraps
    if wrapped is not None:
        if inspect.iscoroutinefunction(wrapped) or asyncio.iscoroutinefunction(wrapped):
            return await wrapped(*args, **kwargs)
        return wrapped(*args, **kwargs)
    return self.return_value


async def _affect(effect: Any, args: Any, kwargs: Any) -> Any:
    """Run a side effect: raise it, call it, await it, or take the next from it."""
    if is_exception(effect):
        raise effect
    if is_callable(effect):
        result = effect(*args, **kwargs)
        return await result if asyncio.iscoroutinefunction(effect) else result
    try:
        result = next(effect)
    except StopIteration:
        # A coroutine cannot raise StopIteration.
        raise StopAsyncIteration from None
    if is_exception(result):
        raise result
    return result


def code_of(mock: Any) -> Any:
    """Make the stand-in for the code object of a mocked coroutine function."""
    code = um.NonCallableMock(spec_set=CodeType)
    code.co_flags = _FLAGS
    code.co_argcount = 0
    code.co_varnames = ("args", "kwargs")
    code.co_posonlyargcount = 0
    code.co_kwonlyargcount = 0
    return code
