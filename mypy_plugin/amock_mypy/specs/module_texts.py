"""The texts of the modules that tests mock: they bind names in ways that mypy does not follow."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from mypy.nodes import MypyFile


def source_of(module: MypyFile) -> str | None:
    """Return the text of a module, or None where it cannot be read."""
    return text_of(module.path)


@lru_cache(maxsize=64)
def text_of(path: str) -> str | None:
    """Return the text of a file, or None where it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def forget_sources() -> None:
    """Forget the texts of modules: they may be edited between the checks of a daemon."""
    text_of.cache_clear()
