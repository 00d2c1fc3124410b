"""Imports that edits have left without a use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from amock.codemod.edits.apply import apply_edits
from amock.codemod.edits.edit import RemoveName
from amock.codemod.syntax.scopes import Scopes
from amock.codemod.syntax.source import Source
from amock.codemod.syntax.spans import span_of

_WORD = re.compile(r"\w+")


def tidy_imports(before: Source, data: bytes) -> bytes:
    """Return a file without the imports that were used before its edits and are not used now.

    Raises:
        UnreadableError: the edited file does not parse.
        EditError: LibCST cannot parse it.
    """
    after = Source(before.path, data)
    used = _used_names(before.tree)
    scopes = Scopes(after.tree)
    return apply_edits(after, list(_idle(scopes, used)))


def _idle(scopes: Scopes, used_before: set[str]) -> Iterator[RemoveName]:
    everywhere = _used_names(scopes.tree)
    for node in scopes.nodes:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            scope = scopes.function(node)
            used = everywhere if scope is None else _used_names(scope)
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                if name in used_before and name not in used:
                    yield RemoveName(span_of(node), name)


def _used_names(tree: ast.AST) -> set[str]:
    """Return the names that code uses, and the words in its strings: annotations, `__all__`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.update(_WORD.findall(node.value))
    return found
