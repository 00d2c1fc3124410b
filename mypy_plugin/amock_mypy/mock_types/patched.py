"""The types of the mocks that `patch` makes by itself."""

from __future__ import annotations

from mypy.nodes import TypeAlias, TypeInfo
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, get_proper_type

from amock_mypy.checker import instance_of, member_type, reference_type, silence
from amock_mypy.checks.values import is_mock
from amock_mypy.mock_types.class_mocks import class_mock
from amock_mypy.mock_types.functions import any_parameters, function_mock
from amock_mypy.mock_types.values import value_mock
from amock_mypy.patch_calls import PatchCall
from amock_mypy.targets import Found
from amock_shape import Binding, Kind, MockKind, default_double, shape_of


def mock_of_target(api: CheckerPluginInterface, call: PatchCall) -> Type | None:
    """Return the type of the mock that patch puts in the place of its target.

    None stands for a mock that nothing more can be said of than that it is one.
    """
    found = call.resolution
    if not isinstance(found, Found):
        return None
    kind = found.member.kind
    if kind is Kind.CLASS:
        return class_of_found(api, found, call)
    if kind is Kind.FIELD:
        value = type_of_found(api, found, call)
        mock = value_mock(api, value, MockKind.MAGIC, call.call)
        return mock if is_mock(mock) else None
    if kind in (Kind.FUNCTION, Kind.COROUTINE, Kind.ASYNC_GENERATOR):
        return function_of_found(api, found, call)
    return None


def type_of_found(api: CheckerPluginInterface, found: Found, call: PatchCall) -> Type:
    """Return the type of a target as those see it who use it through its owner's instances."""
    if found.receiver is not None:
        with silence(api):
            return member_type(api, found.receiver, found.member.name, call.call)
    return reference_type(api, found.symbol, call.call)


def function_of_found(api: CheckerPluginInterface, found: Found, call: PatchCall) -> Type | None:
    """Return the type of the mock of a function that is a target."""
    shape = shape_of(found.member, default_double(found.member.kind))
    mock = get_proper_type(function_mock(api, shape, type_of_found(api, found, call)))
    if not isinstance(mock, Instance):
        return None
    if found.member.binding is Binding.INSTANCE and call.flag("autospec") and not call.on_instance:
        # An autospecced method on its class records the instance; who asserts may leave it out.
        return mock.copy_modified(args=[any_parameters(), *mock.args[1:]])
    return mock


def class_of_found(api: CheckerPluginInterface, found: Found, call: PatchCall) -> Type | None:
    """Return the type of the mock of a class that is a target."""
    node = found.node
    if isinstance(node, TypeAlias):
        target = get_proper_type(node.target)
        node = target.type if isinstance(target, Instance) else None
    if not isinstance(node, TypeInfo) or node.typeddict_type or node.is_newtype:
        return None
    return class_mock(api, instance_of(node), strict=call.flag("autospec"), context=call.call)
