"""Where the code under check expects an error: in `try`, and in `with pytest.raises(…)`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from mypy.nodes import (
    CallExpr,
    Expression,
    ExpressionStmt,
    MemberExpr,
    NameExpr,
    Statement,
    TryStmt,
    TupleExpr,
    WithStmt,
)

from amock_mypy.source.statements import end_of, holds

_RAISES: Final = frozenset({"assertRaises", "assertRaisesRegex", "raises", "suppress"})
_ALL: Final = frozenset({"BaseException", "Exception"})


def expects_errors(statement: Statement, line: int, errors: Collection[str] = ()) -> bool:
    """Tell whether a statement catches errors of what it does on a line.

    Parameters:
        statement: the statement.
        line: the line.
        errors: the names of the errors, one of which is to be caught; if none, any will do.
    """
    caught = list(_caught_by(statement, line))
    return bool(caught) and (not errors or any(_names(it, errors) for it in caught))


EXPECTING: Final[tuple[type[Statement], ...]] = (ExpressionStmt, TryStmt, WithStmt)
"""The kinds of statements in which errors may be expected."""


def may_expect_errors(statement: Statement) -> bool:
    """Tell whether a statement catches errors, on any of its lines."""
    if isinstance(statement, WithStmt):
        return any(map(_is_expectation, statement.expr))
    if isinstance(statement, ExpressionStmt):
        return _is_expectation(statement.expr)
    return isinstance(statement, TryStmt) and bool(statement.handlers)


def expects_just(statement: Statement, errors: Collection[str]) -> bool:
    """Tell whether a statement expects one of some errors of what it does, by its own name.

    What may be any error is often another.
    """
    caught = [it for it in _caught_by(statement, _first_line(statement)) if it is not None]
    return any(_names(it, errors, ()) for it in caught)


def done_by(statement: Statement) -> list[Statement]:
    """Return what a statement does of which it expects an error."""
    return statement.body.body if isinstance(statement, (TryStmt, WithStmt)) else [statement]


def _first_line(statement: Statement) -> int:
    return statement.body.body[0].line if isinstance(statement, TryStmt) else statement.line


def _caught_by(statement: Statement, line: int) -> Iterator[Expression | None]:
    """Yield the exceptions that a statement catches on a line; None catches all of them."""
    if isinstance(statement, TryStmt):
        body = statement.body.body
        if body[0].line <= line <= end_of(body[-1]):
            yield from statement.types
    elif isinstance(statement, WithStmt) and holds(statement, line):
        for entered in statement.expr:
            yield from _expected_by(entered)
    elif isinstance(statement, ExpressionStmt) and holds(statement, line):
        yield from _expected_by(statement.expr)


def _expected_by(expression: Expression) -> Iterator[Expression]:
    """Yield what may be exceptions among the arguments of a call such as `raises(…)`."""
    if isinstance(expression, CallExpr) and _is_expectation(expression):
        yield from expression.args


def _is_expectation(expression: Expression) -> bool:
    callee = expression.callee if isinstance(expression, CallExpr) else None
    return isinstance(callee, (MemberExpr, NameExpr)) and callee.name in _RAISES


def _names(
    caught: Expression | None, errors: Collection[str], wider: Collection[str] = _ALL
) -> bool:
    """Tell whether what is caught may be one of the errors; what has no name may be."""
    if isinstance(caught, TupleExpr):
        return any(_names(item, errors, wider) for item in caught.items)
    if not isinstance(caught, (MemberExpr, NameExpr)):
        return caught is None
    return caught.name in errors or caught.name in wider
