"""Imports that edits have left without a use."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from typing import Any

import libcst as cst

from amock.codemod.edits.imports import remove_name
from amock.codemod.edits.statements import settle_body
from amock.codemod.syntax.scopes import Scopes
from amock.codemod.syntax.source import Source

_WORD = re.compile(r"\w+")


def tidy_imports(before: Source, after: Source) -> bytes:
    """Return an edited file without the imports that were used before its edits, and are not now.

    Parameters:
        before: the file as it was.
        after: the file as edited.

    Raises:
        UnreadableError: the edited file does not parse.
    """
    idle = _idle_names(Scopes(after.tree), before.tree)
    return cst.parse_module(after.data).visit(_Remover(idle)).bytes if idle else after.data


def _idle_names(scopes: Scopes, before: ast.Module) -> dict[int, list[str]]:
    """Return the idle names of import statements, by the statements' places among all imports.

    What a function imports and has never used may be imported for its effect, though the name is
    used elsewhere: only the function itself counts.
    """
    everywhere, before_everywhere = _used_names(scopes.tree), _used_names(before)
    found: dict[int, list[str]] = {}
    imports = [node for node in scopes.nodes if isinstance(node, (ast.Import, ast.ImportFrom))]
    for place, node in enumerate(imports):
        function = scopes.function(node)
        used, used_before = everywhere, before_everywhere
        if function is not None:
            used, used_before = _used_names(function), _used_in(before, function.name)
        names = [alias.asname or alias.name.partition(".")[0] for alias in node.names]
        idle = [name for name in names if name in used_before and name not in used]
        if idle:
            found[place] = idle
    return found


def _used_in(tree: ast.Module, name: str) -> set[str]:
    """Return the names that functions of a name use."""
    functions = [node for node in ast.walk(tree) if getattr(node, "name", None) == name]
    return set().union(*map(_used_names, functions))


def _used_names(tree: ast.AST) -> set[str]:
    """Return the names that code uses, and the words in its strings: annotations, `__all__`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.update(_WORD.findall(node.value))
    return found


class _Remover(cst.CSTTransformer):
    """Takes names out of imports, told by the imports' places among all imports."""

    def __init__(self, idle: Mapping[int, list[str]]) -> None:
        super().__init__()
        self._idle = idle
        self._place = -1

    def on_leave(
        self,
        original_node: cst.CSTNodeT,  # noqa: ARG002  # LibCST's signature
        updated_node: cst.CSTNodeT,
    ) -> cst.CSTNodeT | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNodeT]:
        """Count imports, take idle names out of them, and settle the blocks they stood in."""
        updated: Any = updated_node
        if isinstance(updated, (cst.Import, cst.ImportFrom)):
            updated = self._without_idle(updated)
        elif isinstance(updated, (cst.Module, cst.IndentedBlock)):
            lines = [item for item in updated.body if isinstance(item, cst.SimpleStatementLine)]
            if not all(line.body for line in lines):
                updated = settle_body(updated, [[item] for item in updated.body])
        return updated  # type: ignore[no-any-return]  # LibCST's signature: the node's own type

    def _without_idle(
        self, node: cst.Import | cst.ImportFrom
    ) -> cst.Import | cst.ImportFrom | cst.RemovalSentinel:
        self._place += 1
        left: cst.Import | cst.ImportFrom | None = node
        for name in self._idle.get(self._place, ()):
            left = remove_name(left, name) if left is not None else None
        return left if left is not None else cst.RemoveFromParent()
