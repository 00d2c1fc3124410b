"""Check how a test puts mocks in the place of properties by assignment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Expression,
    ExpressionStmt,
    MemberExpr,
    NameExpr,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.property_values import faults_of_later_values, faults_of_property_values
from amock_mypy.checks.replacements import PROPERTY_MOCK, is_plain_data, is_property_mock
from amock_mypy.checks.stand_ins import PARAMETERS
from amock_mypy.codes import MOCK_VALUE
from amock_mypy.mock_types.annotated import declared_in
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.mock_types.made_classes import about
from amock_mypy.source.arguments import read_arguments
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.naming import dotted
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import values_of
from amock_mypy.specs.mock_kinds import mock_kind
from amock_shape import CALL_ASSERTIONS, SETTINGS

_OF_CALLS: Final = CALL_ASSERTIONS - {"assert_not_called"}


def faults_of_property_mocks(
    api: CheckerPluginInterface, statement: AssignmentStmt
) -> Iterator[Fault]:
    """Yield what is wrong with a PropertyMock that is assigned to an attribute."""
    value = statement.rvalue
    if isinstance(value, NameExpr) and _is_property_mock(api, value):
        yield from _faults_of_variable(api, statement, value)
    elif isinstance(value, CallExpr) and is_property_mock(value):
        for target in statement.lvalues:
            if isinstance(target, MemberExpr):
                yield from _faults(api, target, value)
    elif isinstance(value, CallExpr) and mock_kind(api, value) is not None:
        for target in statement.lvalues:
            if isinstance(target, MemberExpr):
                yield from _fault_of_other(api, target, value)


def _fault_of_other(
    api: CheckerPluginInterface, target: MemberExpr, value: CallExpr
) -> Iterator[Fault]:
    """Yield the fault of a mock that is no PropertyMock and is to give what a property gives."""
    given = read_arguments(value, PARAMETERS).by_name
    declared = _declared(api, target) if SETTINGS & given.keys() else None
    if declared is not None and is_plain_data(declared):
        message = (
            f'reading "{target.name}" gives this mock itself and not its return_value; '
            "use PropertyMock"
        )
        yield Fault(message, value, MOCK_VALUE)


def _faults(api: CheckerPluginInterface, target: MemberExpr, value: CallExpr) -> Iterator[Fault]:
    if is_mock(type_of(api, target.expr)):
        if _is_called(api, target):
            return
        name = dotted(target.expr) or "the mock"
        message = (
            f"a PropertyMock works only on a class; use type({name}).{target.name} = … "
            f"or set {name}.{target.name} to the value"
        )
        yield Fault(message, value, MOCK_VALUE)
        return
    declared = _declared(api, target)
    if declared is not None:
        given = read_arguments(value, PARAMETERS).by_name
        yield from faults_of_property_values(api, target.name, declared, given)


def _is_called(api: CheckerPluginInterface, target: MemberExpr) -> bool:
    """Tell whether what is put on a mock is called as a method, which any kind of mock can be."""
    mock = get_proper_type(type_of(api, target.expr))
    declared = declared_in(mock.type, target.name) if isinstance(mock, Instance) else None
    member = get_proper_type(declared)
    if isinstance(member, Instance) and member.type.fullname in fullnames.FUNCTION_MOCKS:
        return True
    if dotted(target) in _asserted_to_be_called(api):
        return True
    is_bare = isinstance(mock, Instance) and about(mock.type) is None
    return is_bare and _is_patched_in(api, target.expr)


def _is_patched_in(api: CheckerPluginInterface, mock: Expression) -> bool:
    """Tell whether a mock is what a patch is given: it may have methods of what it replaces."""
    made = values_of(api, mock.node) if isinstance(mock, NameExpr) and mock.node else []
    return any(
        isinstance(value, CallExpr) and any(mock_kind(api, it) is not None for it in value.args)
        for value in made
    )


@once_a_module
def _asserted_to_be_called(api: CheckerPluginInterface) -> frozenset[str]:
    """Return the mocks that the module asserts to be called: read, a PropertyMock is not."""
    calls = (it.expr for it in SCOPES.of_kind(api, ExpressionStmt))
    callees = (it.callee for it in calls if isinstance(it, CallExpr))
    return frozenset(
        dotted(callee.expr)
        for callee in callees
        if isinstance(callee, MemberExpr) and callee.name in _OF_CALLS
    )


def _is_property_mock(api: CheckerPluginInterface, value: NameExpr) -> bool:
    type_ = get_proper_type(type_of(api, value))
    return isinstance(type_, Instance) and type_.type.name == PROPERTY_MOCK


def _faults_of_variable(
    api: CheckerPluginInterface, statement: AssignmentStmt, value: NameExpr
) -> Iterator[Fault]:
    """Yield what is wrong with a PropertyMock in a variable that stands for a property."""
    made = values_of(api, value.node) if value.node is not None else []
    for target in statement.lvalues if len(made) == 1 else []:
        declared = _declared(api, target) if isinstance(target, MemberExpr) else None
        if declared is None or value.node is None or not isinstance(target, MemberExpr):
            continue
        if isinstance(made[0], CallExpr) and is_property_mock(made[0]):
            given = read_arguments(made[0], PARAMETERS).by_name
            yield from faults_of_property_values(api, target.name, declared, given)
        yield from faults_of_later_values(api, value.node, target.name, declared)


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
