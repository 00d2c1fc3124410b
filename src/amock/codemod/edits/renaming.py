"""How names of the mock library come into a file: through what it imports already, if possible."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from amock.codemod.edits.edit import AddImport, AddName, Edit
from amock.codemod.syntax.library import LIBRARY
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.spans import Span, span_of


def library_prefix(module: Module) -> str | None:
    """Return `mock` or `unittest.mock` if the file imports the library as a module, or None."""
    for node in module.scopes.tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "unittest" and not node.level:
            for alias in node.names:
                if alias.name == "mock":
                    return alias.asname or alias.name
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name in (LIBRARY, "mock", "amock"):
                    return alias.asname or alias.name
    return None


def library_import(module: Module) -> ast.ImportFrom | None:
    """Return the file's first `from unittest.mock import …`, or None."""
    for node in module.scopes.tree.body:
        if not isinstance(node, ast.ImportFrom) or node.level or node.names[0].name == "*":
            continue
        if node.module in (LIBRARY, "mock", "mock.mock", "amock"):
            return node
    return None


def import_names(module: Module, names: Iterable[str], before: Span) -> Iterator[Edit]:
    """Yield the edits that import names from the library.

    Parameters:
        module: the file.
        names: the names.
        before: the statement before which an import is added if none can be extended.
    """
    wanted = sorted(names)
    known = library_import(module)
    if not wanted:
        return
    if known is None:
        yield AddImport(before, f"from {LIBRARY} import {', '.join(wanted)}")
        return
    for name in wanted:
        yield AddName(span_of(known), name, known.names[-1].name)


def is_free(module: Module, name: str) -> bool:
    """Tell whether a file binds a name nowhere but to the library's thing of that name."""
    bound = module.scopes.bindings(name, module.scopes.tree)
    meanings = module.library.imports(name, module.scopes.tree)
    return not bound or (
        bool(meanings)
        and all(
            module.library.canonical(found.name) in (f"{LIBRARY}.{name}", LIBRARY)
            for found in meanings
        )
    )
