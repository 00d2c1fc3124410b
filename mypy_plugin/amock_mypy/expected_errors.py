"""Where the code under check expects an error: in `try`, and in `with pytest.raises(…)`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from mypy.nodes import (
    CallExpr,
    Expression,
    MemberExpr,
    NameExpr,
    Statement,
    TryStmt,
    TupleExpr,
    WithStmt,
)

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


def _caught_by(statement: Statement, line: int) -> Iterator[Expression | None]:
    """Yield the exceptions that a statement catches on a line; None catches all of them."""
    if isinstance(statement, TryStmt):
        body = statement.body.body
        if body[0].line <= line <= _end(body[-1]):
            yield from statement.types
    elif isinstance(statement, WithStmt) and statement.line <= line <= _end(statement):
        for entered in statement.expr:
            callee = entered.callee if isinstance(entered, CallExpr) else None
            if isinstance(callee, (MemberExpr, NameExpr)) and callee.name in _RAISES:
                yield from (entered.args if isinstance(entered, CallExpr) else ())


def _names(caught: Expression | None, errors: Collection[str]) -> bool:
    """Tell whether what is caught may be one of the errors; what has no name may be."""
    if isinstance(caught, TupleExpr):
        return any(_names(item, errors) for item in caught.items)
    if not isinstance(caught, (MemberExpr, NameExpr)):
        return caught is None
    return caught.name in errors or caught.name in _ALL


def _end(statement: Statement) -> int:
    return statement.end_line or statement.line
