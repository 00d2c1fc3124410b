"""Check which mocks a test takes from what `with patch.multiple(…) as mocks` gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Expression,
    IndexExpr,
    MemberExpr,
    NameExpr,
    RefExpr,
    StrExpr,
    WithStmt,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_TARGET
from amock_mypy.source.arguments import read_arguments
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.statements import all_statements
from amock_mypy.source.variables import is_variable, values_of
from amock_shape import near_name

_PATCHERS: Final = frozenset({*fullnames.PATCHERS, fullnames.BACKPORT_PATCHER})
_OWN: Final = ("target", "spec", "create", "spec_set", "autospec", "new_callable")


def faults_of_multiple(
    api: CheckerPluginInterface, statement: WithStmt, entered: Expression, target: Expression | None
) -> Iterator[Fault]:
    """Yield what is looked for among the mocks of a patch.multiple that is not there.

    Parameters:
        api: the checker.
        statement: the with statement.
        entered: what may be the call of patch.multiple.
        target: the variable that gets the mocks.
    """
    if not isinstance(target, NameExpr) or target.node is None:
        return
    made = _made_by(api, entered) if len(values_of(api, target.node)) == 1 else None
    if made is None:
        return
    body = all_statements(statement.body.body)
    put = (it for inner in body if isinstance(inner, AssignmentStmt) for it in inner.lvalues)
    if any(isinstance(it, IndexExpr) and is_variable(it.base, target.node) for it in put):
        return
    for inner in body:
        for found in expressions_in(inner):
            if isinstance(found, IndexExpr) and is_variable(found.base, target.node):
                yield from _fault(made, found)


def _made_by(api: CheckerPluginInterface, call: Expression) -> set[str] | None:
    """Return the names of the mocks that patch.multiple makes; None where not all are known."""
    if not isinstance(call, CallExpr) or not isinstance(call.callee, MemberExpr):
        return None
    patcher = get_proper_type(type_of(api, call.callee.expr))
    if call.callee.name != "multiple" or not isinstance(patcher, Instance):
        return None
    arguments = read_arguments(call, _OWN)
    if patcher.type.fullname not in _PATCHERS or not arguments.complete:
        return None
    given = {name: it for name, it in arguments.by_name.items() if name not in _OWN}
    # Any name may be another one of DEFAULT.
    return {name for name, value in given.items() if isinstance(value, RefExpr)}


def _fault(made: set[str], looked_up: IndexExpr) -> Iterator[Fault]:
    key = looked_up.index
    if isinstance(key, StrExpr) and key.value not in made:
        meant = near_name(key.value, made)
        mend = f'; did you mean "{meant}"?' if meant else ""
        message = (
            f'patch.multiple gives no mock "{key.value}", as none is made for it with DEFAULT: '
            f"this raises KeyError{mend}"
        )
        yield Fault(message, key, MOCK_TARGET)
