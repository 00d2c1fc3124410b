"""How a file is to write AsyncMock where it wrote another mock class."""

from __future__ import annotations

import ast

from amock.codemod.edits.edit import AddName, Edit, RenameAttribute, Replace
from amock.codemod.syntax.library import LIBRARY, Library
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.spans import span_of
from amock_shape import MockKind


def rename_class(module: Module, reference: ast.expr, kind: MockKind) -> list[Edit] | None:
    """Return the edits that make a reference to a mock class one to another class.

    The name is imported from where the file imports its mocks. None is returned if the file
    uses the name for something of its own.
    """
    name = kind.value
    if isinstance(reference, ast.Attribute):
        return [RenameAttribute(span_of(reference), name)]
    if not isinstance(reference, ast.Name):
        return None
    library = module.library
    full = f"{LIBRARY}.{name}"
    known = _known_as(module, reference, full)
    if known is not None:
        return [Replace(span_of(reference), known)]
    imports = library.imports(reference.id, reference)
    bound = module.scopes.bindings(name, reference)
    if bound and not _all_mean(library, name, reference, full):
        return None
    rename: list[Edit] = [Replace(span_of(reference), name)]
    for found in imports:
        if not isinstance(found.statement, ast.ImportFrom):
            return None
        home = _first_of_block(module, found.statement)
        beside = found.alias if home is found.statement else home.names[-1]
        rename.append(AddName(span_of(home), name, beside.name))
    return rename


def _first_of_block(module: Module, statement: ast.ImportFrom) -> ast.ImportFrom:
    """Return the first import of the same names' home beside a statement: one is enough."""
    for other in module.scopes.block(statement):
        if isinstance(other, ast.ImportFrom) and other.module == statement.module:
            return other
    return statement


def _known_as(module: Module, reference: ast.Name, full: str) -> str | None:
    """Return the name under which the file already has a class in all the ways it has the old."""
    library = module.library
    short = full.rpartition(".")[2]
    needed = len(library.imports(reference.id, reference))
    names = {short, *_aliases(module, short)}
    for name in sorted(names, key=lambda name: name != short):
        found = library.imports(name, reference)
        if len(found) >= max(needed, 1) and _all_mean(library, name, reference, full):
            return name
    is_star = not needed and library.qualified_name(reference) is not None
    return short if is_star and not module.scopes.bindings(short, reference) else None


def _aliases(module: Module, short: str) -> set[str]:
    found = module.find(ast.alias)
    return {alias.asname for alias in found if alias.asname and alias.name == short}


def _all_mean(library: Library, name: str, at: ast.AST, full: str) -> bool:
    """Tell whether a name, used at a place, means the thing of that full name and nothing else."""
    probe = library.imports(name, at)
    return bool(probe) and all(library.canonical(found.name) == full for found in probe)
