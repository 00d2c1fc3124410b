"""`call(…)` and `call.name(…)`, by which tests write the calls that mocks record."""

from __future__ import annotations

from mypy.nodes import CallExpr, Expression, MemberExpr, RefExpr

from amock_mypy import fullnames


def call_path(wanted: Expression) -> list[str] | None:
    """Return the names in `call.a.b(…)`, the last first; None for what is no such call."""
    if not isinstance(wanted, CallExpr):
        return None
    names: list[str] = []
    callee = wanted.callee
    while isinstance(callee, MemberExpr) and callee.fullname not in fullnames.CALL_OBJECTS:
        names.append(callee.name)
        callee = callee.expr
    is_call = isinstance(callee, RefExpr) and callee.fullname in fullnames.CALL_OBJECTS
    return names if is_call else None
