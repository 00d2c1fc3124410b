"""Find the function that an expression names: in the file, in its class, in another file."""

from __future__ import annotations

import ast
from pathlib import Path

from amock.codemod.facts.facts import Facts
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.scopes import Function
from amock.codemod.syntax.source import UnreadableError


class Definitions:
    """Looks functions up, across the files of a program.

    Parameters:
        facts: knows where modules are.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._modules: dict[Path, Module] = {}

    def function(self, module: Module, node: ast.expr) -> tuple[Module, Function] | None:
        """Return the function that an expression names and the file that defines it."""
        if isinstance(node, ast.Name):
            bindings = module.scopes.bindings(node.id, node)
            if len(bindings) == 1 and isinstance(bindings[0], Function):
                return module, bindings[0]
        method = _method(module, node)
        if method is not None:
            return module, method
        name = module.library.qualified_name(node)
        return self._imported(module, name) if name else None

    def _imported(self, module: Module, name: str) -> tuple[Module, Function] | None:
        home, _, last = name.rpartition(".")
        other = self._module(module, home)
        if other is None:
            return None
        for node in other.scopes.tree.body:
            if isinstance(node, Function) and node.name == last:
                return other, node
        return None

    def _module(self, module: Module, name: str) -> Module | None:
        path = self._facts.file_of(name) if not name.startswith(".") else None
        path = path or _relative(module.path, name)
        if path is None:
            return None
        if path not in self._modules:
            try:
                loaded = Module.load(path)
                loaded.source.tree  # noqa: B018  # asks now whether it parses
            except UnreadableError:
                return None
            self._modules[path] = loaded
        return self._modules[path]


def _method(module: Module, node: ast.expr) -> Function | None:
    """Return the method that `self.name` or `Class.name` means, if the class itself defines it."""
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
        return None
    home = module.scopes.enclosing(node, ast.ClassDef)
    if node.value.id not in ("self", "cls"):
        bindings = module.scopes.bindings(node.value.id, node)
        found_class = bindings[0] if len(bindings) == 1 else None
        home = found_class if isinstance(found_class, ast.ClassDef) else None
    if home is None:
        return None
    found = [item for item in home.body if isinstance(item, Function) and item.name == node.attr]
    return found[0] if len(found) == 1 else None


def _relative(path: Path, name: str) -> Path | None:
    """Return the file of a relative import, or of a module beside the file."""
    stripped = name.lstrip(".")
    folder = path.parent
    for _ in range(len(name) - len(stripped) - 1):
        folder = folder.parent
    found = folder.joinpath(*stripped.split(".")).with_suffix(".py") if stripped else None
    return found if found is not None and found.is_file() else None
