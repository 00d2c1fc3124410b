"""What a function, a module or a class does with the names in it, read once for all who ask."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain, takewhile
from typing import Final, TypeVar

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    ClassDef,
    Context,
    Expression,
    ForStmt,
    FuncItem,
    LambdaExpr,
    ListExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Statement,
    TupleExpr,
    WhileStmt,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.source.bindings import bindings_of, method_statements
from amock_mypy.source.expected_errors import expects_errors, may_expect_errors
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.kept import once_a_scope
from amock_mypy.source.naming import dotted
from amock_mypy.source.statements import all_statements, holds, statements_of_scope

Position = tuple[int, int]

_ONLY_LOOKS: Final = frozenset(f"builtins.{name}" for name in ("id", "isinstance", "print", "repr"))
_SETS: Final = frozenset({"attach_mock", "configure_mock"})
_END: Final = (sys.maxsize, 0)

_ExpressionT = TypeVar("_ExpressionT", bound=Expression)


@once_a_scope
def body_of(_: CheckerPluginInterface, scope: FuncItem | MypyFile | ClassDef) -> Body:
    """Return what a function or the module that is being checked does, or a class's methods do."""
    if isinstance(scope, ClassDef):
        # Who sets an attribute of what self holds leaves that in its place.
        return Body(method_statements(scope), _chain)
    return Body(scope.defs if isinstance(scope, MypyFile) else scope.body.body, _alone)


def _alone(target: Expression) -> tuple[Expression]:
    return (target,)


def _chain(target: Expression) -> Iterator[Expression]:
    """Yield an attribute, what it is one of, and so on."""
    yield target
    while isinstance(target, MemberExpr):
        target = target.expr
        yield target


class Body:
    """What some statements bind and evaluate.

    Parameters:
        statements: the statements, without those inside them.
        written: gives the parts of what is assigned to that are not evaluated.
    """

    def __init__(
        self,
        statements: list[Statement],
        written: Callable[[Expression], Iterable[Expression]],
    ) -> None:
        own = statements_of_scope(statements)
        self._expecting: Final = list(filter(may_expect_errors, own))
        self._loops: Final = [it for it in own if isinstance(it, (ForStmt, WhileStmt))]
        self._values: Final[dict[str, list[Expression | None]]] = defaultdict(list)
        self._names: Final[dict[int, set[str]]] = defaultdict(set)
        for name, _, value in bindings_of(own):
            self._values[name].append(value)
            self._names[id(value)].add(name)
        self._evaluated: Final = _Evaluated(all_statements(statements), written)

    def expects_errors(self, line: int) -> bool:
        """Tell whether errors of what is done on a line are caught."""
        return any(expects_errors(statement, line) for statement in self._expecting)

    def only_value(self, name: str) -> CallExpr | None:
        """Return the call that a name is bound to, if it has no other value and that no name."""
        values = self._values.get(name, [])
        made = values[0] if len(values) == 1 else None
        return made if isinstance(made, CallExpr) and self._names[id(made)] == {name} else None

    def binds(self, name: str) -> bool:
        """Tell whether a statement binds a name to a value that is written there."""
        return self._values.get(name, [None])[0] is not None

    def passes_on(self, name: str, made: CallExpr, place: Context | None) -> bool:
        """Tell whether a name is used for more than to look into what it holds.

        Parameters:
            name: the name, or `self.name`.
            made: the call that it is bound to.
            place: where it is looked at, if what comes later is no matter.
        """
        return self._evaluated.passes_on(name, made, self._until(place))

    def calls_others(self, name: str, made: CallExpr, place: Context) -> bool:
        """Tell whether something is called before a place that is no part of what a name holds."""
        return self._evaluated.calls_others(name, made, self._until(place))

    def _until(self, place: Context | None) -> Position:
        """Return where that ends which may be evaluated before a place: in a loop, all is."""
        if place is None or any(holds(loop, place.line) for loop in self._loops):
            return _END
        return _position(place)


class _Evaluated:
    """The expressions that statements evaluate, found by how they read, in their order."""

    def __init__(
        self,
        statements: list[Statement],
        written: Callable[[Expression], Iterable[Expression]],
    ) -> None:
        targets = chain.from_iterable(map(_bound_by, statements))
        unread = {id(part) for target in targets for part in written(target)}
        inside = chain.from_iterable(map(expressions_in, statements))
        expressions = sorted((it for it in inside if id(it) not in unread), key=_position)
        looks = {id(part) for it in expressions for part in _looked_into(it)}
        self._lambdas: Final = [it for it in expressions if isinstance(it, LambdaExpr)]
        self._calls: Final = [it for it in expressions if isinstance(it, CallExpr)]
        self._handed: Final[dict[str, list[Expression]]] = defaultdict(list)
        for it in expressions:
            if id(it) not in looks:
                self._handed[_handle(it)].append(it)

    def passes_on(self, name: str, made: CallExpr, until: Position) -> bool:
        # What it gives may be what is looked at, and be passed on as well.
        names: Collection[str] = {name, f"{name}.return_value", name.rpartition(".")[0]} - {""}
        handed = (_before(self._handed.get(it, []), until) for it in names)
        return any(_before(self._lambdas, until)) or any(
            it is not made for it in chain.from_iterable(handed)
        )

    def calls_others(self, name: str, made: CallExpr, until: Position) -> bool:
        return any(
            call is not made and not dotted(call.callee).startswith(name)
            for call in _before(self._calls, until)
        )


def _bound_by(statement: Statement) -> list[Expression]:
    """Return the names that a statement binds, as they are written there."""
    targets = statement.lvalues if isinstance(statement, AssignmentStmt) else []
    inner = [item for it in targets if isinstance(it, (ListExpr, TupleExpr)) for item in it.items]
    return [*targets, *inner]


def _position(place: Context) -> Position:
    return place.line, place.column


def _before(expressions: Iterable[_ExpressionT], until: Position) -> Iterator[_ExpressionT]:
    return takewhile(lambda it: _position(it) < until, expressions)


def _handle(user: Expression) -> str:
    """Return how an expression reads; for a call, how that reads which is called."""
    return dotted(user.callee if isinstance(user, CallExpr) else user)


def _looked_into(user: Expression) -> Iterator[Expression]:
    """Yield the parts of an expression that it does not pass on."""
    if isinstance(user, MemberExpr) and not _is_setting(user.name):
        yield user.expr
    elif isinstance(user, CallExpr):
        looks = isinstance(user.callee, NameExpr) and user.callee.fullname in _ONLY_LOOKS
        yield from [user.callee, *(user.args if looks else [])]


def _is_setting(name: str) -> bool:
    """Tell whether an attribute of a mock may set others."""
    return name in _SETS or name.startswith("__")
