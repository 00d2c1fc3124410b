"""AMK004: coroutines written with a decorator that Python has no more."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from amock.codemod.edits.edit import Edit, MakeAsync, Replace
from amock.codemod.rules.base import Case, Finding, Project, TextRule
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.spans import span_of

_DECORATOR = "asyncio.coroutine"


class OldCoroutine(TextRule):
    """`@asyncio.coroutine`, which went with Python 3.11, on the fakes of a test file.

    The function becomes an `async def`, and its `yield from` becomes `await`. A generator that
    yields in other ways is left alone.
    """

    code: ClassVar[str] = "AMK004"
    name: ClassVar[str] = "coroutines written with asyncio.coroutine"
    word: ClassVar[bytes] = b"coroutine"
    cases: ClassVar[tuple[Case, ...]] = (
        Case(
            "the decorator gives way to async def",
            """\
import asyncio
from unittest.mock import Mock, patch


@asyncio.coroutine
def fake(key):
    yield from asyncio.sleep(0)
    return 1


patched = patch("app.fetch", Mock(side_effect=fake))
""",
            """\
import asyncio
from unittest.mock import Mock, patch


async def fake(key):
    await asyncio.sleep(0)
    return 1


patched = patch("app.fetch", Mock(side_effect=fake))
""",
        ),
        Case(
            "a generator that yields by itself",
            """\
import asyncio
from unittest import mock


@asyncio.coroutine
def fake(key):
    yield


patched = mock.patch("app.fetch", fake)
""",
            None,
        ),
    )

    def check_text(self, module: Module, _project: Project) -> Iterator[Finding]:
        """Yield a finding for each function with the decorator."""
        for node in module.find(ast.FunctionDef):
            old = [
                item
                for item in node.decorator_list
                if module.library.qualified_name(item) == _DECORATOR
            ]
            inside = [part for statement in node.body for part in ast.walk(statement)]
            if old and not any(isinstance(part, ast.Yield) for part in inside):
                texts = tuple(module.source.segment(span_of(item)) for item in old)
                edits: list[Edit] = [MakeAsync(span_of(node), texts)]
                edits += _awaits(module, inside)
                message = f"{node.name} becomes an async def"
                yield Finding(self.code, module.path, node.lineno, message, tuple(edits))


def _awaits(module: Module, nodes: list[ast.AST]) -> Iterator[Edit]:
    for node in nodes:
        if isinstance(node, ast.YieldFrom):
            yield Replace(span_of(node), f"await {module.source.segment(span_of(node.value))}")
