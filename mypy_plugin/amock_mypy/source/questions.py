"""What the conditions of a scope ask of mocks: whether two are one, and of what class they are.

Two attributes may hold the same mock, and an AsyncMock is no MagicMock although its type may pass
for one. Types cannot say that: mypy would take such a condition for decided, and what follows for
unreachable. So what is asked about is left plain.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final

from mypy.nodes import (
    AssertStmt,
    CallExpr,
    ComparisonExpr,
    ConditionalExpr,
    Context,
    Expression,
    ExpressionStmt,
    IfStmt,
    MemberExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    Statement,
    TupleExpr,
    UnaryExpr,
    WhileStmt,
)

from amock_mypy import fullnames
from amock_mypy.source.naming import dotted

_CONSTANTS: Final = frozenset({"None", "True", "False"})
_IDENTITY: Final = frozenset({"is", "is not"})


class Questions:
    """What the conditions of some statements ask.

    Attributes:
        identities: the sets of names of which is asked whether they are one object.
        names_asked_for_none: the names of which is asked whether they are None.
        plain: the names of which is asked whether they are functions, in a way that mypy would
            not let a mock be one, whether they are no MagicMocks, or what to do where they are of
            no such class, and those whose mocks are given another spec later.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.identities: Final[list[frozenset[str]]] = []
        self.names_asked_for_none: Final[set[str]] = set()
        self.plain: Final[set[str]] = set()
        self._asked_for_none: Final[set[int]] = set()
        self._asked: Final[set[int]] = set()
        for statement in statements:
            if isinstance(statement, ExpressionStmt):
                if isinstance(statement.expr, CallExpr):
                    self._read_call(statement.expr)
            elif isinstance(statement, (AssertStmt, WhileStmt)):
                self._read(statement.expr)
            elif isinstance(statement, IfStmt):
                has_others = len(statement.expr) > 1 or statement.else_body is not None
                for condition in statement.expr:
                    self._read(condition)
                    self.plain.update(_asked_for_class(condition, denied=has_others))

    def asks(self, place: Context) -> bool:
        """Tell whether the type of the mock at a place would make a condition seem decided."""
        return id(place) in self._asked

    def asks_for_none(self, place: Context) -> bool:
        """Tell whether a condition asks whether what is at a place is None."""
        return id(place) in self._asked_for_none

    def _read_call(self, call: CallExpr) -> None:
        """Read a statement that is a call: `self.assertTrue(a is b)`, and its like, ask too."""
        if isinstance(call.callee, MemberExpr) and call.callee.name == "mock_add_spec":
            self.plain.add(dotted(call.callee.expr))
        elif call.args:
            self._read(call.args[0])

    def _read(self, condition: Expression) -> None:
        """Read a condition, and in it each part by which mypy narrows types."""
        if isinstance(condition, ComparisonExpr) and _compares_with_none(condition):
            self._asked_for_none.update(map(id, condition.operands))
            self.names_asked_for_none.update(map(dotted, condition.operands))
        elif isinstance(condition, ComparisonExpr):
            if _is_identity(condition):
                self._asked.update(map(id, condition.operands))
                names = [it.name for it in condition.operands if isinstance(it, NameExpr)]
                self.identities.append(frozenset(names))
        elif isinstance(condition, CallExpr):
            if condition.args:
                self._read_question(condition, condition.args[0])
        else:
            self._read_denied(condition)
            for part in _parts_of(condition):
                self._read(part)

    def _read_denied(self, condition: Expression) -> None:
        """Read `not isinstance(mock, MagicMock)`, for which the type of any mock would pass."""
        call = condition.expr if isinstance(condition, UnaryExpr) else None
        if isinstance(call, CallExpr) and _asks_for_mock(call, fullnames.MAGIC_MOCKS):
            self.plain.add(dotted(call.args[0]))

    def _read_question(self, call: CallExpr, asked: Expression) -> None:
        """Read a call that may ask something of its first argument."""
        # A specced mock may be annotated as an AsyncMock, and need not be one.
        is_open = _asks_for_routine(call) or _asks_for_mock(call, fullnames.ASYNC_MOCKS)
        if is_open and isinstance(asked, NameExpr):
            self.plain.add(asked.name)
        elif _asks_for_routine(call) or _asks_for_mock(call, fullnames.MOCK_CLASSES):
            self._asked.add(id(asked))


def _asked_for_class(condition: Expression, *, denied: bool) -> Iterator[str]:
    """Yield the names of which is asked whether they are of a class, where a no counts as well.

    A mock with a spec is of the spec's class, and mypy takes what a no leads to for unreachable.

    Parameters:
        condition: the condition.
        denied: whether a no leads to other code.
    """
    is_test = isinstance(condition, CallExpr) and dotted(condition.callee) == "isinstance"
    if denied and is_test and isinstance(condition, CallExpr) and condition.args:
        asked, class_ = condition.args[0], condition.args[-1]
        # What kind of function a mock is, its type leaves open.
        of_function = isinstance(class_, RefExpr) and class_.fullname.startswith("types.")
        if isinstance(asked, NameExpr) and not of_function:
            yield asked.name
    denied = denied or (isinstance(condition, UnaryExpr) and condition.op == "not")
    for part in _parts_of(condition):
        yield from _asked_for_class(part, denied=denied)


def _parts_of(condition: Expression) -> tuple[Expression, ...]:
    """Return the conditions that a condition is made of."""
    if isinstance(condition, OpExpr):
        return (condition.left, condition.right)
    if isinstance(condition, UnaryExpr):
        return (condition.expr,)
    if isinstance(condition, ConditionalExpr):
        return (condition.cond, condition.if_expr, condition.else_expr)
    return ()


def _is_identity(comparison: ComparisonExpr) -> bool:
    return _IDENTITY.issuperset(comparison.operators) and not any(
        isinstance(operand, NameExpr) and operand.name in _CONSTANTS
        for operand in comparison.operands
    )


def _compares_with_none(comparison: ComparisonExpr) -> bool:
    return any(isinstance(it, NameExpr) and it.name == "None" for it in comparison.operands)


def _asks_for_mock(call: CallExpr, classes: Container[str]) -> bool:
    """Tell whether a call is `isinstance(x, …)` with one of some classes of mocks."""
    callee = call.callee
    is_test = isinstance(callee, NameExpr) and callee.fullname == "builtins.isinstance"
    if not is_test or len(call.args) != 2:  # noqa: PLR2004  # the object, and its class
        return False
    wanted = call.args[1]
    return any(
        isinstance(item, RefExpr) and item.fullname in classes
        for item in (wanted.items if isinstance(wanted, TupleExpr) else [wanted])
    )


def _asks_for_routine(call: CallExpr) -> bool:
    """Tell whether a call asks for one of several classes, none of which mypy takes a mock for."""
    return isinstance(call.callee, RefExpr) and call.callee.fullname == "inspect.isroutine"
