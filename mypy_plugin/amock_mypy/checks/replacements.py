"""Check what a patch puts in the place of its target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import CallExpr, Expression, MemberExpr, NameExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Instance, Parameters, Type, get_proper_type

from amock_mypy.checker import format_type, modules
from amock_mypy.checks.arity import takes
from amock_mypy.checks.doubles import faults_of_double, message_of_double
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.given import given_type
from amock_mypy.checks.property_values import faults_of_property_values, message_of_plain_mock
from amock_mypy.checks.stand_ins import PARAMETERS, SPECS, faults_of_stand_in
from amock_mypy.codes import MOCK_ASYNC, MOCK_VALUE
from amock_mypy.mock_types.fitting import is_certainly_wrong, is_data, is_surely_not_called
from amock_mypy.mock_types.functions import with_self
from amock_mypy.mock_types.patched import function_of_found, type_of_found
from amock_mypy.mock_types.values import SCALARS
from amock_mypy.source.arguments import read_arguments
from amock_mypy.source.scopes import SCOPES, PatchedProperty
from amock_mypy.specs.coroutines import as_called
from amock_mypy.specs.filled_in import is_filled_in
from amock_mypy.specs.mock_kinds import mock_kind
from amock_mypy.specs.patch_calls import PatchCall
from amock_mypy.specs.reassigned import is_reassigned
from amock_mypy.specs.targets import Found
from amock_mypy.uses.patch_uses import is_surely_sync, set_later
from amock_mypy.uses.patched_awaits import awaits_are_patched
from amock_shape import SETTINGS, Binding, Kind

PROPERTY_MOCK: Final = "PropertyMock"
FUNCTIONS: Final = frozenset({Kind.FUNCTION, Kind.COROUTINE, Kind.ASYNC_GENERATOR})


def faults_of_replacement(
    api: CheckerPluginInterface, call: PatchCall, found: Found
) -> Iterator[Fault]:
    """Yield what is wrong with the object that a patch puts in the place of its target."""
    for fault in _faults(api, call, found):
        if fault.code is not MOCK_ASYNC or not awaits_are_patched(api, call.call):
            yield fault


def _faults(api: CheckerPluginInterface, call: PatchCall, found: Found) -> Iterator[Fault]:
    given = call.arguments.by_name
    new, maker = given.get("new"), given.get("new_callable")
    if found.member.kind is Kind.PROPERTY and not call.on_instance:
        yield from _property(api, call, found)
    elif new is not None:
        yield from faults_of_new(api, call, found, new)
    elif maker is not None:
        yield from _maker(api, call, found, maker)


def faults_of_new(
    api: CheckerPluginInterface, call: PatchCall, found: Found, new: Expression
) -> Iterator[Fault]:
    """Yield what is wrong with a given object in the place of a target."""
    target = type_of_found(api, found, call)
    faults = list(_double(api, call, found, target, new))
    if faults:
        yield from faults
    elif found.member.kind is Kind.FIELD:
        if not _is_of_another_type(api, found):
            yield from _value(api, call.name, target, new)
    elif found.member.kind is Kind.CLASS:
        yield from _class(api, call.name, new)
    elif found.member.kind in FUNCTIONS:
        yield from _function(api, call, found, new)


def _is_of_another_type(api: CheckerPluginInterface, found: Found) -> bool:
    """Tell whether mypy may know another type of a target than its values are of."""
    files, class_ = modules(api), found.receiver.type if found.receiver is not None else None
    if class_ is not None and is_filled_in(files, class_, found.node):
        return True
    return is_reassigned(files, found)


def _double(
    api: CheckerPluginInterface, call: PatchCall, found: Found, target: Type, double: Expression
) -> Iterator[Fault]:
    """Yield the fault of a mock of the wrong kind."""
    member = as_called(found)
    faults = list(faults_of_double(api, member, target, double, call.arguments))
    yield from faults
    if not faults and _is_bare(call, double) and member.kind is Kind.COROUTINE:
        kind = mock_kind(api, double)
        passes = "new_callable" in call.arguments.by_name
        later = set_later(api, call.call, passes=passes)
        if kind is None or kind.is_async or later is None:
            return
        if all(is_surely_sync(value) for value in later):
            yield Fault(message_of_double(member, kind), double, MOCK_ASYNC)


def _is_bare(call: PatchCall, double: Expression) -> bool:
    """Tell whether a mock is made with nothing that says what it gives."""
    arguments = (
        read_arguments(double, PARAMETERS) if isinstance(double, CallExpr) else call.arguments
    )
    return arguments.complete and not (SETTINGS | SPECS) & arguments.by_name.keys()


def _value(
    api: CheckerPluginInterface, name: str, target: Type, new: Expression
) -> Iterator[Fault]:
    type_ = given_type(api, new, target)
    if is_certainly_wrong(type_, target):
        message = (
            f'"{name}" is replaced by {format_type(api, type_)}, '
            f"it is declared as {format_type(api, target)}"
        )
        yield Fault(message, new, MOCK_VALUE)


def _class(api: CheckerPluginInterface, name: str, new: Expression) -> Iterator[Fault]:
    type_ = given_type(api, new)
    if is_surely_not_called(type_):
        message = f'class "{name}" is replaced by {format_type(api, type_)}, which is no class'
        yield Fault(message, new, MOCK_VALUE)


def _function(
    api: CheckerPluginInterface, call: PatchCall, found: Found, new: Expression
) -> Iterator[Fault]:
    mock = function_of_found(api, found, call)
    if not isinstance(mock, Instance):
        return
    bound = _is_called_alike(call, found, mock, given_type(api, new))
    yield from faults_of_stand_in(api, mock, new, f'"{call.name}"', bound=bound)


def _is_called_alike(call: PatchCall, found: Found, mock: Instance, new: Type) -> bool:
    """Tell whether a function is called there as what it replaces is, and not with self as well.

    A plain function in the place of a class method or a static one becomes a method: called on
    an instance it gets self, and not called on the class.
    """
    if call.on_instance or found.receiver is None:
        return True
    if found.member.binding is Binding.INSTANCE:
        return False
    function = get_proper_type(new)
    alike, with_instance = (get_proper_type(it.args[0]) for it in (mock, with_self(mock)))
    if not isinstance(function, CallableType) or not isinstance(with_instance, Parameters):
        return True
    return not takes(function, with_instance) or (
        isinstance(alike, Parameters) and takes(function, alike)
    )


def _maker(
    api: CheckerPluginInterface, call: PatchCall, found: Found, maker: Expression
) -> Iterator[Fault]:
    """Yield what is wrong with what new_callable names."""
    target = type_of_found(api, found, call)
    yield from _double(api, call, found, target, maker)
    value = call.arguments.by_name.get("return_value")
    if not is_property_mock(maker) or found.member.kind not in FUNCTIONS or value is None:
        return
    if is_data(given_type(api, value)):
        message = f'"{call.name}" is a method, a PropertyMock makes it a value: use MagicMock'
        yield Fault(message, maker, MOCK_VALUE)


def _property(api: CheckerPluginInterface, call: PatchCall, found: Found) -> Iterator[Fault]:
    """Yield what is wrong with what replaces a property on its class."""
    given = call.arguments.by_name
    place = given.get("new") or given.get("new_callable")
    wanted = type_of_found(api, found, call)
    if place is not None and is_property_mock(place):
        SCOPES.note_property(api, call.call, PatchedProperty(call.name, wanted))
        made = read_arguments(place, PARAMETERS).by_name if isinstance(place, CallExpr) else given
        yield from faults_of_property_values(api, call.name, wanted, made)
    elif is_plain_data(wanted) and (place is None or mock_kind(api, place) is not None):
        settings = SETTINGS & given.keys()
        if place is not None or settings:
            where = place or given[min(settings)]
            yield Fault(message_of_plain_mock(call.name), where, MOCK_VALUE)
        else:
            patched = PatchedProperty(call.name, wanted, plain=call.place)
            SCOPES.note_property(api, call.call, patched)
    elif (new := given.get("new")) is not None and is_data(given_type(api, new)):
        # Reading the property gives it. What has __get__ would give something else.
        yield from _value(api, call.name, wanted, new)


def is_plain_data(type_: Type) -> bool:
    """Tell whether a mock cannot stand for a value of a type: a number, a text or a truth."""
    proper = get_proper_type(type_)
    return isinstance(proper, Instance) and proper.type.fullname in SCALARS


def is_property_mock(maker: Expression) -> bool:
    """Tell whether an expression is PropertyMock, or a call of it."""
    callee = maker.callee if isinstance(maker, CallExpr) else maker
    # pytest-mock offers it as an attribute of its fixture.
    return isinstance(callee, (MemberExpr, NameExpr)) and PROPERTY_MOCK in (
        callee.name,
        callee.fullname.rpartition(".")[2],
    )
