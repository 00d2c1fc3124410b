"""The attributes that a module sets by a call, as `setattr(mock, "name", …)` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mypy.nodes import CallExpr, ExpressionStmt, MemberExpr, NameExpr, StrExpr

_NAMED: Final = frozenset({"attach_mock", "setattr"})
"""What takes the name of the attribute as its second argument: of Python, mocks, monkeypatch."""


def names_set_by_calls(statements: Iterable[ExpressionStmt]) -> Iterator[str]:
    """Yield the name of every attribute that one of the statements sets by a call."""
    for statement in statements:
        call = statement.expr
        callee = call.callee if isinstance(call, CallExpr) else None
        if not isinstance(call, CallExpr) or not isinstance(callee, (MemberExpr, NameExpr)):
            continue
        if callee.name == "configure_mock":
            yield from filter(None, call.arg_names)
        elif callee.name in _NAMED:
            yield from (it.value for it in call.args[:2] if isinstance(it, StrExpr))
            named = zip(call.arg_names, call.args, strict=True)
            yield from (it.value for name, it in named if name and isinstance(it, StrExpr))
