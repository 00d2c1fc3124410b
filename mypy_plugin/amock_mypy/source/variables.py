"""What a module binds a variable to: one of a function, known by what mypy knows it by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

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

from amock_mypy.source.scopes import SCOPES


class _Last:
    """What was read in the module that was asked about last; it is asked about for each call."""

    statements: list[Statement] | None = None
    values: ClassVar[dict[SymbolNode, list[Expression]]] = {}


def values_of(api: CheckerPluginInterface, variable: SymbolNode) -> list[Expression]:
    """Return what the statements of the module bind a variable to."""
    statements = SCOPES.statements(api)
    if _Last.statements is not statements:
        _Last.statements, _Last.values = statements, defaultdict(list)
        for target, value in _bound(api):
            if isinstance(target, NameExpr) and target.node is not None:
                _Last.values[target.node].append(value)
    return _Last.values.get(variable, [])


def _bound(api: CheckerPluginInterface) -> Iterator[tuple[Expression | None, Expression]]:
    """Yield what the module binds, each with what it is bound to."""
    for assignment in SCOPES.of_kind(api, AssignmentStmt):
        yield from ((target, assignment.rvalue) for target in assignment.lvalues)
    for entering in SCOPES.of_kind(api, WithStmt):
        yield from zip(entering.target, entering.expr, strict=True)
    for loop in SCOPES.of_kind(api, ForStmt):
        yield loop.index, loop.expr


def is_variable(place: Expression | None, variable: SymbolNode) -> bool:
    """Tell whether an expression is the name of a variable."""
    return isinstance(place, NameExpr) and place.node is variable
