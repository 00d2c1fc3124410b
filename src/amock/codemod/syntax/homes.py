"""The modules that give out the mock API, and which of its names each has."""

from __future__ import annotations

import enum
import unittest.mock
from pathlib import Path
from typing import Final

import amock
from amock.codemod.syntax.library import LIBRARY, MOCK_CLASSES

_OWN_MEMBERS: Final = frozenset(
    {"assert_called_with_any", "async_side_effect", "await_return_value"}
)
_ROOT_MARKS: Final = ("pyproject.toml", "setup.cfg", "setup.py", ".git")


class Home(enum.Enum):
    """Where a file may have its mocks from."""

    AMOCK = "amock"
    STANDARD = LIBRARY

    @property
    def others(self) -> frozenset[str]:
        """The modules whose names are moved to this one."""
        return frozenset({LIBRARY, "mock", "mock.mock"} if self is Home.AMOCK else {"amock"})

    def has(self, name: str) -> bool:
        """Tell whether a name can be had from this module."""
        if self is Home.AMOCK:
            return hasattr(amock, name)
        is_private = name.startswith("_") and hasattr(unittest.mock, name)
        return is_private or name in unittest.mock.__all__

    def refuses(self, *, member: str) -> bool:
        """Tell whether mocks of this module lack a member that those of the other have."""
        return self is Home.STANDARD and member in _OWN_MEMBERS

    def is_generic(self, name: str) -> bool:
        """Tell whether a name of this module can be subscribed: `AsyncMock[Service]`."""
        return self is Home.AMOCK or name not in MOCK_CLASSES


STAR_NAMES: Final[dict[Home, frozenset[str]]] = {
    Home.AMOCK: frozenset(amock.__all__),
    Home.STANDARD: frozenset(unittest.mock.__all__),
}
"""What `from … import *` binds."""


def is_own_module(name: str, importer: Path) -> bool:
    """Tell whether a file's project has a module of its own of a top-level name.

    Parameters:
        name: the module's name.
        importer: the file that imports it.
    """
    for folder in importer.parents:
        if (folder / f"{name}.py").exists() or (folder / name / "__init__.py").exists():
            return True
        if any((folder / mark).exists() for mark in _ROOT_MARKS):
            return False
    return False
