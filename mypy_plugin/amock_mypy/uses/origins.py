"""Where a mock without a spec comes from: what is read of an autospecced one has a spec."""

from __future__ import annotations

from typing import Final

from mypy.nodes import ArgKind, CallExpr, Expression, MemberExpr, NameExpr, RefExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import AnyType, Instance, ProperType, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import type_of
from amock_mypy.mock_types.made_classes import about, is_autospecced
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import values_of
from amock_mypy.uses.given_async import RESULT
from amock_mypy.uses.unseen_parts import unseen_part

_SPECS: Final = frozenset({"autospec", "spec", "spec_set", "wraps"})
_TAKE_SPECS: Final = fullnames.MOCK_CLASSES.keys() | {
    f"{module}.create_autospec" for module in fullnames.MOCK_MODULES
}
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
        return _gives_one_without(api, mock, names)
    if isinstance(mock, NameExpr) and mock.node is not None:
        values = values_of(api, mock.node)
        return names > 0 and all(came_without_spec(api, it, names - 1) for it in values)
    if not isinstance(mock, MemberExpr):
        return False
    return mock.name == RESULT or _is_part_without(api, mock, names)


def _gives_one_without(api: CheckerPluginInterface, call: CallExpr, names: int) -> bool:
    """Tell whether a call gives a mock without a spec, as a call of any mock does."""
    if not _SPECS.isdisjoint(call.arg_names) or ArgKind.ARG_STAR2 in call.arg_kinds:
        return False
    callee = call.callee
    if isinstance(callee, RefExpr) and callee.fullname in _TAKE_SPECS:
        return not call.args
    if isinstance(callee, MemberExpr) and callee.name == "start":
        return came_without_spec(api, callee.expr, names)
    # What is entered is an argument: `enterContext(patch(…))`.
    inside = (it for it in call.args if isinstance(it, CallExpr))
    return all(_gives_one_without(api, it, names) for it in inside)


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
