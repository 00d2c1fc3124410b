"""Checks of whole statements, which mypy asks no plugin about, once a module has been checked."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    AssertStmt,
    AssignmentStmt,
    Decorator,
    Expression,
    ExpressionStmt,
    MemberExpr,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock.shape import ASSERTIONS, misspelling_of
from amock_mypy import fullnames
from amock_mypy.checker import type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.injection import faults_of_injection
from amock_mypy.checks.values import is_mock
from amock_mypy.codes import MOCK_ASSERT, MOCK_SPEC
from amock_mypy.naming import dotted
from amock_mypy.scopes import SCOPES


def faults_of_statements(api: CheckerPluginInterface) -> Iterator[Fault]:
    """Yield what is wrong with the statements of a module that has been checked."""
    for statement in SCOPES.statements(api):
        if isinstance(statement, (ExpressionStmt, AssertStmt)):
            yield from _uncalled_assertion(api, statement.expr)
        elif isinstance(statement, AssignmentStmt):
            yield from _misspelt_configuration(api, statement)
        elif isinstance(statement, Decorator):
            yield from faults_of_injection(api, statement)


def _uncalled_assertion(api: CheckerPluginInterface, expression: Expression) -> Iterator[Fault]:
    if not isinstance(expression, MemberExpr) or expression.name not in ASSERTIONS:
        return
    if is_mock(type_of(api, expression.expr)):
        message = f'"{expression.name}" is not called, so nothing is asserted; add ()'
        yield Fault(message, expression, MOCK_ASSERT)


def _misspelt_configuration(
    api: CheckerPluginInterface, statement: AssignmentStmt
) -> Iterator[Fault]:
    """Yield the attributes of mocked functions that are set and mean something else."""
    for target in statement.lvalues:
        if not isinstance(target, MemberExpr):
            continue
        mock = get_proper_type(type_of(api, target.expr))
        if isinstance(mock, Instance) and mock.type.fullname in fullnames.FUNCTION_MOCKS:
            yield from _misspelt_attribute(target, mock)


def _misspelt_attribute(target: MemberExpr, mock: Instance) -> Iterator[Fault]:
    known = {name for base in mock.type.mro for name in base.names}
    meant = misspelling_of(target.name, known - {target.name})
    if target.name not in known and meant is not None:
        message = f'"{dotted(target)}" sets an attribute that nobody reads; did you mean "{meant}"?'
        yield Fault(message, target, MOCK_SPEC)
