"""Checks of whole statements, which mypy asks no plugin about, once a module has been checked."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    AssertStmt,
    ClassDef,
    Decorator,
    Expression,
    ExpressionStmt,
    FuncDef,
    MemberExpr,
    MypyFile,
    OverloadedFuncDef,
    Statement,
)
from mypy.plugin import CheckerPluginInterface

from amock.shape import ASSERTIONS
from amock_mypy.bindings import blocks_of
from amock_mypy.checker import type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.values import is_mock
from amock_mypy.codes import MOCK_ASSERT


def faults_of_statements(api: CheckerPluginInterface, file: MypyFile) -> Iterator[Fault]:
    """Yield assertions that are only mentioned and never called."""
    for statement in _all_statements(file.defs):
        expression = _mentioned(statement)
        if not isinstance(expression, MemberExpr) or expression.name not in ASSERTIONS:
            continue
        if is_mock(type_of(api, expression.expr)):
            message = f'"{expression.name}" is not called, so nothing is asserted; add ()'
            yield Fault(message, expression, MOCK_ASSERT)


def _mentioned(statement: Statement) -> Expression | None:
    return statement.expr if isinstance(statement, (ExpressionStmt, AssertStmt)) else None


def _all_statements(statements: list[Statement]) -> Iterator[Statement]:
    for statement in statements:
        yield statement
        for body in _bodies(statement):
            yield from _all_statements(body)


def _bodies(statement: Statement) -> Iterator[list[Statement]]:
    if isinstance(statement, Decorator):
        yield statement.func.body.body
    elif isinstance(statement, FuncDef):
        yield statement.body.body
    elif isinstance(statement, ClassDef):
        yield statement.defs.body
    elif isinstance(statement, OverloadedFuncDef):
        yield list(statement.items)
    else:
        for block in blocks_of(statement):
            yield block.body
