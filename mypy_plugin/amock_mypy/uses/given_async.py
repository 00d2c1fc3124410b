"""Members of specced mocks in whose place a module puts something that may be awaited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import AssignmentStmt, CallExpr, Context, DictExpr, Expression, MemberExpr, StrExpr
from mypy.plugin import CheckerPluginInterface

from amock_mypy.source.expressions import Literal, expressions_in
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.naming import dotted
from amock_mypy.source.scopes import SCOPES
from amock_shape import MockKind

_SYNC: Final = frozenset(kind.value for kind in MockKind if not kind.is_async)
_SETTERS: Final = {"attach_mock": 0, "setattr": -1}
"""What gives an attribute that a text names a value, and which of its arguments that is."""
_Given = tuple[str, Expression]


def may_be_given_async(api: CheckerPluginInterface, member: Context | None) -> bool:
    """Tell whether something to await may stand in the place of a member of a mock.

    Which mock got it is not asked: a fixture or `setUp` makes it, a dict or an attribute holds it.

    Parameters:
        api: the checker.
        member: the member, as it is asked for.
    """
    return isinstance(member, MemberExpr) and member.name in _names_given_async(api)


@once_a_module
def _names_given_async(api: CheckerPluginInterface) -> frozenset[str]:
    given = (it for statement in SCOPES.statements(api) for it in _given_in(statement))
    return frozenset(name.rpartition(".")[2] for name, value in given if _may_be_async(value))


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
