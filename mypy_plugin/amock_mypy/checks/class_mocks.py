"""Check that a test sets results on the instance of a patched class, and not on the class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Expression,
    MemberExpr,
    OverloadedFuncDef,
    ReturnStmt,
    SymbolNode,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy.checker import type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.mock_types.made_classes import about
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.naming import dotted, first_name, shown
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import function_of
from amock_mypy.specs.targets import Found, resolve_attribute
from amock_shape import SETTINGS, Binding

_SELF: Final = "self"
_Key = tuple[SymbolNode | None, str]


def faults_of_class_settings(
    api: CheckerPluginInterface, statement: AssignmentStmt
) -> Iterator[Fault]:
    """Yield the results that are set on a method of a patched class itself."""
    for target in statement.lvalues:
        if isinstance(target, MemberExpr) and target.name in SETTINGS:
            yield from _fault(api, target)


def _fault(api: CheckerPluginInterface, target: MemberExpr) -> Iterator[Fault]:
    method = target.expr
    if not isinstance(method, MemberExpr) or not dotted(method.expr):
        return
    spec = _instance_of(api, method.expr)
    found = resolve_attribute(spec, method.name) if spec is not None else None
    if not isinstance(found, Found) or found.member.binding is not Binding.INSTANCE:
        return
    if not _takes_self(found.node) or _stands_for_instance(api, method.expr):
        return
    name = shown(method.expr)
    message = (
        f'"{method.name}" is a method of instances, and "{name}" is the mock of the class: '
        f"instances are {name}.return_value, so set {name}.return_value.{method.name}.{target.name}"
    )
    yield Fault(message, target, MOCK_SPEC)


def _takes_self(method: SymbolNode | None) -> bool:
    """Tell whether what a class has is surely called on instances.

    A class may only hold functions together, put into it from elsewhere or written without self,
    and these are called on the class.
    """
    if isinstance(method, OverloadedFuncDef):
        return True
    function = function_of(method)
    if function is None or not function.arguments:
        return False
    return function.arguments[0].variable.name.strip("_") == _SELF


def _instance_of(api: CheckerPluginInterface, class_: Expression) -> Instance | None:
    """Return the class that a patched class is the mock of, unless its autospec is strict."""
    mock = get_proper_type(type_of(api, class_))
    said = about(mock.type) if isinstance(mock, Instance) else None
    if said is None or not said["is_class"] or said["strict"] or not isinstance(mock, Instance):
        return None
    made = get_proper_type(mock.type.bases[0].args[-1])
    return made.type.bases[-1] if isinstance(made, Instance) and about(made.type) else None


def _stands_for_instance(api: CheckerPluginInterface, class_: Expression) -> bool:
    """Tell whether a test hands the mock of the class on, to be used as an instance of it."""
    return _key(class_) in _handed_on(api)


@once_a_module
def _handed_on(api: CheckerPluginInterface) -> frozenset[_Key]:
    """Return what the module assigns, returns, or passes on: `C.return_value = C`, `run(C)`."""
    handed: list[Expression] = [it.rvalue for it in SCOPES.of_kind(api, AssignmentStmt)]
    handed += [it.expr for it in SCOPES.of_kind(api, ReturnStmt) if it.expr is not None]
    for statement in SCOPES.statements(api):
        for expression in expressions_in(statement):
            if isinstance(expression, CallExpr):
                handed += expression.args
    return frozenset(_key(it) for it in handed if dotted(it))


def _key(place: Expression) -> _Key:
    """Return the variable that a place is reached from, and how: methods share those of self."""
    root = first_name(place)
    return (root.node if root is not None and root.name != "self" else None), dotted(place)
