"""Members of specced mocks in whose place a module puts something that may be awaited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import AssignmentStmt, CallExpr, Context, DictExpr, Expression, MemberExpr, StrExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import AnyType, Instance, get_proper_type

from amock_mypy.checker import type_of
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.source.expressions import Literal, expressions_in
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.naming import dotted
from amock_mypy.source.scopes import SCOPES
from amock_shape import MockKind

_SYNC: Final = frozenset(kind.value for kind in MockKind if not kind.is_async)
_SETTERS: Final = {"attach_mock": 0, "setattr": -1}
"""What gives an attribute that a text names a value, and which of its arguments that is."""
RESULT: Final = "return_value"
_Given = tuple[str, Expression]


def may_be_given_async(api: CheckerPluginInterface, member: Context | None) -> bool:
    """Tell whether something to await may stand in the place of a member of a mock.

    Which mock got it is not asked: a fixture or `setUp` makes it, a dict or an attribute holds it.

    Parameters:
        api: the checker.
        member: the member, as it is asked for.
    """
    if not isinstance(member, MemberExpr):
        return False
    given = _given_async(api).get(member.name, ())
    return not all(_is_sync_mock(api, it) for it in given) or _is_of_given_result(api, member)


def may_give_async(api: CheckerPluginInterface) -> bool:
    """Tell whether the module lets any mock give one that is async, or what it does not show."""
    return any(_may_have_async(api, it) for it in _given_async(api).get(RESULT, ()))


def _is_of_given_result(api: CheckerPluginInterface, member: MemberExpr) -> bool:
    """Tell whether a member is one of what some mock may be told to give: of an AsyncMock."""
    owner = member.expr
    while isinstance(owner, MemberExpr) and owner.name != RESULT:
        owner = owner.expr
    return isinstance(owner, MemberExpr) and may_give_async(api)


@once_a_module
def _given_async(api: CheckerPluginInterface) -> dict[str, list[Expression]]:
    """Return what may be awaited and is set on mocks, by the name of the attribute."""
    given: dict[str, list[Expression]] = {}
    for statement in SCOPES.statements(api):
        for name, value in _given_in(statement):
            if _may_be_async(value):
                given.setdefault(name.rpartition(".")[2], []).append(value)
    return given


def _is_sync_mock(api: CheckerPluginInterface, value: Expression) -> bool:
    """Tell whether a value is a mock that is not async, as far as mypy knows it."""
    return is_mock(type_of(api, value)) and not _may_have_async(api, value)


def _may_have_async(api: CheckerPluginInterface, value: Expression) -> bool:
    """Tell whether a value may be a mock with async methods, as far as mypy knows it."""
    proper = get_proper_type(type_of(api, value))
    if not isinstance(proper, Instance):
        return isinstance(proper, AnyType)
    return any(it.name == MockKind.ASYNC.value for it in proper.type.mro)


def _given_in(statement: Context) -> Iterator[_Given]:
    """Yield the names of attributes that a statement sets, and what they are given."""
    if isinstance(statement, AssignmentStmt):
        targets = (it for it in statement.lvalues if isinstance(it, MemberExpr))
        yield from ((it.name, statement.rvalue) for it in targets)
    for expression in expressions_in(statement):
        if isinstance(expression, DictExpr):
            yield from ((k.value, it) for k, it in expression.items if isinstance(k, StrExpr))
        elif isinstance(expression, CallExpr):
            yield from _given_by(expression)


def _given_by(call: CallExpr) -> Iterator[_Given]:
    yield from ((name, it) for name, it in zip(call.arg_names, call.args, strict=True) if name)
    value = _SETTERS.get(dotted(call.callee).rpartition(".")[2])
    if value is not None and call.args:
        yield from ((it.value, call.args[value]) for it in call.args if isinstance(it, StrExpr))


def _may_be_async(value: Expression) -> bool:
    """Tell whether a value is written neither as a plain one nor as a mock that is not async."""
    called = dotted(value.callee) if isinstance(value, CallExpr) else ""
    is_plain = isinstance(value, Literal) or dotted(value) in {"None", "True", "False"}
    return not is_plain and called.rpartition(".")[2] not in _SYNC
