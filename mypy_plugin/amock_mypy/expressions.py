"""Walk the expressions of statements: mypy's own visitors cannot be derived from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, Final

from mypy.nodes import (
    AssertStmt,
    AssignmentExpr,
    AssignmentStmt,
    AwaitExpr,
    CallExpr,
    ComparisonExpr,
    ConditionalExpr,
    DictExpr,
    DictionaryComprehension,
    Expression,
    ExpressionStmt,
    ForStmt,
    GeneratorExpr,
    IfStmt,
    IndexExpr,
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
    TupleExpr,
    UnaryExpr,
    WhileStmt,
    WithStmt,
    YieldExpr,
    YieldFromExpr,
)

_Parts = Callable[[Any], Iterable[Expression | None]]


def _of(*names: str) -> _Parts:
    """Return a function that gets the attributes of a node, each an expression or a list."""
    getters = [attrgetter(name) for name in names]

    def parts(node: Node) -> Iterator[Expression | None]:
        for getter in getters:
            found = getter(node)
            if isinstance(found, list):
                yield from found
            else:
                yield found

    return parts


def _of_dictionary(node: DictExpr) -> Iterator[Expression | None]:
    for key, value in node.items:
        yield key
        yield value


def _of_generator(node: GeneratorExpr) -> Iterator[Expression | None]:
    yield node.left_expr
    yield from node.sequences
    for conditions in node.condlists:
        yield from conditions


_PARTS: Final[dict[type[Node], _Parts]] = {
    AssertStmt: _of("expr", "msg"),
    AssignmentExpr: _of("value"),
    AssignmentStmt: _of("lvalues", "rvalue"),
    AwaitExpr: _of("expr"),
    CallExpr: _of("callee", "args"),
    ComparisonExpr: _of("operands"),
    ConditionalExpr: _of("cond", "if_expr", "else_expr"),
    DictExpr: _of_dictionary,
    DictionaryComprehension: _of("key", "value", "sequences"),
    ExpressionStmt: _of("expr"),
    ForStmt: _of("expr"),
    GeneratorExpr: _of_generator,
    IfStmt: _of("expr"),
    IndexExpr: _of("base", "index"),
    ListComprehension: _of("generator"),
    ListExpr: _of("items"),
    MemberExpr: _of("expr"),
    OpExpr: _of("left", "right"),
    OperatorAssignmentStmt: _of("lvalue", "rvalue"),
    RaiseStmt: _of("expr"),
    ReturnStmt: _of("expr"),
    SetComprehension: _of("generator"),
    SetExpr: _of("items"),
    StarExpr: _of("expr"),
    TupleExpr: _of("items"),
    UnaryExpr: _of("expr"),
    WhileStmt: _of("expr"),
    WithStmt: _of("expr"),
    YieldExpr: _of("expr"),
    YieldFromExpr: _of("expr"),
}
"""What each kind of node is made of; a lambda's body is run elsewhere, and so left out."""


@cache
def expressions_in(statement: Statement | Expression) -> tuple[Expression, ...]:
    """Return the expressions of a statement and those inside them, not those of inner blocks.

    Of an expression, return those inside it.

    Several checks look at each statement of a module; `expressions_in.cache_clear()` ends that.
    """
    found: list[Expression] = []
    ahead: list[Node] = [statement]
    while ahead:
        node = ahead.pop()
        parts = _PARTS.get(type(node))
        if parts is not None:
            inner = [part for part in parts(node) if part is not None]
            found += inner
            ahead += inner
    return tuple(found)
