"""`create_autospec(…)`: mocks of classes, of their instances and of functions, all the way down."""

from __future__ import annotations

from typing import Final

from mypy.nodes import NameExpr
from mypy.plugin import FunctionContext, MethodContext
from mypy.types import Type

from amock_mypy import fullnames
from amock_mypy.checker import instance_of, known_class, module_behind
from amock_mypy.checks.configuration import faults_of_configuration
from amock_mypy.checks.configured_values import faults_of_values
from amock_mypy.checks.constructors import faults_of_spec
from amock_mypy.checks.faults import Fault, report
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.mock_types.class_mocks import ClassMockOf, class_mock
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.mock_types.functions import function_mock
from amock_mypy.mock_types.module_mocks import Wanted, module_mock
from amock_mypy.mock_types.specced import MockOf, specced_mock
from amock_mypy.source.arguments import Arguments, arguments_of
from amock_mypy.specs.reader import member_of
from amock_mypy.specs.spec_arguments import (
    ClassSpec,
    FunctionSpec,
    InstanceSpec,
    Spec,
    is_strict,
    spec_of,
)
from amock_mypy.uses.places import stays_unknown
from amock_shape import MockKind, default_double, shape_of

_PARAMETERS: Final = ("spec", "spec_set", "instance", "_parent", "_name")


def create_autospec(context: FunctionContext | MethodContext, library: str) -> Type:
    """Handle a call of create_autospec: it gives a mock of what it is called with.

    Parameters:
        context: the hook's context.
        library: the module whose mock classes it uses.
    """
    arguments = arguments_of(context, _PARAMETERS)
    if "spec" not in arguments.by_name:
        return context.default_return_type
    given = arguments.type_of("spec")
    if is_mock(given):
        message = "a mock cannot be autospecced: create_autospec wants the real class or function"
        report(context.api, [Fault(message, arguments.by_name["spec"], MOCK_SPEC)])
        return context.default_return_type
    report(context.api, faults_of_spec(context.api, arguments))
    mock = _mock_of(context, library, arguments)
    if mock is None:
        return context.default_return_type
    report(context.api, faults_of_configuration(MockKind.MAGIC, mock, arguments, _PARAMETERS))
    report(context.api, faults_of_values(context.api, mock, arguments))
    unknown = stays_unknown(context.api, context.context, mock)
    return context.default_return_type if unknown else mock


def _mock_of(
    context: FunctionContext | MethodContext, library: str, arguments: Arguments
) -> Type | None:
    """Return the type of the mock, or None where its spec is not understood."""
    module = module_behind(arguments.by_name["spec"])
    if module is not None:
        made = instance_of(known_class(context.api, f"{library}.{MockKind.MAGIC.value}"))
        return module_mock(context.api, Wanted(made, MockKind.MAGIC), module, context.context)
    spec = spec_of(context.api, arguments.by_name["spec"], arguments.type_of("spec"))
    return _mock_of_spec(context, library, spec, arguments) if spec is not None else None


def _mock_of_spec(
    context: FunctionContext | MethodContext, library: str, spec: Spec, arguments: Arguments
) -> Type | None:
    if isinstance(spec, FunctionSpec):
        double = default_double(spec.member.kind)
        return function_mock(context.api, shape_of(spec.member, double), spec.type)
    instance = _flag(arguments, "instance")
    if isinstance(spec, ClassSpec) and instance is None:
        return None
    if isinstance(spec, ClassSpec) and not instance:
        # Who forgets instance=True has a mock that does for an instance, its calls included.
        gives = arguments.by_name.get("return_value")
        mock_of = ClassMockOf(spec.instance, strict=True, may_be_instance=True, gives=gives)
        return class_mock(context.api, mock_of, context.context)
    return _instance_mock(context, library, spec, arguments)


def _instance_mock(
    context: FunctionContext | MethodContext,
    library: str,
    spec: ClassSpec | InstanceSpec,
    arguments: Arguments,
) -> Type:
    """Return the type of an autospecced instance: a MagicMock, as people annotate it.

    amock's is an AsyncMock where the class has an async `__call__`.
    """
    kind, instance = MockKind.MAGIC, spec.instance
    strict = is_strict(spec) and arguments.complete
    settable = _flag(arguments, "spec_set") is not True
    if library == fullnames.AMOCK and (call := instance.type.get("__call__")):
        kind = default_double(member_of("__call__", call, instance.type).kind)
    mock_class = known_class(context.api, f"{library}.{kind.value}")
    mock_of = MockOf(mock_class, kind, instance, strict, callable=False, settable=settable)
    return specced_mock(context.api, mock_of, context.context)


def _flag(arguments: Arguments, name: str) -> bool | None:
    """Return the value of a parameter that is False by default; None where it is not written."""
    value = arguments.by_name.get(name)
    if value is None:
        return False if arguments.complete else None
    if isinstance(value, NameExpr) and value.name in ("True", "False"):
        return value.name == "True"
    return None
