"""The attributes that a module sets by a call, as `setattr(mock, "name", …)` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mypy.nodes import (
    ARG_STAR2,
    AssignmentStmt,
    CallExpr,
    DictExpr,
    Expression,
    ExpressionStmt,
    MemberExpr,
    NameExpr,
    StrExpr,
)

_NAMED: Final = frozenset({"attach_mock", "setattr"})
"""What takes the name of the attribute as its second argument: of Python, mocks, monkeypatch."""


def names_set_by_calls(
    statements: Iterable[ExpressionStmt], assignments: Iterable[AssignmentStmt]
) -> Iterator[str]:
    """Yield the name of every attribute that one of the statements sets by a call.

    Parameters:
        statements: what may be calls.
        assignments: what may give names to the dicts that a call spreads.
    """
    for statement in statements:
        call = statement.expr
        callee = call.callee if isinstance(call, CallExpr) else None
        if not isinstance(call, CallExpr) or not isinstance(callee, (MemberExpr, NameExpr)):
            continue
        if callee.name == "configure_mock":
            yield from filter(None, call.arg_names)
            given = zip(call.arg_kinds, call.args, strict=True)
            spread = [it for kind, it in given if kind is ARG_STAR2]
            yield from (name for it in spread for name in _keys(it, assignments))
        elif callee.name in _NAMED:
            yield from (it.value for it in call.args[:2] if isinstance(it, StrExpr))
            named = zip(call.arg_names, call.args, strict=True)
            yield from (it.value for name, it in named if name and isinstance(it, StrExpr))


def _keys(spread: Expression, assignments: Iterable[AssignmentStmt]) -> Iterator[str]:
    """Yield the names in a dict, or in those that a variable is assigned."""
    dicts = [spread]
    if isinstance(spread, NameExpr):
        dicts = [
            it.rvalue
            for it in assignments
            if any(isinstance(to, NameExpr) and to.name == spread.name for to in it.lvalues)
        ]
    for each in dicts:
        if isinstance(each, DictExpr):
            yield from (key.value for key, _ in each.items if isinstance(key, StrExpr))
