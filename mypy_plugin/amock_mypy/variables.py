"""What a module binds a variable to: one of a function, known by what mypy knows it by."""

from __future__ import annotations

from mypy.nodes import AssignmentStmt, Expression, ForStmt, NameExpr, SymbolNode, WithStmt
from mypy.plugin import CheckerPluginInterface

from amock_mypy.scopes import SCOPES


def values_of(api: CheckerPluginInterface, variable: SymbolNode) -> list[Expression]:
    """Return what the statements of the module bind a variable to."""
    values: list[Expression] = []
    for statement in SCOPES.statements(api):
        if isinstance(statement, AssignmentStmt):
            values += [statement.rvalue for it in statement.lvalues if is_variable(it, variable)]
        elif isinstance(statement, WithStmt):
            bound = zip(statement.target, statement.expr, strict=True)
            values += [value for target, value in bound if is_variable(target, variable)]
        elif isinstance(statement, ForStmt) and is_variable(statement.index, variable):
            values.append(statement.expr)
    return values


def is_variable(place: Expression | None, variable: SymbolNode) -> bool:
    """Tell whether an expression is the name of a variable."""
    return isinstance(place, NameExpr) and place.node is variable
