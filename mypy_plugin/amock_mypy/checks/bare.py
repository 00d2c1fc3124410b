"""Check how a test uses its own mocks without a spec: what their kind alone makes wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Final

from mypy.nodes import (
    AssertStmt,
    AssignmentStmt,
    AwaitExpr,
    CallExpr,
    ClassDef,
    ComparisonExpr,
    Expression,
    ExpressionStmt,
    ForStmt,
    IfStmt,
    IndexExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    RefExpr,
    Statement,
    WithStmt,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy import fullnames
from amock_mypy.checker import type_of
from amock_mypy.checks.callbacks import faults_of_callbacks
from amock_mypy.checks.constructors import faults_of_bare_values
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.sealed import faults_of_sealed
from amock_mypy.checks.unsupported import IN_THE_PLACE
from amock_mypy.codes import MOCK_ASYNC, MOCK_CALL, MOCK_SPEC
from amock_mypy.mock_types.fitting import is_certainly_sync
from amock_mypy.source.arguments import read_arguments
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.mentions import Mentions
from amock_mypy.source.naming import dotted, first_name
from amock_mypy.source.scopes import SCOPES, Scope
from amock_mypy.source.statements import all_statements
from amock_mypy.uses.bare_mocks import (
    PARAMETERS,
    BareMock,
    bare_kind,
    bare_mocks_of,
    body_of,
    path_on,
)
from amock_mypy.uses.handed_on import hands_future_on
from amock_shape import (
    ASSERTIONS,
    AWAIT_ASSERTIONS,
    AWAIT_RECORDS,
    CALL_RECORDS,
    CONFIGURATION,
    METHODS,
    SETTINGS,
    SUPPORTED_DUNDERS,
    MockKind,
    sync_equivalent,
)

_AWAITS: Final = AWAIT_ASSERTIONS | AWAIT_RECORDS
_OWN: Final = ASSERTIONS | AWAIT_RECORDS | CALL_RECORDS | CONFIGURATION | METHODS
_ANYWHERE: Final = range(sys.maxsize)
_AWAITERS: Final = frozenset(fullnames.AWAITERS.values())


def faults_of_bare_mocks(api: CheckerPluginInterface) -> Iterator[Fault]:
    """Yield what is wrong with the use of the mocks without a spec that a module makes."""
    for scope in SCOPES.with_bare_mocks(api):
        mentions, inside = Mentions(body_of(scope)), _statements_in(api, scope)
        mocks = bare_mocks_of(api, scope, inside, mentions)
        lines = mentions.lines_of(mocks, fullnames.MOCK_CLASSES)
        if not isinstance(scope, ClassDef):
            yield from faults_of_sealed(mocks, body_of(scope), _OWN)
        yield from _Uses(api, mocks).faults_in(filter(lines.touch, inside))


def _statements_in(api: CheckerPluginInterface, scope: Scope) -> list[Statement]:
    is_module = isinstance(scope, MypyFile)
    return SCOPES.statements(api) if is_module else all_statements(body_of(scope))


class _Uses:
    """The uses of the mocks of one scope."""

    def __init__(self, api: CheckerPluginInterface, mocks: dict[str, BareMock]) -> None:
        self._api = api
        self._mocks = mocks
        self._names = {name: mock.variable for name, mock in mocks.items()}

    def faults_in(self, statements: Iterable[Statement]) -> Iterator[Fault]:
        """Yield what is wrong in some statements, those inside them left out."""
        for statement in statements:
            yield from self._in_statement(statement)
            for expression in expressions_in(statement):
                yield from self._in_expression(expression)

    def _in_statement(self, statement: Statement) -> Iterator[Fault]:
        if isinstance(statement, ExpressionStmt):
            yield from self._dropped(statement.expr)
        elif isinstance(statement, AssertStmt):
            yield from self._asserted(statement.expr)
        elif isinstance(statement, IfStmt):
            for condition in statement.expr:
                yield from self._asserted(condition)
        elif isinstance(statement, AssignmentStmt):
            for target in statement.lvalues:
                yield from self._setting(target, statement.rvalue)
        elif isinstance(statement, ForStmt):
            name = "__aiter__" if statement.is_async else "__iter__"
            yield from self._used(statement.expr, name)
        elif isinstance(statement, WithStmt):
            name = "__aenter__" if statement.is_async else "__enter__"
            for entered in statement.expr:
                yield from self._used(entered, name)

    def _in_expression(self, expression: Expression) -> Iterator[Fault]:
        if isinstance(expression, AwaitExpr):
            yield from self._awaited(expression.expr, expression)
        elif isinstance(expression, MemberExpr):
            yield from self._await_question(expression)
            yield from self._special_method(expression)
        elif isinstance(expression, IndexExpr):
            yield from self._protocol(expression.base, "__getitem__")
        elif isinstance(expression, ComparisonExpr):
            for operator, operand in zip(
                expression.operators, expression.operands[1:], strict=True
            ):
                if operator in ("in", "not in"):
                    yield from self._protocol(operand, "__contains__")
        elif isinstance(expression, CallExpr):
            yield from self._called(expression)

    def _at(self, expression: Expression) -> tuple[BareMock, str] | None:
        """Return the mock and the path on it that an expression is, where nothing is set there."""
        place = path_on(expression, self._names)
        if place is None or expression.line not in self._mocks[place[0]].held:
            return None
        return self._mocks[place[0]], place[1]

    def _setting(self, target: Expression, value: Expression) -> Iterator[Fault]:
        """Yield what is wrong with a result that is set on a mock or a child of it."""
        if not isinstance(target, MemberExpr) or target.name not in SETTINGS:
            return
        at = self._at(target.expr)
        if at is None or _is_own(at[1]):
            return
        mock, path = at
        root = first_name(target)
        variables = [root.node] if root is not None and root.node is not None else []
        if path not in mock.settings and not hands_future_on(self._api, variables, value):
            yield from faults_of_bare_values(self._api, mock.kind, target.name, value)

    def _mock(self, expression: Expression) -> BareMock | None:
        """Return the mock that an expression is or makes, or None."""
        at = self._at(expression)
        if at is not None:
            mock, path = at
            if not path:
                return mock
            return mock.child(path) if not _is_own(path) else None
        kind = bare_kind(expression)
        if kind is None or not isinstance(expression, CallExpr):
            return None
        return BareMock(
            kind, read_arguments(expression, PARAMETERS), {}, None, _ANYWHERE, open=False
        )

    def _call_of(self, expression: Expression) -> tuple[BareMock, str, CallExpr] | None:
        if not isinstance(expression, CallExpr):
            return None
        at = self._at(expression.callee)
        return (*at, expression) if at is not None else None

    def _awaited(self, awaited: Expression, place: Expression) -> Iterator[Fault]:
        """Yield the fault of awaiting what a sync mock gives."""
        at = self._call_of(awaited)
        if at is None or at[0].kind.is_async or _is_own(at[1]):
            return
        mock, path, call = at
        if self._gives_sync(mock, path):
            message = (
                f'"{dotted(call.callee)}" is a {_child(mock)}: what it gives cannot be awaited, '
                "which raises TypeError; use AsyncMock"
            )
            yield Fault(message, place, MOCK_ASYNC)

    def _gives_sync(self, mock: BareMock, path: str) -> bool:
        """Tell whether a call of a sync mock surely gives nothing to await."""
        if mock.open or not mock.arguments.complete or (path and mock.is_replaced(path)):
            return False
        prefix = f"{path}." if path else ""
        if mock.values_of(f"{prefix}side_effect"):
            return False
        values = mock.values_of(f"{prefix}return_value")
        if values:
            return all(is_certainly_sync(type_of(self._api, value)) for value in values)
        return not (mock.is_set(path) if path else {*mock.settings} & {"__call__"})

    def _await_question(self, asked: MemberExpr) -> Iterator[Fault]:
        """Yield the fault of asking a sync mock about awaits."""
        if asked.name not in _AWAITS:
            return
        at = self._at(asked.expr)
        if at is None or at[0].kind.is_async or (at[1] and at[0].is_set(at[1])) or _is_own(at[1]):
            return
        if asked.name in at[0].settings or asked.name in at[0].arguments.by_name:
            return
        message = (
            f'"{dotted(asked.expr)}" is a {_child(at[0])}, which is not async: use '
            f"{sync_equivalent(asked.name)}, not {asked.name}, or an AsyncMock"
        )
        yield Fault(message, asked, MOCK_ASYNC)

    def _dropped(self, expression: Expression) -> Iterator[Fault]:
        """Yield the fault of a coroutine that nobody awaits."""
        if (text := self._coroutine(expression)) is not None:
            message = f'"{text}" gives a coroutine that nobody awaits, so it never runs; add await'
            yield Fault(message, expression, MOCK_ASYNC)

    def _asserted(self, condition: Expression) -> Iterator[Fault]:
        """Yield the fault of a coroutine in a condition."""
        parts = condition.operands if isinstance(condition, ComparisonExpr) else [condition]
        for part in parts:
            value = part.base if isinstance(part, IndexExpr) else part
            if (text := self._coroutine(value)) is not None:
                message = f'"{text}" gives a coroutine, whose result only await tells; add await'
                yield Fault(message, part, MOCK_ASYNC)

    def _used(self, expression: Expression, name: str) -> Iterator[Fault]:
        """Yield the fault of entering or iterating what has no special method for that."""
        yield from self._protocol(expression, name)
        if (text := self._coroutine(expression)) is not None:
            message = (
                f'"{text}" gives a coroutine, which has no {name}: this raises TypeError; '
                "let a MagicMock stand there"
            )
            yield Fault(message, expression, MOCK_ASYNC)

    def _coroutine(self, expression: Expression) -> str | None:
        """Return how a call of an async mock reads, or None for anything else."""
        at = self._call_of(expression)
        if at is None or not at[0].kind.is_async or _is_own(at[1]):
            return None
        mock, path, call = at
        if mock.open or (path and mock.is_replaced(path)) or not mock.arguments.complete:
            return None
        return dotted(call.callee)

    def _protocol(self, expression: Expression, name: str) -> Iterator[Fault]:
        """Yield the fault of asking a plain Mock for a special method."""
        call = expression if isinstance(expression, CallExpr) else None
        at = self._at(call.callee if call is not None else expression)
        if at is None or at[0].kind.is_magic or _is_own(at[1]):
            return
        mock, path = at
        others = IN_THE_PLACE.get(name, ())
        if path:
            set_there = mock.is_set(path) if call is not None else mock.has_special(path)
        else:
            set_there = bool({name, *others, *(SETTINGS if call is not None else ())} & mock.known)
        if not (mock.open or set_there):
            text = dotted(expression) if call is None else f"{dotted(call.callee)}(…)"
            message = (
                f'"{text}" is a Mock, which has no {name}: this raises TypeError; use MagicMock'
            )
            yield Fault(message, expression, MOCK_SPEC)

    def _special_method(self, asked: MemberExpr) -> Iterator[Fault]:
        """Yield the fault of looking for a special method that a plain Mock has only once set."""
        if asked.name not in SUPPORTED_DUNDERS or hasattr(object, asked.name):
            return
        at = self._at(asked.expr)
        if at is None or at[0].kind.is_magic:
            return
        mock, path = at
        if not (mock.open or mock.is_replaced(f"{path}.{asked.name}" if path else asked.name)):
            message = (
                f'"{dotted(asked.expr)}" is a Mock, which has no {asked.name} to look into: '
                "this raises AttributeError; use MagicMock"
            )
            yield Fault(message, asked, MOCK_SPEC)

    def _called(self, call: CallExpr) -> Iterator[Fault]:
        callee = call.callee
        used = fullnames.USED_BY_FUNCTIONS
        if isinstance(callee, NameExpr) and callee.fullname in used and len(call.args) == 1:
            yield from self._protocol(call.args[0], used[callee.fullname])
        if isinstance(callee, RefExpr) and callee.fullname in _AWAITERS:
            for argument in call.args:
                yield from self._awaited(argument, argument)
        yield from faults_of_callbacks(self._api, call, self._mock)
        at = self._at(callee)
        if at is not None and not at[1] and not at[0].kind.is_callable:
            message = f'"{dotted(callee)}" is a {at[0].kind.value}, and calling it raises TypeError'
            yield Fault(message, call, MOCK_CALL)


def _is_own(path: str) -> bool:
    """Tell whether a path leads through what mocks themselves have, or a special method."""
    return any(part in _OWN or part.startswith("_") for part in path.split("."))


def _child(mock: BareMock) -> str:
    return MockKind.MAGIC.value if "Magic" in mock.kind.value else MockKind.MOCK.value
