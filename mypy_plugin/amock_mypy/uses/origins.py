"""Where a mock without a spec comes from: what is read of an autospecced one has a spec."""

from __future__ import annotations

from typing import Final

from mypy.nodes import CallExpr, Expression, MemberExpr, NameExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import AnyType, Instance, ProperType, get_proper_type

from amock_mypy.checker import type_of
from amock_mypy.mock_types.made_classes import about, is_autospecced
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import values_of
from amock_mypy.uses.given_async import RESULT
from amock_mypy.uses.unseen_parts import unseen_part

_MOST_NAMES: Final = 8
"""How many names one mock is followed through: a name may be bound to a part of itself."""


def came_without_spec(
    api: CheckerPluginInterface, mock: Expression, names: int = _MOST_NAMES
) -> bool:
    """Tell whether a mock whose type says that it has no spec surely was made without one.

    Parameters:
        api: the checker.
        mock: where it is read.
        names: how many names it is followed through at most.
    """
    if isinstance(mock, CallExpr):
        return True  # no mock follows the annotation of what a call gives
    if isinstance(mock, NameExpr) and mock.node is not None:
        values = values_of(api, mock.node)
        return names > 0 and all(came_without_spec(api, it, names - 1) for it in values)
    if not isinstance(mock, MemberExpr):
        return False
    return mock.name == RESULT or _is_part_without(api, mock, names)


def _is_part_without(api: CheckerPluginInterface, part: MemberExpr, names: int) -> bool:
    owner = known_type(api, part.expr)
    if not isinstance(owner, Instance):
        return False
    said = about(owner.type)
    if said is None:
        values = SCOPES.put_into(api, owner.type, part.name)
        known = [it for it in values if it is not None]
        return (
            names > 0
            and values == known != []
            and all(came_without_spec(api, it, names - 1) for it in known)
        )
    return not is_autospecced(said) if said["strict"] else came_without_spec(api, part.expr, names)


def known_type(api: CheckerPluginInterface, expression: Expression) -> ProperType | None:
    """Return the type of an expression, also of one that a patch passes and mypy does not see."""
    known = get_proper_type(type_of(api, expression))
    return get_proper_type(unseen_part(api, expression)) if isinstance(known, AnyType) else known
