"""Tell whether two expressions are written alike, and so stand for equal values."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from mypy.nodes import (
    BytesExpr,
    CallExpr,
    ComparisonExpr,
    DictExpr,
    Expression,
    FloatExpr,
    IndexExpr,
    IntExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    Node,
    OpExpr,
    SetExpr,
    StrExpr,
    TupleExpr,
    UnaryExpr,
)

from amock_mypy.source.expressions import parts_of


def _nothing(_: Node) -> None:
    """Return what a display has beside its items."""


_OWN: Final[dict[type[Node], Callable[[Any], object]]] = {
    **dict.fromkeys((BytesExpr, FloatExpr, IntExpr, StrExpr), attrgetter("value")),
    **dict.fromkeys((DictExpr, IndexExpr, ListExpr, SetExpr, TupleExpr), _nothing),
    CallExpr: attrgetter("arg_names", "arg_kinds"),
    ComparisonExpr: attrgetter("operators"),
    MemberExpr: attrgetter("name"),
    NameExpr: attrgetter("node"),
    OpExpr: attrgetter("op"),
    UnaryExpr: attrgetter("op"),
}
"""What the kinds of expressions have of their own, beside their parts."""


def is_same(one: Expression, other: Expression) -> bool:
    """Tell whether two expressions are written alike, of the same names.

    Parameters:
        one: an expression.
        other: an expression; what is neither a value, a name nor made of these is like no other.
    """
    own = _OWN.get(type(one))
    if own is None or type(one) is not type(other) or own(one) != own(other):
        return False
    parts, others = parts_of(one), parts_of(other)
    return len(parts) == len(others) and all(map(is_same, parts, others))
