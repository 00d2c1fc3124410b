"""Which mock a test has attached to another, under which name: their calls are recorded there."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Expression,
    ExpressionStmt,
    MemberExpr,
    NameExpr,
    Statement,
    StrExpr,
    SymbolNode,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy.checker import type_of
from amock_mypy.source.arguments import read_arguments
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import is_variable, values_of

_PARAMETERS = ("mock", "attribute")


def attached_mock(api: CheckerPluginInterface, manager: Expression, name: str) -> Instance | None:
    """Return the type of the one mock that is attached to another by a name, or None.

    Parameters:
        api: the checker.
        manager: the mock that others are attached to.
        name: the name.
    """
    variable = manager.node if isinstance(manager, NameExpr) else None
    if variable is None or len(values_of(api, variable)) != 1:
        return None
    attached = [
        mock
        for statement in SCOPES.statements(api)
        for mock in _attached_by(statement, variable, name)
    ]
    type_ = get_proper_type(type_of(api, attached[0])) if len(attached) == 1 else None
    return type_ if isinstance(type_, Instance) else None


def _attached_by(statement: Statement, manager: SymbolNode, name: str) -> Iterator[Expression]:
    """Yield what a statement makes a child of a mock."""
    if isinstance(statement, AssignmentStmt):
        members = (target for target in statement.lvalues if isinstance(target, MemberExpr))
        if any(it.name == name and is_variable(it.expr, manager) for it in members):
            yield statement.rvalue
    elif isinstance(statement, ExpressionStmt) and isinstance(statement.expr, CallExpr):
        callee = statement.expr.callee
        if isinstance(callee, MemberExpr) and callee.name == "attach_mock":
            given = read_arguments(statement.expr, _PARAMETERS).by_name
            attribute = given.get("attribute")
            is_named_so = isinstance(attribute, StrExpr) and attribute.value == name
            if is_variable(callee.expr, manager) and is_named_so and "mock" in given:
                yield given["mock"]
