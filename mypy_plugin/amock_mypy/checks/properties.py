"""Check how a test puts mocks in the place of properties by assignment."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import AssignmentStmt, CallExpr, Expression, MemberExpr, NameExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, get_proper_type

from amock_mypy.arguments import read_arguments
from amock_mypy.checker import format_type, type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.replacements import is_property_mock
from amock_mypy.checks.stand_ins import PARAMETERS
from amock_mypy.checks.values import is_certainly_wrong, is_mock
from amock_mypy.codes import MOCK_VALUE
from amock_mypy.mock_types.annotated import declared_in
from amock_mypy.naming import dotted


def faults_of_property_mocks(
    api: CheckerPluginInterface, statement: AssignmentStmt
) -> Iterator[Fault]:
    """Yield what is wrong with a PropertyMock that is assigned to an attribute."""
    value = statement.rvalue
    if not isinstance(value, CallExpr) or not is_property_mock(value):
        return
    for target in statement.lvalues:
        if isinstance(target, MemberExpr):
            yield from _fault(api, target, value)


def _fault(api: CheckerPluginInterface, target: MemberExpr, value: CallExpr) -> Iterator[Fault]:
    if is_mock(type_of(api, target.expr)):
        name = dotted(target.expr) or "the mock"
        message = (
            f"a PropertyMock works only on a class; use type({name}).{target.name} = … "
            f"or set {name}.{target.name} to the value"
        )
        yield Fault(message, value, MOCK_VALUE)
        return
    declared = _declared(api, target)
    given = read_arguments(value, PARAMETERS).by_name.get("return_value")
    if declared is not None and given is not None:
        type_ = type_of(api, given)
        if is_certainly_wrong(type_, declared):
            message = (
                f'property "{target.name}" is {format_type(api, declared)}, '
                f"and its mock gives {format_type(api, type_)}"
            )
            yield Fault(message, given, MOCK_VALUE)


def _declared(api: CheckerPluginInterface, target: MemberExpr) -> Type | None:
    """Return the type of a property of the specced mock whose class is assigned to."""
    mock = _mock_behind(api, target.expr)
    return declared_in(mock.type, target.name) if mock is not None else None


def _mock_behind(api: CheckerPluginInterface, class_: Expression) -> Instance | None:
    """Return the type of the mock in `type(mock)`."""
    if not isinstance(class_, CallExpr) or len(class_.args) != 1:
        return None
    if not isinstance(class_.callee, NameExpr) or class_.callee.fullname != "builtins.type":
        return None
    mock = get_proper_type(type_of(api, class_.args[0]))
    return mock if isinstance(mock, Instance) else None
