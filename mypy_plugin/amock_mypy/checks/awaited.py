"""Check that what a mock gives for a value is not awaited where the value cannot be.

mypy takes the mock of a value for anything to await, as its class falls back to Any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, Final

from mypy.nodes import (
    AssertStmt,
    AssignmentStmt,
    AwaitExpr,
    CallExpr,
    Expression,
    ExpressionStmt,
    ForStmt,
    IfStmt,
    MemberExpr,
    NameExpr,
    RefExpr,
    ReturnStmt,
    Statement,
    WithStmt,
)
from mypy.plugin import CheckerPluginInterface
from mypy.traverser import has_await_expression
from mypy.types import Instance, get_proper_type

from amock_mypy.checker import current_module, format_type, type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_ASYNC
from amock_mypy.expressions import expressions_in
from amock_mypy.mock_types.made_classes import spec_behind
from amock_mypy.naming import dotted
from amock_mypy.reader import may_be_awaited
from amock_mypy.scopes import SCOPES
from amock_mypy.statements import assigned_attributes
from amock_mypy.targets import source_of
from amock_shape import SETTINGS


def has_awaits(api: CheckerPluginInterface) -> bool:
    """Tell whether anything is awaited in the module, as far as its text tells."""
    text = source_of(current_module(api))
    return text is None or "await " in text


def faults_of_awaited(api: CheckerPluginInterface, statement: Statement) -> Iterator[Fault]:
    """Yield the mocks of values that a statement awaits, which raises TypeError."""
    for expression in expressions_in(statement):
        if isinstance(expression, AwaitExpr):
            yield from _fault(api, expression)


def may_await(statement: Statement) -> bool:
    """Tell whether a statement may hold an await, which few of a module do."""
    parts = _PARTS.get(type(statement))
    return parts is not None and any(map(has_await_expression, parts(statement)))


_PARTS: Final[dict[type[Statement], Callable[[Any], list[Expression]]]] = {
    AssertStmt: lambda it: [it.expr],
    AssignmentStmt: lambda it: [it.rvalue],
    ExpressionStmt: lambda it: [it.expr],
    ForStmt: lambda it: [it.expr],
    IfStmt: attrgetter("expr"),
    ReturnStmt: lambda it: [it.expr] if it.expr is not None else [],
    WithStmt: attrgetter("expr"),
}
"""The expressions of statements that may hold an await, as far as tests have them."""


def _fault(api: CheckerPluginInterface, awaited: AwaitExpr) -> Iterator[Fault]:
    called = awaited.expr.callee if isinstance(awaited.expr, CallExpr) else None
    mock = get_proper_type(type_of(api, awaited.expr))
    # mypy itself objects to a mock that does not fall back to Any.
    if not isinstance(called, RefExpr) or not isinstance(mock, Instance):
        return
    value = spec_behind(mock) if mock.type.fallback_to_any else None
    if value is not None and not may_be_awaited(value) and not _is_given(api, called):
        message = (
            f'"{dotted(called) or _name(called)}" is not async and gives a mock of '
            f"{format_type(api, value)}, which cannot be awaited: this raises TypeError; "
            "take the await away"
        )
        yield Fault(message, awaited, MOCK_ASYNC)


def _is_given(api: CheckerPluginInterface, called: RefExpr) -> bool:
    """Tell whether the module itself says what the mock that is called gives."""
    return any(
        target.name in SETTINGS
        and isinstance(target.expr, RefExpr)
        and _name(target.expr) == _name(called)
        for target in assigned_attributes(SCOPES.statements(api))
    )


def _name(called: RefExpr) -> str:
    return called.name if isinstance(called, (MemberExpr, NameExpr)) else ""
