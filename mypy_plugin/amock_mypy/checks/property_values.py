"""Check what the mock of a property gives, wherever a test says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Decorator,
    Expression,
    ListExpr,
    MemberExpr,
    NameExpr,
    Statement,
    SymbolNode,
    TupleExpr,
    WithStmt,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Type, get_proper_type

from amock_mypy.checker import format_type
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.given import given_type
from amock_mypy.codes import MOCK_VALUE
from amock_mypy.mock_types.fitting import is_certainly_wrong, is_exception
from amock_mypy.source.displays import items_of
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import is_variable, values_of
from amock_mypy.uses.passed_mocks import parameters_of_patches
from amock_shape import SETTINGS


def message_of_plain_mock(name: str) -> str:
    """Return what is wrong with a mock that is no PropertyMock in the place of a property.

    Parameters:
        name: the property's name.
    """
    return (
        f'"{name}" is a property: it would give the mock itself and not its return_value; '
        "use new_callable=PropertyMock"
    )


def faults_of_property_values(
    api: CheckerPluginInterface, name: str, wanted: Type, given: Mapping[str, Expression]
) -> Iterator[Fault]:
    """Yield what the mock of a property is made to give and the property never does.

    Parameters:
        api: the checker.
        name: the property's name.
        wanted: its type.
        given: the keywords that its mock is made with.
    """
    for setting in sorted(SETTINGS & given.keys()):
        for place, type_ in _results(api, setting, given[setting], wanted):
            if is_certainly_wrong(type_, wanted):
                message = (
                    f'property "{name}" is {format_type(api, wanted)}, '
                    f"and its mock gives {format_type(api, type_)}"
                )
                yield Fault(message, place, MOCK_VALUE)


def faults_of_named_properties(
    api: CheckerPluginInterface, statement: Statement
) -> Iterator[Fault]:
    """Yield what is wrong with what a test sets on the mock of a property that a patch gives it."""
    most = 0 if isinstance(statement, Decorator) else 1
    for patch, variable in _named(api, statement):
        patched = SCOPES.patched_property(patch)
        if patched is None or variable is None or len(values_of(api, variable)) > most:
            continue
        if patched.plain is None:
            yield from faults_of_later_values(api, variable, patched.name, patched.type)
        elif any(name in SETTINGS for name, _ in _set_on(api, variable)):
            yield Fault(message_of_plain_mock(patched.name), patched.plain, MOCK_VALUE)


def faults_of_later_values(
    api: CheckerPluginInterface, variable: SymbolNode, name: str, wanted: Type
) -> Iterator[Fault]:
    """Yield what is wrong with what is set on the mock of a property that a variable holds.

    Parameters:
        api: the checker.
        variable: the variable.
        name: the property's name.
        wanted: its type.
    """
    for setting, value in _set_on(api, variable):
        yield from faults_of_property_values(api, name, wanted, {setting: value})


def _set_on(api: CheckerPluginInterface, variable: SymbolNode) -> Iterator[tuple[str, Expression]]:
    """Yield the attributes of what a variable holds that the module sets, with their values."""
    for statement in SCOPES.of_kind(api, AssignmentStmt):
        for target in statement.lvalues:
            if isinstance(target, MemberExpr) and is_variable(target.expr, variable):
                yield target.name, statement.rvalue


def _named(
    api: CheckerPluginInterface, statement: Statement
) -> Iterator[tuple[Expression, SymbolNode | None]]:
    """Yield each patch of a statement with the variable that gets its mock."""
    if isinstance(statement, WithStmt):
        for entered, target in zip(statement.expr, statement.target, strict=True):
            if isinstance(target, NameExpr):
                yield entered, target.node
    elif isinstance(statement, AssignmentStmt):
        for target in statement.lvalues:
            if isinstance(target, NameExpr):
                yield _started(statement.rvalue), target.node
    elif isinstance(statement, Decorator):
        yield from parameters_of_patches(api, statement)


def _started(value: Expression) -> Expression:
    """Return the patch in `patch(…).start()`, and any other expression as it is."""
    callee = value.callee if isinstance(value, CallExpr) else None
    return callee.expr if isinstance(callee, MemberExpr) and callee.name == "start" else value


def _results(
    api: CheckerPluginInterface, setting: str, value: Expression, wanted: Type
) -> Iterator[tuple[Expression, Type]]:
    """Yield (place, type) of what a setting makes a mock give."""
    if setting == "return_value":
        yield value, given_type(api, value, wanted)
    elif isinstance(value, (ListExpr, TupleExpr)):
        for item in items_of(value):
            type_ = given_type(api, item, wanted)
            if not is_exception(type_):
                yield item, type_
    else:
        function = get_proper_type(given_type(api, value))
        if isinstance(function, CallableType) and not function.is_type_obj():
            yield value, function.ret_type
