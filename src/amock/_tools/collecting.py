"""Fewer looks for garbage while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_THRESHOLD: Final = (200_000, 30, 30)
"""As mypy sets it for a build: trees are many small objects, and hold no circles."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let Python look for garbage seldom; what is not part of a circle is freed as ever."""
    before = gc.get_threshold()
    gc.set_threshold(*_THRESHOLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
