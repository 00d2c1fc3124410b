"""Mocks that are put into one list, set or dictionary, whose type is to have room for all of them.

mypy gives `[Mock(spec=A)]` the type of what it holds at first, and takes no list of one kind of
mock for a list of mocks. So what is kept with others stays a plain mock, and so does what is held
by a collection that is handed on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mypy.nodes import (
    ArgKind,
    AssignmentStmt,
    AwaitExpr,
    CallExpr,
    ConditionalExpr,
    Decorator,
    DictExpr,
    DictionaryComprehension,
    Expression,
    ExpressionStmt,
    ForStmt,
    FuncDef,
    GeneratorExpr,
    IndexExpr,
    LambdaExpr,
    ListComprehension,
    ListExpr,
    MemberExpr,
    NameExpr,
    OperatorAssignmentStmt,
    OverloadedFuncDef,
    RefExpr,
    ReturnStmt,
    SetComprehension,
    SetExpr,
    StarExpr,
    Statement,
    TupleExpr,
    TypeInfo,
    YieldExpr,
)

from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.mentions import Mentions
from amock_mypy.source.naming import dotted
from amock_mypy.source.sources import maker_of, source_of

_ADDS: Final = frozenset(
    {"add", "append", "appendleft", "extend", "insert", "setdefault", "update"}
)
_COLLECTIONS: Final = frozenset({"OrderedDict", "defaultdict", "deque", "dict", "list", "set"})
_ONLY_LOOKS: Final = frozenset(
    {
        *("all", "any", "dict", "enumerate", "filter", "frozenset", "iter", "len", "list", "map"),
        *("max", "min", "next", "print", "repr", "reversed", "set", "sorted", "sum", "tuple"),
        *("assert_type", "id", "isinstance", "reveal_type", "zip"),
    }
)
_DISPLAYS: Final = (
    DictExpr,
    DictionaryComprehension,
    ListComprehension,
    ListExpr,
    SetComprehension,
    SetExpr,
)

_STARS: Final = frozenset({ArgKind.ARG_STAR, ArgKind.ARG_STAR2})

_FILLING: Final = (AssignmentStmt, ExpressionStmt, OperatorAssignmentStmt)
"""The statements that may put something into a collection."""


class Filled(NamedTuple):
    """What a statement puts into a collection: whether it makes it, and what is put in."""

    name: str
    makes: bool
    items: list[Expression]


def fillings_by(statements: list[Statement]) -> dict[str, list[Filled]]:
    """Return what the statements of a scope put into collections, by the collections' names."""
    found: dict[str, list[Filled]] = defaultdict(list)
    for statement in statements:
        for filled in _filled_by(statement) if isinstance(statement, _FILLING) else ():
            found[filled.name].append(filled)
    return found


def items_to_keep_plain(
    statements: list[Statement], fillings: dict[str, list[Filled]]
) -> list[Expression]:
    """Return what the statements of a scope put into collections that need room for other mocks.

    A collection with an annotation says itself what it has room for.

    Parameters:
        statements: the statements.
        fillings: what they put into collections.
    """
    made = {name: some for name, some in fillings.items() if any(it.makes for it in some)}
    if not any(it.items for some in made.values() for it in some):
        return []
    lines = Mentions(statements).lines_of(made)
    handed_on = set(_handed_on(filter(lines.touch, statements)))
    return [
        item
        for name, some in made.items()
        if not name or name in handed_on or _needs_room(some)
        for filled in some
        for item in filled.items
    ]


def items_together(statements: Iterable[Statement]) -> Iterator[list[Expression]]:
    """Yield the items of each collection whose type mypy infers from them, as nobody asks for one.

    It does for a variable, for what a loop goes over, for what is unpacked and for what is indexed.
    """
    for statement in statements:
        for value in _of_inferred_type(statement):
            yield from _items_in(value)


def _of_inferred_type(statement: Statement) -> Iterator[Expression]:
    if isinstance(statement, AssignmentStmt) and statement.type is None:
        if any(map(dotted, statement.lvalues)):
            yield statement.rvalue
    elif isinstance(statement, ForStmt):
        yield statement.expr
    for part in expressions_in(statement):
        if isinstance(part, CallExpr):
            if not _STARS.isdisjoint(part.arg_kinds):  # which is so of few of them
                given = zip(part.args, part.arg_kinds, strict=True)
                yield from (value for value, kind in given if kind.is_star())
        elif isinstance(part, IndexExpr):
            yield part.base


def _items_in(value: Expression) -> Iterator[list[Expression]]:
    parts = _parts_of(value) or []
    if not isinstance(value, (ConditionalExpr, TupleExpr)):
        yield parts
    for part in parts:
        yield from _items_in(part)


def _needs_room(fillings: list[Filled]) -> bool:
    """Tell whether things are put into a collection one after the other, or beside functions."""
    items = [item for filled in fillings for item in filled.items]
    sources = {source_of(maker_of(item)) for item in items}
    return len(sources) > 1 and (len(fillings) > 1 or any(map(_is_function, items)))


def _is_function(item: Expression) -> bool:
    """Tell whether an item is a real function or class: no mock has a type in common with it."""
    node = item.node if isinstance(item, RefExpr) else None
    return isinstance(item, LambdaExpr) or isinstance(
        node, (Decorator, FuncDef, OverloadedFuncDef, TypeInfo)
    )


def _filled_by(statement: Statement) -> Iterator[Filled]:
    if isinstance(statement, AssignmentStmt):
        for target in statement.lvalues:
            yield from _assigned(target, statement.rvalue, typed=statement.type is not None)
    elif isinstance(statement, OperatorAssignmentStmt):
        yield Filled(dotted(statement.lvalue), False, list(_mocks_in(statement.rvalue)))
    elif isinstance(statement, ExpressionStmt) and isinstance(statement.expr, CallExpr):
        callee, given = statement.expr.callee, statement.expr.args
        if isinstance(callee, MemberExpr) and callee.name in _ADDS:
            items = [item for argument in given for item in _mocks_in(argument)]
            yield Filled(dotted(callee.expr), False, items)


def _assigned(target: Expression, value: Expression, *, typed: bool) -> Iterator[Filled]:
    if isinstance(target, IndexExpr):
        yield Filled(dotted(target.base), False, list(_mocks_in(value)))
    elif _is_collection(value) and not typed:
        yield Filled(dotted(target), True, list(_mocks_in(value)))


def _is_collection(value: Expression) -> bool:
    return isinstance(value, _DISPLAYS) or _is_call_of_collection(value)


def _is_call_of_collection(value: Expression) -> bool:
    callee = value.callee if isinstance(value, CallExpr) else None
    return isinstance(callee, (MemberExpr, NameExpr)) and callee.name in _COLLECTIONS


def _mocks_in(value: Expression) -> Iterator[Expression]:
    """Yield what may be a mock among the parts of which a value puts a collection together."""
    parts = _parts_of(value)
    if parts is not None:
        for part in parts:
            yield from _mocks_in(part)
    elif isinstance(value, (AwaitExpr, CallExpr, LambdaExpr, MemberExpr, NameExpr)):
        yield value


def _parts_of(value: Expression) -> list[Expression] | None:
    if isinstance(value, (ListExpr, SetExpr, TupleExpr)):
        return value.items
    if isinstance(value, DictExpr):
        return [part for _, part in value.items]
    if isinstance(value, ConditionalExpr):
        return [value.if_expr, value.else_expr]
    if isinstance(value, CallExpr) and _is_call_of_collection(value):
        return value.args
    return _part_of(value)


def _part_of(value: Expression) -> list[Expression] | None:
    if isinstance(value, (ListComprehension, SetComprehension)):
        return [value.generator.left_expr]
    if isinstance(value, GeneratorExpr):
        return [value.left_expr]
    if isinstance(value, DictionaryComprehension):
        return [value.value]
    return [value.expr] if isinstance(value, StarExpr) else None


def _handed_on(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield the names that are passed to something, returned, or given another name."""
    for statement in statements:
        if isinstance(statement, AssignmentStmt):
            yield dotted(statement.rvalue)
        elif isinstance(statement, ReturnStmt) and statement.expr is not None:
            yield dotted(statement.expr)
        for part in expressions_in(statement):
            if isinstance(part, YieldExpr) and part.expr is not None:
                yield dotted(part.expr)
            elif isinstance(part, CallExpr) and not _only_looks(part.callee):
                yield from map(dotted, part.args)
            elif isinstance(part, (ListExpr, SetExpr)):
                yield from map(dotted, part.items)


def _only_looks(callee: Expression) -> bool:
    return isinstance(callee, NameExpr) and callee.name in _ONLY_LOOKS
