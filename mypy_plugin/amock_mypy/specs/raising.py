"""Functions that only raise: whatever they stand for, nobody comes to use what they give."""

from __future__ import annotations

from mypy.nodes import (
    AssignmentStmt,
    Expression,
    ExpressionStmt,
    FuncDef,
    IntExpr,
    LambdaExpr,
    NameExpr,
    OpExpr,
    PassStmt,
    RaiseStmt,
    ReturnStmt,
    Statement,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import UninhabitedType, get_proper_type

from amock_mypy.checker import type_of

_GO_ON = (AssignmentStmt, ExpressionStmt, PassStmt)
"""Statements that Python surely goes on from, unless they raise."""


def always_raises(api: CheckerPluginInterface, function: Expression) -> bool:
    """Tell whether a function is sure to raise, and so never gives what mypy says it gives.

    Parameters:
        api: the checker.
        function: a lambda, or the name of a function.
    """
    if isinstance(function, LambdaExpr):
        return _divides_by_zero(function)
    node = function.node if isinstance(function, NameExpr) else None
    if not isinstance(node, FuncDef) or node.is_coroutine or node.is_generator:
        return False
    for statement in node.body.body:
        if _raises(api, statement):
            return True
        if not isinstance(statement, _GO_ON):
            return False
    return False


def _raises(api: CheckerPluginInterface, statement: Statement) -> bool:
    """Tell whether a statement raises: `raise`, or a call that never returns (`pytest.fail()`)."""
    if isinstance(statement, ExpressionStmt):
        return isinstance(get_proper_type(type_of(api, statement.expr)), UninhabitedType)
    return isinstance(statement, RaiseStmt)


def _divides_by_zero(function: LambdaExpr) -> bool:
    """Tell whether a lambda is `lambda: 1 / 0`: the short way to a function that raises."""
    body = function.body.body[0]
    result = body.expr if isinstance(body, ReturnStmt) else None
    if not isinstance(result, OpExpr) or result.op not in ("/", "//", "%"):
        return False
    return isinstance(result.right, IntExpr) and result.right.value == 0
