"""What a test asks of something to see it refused: `with pytest.raises(TypeError): len(mock)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mypy.nodes import (
    AssignmentStmt,
    AwaitExpr,
    CallExpr,
    ComparisonExpr,
    DelStmt,
    Expression,
    ForStmt,
    GeneratorExpr,
    IndexExpr,
    LambdaExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    OperatorAssignmentStmt,
    OpExpr,
    StarExpr,
    Statement,
    TupleExpr,
    UnaryExpr,
    WithStmt,
)
from mypy.operators import op_methods, reverse_op_methods, unary_op_methods

from amock_mypy import fullnames
from amock_mypy.source.expected_errors import done_by, expects_just
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.statements import all_statements

_LACKS: Final = frozenset({"AttributeError"})
_LACKS_SPECIAL: Final = frozenset({"AttributeError", "TypeError"})
_ENTERED: Final = {False: ("__enter__", "__exit__"), True: ("__aenter__", "__aexit__")}
_LOOPED: Final = {False: "__iter__", True: "__aiter__"}
"""By whether the statement is an async one."""


def deleted(statements: Iterable[DelStmt]) -> Iterator[MemberExpr]:
    """Yield the attributes that statements delete: a mock has any deleted, to lack it from then on.

    Parameters:
        statements: those that delete something.
    """
    for statement in statements:
        given = statement.expr
        items = given.items if isinstance(given, (ListExpr, TupleExpr)) else [given]
        yield from (it for it in items if isinstance(it, MemberExpr))


def asked_for_in_vain(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield the names of attributes and special methods asked for where an error is expected.

    Parameters:
        statements: those in which errors may be expected.
    """
    for statement in statements:
        if expects_just(statement, _LACKS_SPECIAL):
            inside = list(_inside(done_by(statement)))
            for done, part in inside:
                yield from _asked_by_statement(done) if part is None else _asked_by(part)
            if expects_just(statement, _LACKS):
                yield from (part.name for _, part in inside if isinstance(part, MemberExpr))


def _inside(statements: list[Statement]) -> Iterator[tuple[Statement, Expression | None]]:
    """Yield statements and the expressions in them, those of the lambdas that they call too."""
    for statement in all_statements(statements):
        yield statement, None
        for part in expressions_in(statement):
            yield statement, part
            if isinstance(part, LambdaExpr):
                yield from _inside(part.body.body)


def _asked_by_statement(statement: Statement) -> Iterator[str]:
    """Yield the special methods that Python looks up for a statement itself."""
    if isinstance(statement, ForStmt):
        yield _LOOPED[statement.is_async]
    elif isinstance(statement, WithStmt):
        yield from _ENTERED[statement.is_async]
    elif isinstance(statement, DelStmt) and isinstance(statement.expr, IndexExpr):
        yield "__delitem__"
    elif isinstance(statement, OperatorAssignmentStmt):
        yield from _methods_of(statement.op)
    elif isinstance(statement, AssignmentStmt):
        if any(isinstance(target, IndexExpr) for target in statement.lvalues):
            yield "__setitem__"
        if any(isinstance(target, (ListExpr, TupleExpr)) for target in statement.lvalues):
            yield "__iter__"


def _asked_by(part: Expression) -> Iterator[str]:
    """Yield the special methods that Python looks up for an expression."""
    if isinstance(part, IndexExpr):
        yield "__getitem__"
    elif isinstance(part, OpExpr):
        yield from _methods_of(part.op)
    elif isinstance(part, ComparisonExpr):
        for operator in part.operators:
            yield from _methods_of(operator.removeprefix("not "))
    elif isinstance(part, UnaryExpr):
        yield from filter(None, [unary_op_methods.get(part.op)])
    elif isinstance(part, AwaitExpr):
        yield "__await__"
    elif isinstance(part, StarExpr):
        yield "__iter__"
    elif isinstance(part, GeneratorExpr):
        yield from (_LOOPED[is_async] for is_async in part.is_async)
    elif isinstance(part, CallExpr) and isinstance(part.callee, NameExpr):
        yield from filter(None, [fullnames.USED_BY_FUNCTIONS.get(part.callee.fullname)])


def _methods_of(operator: str) -> Iterator[str]:
    """Yield the special methods of a binary operator, of what stands on either side."""
    method = op_methods.get(operator)
    if method is not None:
        yield method
        yield from filter(None, [reverse_op_methods.get(method)])
    if operator == "in":
        yield "__iter__"
