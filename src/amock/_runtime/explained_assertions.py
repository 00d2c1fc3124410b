"""The standard library's assertions on arguments, which here say what differed when they fail."""

from __future__ import annotations

from typing import Any

from amock._runtime.failure_notes import (
    explained,
    of_any_await,
    of_any_call,
    of_awaits,
    of_calls,
    of_last_await,
    of_last_call,
)
from amock._runtime.standard import um


@explained(of_last_call)
def assert_called_with(self: Any, /, *args: Any, **kwargs: Any) -> None:
    """Assert that the last call had these arguments.

    As in `unittest.mock`, with notes that say argument by argument what differed.

    Parameters:
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if it had others, or there was none.
    """
    __tracebackhide__ = True
    um.NonCallableMock.assert_called_with(self, *args, **kwargs)


@explained(of_any_call)
def assert_called_once_with(self: Any, /, *args: Any, **kwargs: Any) -> None:
    """Assert that there was one call, and that it had these arguments.

    As in `unittest.mock`, with notes that say argument by argument what differed.

    Parameters:
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if it had others, or there was none, or several.
    """
    __tracebackhide__ = True
    um.NonCallableMock.assert_called_once_with(self, *args, **kwargs)


@explained(of_any_call)
def assert_any_call(self: Any, /, *args: Any, **kwargs: Any) -> None:
    """Assert that some call had these arguments.

    As in `unittest.mock`, with notes that say argument by argument what differed.

    Parameters:
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if none had.
    """
    __tracebackhide__ = True
    um.NonCallableMock.assert_any_call(self, *args, **kwargs)


@explained(of_calls)
def assert_has_calls(self: Any, calls: Any, any_order: bool = False) -> None:
    """Assert that the calls are among those of the mock and of the mocks below it.

    As in `unittest.mock`, with notes that say argument by argument what differed.

    Parameters:
        calls: the calls expected, as `call(...)`.
        any_order: whether they may be anywhere; else they follow each other.

    Raises:
        AssertionError: if one is missing.
    """
    __tracebackhide__ = True
    um.NonCallableMock.assert_has_calls(self, calls, any_order)


@explained(of_last_await)
def assert_awaited_with(self: Any, /, *args: Any, **kwargs: Any) -> None:
    """Assert that the last await had these arguments.

    As in `unittest.mock`, with notes that say argument by argument what differed.

    Parameters:
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if it had others, or there was none.
    """
    __tracebackhide__ = True
    um.AsyncMockMixin.assert_awaited_with(self, *args, **kwargs)


@explained(of_any_await)
def assert_awaited_once_with(self: Any, /, *args: Any, **kwargs: Any) -> None:
    """Assert that there was one await, and that it had these arguments.

    As in `unittest.mock`, with notes that say argument by argument what differed.

    Parameters:
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if it had others, or there was none, or several.
    """
    __tracebackhide__ = True
    um.AsyncMockMixin.assert_awaited_once_with(self, *args, **kwargs)


@explained(of_any_await)
def assert_any_await(self: Any, /, *args: Any, **kwargs: Any) -> None:
    """Assert that some await had these arguments.

    As in `unittest.mock`, with notes that say argument by argument what differed.

    Parameters:
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if none had.
    """
    __tracebackhide__ = True
    um.AsyncMockMixin.assert_any_await(self, *args, **kwargs)


@explained(of_awaits)
def assert_has_awaits(self: Any, calls: Any, any_order: bool = False) -> None:
    """Assert that the awaits are among those of the mock.

    As in `unittest.mock`, with notes that say argument by argument what differed.

    Parameters:
        calls: the awaits expected, as `call(...)`.
        any_order: whether they may be anywhere; else they follow each other.

    Raises:
        AssertionError: if one is missing.
    """
    __tracebackhide__ = True
    um.AsyncMockMixin.assert_has_awaits(self, calls, any_order)
