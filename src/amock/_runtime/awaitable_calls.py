"""`await_return_value` and `async_side_effect`: what awaiting a call gives, on any mock.

On an AsyncMock they are `return_value` and `side_effect`. Setting one on any other mock makes it a
mock whose calls are awaited, with the assertions on awaits.
"""

from __future__ import annotations

from typing import Any

from amock._runtime.construction import async_mixin
from amock._runtime.standard import um


def get_await_return_value(self: Any) -> Any:
    """What awaiting a call gives. Not in `unittest.mock`.

    On an `AsyncMock` it is the `return_value`. Setting it on any other mock makes the mock's calls
    awaitable, and gives it the assertions on awaits.
    """
    return self.return_value


def set_await_return_value(self: Any, value: Any) -> None:
    """Let awaiting a call give value."""
    become_async(self)
    self.return_value = value


def get_async_side_effect(self: Any) -> Any:
    """The side effect of awaiting a call. Not in `unittest.mock`.

    On an `AsyncMock` it is the `side_effect`. Setting it on any other mock makes the mock's calls
    awaitable, and gives it the assertions on awaits.
    """
    return self.side_effect


def set_async_side_effect(self: Any, effect: Any) -> None:
    """Let awaiting a call have this side effect."""
    become_async(self)
    self.side_effect = effect


def become_async(mock: Any) -> None:
    """Make a mock's calls awaited."""
    cls = type(mock)
    if not issubclass(cls, um.AsyncMockMixin):
        # The class is this mock's own: no other mock changes with it.
        cls.__bases__ = (async_mixin(cls), *cls.__bases__)
