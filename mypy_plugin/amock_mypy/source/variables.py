"""What a module binds a variable to: one of a function, known by what mypy knows it by."""

from __future__ import annotations

from collections import defaultdict

from mypy.nodes import (
    AssignmentStmt,
    Context,
    Expression,
    ForStmt,
    NameExpr,
    SymbolNode,
    WithStmt,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES


def values_of(api: CheckerPluginInterface, variable: SymbolNode) -> list[Expression]:
    """Return what the statements of the module bind a variable to."""
    return _values(api).get(variable, [])


def variables_with(api: CheckerPluginInterface, value: Context) -> list[SymbolNode]:
    """Return the variables that statements of the module bind to a value, as it is written."""
    return _variables(api).get(id(value), [])


@once_a_module
def _variables(api: CheckerPluginInterface) -> dict[int, list[SymbolNode]]:
    found: dict[int, list[SymbolNode]] = defaultdict(list)
    for variable, values in _values(api).items():
        for value in values:
            found[id(value)].append(variable)
    return found


@once_a_module
def _values(api: CheckerPluginInterface) -> dict[SymbolNode, list[Expression]]:
    found: dict[SymbolNode, list[Expression]] = defaultdict(list)
    for variable, value in _bound(api):
        found[variable].append(value)
    return found


def _bound(api: CheckerPluginInterface) -> list[tuple[SymbolNode, Expression]]:
    """Return the variables that the module binds, each with what it is bound to."""
    targets: list[tuple[Expression | None, Expression]] = [
        (target, it.rvalue) for it in SCOPES.of_kind(api, AssignmentStmt) for target in it.lvalues
    ]
    for entering in SCOPES.of_kind(api, WithStmt):
        targets += zip(entering.target, entering.expr, strict=True)
    targets += [(loop.index, loop.expr) for loop in SCOPES.of_kind(api, ForStmt)]
    return [
        (target.node, value)
        for target, value in targets
        if isinstance(target, NameExpr) and target.node is not None
    ]


def is_variable(place: Expression | None, variable: SymbolNode) -> bool:
    """Tell whether an expression is the name of a variable."""
    return isinstance(place, NameExpr) and place.node is variable
