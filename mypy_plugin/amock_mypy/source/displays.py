"""What the lists and dicts hold that the code writes down: where passed on, or in a variable."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    LDEF,
    AssignmentStmt,
    CallExpr,
    DelStmt,
    DictExpr,
    Expression,
    FuncDef,
    IndexExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    OperatorAssignmentStmt,
    SetExpr,
    StarExpr,
    Statement,
    StrExpr,
    SymbolNode,
    TupleExpr,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import checked_target
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import all_statements
from amock_mypy.source.variables import is_variable, values_of

Entries = list[tuple[str, Expression]]


def items_of(display: ListExpr | SetExpr | TupleExpr) -> list[Expression]:
    """Return the items of a list that are written one by one; `*others` stands for many."""
    return [item for item in display.items if not isinstance(item, StarExpr)]


def entries_of(display: Expression) -> Entries | None:
    """Return what a dict is written to hold by its keys, None where not all of it is known."""
    if isinstance(display, DictExpr):
        pairs = [(key.value, value) for key, value in display.items if isinstance(key, StrExpr)]
        return pairs if len(pairs) == len(display.items) else None
    if not isinstance(display, CallExpr) or not isinstance(display.callee, NameExpr):
        return None
    if display.callee.fullname != "builtins.dict":
        return None
    given = zip(display.arg_names, display.args, strict=True)
    named = [(name, value) for name, value in given if name is not None]
    return named if len(named) == len(display.args) else None


def entries_held(api: CheckerPluginInterface, variable: Expression) -> Entries | None:
    """Return what a variable holds that is bound to such a dict once and never changed."""
    node = variable.node if isinstance(variable, NameExpr) else None
    bound = values_of(api, node) if node is not None else []
    entries = entries_of(bound[0]) if len(bound) == 1 else None
    if entries is None or node is None or not isinstance(variable, NameExpr):
        return None
    statements = _statements_around(api, variable)
    return None if any(_changes(statement, node) for statement in statements) else entries


def _statements_around(api: CheckerPluginInterface, variable: NameExpr) -> list[Statement]:
    """Return all statements that may name a variable of what is being checked."""
    around = checked_target(api)
    if variable.kind == LDEF and isinstance(around, FuncDef):
        return all_statements(around.body.body)
    return SCOPES.statements(api)


def _changes(statement: Statement, variable: SymbolNode) -> bool:
    """Tell whether a statement may change what the dict in a variable holds."""
    if any(is_variable(changed, variable) for changed in _changed_by(statement)):
        return True
    return any(
        isinstance(expression, CallExpr) and _hands_out(expression, variable)
        for expression in expressions_in(statement)
    )


def _changed_by(statement: Statement) -> Iterator[Expression]:
    """Yield what a statement puts an item into, takes one from, or adds to."""
    targets: list[Expression] = []
    if isinstance(statement, AssignmentStmt):
        targets = statement.lvalues
    elif isinstance(statement, OperatorAssignmentStmt):
        targets = [statement.lvalue]
        yield statement.lvalue
    elif isinstance(statement, DelStmt):
        targets = [statement.expr]
    yield from (target.base for target in targets if isinstance(target, IndexExpr))


def _hands_out(call: CallExpr, variable: SymbolNode) -> bool:
    """Tell whether a call is one of a method of a dict, or may keep the dict and change it."""
    if isinstance(call.callee, MemberExpr) and is_variable(call.callee.expr, variable):
        return True
    given = zip(call.args, call.arg_kinds, strict=True)
    return any(is_variable(value, variable) and not kind.is_star() for value, kind in given)
