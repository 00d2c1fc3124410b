"""The files of one run, as far as one of them concerns another."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

from amock.codemod.edits.renaming import is_free
from amock.codemod.syntax.module import Module

_CLASS: Final = re.compile(rb"class\s+(\w+)")


class Project:
    """The files of a run.

    Parameters:
        modules: the files.
    """

    def __init__(self, modules: Iterable[Module]) -> None:
        self._modules = {module.path: module for module in modules}
        self._classes_with: dict[bytes, frozenset[bytes]] = {}

    def imported(self, module: Module, node: ast.ImportFrom) -> Module | None:
        """Return the file of the run that a `from … import` names, or None."""
        parts = (node.module or "").split(".") if node.module else []
        if node.level:
            folder = module.path.parents[node.level - 1]
            return self._modules.get(folder.joinpath(*parts).with_suffix(".py"))
        candidates = [
            path for path in self._by_name.get(parts[-1] if parts else "", []) if _ends(path, parts)
        ]
        near = [path for path in candidates if path.parent == module.path.parent]
        found = near or candidates
        return self._modules[found[0]] if len(found) == 1 else None

    def may_know_class_with(self, word: bytes, module: Module) -> bool:
        """Tell from the bytes alone whether a file may define or import a class that has a word.

        Parameters:
            word: a word in the class's body.
            module: the file.
        """
        if word not in self._classes_with:
            holding = (text for text in self._texts() if word in text)
            names = (name for text in holding for name in _CLASS.findall(text))
            self._classes_with[word] = frozenset(names)
        return any(name in module.source.data for name in self._classes_with[word])

    def _texts(self) -> Iterator[bytes]:
        return (module.source.data for module in self._modules.values())

    def is_needed_outside(self, module: Module, name: str) -> bool:
        """Tell whether other files take a name from a file and will go on doing so.

        A plain import of the name is moved to the library in the same run. A file that is no
        test and whose users are not in the run may have users elsewhere.
        """
        moved = 0
        for other in self._modules.values():
            if other is module:
                continue
            if _mentions(other, module, name):
                return True
            for alias in self._imports_of(module, name, other):
                if not can_move(other, alias):
                    return True
                moved += 1
        return not moved and not is_test(module.path)

    def is_taken(self, module: Module, name: str) -> bool:
        """Tell whether another file of the run takes a name from a file."""
        others = [other for other in self._modules.values() if other is not module]
        return any(
            _mentions(other, module, name) or any(self._imports_of(module, name, other))
            for other in others
        )

    def _imports_of(self, module: Module, name: str, other: Module) -> Iterator[ast.alias]:
        for node in other.find(ast.ImportFrom):
            for alias in node.names:
                if alias.name in (name, "*") and self.imported(other, node) is module:
                    yield alias

    @cached_property
    def _by_name(self) -> dict[str, list[Path]]:
        found: dict[str, list[Path]] = {}
        for path in self._modules:
            name = path.parent.name if path.stem == "__init__" else path.stem
            found.setdefault(name, []).append(path)
        return found


def can_move(module: Module, alias: ast.alias) -> bool:
    """Tell whether a file can import AsyncMock instead of a class of its project's own."""
    if alias.name == "*" or alias.asname is not None:
        return False
    own = module.scopes.bindings(alias.name, module.scopes.tree) == [alias]
    return own and (alias.name == "AsyncMock" or is_free(module, "AsyncMock"))


def _mentions(other: Module, module: Module, name: str) -> bool:
    return f"{module.path.stem}.{name}".encode() in other.source.data


def is_test(path: Path) -> bool:
    """Tell whether a file is a test by its name; from others, files elsewhere may take names."""
    return path.name.startswith("test") or path.name.endswith("_test.py")


def _ends(path: Path, parts: list[str]) -> bool:
    own = list(path.with_suffix("").parts)
    if own[-1] == "__init__":
        own.pop()
    return own[-len(parts) :] == parts
