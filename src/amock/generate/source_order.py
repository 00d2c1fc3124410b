"""In which order the names of modules and classes stand in their source.

mypy's own tables are in that order when it has read the source, and in another when they come from
its cache.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from mypy.nodes import MypyFile, TypeInfo

_Positions = dict[str, int]


class SourceOrder:
    """Reads each file once, and says how its names stand."""

    def __init__(self) -> None:
        self._files: dict[str, dict[str, _Positions]] = {}

    def sorted_names(self, module: MypyFile, names: Iterable[str]) -> list[str]:
        """Return names of a module as they stand in it; those that it does not bind by name."""
        return _sorted(names, self._positions(module.path, ""))

    def binds(self, module: MypyFile, name: str) -> bool:
        """Tell whether a module has a name when it is imported, as far as its source tells.

        mypy also knows names that are deleted again, and those of `if __name__ == "__main__"`.
        """
        positions = self._positions(module.path, "")
        return name.isidentifier() and (not positions or name in positions or "*" in positions)

    def sorted_members(self, info: TypeInfo, module: MypyFile | None) -> list[str]:
        """Return the names in a class as they stand in it.

        Parameters:
            info: the class.
            module: the module that it is defined in, if the build has it.
        """
        name = info.fullname.removeprefix(f"{info.module_name}.")
        positions = self._positions(module.path, name) if module is not None else {}
        return _sorted(info.names, positions)

    def _positions(self, path: str, scope: str) -> _Positions:
        if path not in self._files:
            self._files[path] = _read(path)
        return self._files[path].get(scope, {})


def _sorted(names: Iterable[str], positions: _Positions) -> list[str]:
    return sorted(names, key=lambda name: (positions.get(name, len(positions)), name))


def _read(path: str) -> dict[str, _Positions]:
    try:
        tree = ast.parse(Path(path).read_bytes())
    except (OSError, SyntaxError, ValueError):
        # Newer syntax than this Python's, for one: names then stand by name.
        return {}
    found: dict[str, _Positions] = {}
    _enter(tree, "", found)
    return found


def _enter(scope: ast.Module | ast.ClassDef, name: str, found: dict[str, _Positions]) -> None:
    positions = found.setdefault(name, {})
    for node in _statements(scope, inside_function=False):
        for bound in _bound_by(node):
            positions.setdefault(bound, len(positions))
        if isinstance(node, ast.Delete):
            for target in node.targets:
                positions.pop(ast.unparse(target), None)
        if isinstance(node, ast.ClassDef):
            _enter(node, f"{name}.{node.name}".lstrip("."), found)


def _statements(scope: ast.AST, *, inside_function: bool) -> Iterator[ast.AST]:
    """Yield what stands in a body, also below `if` and the like, but not in classes' own bodies.

    Of what stands in functions only assignments to attributes count: those of self.
    """
    for node in ast.iter_child_nodes(scope):
        if _is_of_a_script(node):
            continue
        if not inside_function or isinstance(node, ast.Attribute):
            yield node
        if not isinstance(node, ast.ClassDef):
            inside = inside_function or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            yield from _statements(node, inside_function=inside)


def _is_of_a_script(node: ast.AST) -> bool:
    """Tell whether a statement is `if __name__ == "__main__"`."""
    if not isinstance(node, ast.If):
        return False
    return any(isinstance(part, ast.Name) and part.id == "__name__" for part in ast.walk(node.test))


def _bound_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
        yield node.name
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        yield node.attr
    elif isinstance(node, ast.alias):
        yield node.asname or node.name
