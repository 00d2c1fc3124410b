"""Doubles of coroutine functions: what they know beyond the doubles of functions, of awaits."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from typing import Any, Final

from amock._runtime.awaits import IS_COROUTINE, answer, name_coroutine
from amock._runtime.calls import record_call
from amock._runtime.function_doubles import dress, forwarding
from amock._runtime.signatures import Checker, read_signature, signature_source
from amock._runtime.standard import DEFAULT, SINCE_3_13, Call, CallList
from amock_shape.api import AWAIT_ASSERTIONS

_MARK: Final[Any] = getattr(inspect, "markcoroutinefunction", None)


def double_of_coroutine_function(mock: Any, original: Any) -> Any:
    """Return a coroutine function that hands its calls to mock."""
    signature = read_signature(signature_source(original, as_instance=False, eat_self=False))
    if signature is None:
        return mock
    begin = (_begin_when_awaited if SINCE_3_13 else _begin_when_called)(
        mock, Checker(signature).check
    )

    def double(*args: Any, **kwargs: Any) -> Any:
        _take_over(double)
        coroutine = begin(double, args, kwargs)
        name_coroutine(coroutine, mock, sys._getframe(1))
        return coroutine

    dress(double, mock, original, signature)
    return _dress_for_awaits(double, mock)


def _begin_when_called(mock: Any, check: Callable[..., None]) -> Callable[..., Any]:
    """Before Python 3.13 the call checks the arguments and is recorded."""

    def begin(double: Any, args: Any, kwargs: Any) -> Any:
        check(args, kwargs)
        recorded = record_call(mock.__dict__, args, kwargs)
        double.unawaited_calls.append(recorded)
        return finish(double, recorded)

    async def finish(double: Any, recorded: Any) -> Any:
        _forget(double.unawaited_calls, recorded)
        return await answer(mock, mock.__dict__, recorded)

    return begin


def _begin_when_awaited(mock: Any, check: Callable[..., None]) -> Callable[..., Any]:
    """From Python 3.13 that happens when the call is awaited: CPython's own tests demand it."""

    def begin(double: Any, args: Any, kwargs: Any) -> Any:
        recorded = Call((args, kwargs), two=True)
        double.unawaited_calls.append(recorded)
        return finish(double, recorded)

    async def finish(double: Any, recorded: Any) -> Any:
        _forget(double.unawaited_calls, recorded)
        check(*recorded)
        args, kwargs = recorded
        return await mock(*args, **kwargs)

    return begin


def _forget(calls: list[Any], recorded: Any) -> None:
    """Take one call from the list, not one that equals it."""
    for index, call in enumerate(calls):
        if call is recorded:
            del calls[index]
            return


def _take_over(double: Any) -> None:
    """Let what was set on the function as it is set on mocks be what awaiting gives."""
    if double.await_return_value is not DEFAULT:
        double.return_value, double.await_return_value = double.await_return_value, DEFAULT
    if double.async_side_effect is not None:
        double.side_effect, double.async_side_effect = double.async_side_effect, None


def _dress_for_awaits(double: Any, mock: Any) -> Any:
    if _MARK is not None:
        _MARK(double)
    double._is_coroutine = IS_COROUTINE
    double.await_count = 0
    double.await_args = None
    double.await_args_list = CallList()
    double.unawaited_calls = CallList()
    double.await_return_value = DEFAULT
    double.async_side_effect = None
    for name in AWAIT_ASSERTIONS:
        setattr(double, name, forwarding(mock, name))
    return double
