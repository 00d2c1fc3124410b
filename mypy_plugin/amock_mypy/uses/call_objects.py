"""`call(…)` and `call.name(…)`, by which tests write the calls that mocks record."""

from __future__ import annotations

from mypy.nodes import CallExpr, Expression, MemberExpr, RefExpr

from amock_mypy import fullnames
from amock_mypy.uses.bare_mocks import is_fixture


def call_path(wanted: Expression) -> list[str] | None:
    """Return the names in `call.a.b(…)`, the last first; None for what is no such call."""
    if not isinstance(wanted, CallExpr):
        return None
    names: list[str] = []
    callee = wanted.callee
    while isinstance(callee, MemberExpr) and not _is_call_object(callee):
        names.append(callee.name)
        callee = callee.expr
    return names if _is_call_object(callee) else None


def _is_call_object(expression: Expression) -> bool:
    if isinstance(expression, MemberExpr) and expression.name == "call":
        return expression.fullname in fullnames.CALL_OBJECTS or is_fixture(expression.expr)
    return isinstance(expression, RefExpr) and expression.fullname in fullnames.CALL_OBJECTS
