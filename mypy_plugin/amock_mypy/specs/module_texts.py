"""The texts of the modules that tests mock: they bind names in ways that mypy does not follow."""

from __future__ import annotations

import re
from functools import lru_cache

from mypy.nodes import MypyFile

from amock_mypy.source.texts import text_at


def source_of(module: MypyFile) -> str | None:
    """Return the text of a module, or None where it cannot be read."""
    return text_of(module.path)


@lru_cache(maxsize=512)
def text_of(path: str) -> str | None:
    """Return the text of a file, or None where it cannot be read."""
    return text_at(path)


@lru_cache(maxsize=1024)
def is_found_in(path: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether the text of a file holds something; a class is mocked again and again."""
    return pattern.search(text_of(path) or "") is not None


def forget_sources() -> None:
    """Forget the texts of modules: they may be edited between the checks of a daemon."""
    text_of.cache_clear()
    is_found_in.cache_clear()
