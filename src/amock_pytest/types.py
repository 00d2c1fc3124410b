"""Names for annotations: what the fixture's methods return."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import amock

AsyncMockType: TypeAlias = amock.AsyncMock
"""What `amocker.async_stub` returns."""

MockType: TypeAlias = amock.MagicMock | amock.AsyncMock | amock.NonCallableMagicMock
"""What `amocker.patch` returns unless it is told what to put in place."""


class SpyType(amock.MagicMock):
    """What `amocker.spy` returns, for annotations: no spy is an instance of it.

    Attributes:
        spy_return: what the last call returned; None before, and after one that raised.
        spy_return_iter: a copy of the iterator that it returned, if copies were asked for.
        spy_return_list: what all calls returned, in their order.
        spy_exception: what the last call raised, or None.
    """

    spy_return: Any
    spy_return_iter: Iterator[Any] | None
    spy_return_list: list[Any]
    spy_exception: BaseException | None
