"""What a function did with an object that it made, up to a place: did others get hold of it?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Context,
    Expression,
    ForStmt,
    LambdaExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    Statement,
    TupleExpr,
    WhileStmt,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_class, current_function, current_module
from amock_mypy.source.bindings import bindings_of, method_statements
from amock_mypy.source.expected_errors import expects_errors
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.lines import ALL_LINES, lines_held
from amock_mypy.source.naming import dotted
from amock_mypy.source.statements import all_statements, holds, statements_of_scope

_ONLY_LOOKS: Final = frozenset(f"builtins.{name}" for name in ("id", "isinstance", "print", "repr"))
_SETS: Final = frozenset({"attach_mock", "configure_mock"})


class History(NamedTuple):
    """How an object came to where it is looked at.

    Attributes:
        made: the call that made it.
        passed_on: whether something else got hold of it since then, and may have changed it.
        others_ran: whether anything else was called since then.
    """

    made: CallExpr
    passed_on: bool = False
    others_ran: bool = False


def history_of(api: CheckerPluginInterface, root: Expression, place: Context) -> History | None:
    """Return what happened to an object in the function that is being checked, if that is all.

    Parameters:
        api: the checker.
        root: the object: the call that makes it, or the one name it has.
        place: where it is looked at, and where an error is not expected.
    """
    function = current_function(api)
    body = function.body.body if function is not None else current_module(api).defs
    own = statements_of_scope(body)
    if any(expects_errors(statement, place.line) for statement in own):
        return None
    if isinstance(root, CallExpr):
        return History(root)
    name = dotted(root)
    bindings = bindings_of(own)
    made = next((value for bound, _, value in bindings if bound == name), None)
    if made is None and name.startswith("self."):
        return _history_in_class(api, name)
    names = [bound for bound, _, value in bindings if bound == name or value is made]
    if not name or len(names) != 1 or not isinstance(made, CallExpr):
        return None
    past = _Past(name, made, list(_before(all_statements(body), own, place)))
    return History(made, passed_on=past.passes_on(), others_ran=past.calls_others())


def _history_in_class(api: CheckerPluginInterface, name: str) -> History | None:
    """Return what happened to an attribute that a test class sets up, in whichever method."""
    class_ = current_class(api)
    if class_ is None:
        return None
    statements = method_statements(class_.defn)
    bindings = bindings_of(statements_of_scope(statements))
    values = [value for bound, _, value in bindings if bound == name]
    made = values[0] if len(values) == 1 else None
    if not isinstance(made, CallExpr) or lines_held(class_.defn, name, made) != ALL_LINES:
        return None
    inside = all_statements(statements)
    bound = [part for statement in inside for part in _bound_by(statement)]
    written = {id(part) for whole in bound for part in _chain(whole)}
    everything = [it for statement in inside for it in expressions_in(statement)]
    past = _Past(name, made, [it for it in everything if id(it) not in written])
    return History(made, passed_on=past.passes_on(), others_ran=True)


def _chain(place: Expression) -> Iterator[Expression]:
    """Yield an attribute, what it is one of, and so on."""
    yield place
    while isinstance(place, MemberExpr):
        place = place.expr
        yield place


def _before(
    statements: list[Statement], own: list[Statement], place: Context
) -> Iterator[Expression]:
    """Yield the expressions that may be evaluated before a place: in a loop, all of them."""
    repeats = any(isinstance(it, (ForStmt, WhileStmt)) and holds(it, place.line) for it in own)
    for statement in statements:
        if repeats or statement.line <= place.line:
            bound = _bound_by(statement)
            for expression in expressions_in(statement):
                is_before = (expression.line, expression.column) < (place.line, place.column)
                if (repeats or is_before) and expression not in bound:
                    yield expression


def _bound_by(statement: Statement) -> list[Expression]:
    """Return the names that a statement binds, as they are written there."""
    targets = statement.lvalues if isinstance(statement, AssignmentStmt) else []
    inner = [item for it in targets if isinstance(it, (ListExpr, TupleExpr)) for item in it.items]
    return [*targets, *inner]


class _Past:
    """The expressions that may have been evaluated before a name is looked at.

    Parameters:
        name: the name, or `self.name`.
        made: what it is bound to.
        expressions: the expressions, the inner ones and those after the name's among them.
    """

    def __init__(self, name: str, made: CallExpr, expressions: list[Expression]) -> None:
        self._name: Final = name
        self._owner: Final = name.rpartition(".")[0]
        self._made: Final = made
        self._expressions: Final = expressions

    def passes_on(self) -> bool:
        """Tell whether the name is used for more than to look into what it holds."""
        looks = {id(part) for it in self._expressions for part in self._looked_into(it)}
        # What it gives may be what is looked at, and be passed on as well.
        names = {self._name, f"{self._name}.return_value", self._owner} - {""}
        return any(
            isinstance(it, LambdaExpr) or (id(it) not in looks and self._handle(it) in names)
            for it in self._expressions
        )

    def _handle(self, user: Expression) -> str:
        """Return how an expression reads; for a call of the name, how that reads."""
        is_made = user is self._made
        return dotted(user.callee if isinstance(user, CallExpr) and not is_made else user)

    def calls_others(self) -> bool:
        """Tell whether something is called that is no part of what the name holds."""
        return any(
            isinstance(it, CallExpr)
            and it is not self._made
            and not dotted(it.callee).startswith(self._name)
            for it in self._expressions
        )

    def _looked_into(self, user: Expression) -> Iterator[Expression]:
        """Yield the parts of an expression that it does not pass on."""
        if isinstance(user, MemberExpr) and not _is_setting(user.name):
            yield user.expr
        elif isinstance(user, CallExpr):
            looks = isinstance(user.callee, NameExpr) and user.callee.fullname in _ONLY_LOOKS
            yield from [user.callee, *(user.args if looks else [])]


def _is_setting(name: str) -> bool:
    """Tell whether an attribute of a mock may set others."""
    return name in _SETS or name.startswith("__")
