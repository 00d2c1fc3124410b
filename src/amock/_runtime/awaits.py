"""Awaits: how mocks of coroutine functions record them, and pass for coroutine functions."""

from __future__ import annotations

import asyncio
import inspect
import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, Final

from amock._runtime.calls import LOCK, ONE_THREAD_RUNS, STATE_OF_CALL, record_call
from amock._runtime.standard import DEFAULT, Call, CallList, is_callable, is_exception, um

_make_tuple: Final = tuple.__new__
_make_text: Final = str.__new__
_get_frame: Final = sys._getframe
IS_COROUTINE: Final[Any] = getattr(asyncio.coroutines, "_is_coroutine", None)
_FLAGS: Final = inspect.CO_COROUTINE + inspect.CO_VARARGS + inspect.CO_VARKEYWORDS

ASYNC_ATTRIBUTES: Final = frozenset(
    ("__code__", "__name__", "__defaults__", "__kwdefaults__", "__annotations__", "_is_coroutine")
)
"""What a mock of a coroutine function has of one."""

OBSERVERS: Final[list[Callable[[Any], None]]] = []
"""Who is told of the coroutine of each call: whoever looks for those that are never awaited."""


def call_async_mock(self: Any, /, *args: Any, **kwargs: Any) -> Any:
    """Record the call and give a coroutine that gives what the mock is configured to give."""
    if self._mock_plan.hooked:
        return um.CallableMixin.__call__(self, *args, **kwargs)
    state = self.__dict__
    checker = state.get("_mock_checker")
    if checker is not None:
        checker.check(args, kwargs)
    coroutine: Any = answer(self, state, record_call(state, args, kwargs))
    # Not by calling the class: this is done for each call, and read for few.
    name = _make_text(CallName, "AsyncMock")
    frame = _get_frame(1)
    name._mock, name._code, name._instruction = self, frame.f_code, frame.f_lasti
    coroutine.__qualname__ = name
    if OBSERVERS:
        _tell(coroutine)
    return coroutine


async def await_mock(self: Any, /, *args: Any, **kwargs: Any) -> Any:
    """Answer an await, for subclasses with their own version of a step of the call."""
    recorded = _make_tuple(Call, (args, kwargs))
    recorded.__dict__ = STATE_OF_CALL
    return await answer(self, self.__dict__, recorded)


async def answer(mock: Any, state: dict[str, Any], recorded: Any) -> Any:
    """What the coroutine of a call does: record the await, then side effect and return value."""
    delegate = state.get("_mock_delegate")
    if delegate is None:
        if "_mock_await_count" not in state:
            state.setdefault("_mock_await_count", 0)
        if ONE_THREAD_RUNS:
            state["_mock_await_count"] += 1
        else:
            with LOCK:
                state["_mock_await_count"] += 1
        state["_mock_await_args"] = recorded
        awaits = state.get("_mock_await_args_list")
        if awaits is None:
            awaits = state.setdefault("_mock_await_args_list", CallList())
        awaits.append(recorded)
        effect = state.get("_mock_side_effect")
    else:
        with LOCK:
            delegate.await_count += 1
        delegate.await_args = recorded
        delegate.await_args_list.append(recorded)
        effect = mock.side_effect
    if effect is not None:
        result = await affect(effect, *recorded)
        if result is not DEFAULT:
            return result
    value = state.get("_mock_return_value", DEFAULT)
    if value is not DEFAULT:
        return value if delegate is None else mock.return_value
    wrapped = state.get("_mock_wraps")
    if wrapped is None:
        return mock.return_value
    args, kwargs = recorded
    result = wrapped(*args, **kwargs)
    return await result if asyncio.iscoroutinefunction(wrapped) else result


async def affect(effect: Any, args: Any, kwargs: Any) -> Any:
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


def name_coroutine(coroutine: Any, mock: Any, frame: FrameType) -> None:
    """Let the warning about a coroutine never awaited name the mock and where it was called."""
    name = CallName("AsyncMock")
    name._mock, name._code, name._instruction = mock, frame.f_code, frame.f_lasti
    coroutine.__qualname__ = name
    if OBSERVERS:
        _tell(coroutine)


def _tell(coroutine: Any) -> None:
    for observe in OBSERVERS:
        observe(coroutine)


class CallName(str):
    """The name of a call's coroutine: which mock, called where; put together if it is shown.

    Python names a coroutine that was never awaited when it is gone, and few are. Not the frame of
    the call is kept for that, which would keep all its variables.
    """

    __slots__ = ("_code", "_instruction", "_mock")

    _mock: Any
    _code: CodeType
    _instruction: int

    def __str__(self) -> str:
        name = self._mock._extract_mock_name()
        file, line = self.place()
        return f"{name}() called at {file}:{line}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def place(self) -> tuple[str, int]:
        """Return the file and the line of the call."""
        line = self._code.co_firstlineno
        for start, end, number in self._code.co_lines():
            if start <= self._instruction < end and number is not None:
                line = number
        return self._code.co_filename, line


def code_of(mock: Any) -> Any:
    """Make the stand-in for the code object of a mocked coroutine function."""
    code = um.NonCallableMock(spec_set=CodeType)
    code.co_flags = _FLAGS
    code.co_argcount = 0
    code.co_varnames = ("args", "kwargs")
    code.co_posonlyargcount = 0
    code.co_kwonlyargcount = 0
    return code
