"""Imports of the mock library moved from one of its homes to another, each in its own style."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from amock.codemod.edits.edit import (
    AddImport,
    Edit,
    MoveModule,
    MoveNames,
    RemoveName,
    Replace,
    ReplaceStatement,
)
from amock.codemod.edits.home_uses import HomeUses
from amock.codemod.syntax.homes import STAR_NAMES, Home, is_own_module
from amock.codemod.syntax.library import LIBRARY
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.spans import span_of

_ImportStatement = ast.Import | ast.ImportFrom
_IMPORT_ERRORS: Final = frozenset({"ImportError", "ModuleNotFoundError"})


class Move(NamedTuple):
    """What becomes of a statement.

    Attributes:
        edits: how it is moved.
        left: what of it is left where it is, and why.
    """

    edits: tuple[Edit, ...] = ()
    left: str = ""


class Mover:
    """Moves the imports of one file.

    Parameters:
        module: the file.
        home: where mocks are to come from.
    """

    def __init__(self, module: Module, home: Home) -> None:
        self._module = module
        self._home = home
        self._uses = HomeUses(module, home)
        self._others = {
            other
            for other in home.others
            if not is_own_module(other.partition(".")[0], module.path) or other == LIBRARY
        }

    def moves(self) -> Iterator[tuple[ast.stmt, Move]]:
        """Yield what becomes of each statement that imports from another home."""
        member = self._uses.own_member()
        settled: set[ast.AST] = set()
        for node in self._module.scopes.nodes:
            if isinstance(node, (ast.Try, ast.If)):
                code = "" if member else self._merged(node)
                if code:
                    settled.update(ast.walk(node))
                    yield node, Move((ReplaceStatement(span_of(node), code),))
            elif isinstance(node, _ImportStatement) and node not in settled:
                move = self._move(node)
                if move.edits and member:
                    move = Move(left=f"mocks of {self._home.value} have no {member}")
                if move.edits or move.left:
                    yield node, move

    def _move(self, node: _ImportStatement) -> Move:
        if isinstance(node, ast.ImportFrom):
            if node.level:
                return Move()
            return self._move_names(node) if node.module in self._others else self._move_from(node)
        moves = [self._move_module(node, alias) for alias in node.names]
        edits = tuple(edit for move in moves for edit in move.edits)
        return Move(edits, next((move.left for move in moves if move.left), ""))

    def _move_names(self, node: ast.ImportFrom) -> Move:
        """`from unittest.mock import Mock, patch`."""
        if node.names[0].name == "*":
            return self._move_star(node)
        span = span_of(node)
        if node.module == "mock" and any(alias.name == "mock" for alias in node.names):
            return self._move_from(node)
        lacking = {alias.name: self._uses.why_not_name(alias) for alias in node.names}
        left = next((reason for reason in lacking.values() if reason), "")
        if not left:
            return Move((MoveNames(span, self._home.value),))
        moved = [alias for alias in node.names if not lacking[alias.name]]
        if not moved:
            return Move(left=left)
        code = ast.unparse(ast.ImportFrom(self._home.value, moved, 0))
        removed = [RemoveName(span, alias.asname or alias.name) for alias in moved]
        return Move((AddImport(span, code), *removed), left)

    def _move_star(self, node: ast.ImportFrom) -> Move:
        more = STAR_NAMES[self._home] ^ STAR_NAMES[_other(self._home)]
        used = {name.id for name in self._module.find(ast.Name)} & more
        if used:
            return Move(left=f"import * brings or lacks {min(used)} elsewhere")
        return Move((MoveNames(span_of(node), self._home.value),))

    def _move_from(self, node: ast.ImportFrom) -> Move:
        """`from unittest import mock`."""
        found = next((alias for alias in node.names if self._is_module(node, alias)), None)
        if found is None:
            return Move()
        left = self._uses.why_not_module(found, found.asname or found.name)
        if left:
            return Move(left=left)
        span = span_of(node)
        code = self._module_import(found.asname or found.name)
        if len(node.names) == 1:
            return Move((ReplaceStatement(span, code),))
        return Move((AddImport(span, code), RemoveName(span, found.asname or found.name)))

    def _is_module(self, node: ast.ImportFrom, alias: ast.alias) -> bool:
        return f"{node.module}.{alias.name}" in self._others

    def _move_module(self, node: ast.Import, alias: ast.alias) -> Move:
        """`import unittest.mock as um`, and without `as`."""
        if alias.name not in self._others:
            return Move()
        if alias.asname is None and "." in alias.name:
            return self._move_dotted(node, alias)
        bound = alias.asname or alias.name
        left = self._uses.why_not_module(alias, bound)
        if left:
            return Move(left=left)
        span = span_of(node)
        if self._home is Home.AMOCK:
            return Move((MoveModule(span, alias.name, "amock", bound),))
        new, renamed = self._standard_name(alias, bound)
        code = self._module_import(new)
        if len(node.names) == 1:
            return Move((ReplaceStatement(span, code), *renamed))
        return Move((AddImport(span, code), RemoveName(span, bound), *renamed))

    def _standard_name(self, alias: ast.alias, bound: str) -> tuple[str, list[Edit]]:
        """`import amock` becomes `from unittest import mock`, if the name is to be had."""
        if alias.asname is not None or self._is_taken("mock"):
            return bound, []
        return "mock", [Replace(span_of(use), "mock") for use in self._uses.uses(alias, bound)]

    def _move_dotted(self, node: ast.Import, alias: ast.alias) -> Move:
        """`import unittest.mock`: the uses change with it."""
        top, _, rest = alias.name.partition(".")
        names = self._uses.uses(alias, top)
        uses = [above for name in names if (above := self._uses.attribute(name)) is not None]
        dotted = [use for use in uses if use.attr == rest]
        lacking = [use for use in dotted if self._uses.why_not_use(use)]
        if lacking:
            return Move(left=self._uses.why_not_use(lacking[0]))
        if alias.name != LIBRARY or self._is_taken("amock"):
            return Move(left=f"{alias.name} is used by its dotted name")
        span = span_of(node)
        edits: list[Edit] = [MoveModule(span, alias.name, "amock", "amock")]
        edits += [Replace(span_of(use), "amock") for use in dotted]
        if len(dotted) < len(names) and not self._is_imported_elsewhere(top, alias):
            edits.append(AddImport(span, f"import {top}"))
        return Move(tuple(edits))

    def _is_imported_elsewhere(self, name: str, alias: ast.alias) -> bool:
        bindings = self._module.scopes.bindings(name, alias)
        return any(isinstance(node, ast.alias) and node.name == name for node in bindings)

    def _is_taken(self, name: str) -> bool:
        words = {node.id for node in self._module.find(ast.Name)}
        return name in words or bool(self._module.scopes.bindings(name, self._module.scopes.tree))

    def _module_import(self, bound: str) -> str:
        if self._home is Home.AMOCK:
            return f"import amock as {bound}" if bound != "amock" else "import amock"
        return f"from unittest import mock as {bound}".removesuffix(" as mock")

    def _merged(self, node: ast.Try | ast.If) -> str:
        """Return the one import that all branches of a statement come to, or nothing."""
        branches = _branches(node)
        imports = [branch[0] for branch in branches if len(branch) == 1]
        first = imports[0] if imports else None
        if len(imports) != len(branches) or not isinstance(first, _ImportStatement):
            return ""
        code = self._code_after(first)
        if not code or "#" in self._module.source.segment(span_of(node)):
            return ""
        if isinstance(node, ast.If):
            same = all(self._code_after(other) == code for other in imports)
        else:
            same = all(_bound_names(other) == _bound_names(first) for other in imports)
        return code if same else ""

    def _code_after(self, node: ast.stmt) -> str:
        """Return the statement that an import is moved to, if it is moved as a whole."""
        move = self._move(node) if isinstance(node, _ImportStatement) else Move()
        if move.left or len(move.edits) != 1:
            return ""
        (edit,) = move.edits
        if isinstance(edit, ReplaceStatement):
            return edit.code
        if isinstance(edit, MoveNames) and isinstance(node, ast.ImportFrom):
            return ast.unparse(ast.ImportFrom(edit.module, node.names, 0))
        if isinstance(edit, MoveModule) and isinstance(node, ast.Import) and len(node.names) == 1:
            return self._module_import(edit.bound)
        return ""


def _other(home: Home) -> Home:
    return Home.STANDARD if home is Home.AMOCK else Home.AMOCK


def _branches(node: ast.Try | ast.If) -> list[list[ast.stmt]]:
    """Return the branches of a statement that chooses an import, or none."""
    if isinstance(node, ast.If):
        return [node.body, node.orelse] if node.orelse else []
    is_fallback = not node.orelse and not node.finalbody and node.handlers
    caught = [ast.unparse(each.type) if each.type else "" for each in node.handlers]
    if not is_fallback or not all(name in _IMPORT_ERRORS for name in caught):
        return []
    return [node.body, *(handler.body for handler in node.handlers)]


def _bound_names(node: ast.stmt) -> set[str]:
    if not isinstance(node, _ImportStatement):
        return set()
    return {alias.asname or alias.name for alias in node.names}
