"""Walk the statements of a module, function bodies and class bodies included."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from mypy.nodes import (
    AssertStmt,
    AssignmentStmt,
    Block,
    ClassDef,
    Decorator,
    Expression,
    ExpressionStmt,
    ForStmt,
    FuncDef,
    IfStmt,
    Import,
    ImportFrom,
    ListExpr,
    MatchStmt,
    MemberExpr,
    NameExpr,
    Node,
    OverloadedFuncDef,
    PassStmt,
    RefExpr,
    ReturnStmt,
    Statement,
    StrExpr,
    TryStmt,
    TupleExpr,
    TypeInfo,
    WhileStmt,
    WithStmt,
)

_SIMPLE: Final[Collection[type[Statement]]] = frozenset(
    {AssertStmt, AssignmentStmt, ExpressionStmt, Import, ImportFrom, PassStmt, ReturnStmt}
)
"""Most statements hold no others; to know them at once makes the walk twice as fast."""


def all_statements(statements: Iterable[Statement]) -> list[Statement]:
    """Return statements and those inside them, in functions and classes too, in no set order."""
    found = [*statements]
    for statement in found:  # which grows by what is inside each
        if type(statement) not in _SIMPLE:
            for body in _bodies(statement):
                found += body
    return found


def statements_of_scope(statements: Iterable[Statement]) -> list[Statement]:
    """Return statements and those inside them that are run in the same scope, in their order."""
    found: list[Statement] = []
    for statement in statements:
        found.append(statement)
        if type(statement) not in _SIMPLE:
            for block in blocks_of(statement):
                found += statements_of_scope(block.body)
    return found


def blocks_of(statement: Statement) -> Iterator[Block]:
    """Yield the blocks of a statement that belong to the same scope."""
    if isinstance(statement, IfStmt):
        yield from statement.body
    elif isinstance(statement, (ForStmt, WhileStmt, WithStmt, TryStmt)):
        yield statement.body
    elif isinstance(statement, MatchStmt):
        yield from statement.bodies
    if isinstance(statement, TryStmt):
        yield from statement.handlers
        if statement.finally_body is not None:
            yield statement.finally_body
    if isinstance(statement, (IfStmt, ForStmt, WhileStmt, TryStmt)) and statement.else_body:
        yield statement.else_body


def function_of(node: Node | None) -> FuncDef | None:
    """Return a function, or the one that decorators are around, None for anything else."""
    function = node.func if isinstance(node, Decorator) else node
    return function if isinstance(function, FuncDef) else None


def holds(statement: Statement, line: int) -> bool:
    """Tell whether a line is one of a statement's, those inside it included."""
    return statement.line <= line <= end_of(statement)


def end_of(statement: Statement) -> int:
    """Return the last line of a statement, or its first where mypy does not tell."""
    return statement.end_line or statement.line


def first_line(statement: Statement) -> int:
    """Return the first line of a statement, that of a decorator if there are any."""
    decorators = statement.original_decorators if isinstance(statement, Decorator) else ()
    return min((it.line for it in decorators), default=statement.line)


def only_statement(around: Statement) -> Statement | None:
    """Return what a with statement or a decorated function holds, if that is one statement."""
    if isinstance(around, Decorator):
        body = [it for it in around.func.body.body if not _is_docstring(it)]
    else:
        body = around.body.body if isinstance(around, WithStmt) else []
    return body[0] if len(body) == 1 else None


def _is_docstring(statement: Statement) -> bool:
    return isinstance(statement, ExpressionStmt) and isinstance(statement.expr, StrExpr)


def assigned_attributes(statements: Iterable[AssignmentStmt]) -> Iterator[MemberExpr]:
    """Yield every `x.name` that is assigned to by one of the statements."""
    for statement in statements:
        for target in statement.lvalues:
            if not isinstance(target, NameExpr):
                yield from _members_in(target)


def borrowed_methods(statements: Iterable[AssignmentStmt]) -> Iterator[str]:
    """Yield the name of each method in an `x.name = Class.name`, which stays as it is there."""
    for statement in statements:
        if is_of_class(statement.rvalue):
            yield from (it.name for it in statement.lvalues if isinstance(it, MemberExpr))


def is_of_class(value: Expression) -> bool:
    """Tell whether a value is read from a class that is named."""
    owner = value.expr if isinstance(value, MemberExpr) else None
    return isinstance(owner, RefExpr) and isinstance(owner.node, TypeInfo)


def _members_in(target: Expression) -> Iterator[MemberExpr]:
    if isinstance(target, MemberExpr):
        yield target
    elif isinstance(target, (TupleExpr, ListExpr)):
        for item in target.items:
            yield from _members_in(item)


def _bodies(statement: Statement) -> Iterator[list[Statement]]:
    if isinstance(statement, Decorator):
        yield statement.func.body.body
    elif isinstance(statement, FuncDef):
        yield statement.body.body
    elif isinstance(statement, ClassDef):
        yield statement.defs.body
    elif isinstance(statement, OverloadedFuncDef):
        yield [*statement.items, *([statement.impl] if statement.impl is not None else [])]
    else:
        for block in blocks_of(statement):
            yield block.body
