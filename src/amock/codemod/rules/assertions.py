"""AMK007: assertions on mocks that are none, or that ask too little of an AsyncMock."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar, Final, NamedTuple

from amock.codemod.doubles.survey import Survey
from amock.codemod.edits.edit import Edit, RenameAttribute, ReplaceStatement
from amock.codemod.rules.base import Case, Context, Finding, Turn, TypedRule
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.spans import span_of
from amock_shape import (
    AWAIT_ASSERTIONS,
    CALL_ASSERTIONS,
    MockKind,
    assertion_meant,
    await_equivalent,
)

_WITHOUT_ARGUMENTS: Final = frozenset(
    {
        "assert_awaited",
        "assert_awaited_once",
        "assert_called",
        "assert_called_once",
        "assert_not_awaited",
        "assert_not_called",
    }
)
_OF_MANY: Final = frozenset({"assert_has_awaits", "assert_has_calls"})
_ASYNC: Final = frozenset({MockKind.ASYNC})


class Assertions(TypedRule):
    """Assertions on mocks that are none, or that ask too little of an AsyncMock.

    `fetch.called_once_with(1)` asserts nothing: before Python 3.12 it makes one more mock, which is
    true. The name becomes that of the assertion which the mypy plugin's message names, where
    the object is surely a mock and the name surely a slip. On an AsyncMock, `assert_called…`
    becomes `assert_awaited…`, which also fails if the coroutine was thrown away. Tests may fail
    after it that passed before, and rightly.
    """

    code: ClassVar[str] = "AMK007"
    name: ClassVar[str] = "assertions that are none or ask too little"
    is_default: ClassVar[bool] = False
    turn: ClassVar[Turn] = Turn.USES
    cases: ClassVar[tuple[Case, ...]] = (
        Case(
            "an async function's mock is to be awaited, a sync one's to be called",
            """\
from unittest.mock import patch


@patch("app.parse")
@patch("app.fetch")
async def test_fetch(fetch, parse):
    fetch.assert_called_once_with("key")
    fetch.assert_any_call("key")
    parse.assert_called_once_with("text")
""",
            """\
from unittest.mock import patch


@patch("app.parse")
@patch("app.fetch")
async def test_fetch(fetch, parse):
    fetch.assert_awaited_once_with("key")
    fetch.assert_any_await("key")
    parse.assert_called_once_with("text")
""",
        ),
        Case(
            "names that are no assertions, an asserted one among them",
            """\
from unittest.mock import AsyncMock, Mock


def test_names():
    parse = Mock()
    parse.called_once_with("text")
    parse.assert_called_once_wiht("text")
    assert parse.called_with("text")
    assert parse.called_once
    fetch = AsyncMock()
    fetch.called_once_with("key")  # once
""",
            """\
from unittest.mock import AsyncMock, Mock


def test_names():
    parse = Mock()
    parse.assert_called_once_with("text")
    parse.assert_called_once_with("text")
    parse.assert_called_with("text")
    parse.assert_called_once()
    fetch = AsyncMock()
    fetch.assert_awaited_once_with("key")  # once
""",
        ),
        Case(
            "what may be no mock, names that may mean something else, and other assertions",
            """\
from unittest.mock import AsyncMock, Mock


def test_others(client):
    client.called_once_with("key")
    parse = Mock()
    parse.assert_never_was_called()
    assert parse.called
    fetch = AsyncMock()
    fetch.assert_not_called()
    fetch.child.assert_called_once_with("key")
""",
            None,
        ),
        Case(
            "nobody awaits: the loop is a mock too",
            """\
from unittest.mock import patch


@patch("asyncio.run")
@patch("app.fetch")
def test_main(fetch, run):
    fetch.assert_called_once_with("key")
""",
            None,
        ),
    )

    def concerns(self, survey: Survey) -> bool:
        """Tell whether a file has any attribute that the rule could rename."""
        return any(_is_renamed(node.attr) for node in survey.module.find(ast.Attribute))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the assertions to rename."""
        own = _own_names(context.module)
        for node in context.module.find(ast.Attribute):
            if _is_renamed(node.attr) and isinstance(node.ctx, ast.Load) and node.attr not in own:
                kinds = context.mocks.kinds(node.value)
                if kinds:
                    yield from self._judge(context, node, kinds)

    def _judge(
        self, context: Context, node: ast.Attribute, kinds: frozenset[MockKind]
    ) -> Iterator[Finding]:
        new = _new_name(context, node, kinds)
        if new == node.attr:
            return
        use = _use_of(context.module, node)
        reason = _obstacle(use, node.attr, new, kinds)
        if reason:
            message = f'"{node.attr}" left as it is, though it means "{new}": {reason}'
            yield self.finding(context, node, message, [])
        else:
            message = f'"{node.attr}" becomes "{new}"'
            yield self.finding(context, node, message, [_edit(context.module, node, use, new)])


class _Use(NamedTuple):
    """How a name is used: in which call, if it is called, and asserted by which statement."""

    call: ast.Call | None
    asserted: ast.Assert | None
    is_statement: bool


def _is_renamed(name: str) -> bool:
    return await_equivalent(name) is not None or assertion_meant(name) is not None


def _own_names(module: Module) -> set[str]:
    """Return the attributes that the file gives to mocks or anything else itself."""
    stored = {node.attr for node in module.find(ast.Attribute) if isinstance(node.ctx, ast.Store)}
    return stored | {node.arg for node in module.find(ast.keyword) if node.arg}


def _new_name(context: Context, node: ast.Attribute, kinds: frozenset[MockKind]) -> str:
    meant = assertion_meant(node.attr) or node.attr
    is_async = kinds == _ASYNC and not context.is_loop_mocked(node)
    return (await_equivalent(meant) or meant) if is_async else meant


def _use_of(module: Module, node: ast.Attribute) -> _Use:
    above = module.scopes.parent(node)
    call = above if isinstance(above, ast.Call) and above.func is node else None
    whole = call or node
    holder = module.scopes.parent(whole)
    asserted = holder if isinstance(holder, ast.Assert) and holder.test is whole else None
    return _Use(call, asserted, isinstance(holder, ast.Expr))


def _obstacle(use: _Use, old: str, new: str, kinds: frozenset[MockKind]) -> str:
    """Return why a name cannot be changed without changing more, or the empty string."""
    if old in CALL_ASSERTIONS:
        return ""
    if new in AWAIT_ASSERTIONS and MockKind.ASYNC not in kinds:
        return "the mock is not an AsyncMock"
    if use.call is None:
        called = use.asserted is not None and new in _WITHOUT_ARGUMENTS
        return "" if called else "it is not called"
    if use.asserted is None and not use.is_statement:
        return "its result is used"
    if use.asserted is not None and use.asserted.msg is not None:
        return "the assert statement has a message"
    return _wrong_arguments(use.call, new)


def _wrong_arguments(call: ast.Call, new: str) -> str:
    first = call.args[0] if call.args else None
    if new in _WITHOUT_ARGUMENTS:
        return "it has arguments" if call.args or call.keywords else ""
    if new in _OF_MANY:
        return "" if first is not None and not isinstance(first, ast.Call) else "it takes a list"
    is_list = isinstance(first, (ast.List, ast.ListComp))
    return "it takes one call" if new.startswith("assert_any") and is_list else ""


def _edit(module: Module, node: ast.Attribute, use: _Use, new: str) -> Edit:
    if use.asserted is None:
        return RenameAttribute(span_of(node), new)
    segment = module.source.segment
    head = segment(span_of(node)).removesuffix(node.attr) + new
    if use.call is None:
        return ReplaceStatement(span_of(use.asserted), f"{head}()")
    whole = segment(span_of(use.call))
    return ReplaceStatement(span_of(use.asserted), head + whole[len(segment(span_of(node))) :])
