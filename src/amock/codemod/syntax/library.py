"""The mock library's names in a file: what `Mock` or `mocker.patch.object` mean there."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Final

from amock.codemod.syntax.scopes import Scopes
from amock_shape import MockKind

LIBRARY: Final = "unittest.mock"
_SAME_LIBRARY: Final = {"mock.mock": LIBRARY, "mock": LIBRARY, "amock": LIBRARY}
"""Other homes of the same names; the longest first, as `mock` is a prefix of `mock.mock`."""

MOCK_CLASSES: Final = {kind.value: kind for kind in MockKind}
_MOCKER_FIXTURES: Final = frozenset(
    {"mocker", "class_mocker", "module_mocker", "package_mocker", "session_mocker"}
)
_FIXTURE_TYPES: Final = {
    "MockerFixture": "mocker",
    "MockFixture": "mocker",
    "MonkeyPatch": "monkeypatch",
}
_STAR_NAMES: Final = frozenset({*MOCK_CLASSES, "patch", "seal", "call", "create_autospec"})


@dataclass(frozen=True, slots=True)
class Import:
    """One name that an import statement binds.

    Attributes:
        statement: the import.
        alias: the part of it that binds the name.
        name: the full name of what is bound.
    """

    statement: ast.Import | ast.ImportFrom
    alias: ast.alias
    name: str


class Library:
    """Reads names of one file as names of the mock library.

    Parameters:
        scopes: the file's scopes.
    """

    def __init__(self, scopes: Scopes) -> None:
        self._scopes = scopes
        self._star = self._find_star_import()

    @staticmethod
    def canonical(name: str) -> str:
        """Return a full name with the library's one home for all its homes."""
        return _canonical(name)

    def imports(self, name: str, at: ast.AST) -> list[Import]:
        """Return the imports that bind a name, or nothing if anything else binds it too."""
        bindings = self._scopes.bindings(name, at)
        found = [self._import_of(node) for node in bindings if isinstance(node, ast.alias)]
        return found if len(found) == len(bindings) else []

    def qualified_name(self, node: ast.expr) -> str | None:
        """Return the full name of an expression that starts at an import: `asyncio.Future`.

        The homes of the mock library count as one. What the file binds in several ways has a
        name only if all of them mean the same.
        """
        if isinstance(node, ast.Attribute):
            owner = self.qualified_name(node.value)
            return _canonical(f"{owner}.{node.attr}") if owner else None
        if not isinstance(node, ast.Name):
            return None
        names = {_canonical(found.name) for found in self.imports(node.id, node)}
        if len(names) == 1:
            return names.pop()
        return self._unbound_name(node) if not self._scopes.bindings(node.id, node) else None

    def api_name(self, node: ast.expr) -> str | None:
        """Return the name of a part of the mock API, such as `Mock` or `patch.object`.

        pytest's `mocker` offers the same API, and `monkeypatch.setattr` is told by that name.
        """
        name = self.qualified_name(node)
        if name is not None:
            return name[len(LIBRARY) + 1 :] if name.startswith(f"{LIBRARY}.") else None
        return self._fixture_api(node)

    def mock_kind(self, node: ast.expr) -> MockKind | None:
        """Return which of the library's mock classes an expression names, if any."""
        return MOCK_CLASSES.get(self.api_name(node) or "")

    def _unbound_name(self, node: ast.Name) -> str | None:
        return f"{self._star}.{node.id}" if self._star and node.id in _STAR_NAMES else None

    def _fixture_api(self, node: ast.expr) -> str | None:
        path: list[str] = []
        while isinstance(node, ast.Attribute):
            path.insert(0, node.attr)
            node = node.value
        fixture = self._fixture(node) if path and isinstance(node, ast.Name) else None
        if fixture == "mocker":
            return ".".join(path)
        if fixture == "monkeypatch" and path == ["setattr"]:
            return "monkeypatch.setattr"
        return None

    def _fixture(self, node: ast.Name) -> str | None:
        bindings = self._scopes.bindings(node.id, node)
        if len(bindings) != 1 or not isinstance(bindings[0], ast.arg):
            return None
        annotation = bindings[0].annotation
        if annotation is not None:
            return _FIXTURE_TYPES.get(_last_name(annotation))
        # pytest hands fixtures out by the parameter's name alone.
        if node.id in _MOCKER_FIXTURES:
            return "mocker"
        return "monkeypatch" if node.id == "monkeypatch" else None

    def _import_of(self, alias: ast.alias) -> Import:
        statement = self._scopes.parent(alias)
        if isinstance(statement, ast.ImportFrom):
            module = "." * statement.level + (statement.module or "")
            return Import(statement, alias, f"{module}.{alias.name}")
        if not isinstance(statement, ast.Import):
            raise TypeError("an alias stands in an import statement")
        name = alias.name if alias.asname else alias.name.partition(".")[0]
        return Import(statement, alias, name)

    def _find_star_import(self) -> str | None:
        for node in self._scopes.tree.body:
            if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
                module = _canonical(node.module or "")
                if module == LIBRARY and not node.level:
                    return LIBRARY
        return None


def _canonical(name: str) -> str:
    for home, library in _SAME_LIBRARY.items():
        if name == home or name.startswith(f"{home}."):
            return library + name[len(home) :]
    return name


def _last_name(annotation: ast.expr) -> str:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return annotation.value.rpartition(".")[2].strip()
    if isinstance(annotation, ast.Attribute):
        return annotation.attr
    return annotation.id if isinstance(annotation, ast.Name) else ""
