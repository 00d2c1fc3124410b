"""One file, read: its source, tree, scopes and library names together."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from amock.codemod.syntax.library import Library
from amock.codemod.syntax.scopes import Scopes
from amock.codemod.syntax.source import Source, read

_Node = TypeVar("_Node", bound=ast.AST)


class Module:
    """A parsed file.

    Parameters:
        source: the file as read.

    Raises:
        UnreadableError: when the tree is first asked for and the file does not parse.
    """

    def __init__(self, source: Source) -> None:
        self.source = source

    @classmethod
    def load(cls, path: Path) -> Module:
        """Read a file.

        Raises:
            UnreadableError: it cannot be read.
        """
        return cls(read(path))

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.source.path

    @cached_property
    def scopes(self) -> Scopes:
        """What the names of the file mean."""
        return Scopes(self.source.tree)

    @cached_property
    def library(self) -> Library:
        """What the names of the file mean to the mock library."""
        return Library(self.scopes)

    def forget(self) -> None:
        """Let go of the trees; they are made again if they are asked for."""
        for name in ("scopes", "library"):
            self.__dict__.pop(name, None)
        self.source.__dict__.pop("tree", None)

    def find(self, kind: type[_Node], within: ast.AST | None = None) -> Iterator[_Node]:
        """Yield the nodes of a kind, in the whole file or below a node."""
        nodes = self.scopes.nodes if within is None else ast.walk(within)
        return (node for node in nodes if isinstance(node, kind))

    def text_of(self, node: ast.expr) -> str:
        """Return an expression in a normal form, for comparison."""
        return ast.unparse(node)
