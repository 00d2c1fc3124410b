"""Members of specced mocks in whose place a test puts something of its own, to be called then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Context,
    Expression,
    MemberExpr,
    StrExpr,
    SymbolNode,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.naming import dotted, first_name
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.texts import lines_with
from amock_mypy.specs.module_texts import source_of

_OWNER_AND_NAME: Final = 2
_Place = tuple[SymbolNode | None, str]
_SETTERS: Final = ("object", "setattr")
_GIVING: Final = frozenset({None, "new", "side_effect", "value", "wraps"})
"""How what is to be called instead is passed, beside the owner of a member and its name."""


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


def note_other_result(api: CheckerPluginInterface, place: Context) -> None:
    """Note that the `return_value` of a class's mock is set to what is no instance of the class."""
    if isinstance(place, MemberExpr):
        _other_results(api).add(_place_of(place))


def has_other_result(api: CheckerPluginInterface, place: Context) -> bool:
    """Tell whether that was noted of what is read as `return_value`, or what a call gives."""
    noted = _other_results(api)
    if not noted:
        return False
    if isinstance(place, CallExpr):
        variable, called = _place_of(place.callee)
        return (variable, f"{called}.return_value") in noted
    return isinstance(place, MemberExpr) and _place_of(place) in noted


@once_a_module
def _other_results(_: CheckerPluginInterface) -> set[_Place]:
    return set()


@once_a_module
def _replaced_members(api: CheckerPluginInterface) -> frozenset[_Place]:
    assigned = (
        _place_of(target)
        for statement in SCOPES.of_kind(api, AssignmentStmt)
        for target in statement.lvalues
        # What makes `self.mock` what it is puts nothing in its place.
        if isinstance(target, MemberExpr)
        and not target.is_inferred_def
        and first_name(target) is not None
    )
    return frozenset((*assigned, *_patched_members(api)))


def _patched_members(api: CheckerPluginInterface) -> Iterator[_Place]:
    """Yield the members that `patch.object(mock, "name", …)` puts something given in place of."""
    text = source_of(current_module(api)) or ""
    lines = (line for word in _SETTERS for line in lines_with(f"{word}(", text))
    for statement in {id(it): it for it in SCOPES.statements_on(api, lines)}.values():
        for call in expressions_in(statement):
            if isinstance(call, CallExpr) and _sets(call):
                owner, name, *_ = call.args
                variable, path = _place_of(owner)
                yield from [(variable, f"{path}.{name.value}")] if isinstance(name, StrExpr) else ()


def _sets(call: CallExpr) -> bool:
    """Tell whether a call puts what it is given, or what calls that, in the place of a member."""
    is_setter = dotted(call.callee).rpartition(".")[2] in _SETTERS
    return is_setter and any(name in _GIVING for name in call.arg_names[_OWNER_AND_NAME:])


def _place_of(member: Expression) -> _Place:
    """Return the variable that a member is reached from, and how: methods share those of self."""
    root = first_name(member)
    variable = root.node if root is not None and root.name != "self" else None
    return variable, dotted(member)
