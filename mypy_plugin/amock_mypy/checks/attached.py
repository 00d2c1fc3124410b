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
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import values_of

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
    attached = _attached(api).get((variable, name), [])
    type_ = get_proper_type(type_of(api, attached[0])) if len(attached) == 1 else None
    return type_ if isinstance(type_, Instance) else None


@once_a_module
def _attached(api: CheckerPluginInterface) -> dict[tuple[SymbolNode, str], list[Expression]]:
    """Return what the module makes a child of variables, by variable and name."""
    found: dict[tuple[SymbolNode, str], list[Expression]] = {}
    for statement in SCOPES.statements(api):
        for manager, name, child in _attached_by(statement):
            if isinstance(manager, NameExpr) and manager.node is not None:
                found.setdefault((manager.node, name), []).append(child)
    return found


def _attached_by(statement: Statement) -> Iterator[tuple[Expression, str, Expression]]:
    """Yield (manager, name, child) for each mock that a statement makes a child of another."""
    if isinstance(statement, AssignmentStmt):
        members = (target for target in statement.lvalues if isinstance(target, MemberExpr))
        yield from ((member.expr, member.name, statement.rvalue) for member in members)
    elif isinstance(statement, ExpressionStmt) and isinstance(statement.expr, CallExpr):
        callee = statement.expr.callee
        if isinstance(callee, MemberExpr) and callee.name == "attach_mock":
            given = read_arguments(statement.expr, _PARAMETERS).by_name
            attribute = given.get("attribute")
            if isinstance(attribute, StrExpr) and "mock" in given:
                yield callee.expr, attribute.value, given["mock"]
