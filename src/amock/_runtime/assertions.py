"""Assertions on awaits as functions: checkers see that they take only what is awaited."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

from amock._runtime.standard import extract_mock, is_mock, um


def iscoroutinefunction(func: Any) -> bool:
    """Tell whether a call of the object gives a coroutine, mocks included.

    Not in `unittest.mock`. Unlike `asyncio.iscoroutinefunction` it is not deprecated, and unlike
    `inspect.iscoroutinefunction` it knows mocks and their doubles on every Python.

    Parameters:
        func: any object.

    Returns:
        whether it is a coroutine function or the mock of one.
    """
    mock = extract_mock(func)
    if is_mock(mock):
        return issubclass(type(mock), um.AsyncMockMixin)
    return inspect.iscoroutinefunction(func) or asyncio.iscoroutinefunction(func)


def _awaited_mock(mock: Any) -> Any:
    """Return the mock that records the awaits, or refuse what has none."""
    found = extract_mock(mock)
    if is_mock(found) and issubclass(type(found), um.AsyncMockMixin):
        return mock
    raise TypeError(f"{mock!r} {_why_not_awaited(mock, found)}")


def _why_not_awaited(thing: Any, found: Any) -> str:
    """Say why something has no awaits to assert, and what to do."""
    if is_mock(found):
        return (
            "is a mock that is called, not awaited. Assert its calls instead, or make it an "
            "AsyncMock if what it stands for is a coroutine function."
        )
    if inspect.isawaitable(thing):
        return "is what a call gave. Assert on the mock that was called."
    return "is no mock. Patch it first, or take it from a mock made with a spec."


def assert_awaited(mock: Any) -> None:
    """Assert that the mock was awaited.

    As the method of `unittest.mock.AsyncMock`, for checkers: what is never awaited is refused.

    Parameters:
        mock: the mock of a coroutine function.

    Raises:
        AssertionError: if it was not.
        TypeError: if it is not a mock that can be awaited.
    """
    _awaited_mock(mock).assert_awaited()


def assert_awaited_once(mock: Any) -> None:
    """Assert that the mock was awaited exactly once.

    As the method of `unittest.mock.AsyncMock`, for checkers: what is never awaited is refused.

    Parameters:
        mock: the mock of a coroutine function.

    Raises:
        AssertionError: if it was not.
        TypeError: if it is not a mock that can be awaited.
    """
    _awaited_mock(mock).assert_awaited_once()


def assert_awaited_with(mock: Any, /, *args: Any, **kwargs: Any) -> None:
    """Assert that the last await had these arguments.

    As the method of `unittest.mock.AsyncMock`, for checkers: what is never awaited is refused.
    When it fails, notes say which arguments differed.

    Parameters:
        mock: the mock of a coroutine function.
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if it had others, or there was none.
        TypeError: if it is not a mock that can be awaited.
    """
    _awaited_mock(mock).assert_awaited_with(*args, **kwargs)


def assert_awaited_once_with(mock: Any, /, *args: Any, **kwargs: Any) -> None:
    """Assert that there was one await, and that it had these arguments.

    As the method of `unittest.mock.AsyncMock`, for checkers: what is never awaited is refused.
    When it fails, notes say which arguments differed.

    Parameters:
        mock: the mock of a coroutine function.
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if it had others, or there was none, or several.
        TypeError: if it is not a mock that can be awaited.
    """
    _awaited_mock(mock).assert_awaited_once_with(*args, **kwargs)


def assert_any_await(mock: Any, /, *args: Any, **kwargs: Any) -> None:
    """Assert that some await had these arguments.

    As the method of `unittest.mock.AsyncMock`, for checkers: what is never awaited is refused.
    When it fails, notes say how the nearest await differed.

    Parameters:
        mock: the mock of a coroutine function.
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if none had.
        TypeError: if it is not a mock that can be awaited.
    """
    _awaited_mock(mock).assert_any_await(*args, **kwargs)


def assert_has_awaits(mock: Any, calls: Any, any_order: bool = False) -> None:
    """Assert that the awaits are among those recorded.

    As the method of `unittest.mock.AsyncMock`, for checkers: what is never awaited is refused.
    When it fails, notes say which is missing, and how the nearest differed.

    Parameters:
        mock: the mock of a coroutine function.
        calls: the awaits, as `call(...)`.
        any_order: whether they may be anywhere; else they follow each other.

    Raises:
        AssertionError: if one is missing.
        TypeError: if it is not a mock that can be awaited.
    """
    _awaited_mock(mock).assert_has_awaits(calls, any_order=any_order)


def assert_not_awaited(mock: Any) -> None:
    """Assert that the mock was never awaited.

    As the method of `unittest.mock.AsyncMock`, for checkers: what is never awaited is refused.

    Parameters:
        mock: the mock of a coroutine function.

    Raises:
        AssertionError: if it was.
        TypeError: if it is not a mock that can be awaited.
    """
    _awaited_mock(mock).assert_not_awaited()
