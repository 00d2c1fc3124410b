"""The types of the mocks that `patch` makes by itself."""

from __future__ import annotations

from typing import Final

from mypy.nodes import Expression, RefExpr, TypeAlias, TypeInfo
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import (
    find_class,
    infer,
    instance_of,
    member_type,
    reference_type,
    silence,
)
from amock_mypy.mock_types.class_mocks import ClassMockOf, class_mock
from amock_mypy.mock_types.fakes import is_fake
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.mock_types.functions import (
    function_mock,
    with_open_result,
    with_self,
    without_parameters,
    wrapper_mock,
)
from amock_mypy.mock_types.other_types import open_members
from amock_mypy.mock_types.specced import MockOf, add_configured, specced_mock
from amock_mypy.mock_types.values import value_mock
from amock_mypy.specs.coroutines import as_called, is_decorated_coroutine
from amock_mypy.specs.patch_calls import OPTIONS, PatchCall
from amock_mypy.specs.spec_arguments import ClassSpec, FunctionSpec, Spec, is_strict, spec_of
from amock_mypy.specs.targets import Found
from amock_shape import Binding, Kind, MockKind, default_double, shape_of

_MADE_ALIKE: Final = {
    Kind.CLASS: (MockKind.MAGIC,),
    Kind.FIELD: (MockKind.MAGIC,),
    Kind.FUNCTION: (MockKind.MAGIC, MockKind.MOCK),
    Kind.COROUTINE: (MockKind.ASYNC,),
}
"""The classes that new_callable may name for a mock like the one that patch makes by itself."""


def is_made_by_patch(call: PatchCall) -> bool:
    """Tell whether patch makes the mock itself, or is told to make one that is like that."""
    maker, found = call.arguments.by_name.get("new_callable"), call.resolution
    if maker is None or "new" in call.arguments.by_name:
        return "new" not in call.arguments.by_name
    alike = _MADE_ALIKE.get(found.member.kind, ()) if isinstance(found, Found) else ()
    return class_named(maker) in alike


def class_named(maker: Expression) -> MockKind | None:
    """Return the kind of mock whose class new_callable names, None where it names no such class."""
    node = maker.node if isinstance(maker, RefExpr) else None
    return fullnames.MOCK_CLASSES.get(node.fullname) if isinstance(node, TypeInfo) else None


def mock_of_target(api: CheckerPluginInterface, call: PatchCall) -> Type | None:
    """Return the type of the mock that patch puts in the place of its target.

    None stands for a mock that nothing more can be said of than that it is one.
    """
    found = call.resolution
    if not isinstance(found, Found):
        return None
    kind = found.member.kind
    given = _spec_given(call)
    if given is not None and (kind is Kind.FIELD or not call.says_true(given)):
        return _mock_of_given(api, found, call, given)
    if kind is Kind.CLASS:
        return class_of_found(api, found, call)
    if kind is Kind.FIELD:
        value = type_of_found(api, found, call)
        mock = value_mock(api, value, MockKind.MAGIC, call.call)
        return mock if is_mock(mock) else None
    if kind in (Kind.FUNCTION, Kind.COROUTINE, Kind.ASYNC_GENERATOR):
        return function_of_found(api, found, call)
    return _decorated_coroutine(api, found, call)


def _decorated_coroutine(api: CheckerPluginInterface, found: Found, call: PatchCall) -> Type | None:
    """Return the type of the mock of an `async def` under a decorator that leaves it awaitable."""
    if found.type is None or not is_decorated_coroutine(found.node, found.type):
        return None
    mock = function_of_found(api, found._replace(member=as_called(found)), call)
    return with_open_result(mock) if mock is not None else None


def _spec_given(call: PatchCall) -> str | None:
    """Return the option that gives a spec, but not autospec=True for a class or a function."""
    is_value = isinstance(call.resolution, Found) and call.resolution.member.kind is Kind.FIELD
    if call.flag("autospec"):
        return "autospec" if is_value or not call.says_true("autospec") else None
    return next((name for name in ("spec_set", "spec") if call.flag(name)), None)


def _mock_of_given(
    api: CheckerPluginInterface, found: Found, call: PatchCall, given: str
) -> Type | None:
    """Return the type of the mock of what an option names, or of a target that is an object.

    None is returned for functions, and for what is not known.
    """
    spec = _spec_of_given(api, found, call, given)
    magic = find_class(api, f"{fullnames.STDLIB}.{MockKind.MAGIC.value}")
    if spec is None or isinstance(spec, FunctionSpec) or magic is None:
        return None
    if given == "autospec" and isinstance(spec, ClassSpec):
        return None
    settable = not call.flag("spec_set")
    autospecced = given == "autospec"
    mock_of = MockOf(
        magic,
        MockKind.MAGIC,
        spec.instance,
        strict=call.arguments.complete and is_strict(spec),
        callable=not autospecced,
        settable=settable,
    )
    mock = specced_mock(api, mock_of, call.call)
    if settable:
        add_configured(mock, call.arguments.by_name.keys() - OPTIONS)
        open_members(api, mock, call.arguments.by_name)
    return mock


def _spec_of_given(
    api: CheckerPluginInterface, found: Found, call: PatchCall, given: str
) -> Spec | None:
    option = call.arguments.by_name[given]
    if not call.says_true(given):
        return spec_of(api, option, infer(api, option))
    if found.member.kind is not Kind.FIELD:
        return None
    value = get_proper_type(type_of_found(api, found, call))
    if not isinstance(value, Instance) or value.type.is_abstract or value.type.is_protocol:
        # The object is of some derived class, and that one is the spec.
        return None
    return spec_of(api, option, value)


def type_of_found(api: CheckerPluginInterface, found: Found, call: PatchCall) -> Type:
    """Return the type of a target as those see it who use it through its owner's instances."""
    if found.receiver is not None:
        with silence(api):
            return member_type(api, found.receiver, found.member.name, call.call)
    return reference_type(api, found.symbol, call.call)


def function_of_found(api: CheckerPluginInterface, found: Found, call: PatchCall) -> Type | None:
    """Return the type of the mock of a function that is a target."""
    shape = shape_of(found.member, default_double(found.member.kind))
    type_ = get_proper_type(type_of_found(api, found, call))
    on_class = call.flag("autospec") and not call.on_instance
    if isinstance(type_, Instance):
        # Of a method, amock records the instance as well, and the standard library does not.
        is_method = on_class and found.receiver is not None
        return wrapper_mock(api, type_, None if is_method else found.node)
    mock = get_proper_type(function_mock(api, shape, type_))
    if not isinstance(mock, Instance):
        return None
    if found.member.binding is Binding.INSTANCE and on_class:
        return with_self(mock)  # on its class, an autospecced method records the instance
    owner = found.owner
    if isinstance(owner, TypeInfo) and not call.flag("autospec") and is_fake(api, owner):
        return without_parameters(mock)
    return mock


def class_of_found(api: CheckerPluginInterface, found: Found, call: PatchCall) -> Type | None:
    """Return the type of the mock of a class that is a target."""
    node = found.node
    if isinstance(node, TypeAlias):
        target = get_proper_type(node.target)
        node = target.type if isinstance(target, Instance) else None
    if not isinstance(node, TypeInfo) or node.typeddict_type or node.is_newtype:
        return None
    is_specced = call.flag("autospec") or _spec_given(call) is not None
    if is_specced and not call.arguments.complete:
        return None  # which may be given more
    gives = call.arguments.by_name.get("return_value")
    return class_mock(api, ClassMockOf(instance_of(node), is_specced, gives=gives), call.call)
