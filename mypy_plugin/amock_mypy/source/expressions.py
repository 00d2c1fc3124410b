"""Walk the expressions of statements: mypy's own visitors cannot be derived from."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, Final

from mypy.nodes import (
    AssertStmt,
    AssignmentExpr,
    AssignmentStmt,
    AwaitExpr,
    BytesExpr,
    CallExpr,
    ComparisonExpr,
    ConditionalExpr,
    DictExpr,
    DictionaryComprehension,
    Expression,
    ExpressionStmt,
    FloatExpr,
    ForStmt,
    GeneratorExpr,
    IfStmt,
    IndexExpr,
    IntExpr,
    ListComprehension,
    ListExpr,
    MemberExpr,
    Node,
    OperatorAssignmentStmt,
    OpExpr,
    RaiseStmt,
    ReturnStmt,
    SetComprehension,
    SetExpr,
    StarExpr,
    Statement,
    StrExpr,
    TupleExpr,
    UnaryExpr,
    WhileStmt,
    WithStmt,
    YieldExpr,
    YieldFromExpr,
)

Literal = BytesExpr | FloatExpr | IntExpr | StrExpr
"""A number, a text or bytes, written out."""
_Parts = Callable[[Any], Sequence[Expression]]


def _given(name: str) -> _Parts:
    """Return a function that gets an attribute of a node, which may be None."""
    get = attrgetter(name)

    def parts(node: Node) -> Sequence[Expression]:
        found = get(node)
        return () if found is None else (found,)

    return parts


def _dictionary(node: DictExpr) -> list[Expression]:
    return [part for item in node.items for part in item if part is not None]


def _generator(node: GeneratorExpr) -> list[Expression]:
    return [node.left_expr, *node.sequences, *itertools.chain.from_iterable(node.condlists)]


_PARTS: Final[dict[type[Node], _Parts]] = {
    AssertStmt: lambda it: (it.expr,) if it.msg is None else (it.expr, it.msg),
    AssignmentExpr: lambda it: (it.value,),
    AssignmentStmt: lambda it: (*it.lvalues, it.rvalue),
    AwaitExpr: lambda it: (it.expr,),
    CallExpr: lambda it: (it.callee, *it.args),
    ComparisonExpr: attrgetter("operands"),
    ConditionalExpr: attrgetter("cond", "if_expr", "else_expr"),
    DictExpr: _dictionary,
    DictionaryComprehension: lambda it: (it.key, it.value, *it.sequences),
    ExpressionStmt: lambda it: (it.expr,),
    ForStmt: lambda it: (it.expr,),
    GeneratorExpr: _generator,
    IfStmt: attrgetter("expr"),
    IndexExpr: attrgetter("base", "index"),
    ListComprehension: lambda it: (it.generator,),
    ListExpr: attrgetter("items"),
    MemberExpr: lambda it: (it.expr,),
    OpExpr: attrgetter("left", "right"),
    OperatorAssignmentStmt: attrgetter("lvalue", "rvalue"),
    RaiseStmt: _given("expr"),
    ReturnStmt: _given("expr"),
    SetComprehension: lambda it: (it.generator,),
    SetExpr: attrgetter("items"),
    StarExpr: lambda it: (it.expr,),
    TupleExpr: attrgetter("items"),
    UnaryExpr: lambda it: (it.expr,),
    WhileStmt: lambda it: (it.expr,),
    WithStmt: attrgetter("expr"),
    YieldExpr: _given("expr"),
    YieldFromExpr: lambda it: (it.expr,),
}
"""What each kind of node is made of; a lambda's body is run elsewhere, and so left out."""


def parts_of(node: Node) -> Sequence[Expression]:
    """Return the expressions that a statement or an expression is directly made of."""
    parts = _PARTS.get(type(node))
    return parts(node) if parts is not None else ()


@cache
def expressions_in(statement: Statement | Expression) -> Sequence[Expression]:
    """Return the expressions of a statement and those inside them, not those of inner blocks.

    Of an expression, return those inside it.

    Several checks look at each statement of a module; `expressions_in.cache_clear()` ends that.
    """
    found = [*parts_of(statement)]
    for part in found:  # which grows by what is inside each
        inner = _PARTS.get(type(part))
        if inner is not None:
            found += inner(part)
    return found
