"""AMK008: mocks imported from amock, or from the standard library again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from amock.codemod.edits.edit import Edit
from amock.codemod.edits.moving import Mover
from amock.codemod.rules.base import Case, Finding, Project, TextRule, Turn
from amock.codemod.syntax.homes import Home
from amock.codemod.syntax.module import Module


class MovedLibrary(TextRule):
    """Mocks are imported from amock instead of unittest.mock or mock; `--to unittest.mock`: back.

    Every style of import stays what it is, in every place: at the top, in functions, under
    `if TYPE_CHECKING`. Names that the other module lacks stay where they are, with a note.
    Strings such as patch targets stay as well.

    Parameters:
        home: where mocks are to come from.
    """

    code: ClassVar[str] = "AMK008"
    name: ClassVar[str] = "mocks from amock (--to amock, --to unittest.mock)"
    is_default: ClassVar[bool] = False
    turn: ClassVar[Turn] = Turn.LIBRARY
    word: ClassVar[bytes] = b"mock"
    cases: ClassVar[tuple[Case, ...]] = (
        Case(
            "names, and the module under a name of its own",
            """\
import unittest.mock as um
from unittest import TestCase, mock
from unittest.mock import (
    AsyncMock as Double,  # to await
    patch,
)


class Tests(TestCase):
    @patch("unittest.mock.patch", um.Mock())
    def test_it(self):
        assert mock.Mock() is not Double()
""",
            """\
import amock as um
import amock as mock
from unittest import TestCase
from amock import (
    AsyncMock as Double,  # to await
    patch,
)


class Tests(TestCase):
    @patch("unittest.mock.patch", um.Mock())
    def test_it(self):
        assert mock.Mock() is not Double()
""",
        ),
        Case(
            "the module by its dotted name",
            """\
import unittest.mock


class Tests(unittest.TestCase):
    @unittest.mock.patch("app.fetch")
    def test_it(self, fetch):
        assert isinstance(fetch, unittest.mock.Mock)
""",
            """\
import unittest
import amock


class Tests(unittest.TestCase):
    @amock.patch("app.fetch")
    def test_it(self, fetch):
        assert isinstance(fetch, amock.Mock)
""",
        ),
        Case(
            "fall-backs for older Pythons, which amock makes superfluous",
            """\
try:
    from unittest import mock
except ImportError:
    import mock

try:
    from unittest.mock import AsyncMock
except ImportError:
    from asynctest import CoroutineMock as AsyncMock

assert mock.Mock is not AsyncMock
""",
            """\
import amock as mock

from amock import AsyncMock

assert mock.Mock is not AsyncMock
""",
        ),
        Case(
            "only for type checkers",
            """\
from typing import TYPE_CHECKING

if TYPE_CHECKING: from unittest.mock import Mock


def check(fake: "Mock") -> None:
    from mock import patch

    patch("app.fetch", fake)
""",
            """\
from typing import TYPE_CHECKING

if TYPE_CHECKING: from amock import Mock


def check(fake: "Mock") -> None:
    from amock import patch

    patch("app.fetch", fake)
""",
        ),
        Case(
            "modules of other names, fixtures, strings, and what amock lacks",
            """\
from importlib import import_module
from unittest.mock import NonExistent

from .mock import Mock

library = import_module("unittest.mock")


def test_it(mocker):
    mocker.patch("unittest.mock.patch", Mock(NonExistent))
""",
            None,
        ),
    )

    def __init__(self, home: Home = Home.AMOCK) -> None:
        self.home = home

    def check_text(self, module: Module, _project: Project) -> Iterator[Finding]:
        """Yield a finding for each import of the library, and for each name that stays."""
        for node, move in Mover(module, self.home).moves():
            if move.edits:
                message = f"mocks come from {self.home.value}"
                yield self._finding(module, node, message, move.edits)
            if move.left:
                message = f"left where it is: {move.left}"
                yield self._finding(module, node, message, ())

    def _finding(
        self, module: Module, node: ast.stmt, message: str, edits: tuple[Edit, ...]
    ) -> Finding:
        return Finding(self.code, module.path, node.lineno, message, edits)
