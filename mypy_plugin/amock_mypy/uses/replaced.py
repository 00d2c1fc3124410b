"""Members of specced mocks in whose place a test puts something of its own, to be called then."""

from __future__ import annotations

from mypy.nodes import AssignmentStmt, CallExpr, Context, MemberExpr, Statement, SymbolNode
from mypy.plugin import CheckerPluginInterface

from amock_mypy.source.naming import dotted, first_name
from amock_mypy.source.scopes import SCOPES

_Place = tuple[SymbolNode | None, str]


class _Last:
    """The replaced members of the module that was asked about last, as they are written."""

    statements: list[Statement] | None = None
    members: frozenset[_Place] = frozenset()


def is_replaced(api: CheckerPluginInterface, call: Context) -> bool:
    """Tell whether a call is one of a member in whose place the module puts something else.

    After `service.fetch = AsyncMock()` it takes any arguments, whatever those of `Service.fetch`
    are, and after `service.fetch = fetch_fake` those of the fake.
    """
    callee = call.callee if isinstance(call, CallExpr) else None
    if not isinstance(callee, MemberExpr):
        return False
    statements = SCOPES.statements(api)
    if _Last.statements is not statements:
        _Last.statements, _Last.members = statements, _replaced_by(api)
    return bool(_Last.members) and _place_of(callee) in _Last.members


def _replaced_by(api: CheckerPluginInterface) -> frozenset[_Place]:
    return frozenset(
        _place_of(target)
        for statement in SCOPES.of_kind(api, AssignmentStmt)
        for target in statement.lvalues
        if isinstance(target, MemberExpr) and first_name(target) is not None
    )


def _place_of(member: MemberExpr) -> _Place:
    """Return the variable that a member is reached from, and how: methods share those of self."""
    root = first_name(member)
    variable = root.node if root is not None and root.name != "self" else None
    return variable, dotted(member)
