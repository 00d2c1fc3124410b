"""Futures that a mock gives to who is handed the mock: a function may declare to give one."""

from __future__ import annotations

from collections.abc import Iterable

from mypy.nodes import AssignmentStmt, CallExpr, Expression, MemberExpr, NameExpr, SymbolNode
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy.checker import infer
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES


def hands_future_on(
    api: CheckerPluginInterface, variables: Iterable[SymbolNode], value: Expression
) -> bool:
    """Tell whether a mock that gives a future is passed on by a name of its.

    Parameters:
        api: the checker.
        variables: those that hold the mock, or what it is a child of.
        value: what it gives.
    """
    given = get_proper_type(infer(api, value))
    if not isinstance(given, Instance) or all(it.name != "Future" for it in given.type.mro):
        return False
    return any(id(it) in _handed_on(api) for it in variables)


@once_a_module
def _handed_on(api: CheckerPluginInterface) -> frozenset[int]:
    """Return the ids of the variables that the module passes to calls, or assigns to attributes."""
    inside = (it for statement in SCOPES.statements(api) for it in expressions_in(statement))
    given = [value for it in inside if isinstance(it, CallExpr) for value in it.args]
    given += [
        statement.rvalue
        for statement in SCOPES.of_kind(api, AssignmentStmt)
        if any(isinstance(target, MemberExpr) for target in statement.lvalues)
    ]
    return frozenset(id(it.node) for it in given if isinstance(it, NameExpr))
