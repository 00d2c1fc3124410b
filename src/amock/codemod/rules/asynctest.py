"""AMK005: the retired asynctest."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final, TypeGuard

from amock.codemod.edits.edit import (
    AddImport,
    Edit,
    RemoveName,
    RemoveStatement,
    RenameFunction,
    Replace,
)
from amock.codemod.edits.renaming import import_names, is_free, library_import, library_prefix
from amock.codemod.project import is_test
from amock.codemod.rules.base import Case, Finding, Project, TextRule
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.spans import Span, span_of

_SAME: Final = frozenset(
    {
        "ANY",
        "DEFAULT",
        "FILTER_DIR",
        "MagicMock",
        "Mock",
        "NonCallableMagicMock",
        "NonCallableMock",
        "PropertyMock",
        "call",
        "create_autospec",
        "mock_open",
        "patch",
        "seal",
        "sentinel",
    }
)
_MOCKS: Final = {**{name: name for name in _SAME}, "CoroutineMock": "AsyncMock"}
_HOMES: Final = frozenset({"asynctest", "case", "mock"})
"""asynctest's own modules, which give out the same names."""
_TEST_CASE: Final = "TestCase"
_NEW_TEST_CASE: Final = "IsolatedAsyncioTestCase"
_ASYNC_SETUPS: Final = {"setUp": "asyncSetUp", "tearDown": "asyncTearDown"}
_OWN_FEATURES: Final = frozenset({"loop", "use_default_loop", "forbid_get_event_loop"})


_Import = ast.Import | ast.ImportFrom


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of asynctest: the expression, and the name it means there."""

    node: ast.Name | ast.Attribute
    name: str


class Asynctest(TextRule):
    """asynctest, whose mocks the standard library has had since Python 3.8.

    `CoroutineMock` becomes AsyncMock, `TestCase` becomes `unittest.IsolatedAsyncioTestCase`, and
    the other names come from `unittest.mock`. A file that uses more of asynctest, such as its
    clocked test cases or `self.loop`, or whose names other files may take from it, is left alone
    as a whole.
    """

    code: ClassVar[str] = "AMK005"
    name: ClassVar[str] = "the retired asynctest"
    word: ClassVar[bytes] = b"asynctest"
    cases: ClassVar[tuple[Case, ...]] = (
        Case(
            "names come from the library as the file imports it already",
            """\
from unittest import mock

import asynctest

fake = asynctest.CoroutineMock(return_value=1)
patched = mock.patch("app.fetch", fake)
""",
            """\
from unittest import mock

fake = mock.AsyncMock(return_value=1)
patched = mock.patch("app.fetch", fake)
""",
        ),
        Case(
            "names imported from asynctest, a test case among them",
            """\
from asynctest import CoroutineMock, TestCase, patch


class Tests(TestCase):
    async def setUp(self):
        self.fake = CoroutineMock()

    @patch("app.fetch")
    async def test_fetch(self, fetch):
        await fetch()
""",
            """\
from unittest import IsolatedAsyncioTestCase
from unittest.mock import AsyncMock, patch


class Tests(IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.fake = AsyncMock()

    @patch("app.fetch")
    async def test_fetch(self, fetch):
        await fetch()
""",
        ),
        Case(
            "what only asynctest has",
            """\
import asynctest


class Tests(asynctest.ClockedTestCase):
    async def test_later(self):
        await self.advance(1)
        asynctest.CoroutineMock()
""",
            None,
        ),
    )

    def check_text(self, module: Module, project: Project) -> Iterator[Finding]:
        """Yield one finding for a file that imports asynctest."""
        imports = [node for node in module.scopes.nodes if _is_import(node)]
        if not imports:
            return
        uses = list(_uses(module))
        first = imports[0]
        reason = _obstacle(module, uses, imports) or _other_users(module, uses, imports, project)
        message = reason or "asynctest gives way to the standard library"
        edits = [] if reason else list(_edits(module, uses, imports, span_of(first)))
        yield Finding(self.code, module.path, first.lineno, message, tuple(edits))


def _is_import(node: ast.AST) -> TypeGuard[_Import]:
    if isinstance(node, ast.ImportFrom):
        return not node.level and (node.module or "").partition(".")[0] == "asynctest"
    return isinstance(node, ast.Import) and any(
        alias.name.partition(".")[0] == "asynctest" for alias in node.names
    )


def _uses(module: Module) -> Iterator[_Use]:
    for node in module.scopes.nodes:
        if isinstance(node, (ast.Name, ast.Attribute)):
            name = module.library.qualified_name(node) or ""
            home, *path = name.split(".")
            path = [part for part in path if part not in _HOMES]
            if home == "asynctest" and len(path) == 1:
                yield _Use(node, path[0])


def _obstacle(module: Module, uses: list[_Use], imports: list[_Import]) -> str:
    """Return why a file cannot be moved, or the empty string."""
    unknown = sorted({use.name for use in uses} - _MOCKS.keys() - {_TEST_CASE})
    if unknown:
        return f"asynctest.{unknown[0]} has no equal in the standard library"
    if any(module.scopes.parent(node) is not module.scopes.tree for node in imports):
        return "asynctest is imported inside of something"
    new = {_MOCKS[use.name] for use in uses if use.name in _MOCKS}
    taken = [name for name in sorted(new) if not _can_bind(module, name)]
    if taken:
        return f"the file has another {taken[0]}"
    if any(use.name == _TEST_CASE for use in uses) and _uses_loop(module):
        return "asynctest's test cases have a loop of their own"
    return ""


def _other_users(module: Module, uses: list[_Use], imports: list[_Import], project: Project) -> str:
    """Return why names must stay that other files take from a file, or the empty string."""
    names = [
        alias.asname or alias.name
        for node in imports
        for alias in node.names
        if isinstance(node, ast.ImportFrom)
    ]
    if "*" in names:
        return "asynctest's names are imported by *"
    used = {ast.unparse(use.node) for use in uses}
    for name in names:
        is_spare = name not in used and not is_test(module.path)
        if is_spare or project.is_taken(module, name):
            return f"other files may take {name} from here"
    return ""


def _can_bind(module: Module, name: str) -> bool:
    found = module.library.imports(name, module.scopes.tree)
    bound = module.scopes.bindings(name, module.scopes.tree)
    return is_free(module, name) or (
        bool(bound) and all(item.name.startswith("asynctest.") for item in found) and bool(found)
    )


def _uses_loop(module: Module) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in _OWN_FEATURES
        and ast.unparse(node.value) == "self"
        for node in module.scopes.nodes
    )


def _edits(module: Module, uses: list[_Use], imports: list[_Import], first: Span) -> Iterator[Edit]:
    prefix = library_prefix(module) if library_import(module) is None else None
    by_module = any(isinstance(use.node, ast.Attribute) and use.name in _MOCKS for use in uses)
    from_unittest: list[str] = []
    if prefix is None and library_import(module) is None and by_module and is_free(module, "mock"):
        prefix = "mock"
        from_unittest.append(prefix)
    written: set[str] = set()
    for use in uses:
        yield from _renamed(module, use, prefix, written)
    if _NEW_TEST_CASE in written:
        written.remove(_NEW_TEST_CASE)
        from_unittest.insert(0, _NEW_TEST_CASE)
    if from_unittest:
        yield AddImport(first, f"from unittest import {', '.join(from_unittest)}")
    yield from import_names(module, written, first)
    for node in imports:
        yield from _removed(node)
    yield from _renamed_setups(module)


def _renamed(module: Module, use: _Use, prefix: str | None, written: set[str]) -> Iterator[Edit]:
    """Yield the new way to write a use, and note the bare names that it needs."""
    if use.name == _TEST_CASE:
        has_unittest = module.library.imports("unittest", module.scopes.tree)
        new = f"unittest.{_NEW_TEST_CASE}" if has_unittest else _NEW_TEST_CASE
        if not has_unittest:
            written.add(_NEW_TEST_CASE)
    else:
        name = _MOCKS[use.name]
        new = f"{prefix}.{name}" if prefix else name
        if not prefix:
            written.add(name)
    if ast.unparse(use.node) != new:
        yield Replace(span_of(use.node), new)


def _removed(node: _Import) -> Iterator[Edit]:
    if isinstance(node, ast.ImportFrom):
        yield RemoveStatement(span_of(node))
    else:
        for alias in node.names:
            if alias.name.partition(".")[0] == "asynctest":
                yield RemoveName(span_of(node), alias.asname or "asynctest")


def _renamed_setups(module: Module) -> Iterator[Edit]:
    """`async def setUp` is asynctest's own; unittest calls it `asyncSetUp`."""
    for node in module.scopes.nodes:
        home = module.scopes.parent(node)
        if not isinstance(node, ast.AsyncFunctionDef) or not isinstance(home, ast.ClassDef):
            continue
        bases = [module.library.qualified_name(base) for base in home.bases]
        if node.name in _ASYNC_SETUPS and f"asynctest.{_TEST_CASE}" in bases:
            yield RenameFunction(span_of(node), _ASYNC_SETUPS[node.name])
