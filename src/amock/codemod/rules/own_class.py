"""AMK006: hand-written classes that AsyncMock made superfluous."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar, Final

from amock.codemod.doubles.helpers import is_coroutine_def
from amock.codemod.edits.edit import AddImport, AddName, Edit, RemoveName, RemoveStatement, Replace
from amock.codemod.edits.renaming import import_names, is_free, library_import
from amock.codemod.project import can_move
from amock.codemod.rules.base import Case, Finding, Project, TextRule
from amock.codemod.syntax.library import LIBRARY
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.scopes import Function
from amock.codemod.syntax.spans import span_of

_ASYNC_MOCK: Final = "AsyncMock"
_BASES: Final = frozenset({"Mock", "MagicMock"})


class OwnClass(TextRule):
    """A hand-written class that only makes the calls of a mock awaitable.

    Before Python 3.8 every project had one. Its place is taken by the library's AsyncMock, which
    can also assert awaits: in the file that defines it, and in the files that import it from there.
    A class that does more is left alone.
    """

    code: ClassVar[str] = "AMK006"
    name: ClassVar[str] = "a hand-written AsyncMock"
    word: ClassVar[bytes] = b"Mock"
    cases: ClassVar[tuple[Case, ...]] = (
        Case(
            "a class of that name",
            """\
from unittest.mock import MagicMock, patch


class AsyncMock(MagicMock):
    async def __call__(self, *args, **kwargs):
        return super().__call__(*args, **kwargs)


def test_fetch():
    with patch("app.fetch", AsyncMock(return_value=1)):
        pass
""",
            """\
from unittest.mock import AsyncMock, patch


def test_fetch():
    with patch("app.fetch", AsyncMock(return_value=1)):
        pass
""",
        ),
        Case(
            "a class of another name, written in the older way",
            """\
from unittest import mock


class CoroMock(mock.Mock):
    \"\"\"A mock to await.\"\"\"

    def __call__(self, *args, **kwargs):
        sup = super(CoroMock, self)

        async def coro():
            return sup.__call__(*args, **kwargs)

        return coro()


def test_fetch():
    with mock.patch("app.fetch", CoroMock(return_value=1)):
        pass
""",
            """\
from unittest import mock


def test_fetch():
    with mock.patch("app.fetch", mock.AsyncMock(return_value=1)):
        pass
""",
        ),
        Case(
            "a class that does more",
            """\
import asyncio
from unittest.mock import MagicMock


class SlowMock(MagicMock):
    async def __call__(self, *args, **kwargs):
        await asyncio.sleep(1)
        return super().__call__(*args, **kwargs)


slow = SlowMock()
""",
            None,
        ),
    )

    def check_text(self, module: Module, project: Project) -> Iterator[Finding]:
        """Yield a finding for each such class of a file, and for each import of one."""
        if not project.may_know_class_with(b"__call__", module):
            return
        for node in module.scopes.tree.body:
            if isinstance(node, ast.ClassDef) and is_own_async_mock(module, node):
                edits = list(_replaced_class(module, node, project))
                if edits:
                    message = f"class {node.name} gives way to {_ASYNC_MOCK}"
                    yield Finding(self.code, module.path, node.lineno, message, tuple(edits))
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    if _is_imported_own(module, node, alias, project):
                        edits = list(_replaced_import(module, node, alias))
                        message = f"{_ASYNC_MOCK} comes from {LIBRARY}, not {node.module}"
                        yield Finding(self.code, module.path, node.lineno, message, tuple(edits))


def is_own_async_mock(module: Module, node: ast.ClassDef) -> bool:
    """Tell whether a class is a mock whose calls are awaitable, and nothing else."""
    if len(node.bases) != 1 or node.keywords or node.decorator_list:
        return False
    if module.library.api_name(node.bases[0]) not in _BASES:
        return False
    body = [item for item in node.body if not _is_text_or_pass(item)]
    return (
        len(body) == 1
        and isinstance(body[0], Function)
        and body[0].name == "__call__"
        and _only_calls_super(module, body[0])
    )


def _only_calls_super(module: Module, function: Function) -> bool:
    body = [item for item in function.body if not _is_text_or_pass(item)]
    if is_coroutine_def(module, function):
        return len(body) == 1 and _returns_super_call(body[0], "super")
    if function.decorator_list or not body:
        return False
    supers = "super"
    if isinstance(body[0], ast.Assign) and ast.unparse(body[0].value).startswith("super("):
        supers = ast.unparse(body[0].targets[0])
        body = body[1:]
    inner = body[0] if len(body) == len(("inner", "return")) else None
    if not isinstance(inner, ast.AsyncFunctionDef):
        return False
    return (
        ast.unparse(body[1]).startswith(f"return {inner.name}(")
        and len(inner.body) == 1
        and _returns_super_call(inner.body[0], supers)
    )


def _returns_super_call(statement: ast.stmt, supers: str) -> bool:
    text = ast.unparse(statement)
    starts = text.startswith(f"return {supers}")
    waits = any(isinstance(node, ast.Await) for node in ast.walk(statement))
    return starts and text.endswith(".__call__(*args, **kwargs)") and not waits


def _is_text_or_pass(node: ast.stmt) -> bool:
    return isinstance(node, ast.Pass) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _replaced_class(module: Module, node: ast.ClassDef, project: Project) -> Iterator[Edit]:
    base = node.bases[0]
    bound = module.scopes.bindings(node.name, module.scopes.tree)
    place = _first_import(module)
    if len(bound) != 1 or place is None or not _may_be_called(module, node.name):
        return
    yield RemoveStatement(span_of(node))
    uses = [
        name
        for name in module.scopes.nodes
        if isinstance(name, ast.Name)
        and name.id == node.name
        and not _is_inside(module, name, node)
        and isinstance(name.ctx, ast.Load)
    ]
    is_needed = project.is_needed_outside(module, node.name)
    if isinstance(base, ast.Attribute) and not is_needed:
        new = f"{ast.unparse(base.value)}.{_ASYNC_MOCK}"
        yield from (Replace(span_of(name), new) for name in uses)
        return
    if is_needed and node.name != _ASYNC_MOCK:
        yield AddImport(span_of(place), _renaming_import(node.name))
        return
    if uses or is_needed:
        yield from import_names(module, [_ASYNC_MOCK], span_of(place))
    if node.name != _ASYNC_MOCK:
        yield from (Replace(span_of(name), _ASYNC_MOCK) for name in uses)


def _renaming_import(name: str) -> str:
    return f"from {LIBRARY} import {_ASYNC_MOCK} as {name}"


def _is_inside(module: Module, node: ast.AST, home: ast.AST) -> bool:
    return any(above is home for above in module.scopes.ancestors(node))


def _may_be_called(module: Module, name: str) -> bool:
    """Tell whether AsyncMock can stand where a file has a class of some name."""
    return name == _ASYNC_MOCK or is_free(module, _ASYNC_MOCK)


def _first_import(module: Module) -> ast.stmt | None:
    """Return the import beside which another can stand, None where each is inside of something."""
    return next((node for node in module.scopes.tree.body if _imports_mocks(node)), None)


def _imports_mocks(node: ast.stmt) -> bool:
    return isinstance(node, (ast.Import, ast.ImportFrom)) and "mock" in ast.unparse(node)


def _is_imported_own(
    module: Module, node: ast.ImportFrom, alias: ast.alias, project: Project
) -> bool:
    """Tell whether an import takes a hand-written class from another file of the run."""
    home = project.imported(module, node)
    if home is None or not can_move(module, alias):
        return False
    return any(
        isinstance(item, ast.ClassDef) and item.name == alias.name and is_own_async_mock(home, item)
        for item in home.scopes.tree.body
    )


def _replaced_import(module: Module, node: ast.ImportFrom, alias: ast.alias) -> Iterator[Edit]:
    known = library_import(module)
    if known is not None:
        yield AddName(span_of(known), _ASYNC_MOCK, known.names[-1].name)
    else:
        first = next(
            item
            for item in module.scopes.tree.body
            if isinstance(item, (ast.Import, ast.ImportFrom)) and not _is_future(item)
        )
        yield AddImport(span_of(first), f"from {LIBRARY} import {_ASYNC_MOCK}")
    yield RemoveName(span_of(node), alias.name)
    if alias.name != _ASYNC_MOCK:
        for use in module.find(ast.Name):
            if use.id == alias.name and module.scopes.bindings(use.id, use) == [alias]:
                yield Replace(span_of(use), _ASYNC_MOCK)


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"
