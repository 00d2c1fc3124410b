"""Members of specced mocks in whose place a test puts something of its own, to be called then."""

from __future__ import annotations

from mypy.nodes import AssignmentStmt, CallExpr, Context, MemberExpr, SymbolNode
from mypy.plugin import CheckerPluginInterface

from amock_mypy.source.kept import once_a_module
from amock_mypy.source.naming import dotted, first_name
from amock_mypy.source.scopes import SCOPES

_Place = tuple[SymbolNode | None, str]


def is_replaced(api: CheckerPluginInterface, call: Context) -> bool:
    """Tell whether a call is one of a member in whose place the module puts something else.

    After `service.fetch = AsyncMock()` it takes any arguments, whatever those of `Service.fetch`
    are, and after `service.fetch = fetch_fake` those of the fake.
    """
    callee = call.callee if isinstance(call, CallExpr) else None
    if not isinstance(callee, MemberExpr):
        return False
    members = _replaced_members(api)
    return bool(members) and _place_of(callee) in members


@once_a_module
def _replaced_members(api: CheckerPluginInterface) -> frozenset[_Place]:
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
