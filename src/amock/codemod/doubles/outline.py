"""What the text of a file comes down to before mypy is asked: small enough to be kept for all."""

from __future__ import annotations

import ast
from collections.abc import Collection
from typing import NamedTuple

from amock.codemod.doubles.double import Double
from amock.codemod.doubles.sites import Dotted, Site
from amock.codemod.syntax.module import Module


class Imported(NamedTuple):
    """One import statement.

    Attributes:
        module: the module that names are taken from; empty for `import a, b`.
        level: how many dots stand before it.
        names: the names as written, between commas.
    """

    module: str
    level: int
    names: str


class Outline(NamedTuple):
    """One file.

    Attributes:
        doubled: the names of what its sync mocks stand for, each without its owner.
        dotted: the targets that are written as dotted names.
        imports: its imports; none are kept if nothing is doubled.
    """

    doubled: tuple[str, ...] = ()
    dotted: tuple[str, ...] = ()
    imports: tuple[Imported, ...] = ()

    def may_hold_async(self, names: Collection[str]) -> bool:
        """Tell whether a double could be of the wrong kind, given all names of async things."""
        return any(name in names for name in self.doubled)


def outline_of(module: Module, sites: list[Site], doubles: dict[Site, Double]) -> Outline:
    """Return the outline of a file.

    Parameters:
        module: the file.
        sites: its sites.
        doubles: the plain mocks that they use.
    """
    sync = [site for site, double in doubles.items() if not double.kind.is_async]
    dotted = {site.target.name for site in sites if isinstance(site.target, Dotted)}
    return Outline(
        tuple(sorted({site.target.name.rpartition(".")[2] for site in sync})),
        tuple(sorted(dotted)),
        tuple(imports_of(module)) if sync else (),
    )


def imports_of(module: Module) -> list[Imported]:
    """Return the imports of a file, wherever in it they stand."""
    found: list[Imported] = []
    for node in module.scopes.nodes:
        if isinstance(node, ast.Import):
            found.append(Imported("", 0, _names(node)))
        elif isinstance(node, ast.ImportFrom):
            found.append(Imported(node.module or "", node.level, _names(node)))
    return found


def _names(node: ast.Import | ast.ImportFrom) -> str:
    return ", ".join(ast.unparse(alias) for alias in node.names)
