"""What can be wrong with a call of patch: its target, its new object, its configuration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import Context, Decorator, Expression, RefExpr, StrExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Instance, Type, get_proper_type

from amock.shape import CONFIGURATION, Kind, misspelling_of
from amock_mypy.arguments import call_of, read_arguments
from amock_mypy.checker import format_type, infer, modules
from amock_mypy.checks.arity import takes
from amock_mypy.checks.doubles import faults_of_double
from amock_mypy.checks.effects import faults_of_return_value, faults_of_side_effect
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.values import is_certainly_wrong
from amock_mypy.codes import MOCK_SPEC, MOCK_TARGET, MOCK_VALUE
from amock_mypy.mock_types.functions import parameters_of
from amock_mypy.mock_types.patched import function_of_found, type_of_found
from amock_mypy.patch_calls import OPTIONS, Form, PatchCall, resolve_on
from amock_mypy.targets import Found, Missing, resolve

_MULTIPLE_OPTIONS: Final = ("spec", "create", "spec_set", "autospec", "new_callable")
_FUNCTIONS: Final = frozenset({Kind.FUNCTION, Kind.COROUTINE, Kind.ASYNC_GENERATOR})


def faults_of_patch(api: CheckerPluginInterface, call: PatchCall) -> Iterator[Fault]:
    """Yield what is wrong with a call of patch or patch.object."""
    yield from _malformed(call)
    found = call.resolution
    if isinstance(found, Missing) and not call.creates:
        yield Fault(missing_message(found), call.place, MOCK_TARGET)
    if isinstance(found, Found):
        yield from _read_only(call, found)
        yield from _replaced(api, call, found)
        if call.form.passes_on:
            yield from _configured(api, call, found)
    if call.form.passes_on:
        yield from _misspelt(call)


def faults_of_multiple(api: CheckerPluginInterface, context: Context) -> Iterator[Fault]:
    """Yield what is wrong with a call of patch.multiple: attributes that do not exist."""
    call = call_of(context)
    arguments = read_arguments(call, ("target", *_MULTIPLE_OPTIONS)) if call is not None else None
    if arguments is None or "target" not in arguments.by_name or "create" in arguments.by_name:
        return
    target = arguments.by_name["target"]
    for name, value in arguments.by_name.items():
        if name in _MULTIPLE_OPTIONS or name == "target":
            continue
        if isinstance(target, StrExpr):
            found = resolve(modules(api), f"{target.value}.{name}")
        else:
            found, _ = resolve_on(api, target, name)
        if isinstance(found, Missing):
            yield Fault(missing_message(found), value, MOCK_TARGET)


def missing_message(missing: Missing) -> str:
    """Return what is said of a target that does not exist."""
    mend = f'; did you mean "{missing.meant}"?' if missing.meant else ""
    return f'{missing.owner} has no attribute "{missing.name}" to patch{mend}'


def _malformed(call: PatchCall) -> Iterator[Fault]:
    place = call.place
    if not isinstance(place, StrExpr):
        return
    if call.form is Form.PATCH and "." not in place.value:
        message = (
            f'patch needs the module as well: "module.{place.value}"; without a dot it raises '
            "TypeError"
        )
        yield Fault(message, place, MOCK_TARGET)
    elif call.form is Form.OBJECT and place is call.arguments.by_name.get("target"):
        message = (
            f'patch.object wants the object itself, and "{place.value}" is a string; '
            f'use patch("{place.value}.{call.name}")'
        )
        yield Fault(message, place, MOCK_TARGET)


def _read_only(call: PatchCall, found: Found) -> Iterator[Fault]:
    node = found.node
    if not call.on_instance or not isinstance(node, Decorator):
        return
    if node.var.is_property and not node.var.is_settable_property:
        message = (
            f'"{call.name}" is a read-only property, which cannot be patched on an instance; '
            "patch it on the class, with new_callable=PropertyMock"
        )
        yield Fault(message, call.place, MOCK_TARGET)


def _replaced(api: CheckerPluginInterface, call: PatchCall, found: Found) -> Iterator[Fault]:
    """Yield what is wrong with the object that is put in the place of the target."""
    target = type_of_found(api, found, call)
    given = call.arguments.by_name
    for name in ("new", "new_callable"):
        if name in given:
            yield from faults_of_double(api, found.member, target, given[name], call.arguments)
    if "new" in given:
        yield from _new(api, call, found, target, given["new"])


def _new(
    api: CheckerPluginInterface, call: PatchCall, found: Found, target: Type, new: Expression
) -> Iterator[Fault]:
    if found.member.kind is Kind.FIELD:
        type_ = infer(api, new, target)
        if is_certainly_wrong(type_, target):
            message = (
                f'"{call.name}" is replaced by {format_type(api, type_)}, '
                f"it is declared as {format_type(api, target)}"
            )
            yield Fault(message, new, MOCK_VALUE)
    elif found.member.kind in _FUNCTIONS:
        yield from _new_function(api, call, target, new)


def _new_function(
    api: CheckerPluginInterface, call: PatchCall, target: Type, new: Expression
) -> Iterator[Fault]:
    wanted, given = get_proper_type(target), get_proper_type(infer(api, new))
    if not isinstance(wanted, CallableType) or not isinstance(given, CallableType):
        return
    on_class = not call.on_instance
    if given.is_type_obj() or (on_class and _is_method(call)):
        return
    if not takes(given, parameters_of(wanted)):
        message = (
            f'"{call.name}" is called as {format_type(api, wanted)}, and {format_type(api, given)} '
            "does not take as many arguments"
        )
        yield Fault(message, new, MOCK_VALUE)


def _is_method(call: PatchCall) -> bool:
    """Tell whether a method is replaced, where a function in its place is given the instance."""
    return isinstance(call.resolution, Found) and call.resolution.receiver is not None


def _configured(api: CheckerPluginInterface, call: PatchCall, found: Found) -> Iterator[Fault]:
    """Yield what is wrong with the return value and the side effect that patch passes on."""
    given = call.arguments.by_name
    new_callable = given.get("new_callable")
    if found.member.kind is Kind.PROPERTY and _is_property_mock(new_callable):
        mock = None
    elif found.member.kind in _FUNCTIONS and new_callable is None:
        mock = function_of_found(api, found, call)
    else:
        return
    if isinstance(mock, Instance):
        if "return_value" in given:
            name = f'return_value of "{call.name}"'
            yield from faults_of_return_value(api, mock, given["return_value"], name)
        if "side_effect" in given:
            name = f'side_effect of "{call.name}"'
            yield from faults_of_side_effect(api, mock, given["side_effect"], name)
    elif mock is None and "return_value" in given:
        yield from _property_value(api, call, found, given["return_value"])


def _is_property_mock(new_callable: Expression | None) -> bool:
    return isinstance(new_callable, RefExpr) and new_callable.fullname.endswith(".PropertyMock")


def _property_value(
    api: CheckerPluginInterface, call: PatchCall, found: Found, value: Expression
) -> Iterator[Fault]:
    wanted = type_of_found(api, found, call)
    given = infer(api, value, wanted)
    if is_certainly_wrong(given, wanted):
        message = (
            f'property "{call.name}" is {format_type(api, wanted)}, '
            f"and its mock gives {format_type(api, given)}"
        )
        yield Fault(message, value, MOCK_VALUE)


def _misspelt(call: PatchCall) -> Iterator[Fault]:
    for name, value in call.arguments.by_name.items():
        if name in OPTIONS or name in CONFIGURATION or "." in name:
            continue
        meant = misspelling_of(name, OPTIONS | CONFIGURATION)
        if meant is not None:
            message = (
                f'patch has no parameter "{name}": it sets an attribute of the mock; '
                f'did you mean "{meant}"?'
            )
            yield Fault(message, value, MOCK_SPEC)
