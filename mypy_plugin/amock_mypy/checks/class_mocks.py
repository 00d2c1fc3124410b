"""Check that a test sets results on the instance of a patched class, and not on the class."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import AssignmentStmt, Expression, MemberExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy.checker import type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.mock_types.made_classes import about
from amock_mypy.source.naming import dotted
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.targets import Found, resolve_attribute
from amock_shape import SETTINGS, Binding


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
    name = dotted(method.expr)
    if _stands_for_instance(api, name):
        return
    message = (
        f'"{method.name}" is a method of instances, and "{name}" is the mock of the class: '
        f"instances are {name}.return_value, so set {name}.return_value.{method.name}.{target.name}"
    )
    yield Fault(message, target, MOCK_SPEC)


def _instance_of(api: CheckerPluginInterface, class_: Expression) -> Instance | None:
    """Return the class that a patched class is the mock of, unless its autospec is strict."""
    mock = get_proper_type(type_of(api, class_))
    said = about(mock.type) if isinstance(mock, Instance) else None
    if said is None or not said["is_class"] or said["strict"] or not isinstance(mock, Instance):
        return None
    made = get_proper_type(mock.type.bases[0].args[-1])
    return made.type.bases[-1] if isinstance(made, Instance) and about(made.type) else None


def _stands_for_instance(api: CheckerPluginInterface, name: str) -> bool:
    """Tell whether a test makes the class its own instance: `C.return_value = C`."""
    return any(
        dotted(statement.rvalue) == name for statement in SCOPES.of_kind(api, AssignmentStmt)
    )
