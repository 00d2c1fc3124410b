"""What a module binds a variable to: one of a function, known by what mypy knows it by."""

from __future__ import annotations

from typing import Final

from mypy.nodes import (
    AssignmentStmt,
    Expression,
    ForStmt,
    NameExpr,
    Statement,
    SymbolNode,
    WithStmt,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.scopes import SCOPES


class _Bound:
    """What variables are bound to by some statements, those of one module.

    Parameters:
        statements: the statements.
    """

    def __init__(self, statements: list[Statement]) -> None:
        self.statements: Final = statements
        self.values: Final[dict[SymbolNode, list[Expression]]] = {}
        for statement in statements:
            if isinstance(statement, AssignmentStmt):
                for target in statement.lvalues:
                    self._add(target, statement.rvalue)
            elif isinstance(statement, WithStmt):
                for entered, value in zip(statement.target, statement.expr, strict=True):
                    self._add(entered, value)
            elif isinstance(statement, ForStmt):
                self._add(statement.index, statement.expr)

    def _add(self, target: Expression | None, value: Expression) -> None:
        if isinstance(target, NameExpr) and target.node is not None:
            self.values.setdefault(target.node, []).append(value)


class _Last:
    """The bindings of the module that was asked about last; it is asked about for each call."""

    bound = _Bound([])


def values_of(api: CheckerPluginInterface, variable: SymbolNode) -> list[Expression]:
    """Return what the statements of the module bind a variable to."""
    statements = SCOPES.statements(api)
    if _Last.bound.statements is not statements:
        _Last.bound = _Bound(statements)
    return _Last.bound.values.get(variable, [])


def is_variable(place: Expression | None, variable: SymbolNode) -> bool:
    """Tell whether an expression is the name of a variable."""
    return isinstance(place, NameExpr) and place.node is variable
