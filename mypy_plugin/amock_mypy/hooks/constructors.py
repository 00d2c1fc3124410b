"""`Mock(…)`, `MagicMock(…)`, `AsyncMock(…)`: the type of a mock from its spec."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, cast

from mypy.nodes import Expression, TypeInfo
from mypy.plugin import CheckerPluginInterface, FunctionContext, MethodContext
from mypy.types import AnyType, Instance, Type, TypeOfAny, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import module_behind, modules
from amock_mypy.checks.assigned import may_give_awaitable
from amock_mypy.checks.configuration import faults_of_configuration
from amock_mypy.checks.configured_values import faults_of_values
from amock_mypy.checks.constructors import faults_of_bare_values, faults_of_spec
from amock_mypy.checks.faults import Fault, report
from amock_mypy.checks.opt_in import fault_of_unspecced, is_on
from amock_mypy.codes import MOCK_ASYNC, MOCK_UNSPECCED
from amock_mypy.mock_types.functions import function_mock, without_parameters
from amock_mypy.mock_types.listed import listed_mock, names_in, value_specced_mock
from amock_mypy.mock_types.module_mocks import Wanted, module_mock
from amock_mypy.mock_types.other_types import open_members
from amock_mypy.mock_types.specced import MockOf, add_configured, specced_mock
from amock_mypy.mock_types.unsafe import unsafe_mock
from amock_mypy.mock_types.wrapping import Wrapped, wrapping_function, wrapping_mock
from amock_mypy.source.arguments import Arguments, arguments_of
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.spec_arguments import FunctionSpec, is_strict, spec_of
from amock_mypy.uses.casts import is_cast
from amock_mypy.uses.patch_uses import is_put_by_patch
from amock_mypy.uses.places import stays_plain, stays_unknown
from amock_shape import CONFIGURATION, SETTINGS, MockKind, shape_by_spec

_CALLABLE: Final = ("spec", "side_effect", "return_value", "wraps", "name", "spec_set")
_SPECS: Final = frozenset({"spec", "spec_set", "autospec", "wraps"})
_NON_CALLABLE: Final = ("spec", "wraps", "name", "spec_set")


def constructor_hook(kind: MockKind) -> Callable[[FunctionContext | MethodContext], Type]:
    """Return the handler of the calls of one mock class."""
    parameters = _CALLABLE if kind.is_callable else _NON_CALLABLE

    def handle(context: FunctionContext | MethodContext) -> Type:
        made = cast(Instance, get_proper_type(context.default_return_type))
        arguments = arguments_of(context, parameters)
        mock = _mock_type(context, kind, made, arguments)
        known = (*_specs(made), *_added_by_fixture(context.api))
        report(context.api, faults_of_configuration(kind, mock, arguments, known))
        report(context.api, faults_of_values(context.api, mock, arguments))
        report(context.api, faults_of_spec(context.api, arguments, _specs(made)))
        if mock is made and not _SPECS & arguments.by_name.keys():
            for name in SETTINGS & arguments.by_name.keys():
                faults = faults_of_bare_values(context.api, kind, name, arguments.by_name[name])
                report(context.api, _without_known_better(context, faults))
        if _is_of_pytest_mock(context):
            # mypy does not know these classes, and makes no errors of what their mocks stand for.
            api, place = context.api, context.context
            unknown = is_cast(api, place) or stays_unknown(api, place, mock)
            return AnyType(TypeOfAny.special_form) if unknown else mock
        if "unsafe" not in arguments.by_name and stays_plain(context.api, context.context, mock):
            return context.default_return_type
        return mock

    return handle


def _is_of_pytest_mock(context: FunctionContext | MethodContext) -> bool:
    """Tell whether the class is an attribute of the fixture of pytest-mock."""
    owner = get_proper_type(context.type) if isinstance(context, MethodContext) else None
    return isinstance(owner, Instance) and owner.type.fullname == fullnames.MOCKER


def _without_known_better(
    context: FunctionContext | MethodContext, faults: Iterable[Fault]
) -> Iterator[Fault]:
    """Yield faults, but none of what the mock gives to who awaits it where that is not sure.

    A patch knows what it replaces, and says itself what does not fit.
    """
    api, mock = context.api, context.context
    for fault in faults:
        known_better = fault.code is MOCK_ASYNC and (
            is_put_by_patch(api, mock) or may_give_awaitable(api, mock)
        )
        if not known_better:
            yield fault


def subclass_hook(info: TypeInfo) -> Callable[[FunctionContext | MethodContext], Type] | None:
    """Return the handler of the calls of a user's class of mocks, None for other classes.

    Its constructor may have parameters of its own, so that only a spec given by name is one.
    """
    bases = (base.fullname for base in info.mro)
    kind = next(
        (fullnames.MOCK_CLASSES[name] for name in bases if name in fullnames.MOCK_CLASSES), None
    )
    if kind is None:
        return None

    def handle(context: FunctionContext | MethodContext) -> Type:
        made = get_proper_type(context.default_return_type)
        arguments = arguments_of(context, ())
        if not _SPECS & arguments.by_name.keys() or not isinstance(made, Instance):
            return context.default_return_type  # what is a tuple as well stays one
        mock = _mock_type(context, kind, made, arguments)
        plain = stays_plain(context.api, context.context, mock)
        return context.default_return_type if plain else mock

    return handle


def property_mock(context: FunctionContext | MethodContext) -> Type:
    """Handle a call of PropertyMock: a Mock that is put on a class."""
    made = get_proper_type(context.default_return_type)
    arguments = arguments_of(context, _CALLABLE)
    report(context.api, faults_of_configuration(MockKind.MOCK, made, arguments, _CALLABLE))
    return made


def _specs(made: Instance) -> tuple[str, ...]:
    """Return the parameters by which a mock class takes its spec."""
    is_amock = made.type.has_base(f"{fullnames.AMOCK}.{MockKind.NON_CALLABLE.value}")
    return ("spec_set", "spec", "autospec") if is_amock else ("spec_set", "spec")


def _added_by_fixture(api: CheckerPluginInterface) -> tuple[str, ...]:
    """Return the parameters that oslotest's fixture gives the mock classes while it is in use."""
    return ("autospec",) if "oslotest.mock_fixture" in modules(api) else ()


def _mock_type(
    context: FunctionContext | MethodContext, kind: MockKind, made: Instance, arguments: Arguments
) -> Type:
    """Return the type of the mock, the plain one where its spec is not understood."""
    name = next((name for name in _specs(made) if name in arguments.by_name), None)
    if name is None:
        SCOPES.note_bare_mock(context.api, context.context)
        if is_on(context.api, MOCK_UNSPECCED) and isinstance(context.context, Expression):
            report(context.api, [fault_of_unspecced(kind, context.context)])
        return _without_spec(context, kind, made, arguments)
    api = context.api
    names = names_in(arguments.by_name[name])
    settable = name != "spec_set"
    if names is not None:
        given = arguments.by_name.keys() - CONFIGURATION if settable else ()
        listed = listed_mock(api, made, kind, (*names, *sorted(given)), settable=settable)
        return listed if arguments.complete else made  # which may be given more
    module = module_behind(arguments.by_name[name])
    if module is not None:
        return module_mock(api, Wanted(made, kind, settable), module, context.context)
    spec = spec_of(api, arguments.by_name[name], arguments.type_of(name))
    if spec is None:
        return value_specced_mock(api, made, kind, arguments.type_of(name))
    if isinstance(spec, FunctionSpec):
        return _mock_of_function(api, spec, kind)
    strict = is_strict(spec) and arguments.complete
    mock_of = MockOf(made.type, kind, spec.instance, strict=strict, settable=settable)
    mock = specced_mock(api, mock_of, context.context)
    if settable:
        add_configured(mock, arguments.by_name)
        open_members(api, mock, arguments.by_name)
    return mock


def _mock_of_function(api: CheckerPluginInterface, spec: FunctionSpec, kind: MockKind) -> Type:
    mock = get_proper_type(function_mock(api, shape_by_spec(spec.member, kind), spec.type))
    if spec.is_unbound and isinstance(mock, Instance):
        # It is put on instances, and checks no arguments: they are those with self, or without.
        return without_parameters(mock)
    return mock


def _without_spec(
    context: FunctionContext | MethodContext, kind: MockKind, made: Instance, arguments: Arguments
) -> Type:
    if "unsafe" in arguments.by_name:
        return unsafe_mock(context.api, made, kind)
    if "wraps" in arguments.by_name:
        return _wrapping(context, kind, made, arguments)
    return made


def _wrapping(
    context: FunctionContext | MethodContext, kind: MockKind, made: Instance, arguments: Arguments
) -> Type:
    wrapped = arguments.type_of("wraps")
    spec = spec_of(context.api, arguments.by_name["wraps"], wrapped)
    if not isinstance(spec, FunctionSpec):
        object_ = Wrapped(wrapped, arguments.by_name.keys())
        return wrapping_mock(context.api, made, kind, object_, context.context)
    # What gives something of its own does not call what it wraps.
    if spec.is_unbound or SETTINGS & arguments.by_name.keys() or not kind.is_callable:
        return made
    return wrapping_function(context.api, kind, spec.type)
