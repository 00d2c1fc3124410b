"""What is read of mocks that patches pass for parameters without annotations."""

from __future__ import annotations

from mypy.nodes import Expression, MemberExpr, SymbolNode
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, get_proper_type

from amock_mypy.checker import member_type, silence
from amock_mypy.source.naming import dotted, first_name
from amock_mypy.source.scopes import SCOPES
from amock_mypy.uses.given_async import RESULT
from amock_mypy.uses.unannotated import unseen_mock
from amock_shape import is_dunder


def unseen_part(api: CheckerPluginInterface, expression: Expression) -> Type | None:
    """Return the type of a mock that a patch passes, or of what is read of it, None if unknown.

    Parameters:
        api: the checker.
        expression: what mypy takes for anything.
    """
    if not isinstance(expression, MemberExpr):
        return unseen_mock(api, expression)
    if is_dunder(expression.name) or _is_set(api, expression):
        return None
    owner = get_proper_type(unseen_part(api, expression.expr))
    if not isinstance(owner, Instance):
        return None
    with silence(api):
        return member_type(api, owner, expression.name, expression)


def _is_set(api: CheckerPluginInterface, member: MemberExpr) -> bool:
    """Tell whether the module puts something in the place of a member, of whichever mock.

    Nearly every test sets a result: that counts where it is set on the same variable.
    """
    if member.name != RESULT:
        return member.name in SCOPES.assigned_names(api)
    targets = SCOPES.assigned_attributes(api).get(RESULT, [])
    place = _place_of(member)
    return any(_place_of(target) == place for target in targets)


def _place_of(member: MemberExpr) -> tuple[SymbolNode | None, str]:
    root = first_name(member)
    return root.node if root is not None else None, dotted(member)
