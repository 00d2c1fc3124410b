"""Calls of mocked functions, and assertions about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import (
    ARG_STAR,
    ARG_STAR2,
    CallExpr,
    Expression,
    MemberExpr,
    NameExpr,
    StrExpr,
)
from mypy.plugin import CheckerPluginInterface, MethodContext, MethodSigContext
from mypy.subtypes import is_same_type
from mypy.types import (
    CallableType,
    FunctionLike,
    Instance,
    NoneType,
    Parameters,
    ProperType,
    Type,
    get_proper_type,
)

from amock_mypy import fullnames
from amock_mypy.checker import ANY, arguments_by_parameter, format_type, type_of
from amock_mypy.checks.configuration import faults_of_configuration
from amock_mypy.checks.configured_values import faults_of_values
from amock_mypy.checks.faults import Fault, is_on_purpose, report
from amock_mypy.checks.more_arguments import spreads_before_names, takes_more, wrong_arguments
from amock_mypy.checks.unequal import is_never_passed
from amock_mypy.codes import MOCK_ASSERT, MOCK_CALL
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.mock_types.made_classes import about, is_autospecced, kind_of
from amock_mypy.mock_types.other_types import open_members
from amock_mypy.mock_types.values import value_mock
from amock_mypy.source.arguments import Arguments, arguments_of
from amock_mypy.source.naming import dotted
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import values_of
from amock_mypy.uses.checked_calls import checks_calls, takes_anything
from amock_mypy.uses.decided import beside_others, undecided
from amock_mypy.uses.injected import injected_mock
from amock_mypy.uses.looked_into import (
    attribute_of,
    is_asserted_about,
    is_iterated,
    is_looked_into,
)
from amock_mypy.uses.replaced import has_other_result, is_replaced
from amock_shape import MockKind, result_kind


def call_of_function(context: MethodContext) -> Type:
    """Handle a call of a sync function's mock: it gives a mock of the declared result."""
    kind = result_kind(coroutine=False)
    result = value_mock(context.api, context.default_return_type, kind, context.context)
    if is_looked_into(context.api, context.context, result):
        return ANY
    return _given(context, result)


def call_of_coroutine(context: MethodContext) -> Type:
    """Handle a call of a coroutine function's mock: awaited, it gives a mock of the result."""
    # As amock's stubs declare it.
    coroutine = cast(Instance, get_proper_type(context.default_return_type))
    kind = result_kind(coroutine=True)
    result = value_mock(context.api, coroutine.args[-1], kind, context.context)
    # Tests ask for None as well: of None mypy says that nothing is given.
    gives_none = isinstance(get_proper_type(result), NoneType)
    awaited = ANY if gives_none else _given(context, result)
    return coroutine.copy_modified(args=[*coroutine.args[:-1], awaited])


def _given(context: MethodContext, result: Type) -> Type:
    """Return what a mock gives in a call, or to the loop that goes over it."""
    api, place = context.api, context.context
    if is_replaced(api, place) or has_other_result(api, place) or SCOPES.asks(api, place):
        return ANY
    if is_mock(result) and _is_implicit(context) and is_iterated(api, place):
        return beside_others(result)
    return undecided(api, place, result)


def _is_implicit(context: MethodContext) -> bool:
    """Tell whether it is Python that calls a method, and not what is written there."""
    place = context.context
    if not isinstance(place, CallExpr):
        return True
    written = get_proper_type(type_of(context.api, place.callee))
    # While mypy is about to call the mock that is written there, it knows that as a callable.
    return not isinstance(written, CallableType) or not is_same_type(
        written.ret_type, context.default_return_type
    )


def call_of_specced(context: MethodContext) -> Type:
    """Handle a call of a specced mock: an autospecced instance may not be callable."""
    mock = get_proper_type(context.type)
    said = about(mock.type) if isinstance(mock, Instance) else None
    if said is not None and not said["callable"]:
        message = f'"{said["spec"]}" has no __call__, so the mock of an instance is not callable'
        report(context.api, [Fault(message, context.context, MOCK_CALL)])
    other = has_other_result(context.api, context.context)
    return ANY if other else context.default_return_type


def assertion_on_specced(context: MethodContext) -> Type:
    """Handle an assertion about calls of a specced mock: an autospecced instance may have none."""
    mock = get_proper_type(context.type)
    said = about(mock.type) if isinstance(mock, Instance) else None
    if said is not None and not said["callable"]:
        message = (
            f'"{said["spec"]}" has no __call__, so the mock of an instance is never called; '
            "assert on a method of it"
        )
        report(context.api, [Fault(message, context.context, MOCK_ASSERT)])
    if said is not None and said["is_class"]:
        return assertion_with_arguments(context)
    return context.default_return_type


def assertion_on_class(context: MethodSigContext) -> FunctionLike:
    """Handle the signature of an assertion about the arguments that a class is called with."""
    mock = get_proper_type(context.type)
    said = about(mock.type) if isinstance(mock, Instance) else None
    is_class = said is not None and said["is_class"]
    return open_to_matchers(context) if is_class else context.default_signature


def call_of_class(context: MethodSigContext) -> FunctionLike:
    """Handle the signature of a class mock that checks no arguments: `mock()` gives its instance.

    Tests call it that way to set the instance up, where others write `mock.return_value`.
    """
    mock = get_proper_type(context.type)
    said = about(mock.type) if isinstance(mock, Instance) else None
    signature = context.default_signature
    if _is_on_purpose(context):
        return _open(signature)
    if said is None or not said["is_class"] or said["strict"] or any(context.args):
        return signature
    return signature.copy_modified(arg_types=[], arg_kinds=[], arg_names=[])


def call_for_result(context: MethodSigContext) -> FunctionLike:
    """Handle the signature of a mocked function: `mock()` gives what `mock.return_value` is.

    Tests call it that way to set the result up. Only autospec makes such a call raise.
    """
    signature = context.default_signature
    if _is_on_purpose(context) or is_replaced(context.api, context.context):
        return _open(signature)
    call = context.context
    needs_none = not any(kind.is_required() for kind in signature.arg_kinds)
    if needs_none or any(context.args) or not isinstance(call, CallExpr):
        return signature
    if not _takes_anything(context, call):
        return signature
    return signature.copy_modified(arg_types=[], arg_kinds=[], arg_names=[])


def _takes_anything(context: MethodSigContext, call: CallExpr) -> bool:
    """Tell whether a mocked function surely does not check what it is called with."""
    callee = call.callee
    if isinstance(callee, MemberExpr):
        held = injected_mock(context.api, callee.expr) or type_of(context.api, callee.expr)
        owner = get_proper_type(held)
        said = about(owner.type) if isinstance(owner, Instance) else None
        if said is None:
            return takes_anything(context.api, callee.name)
        if not said["strict"]:
            return True  # a plain mock, of which only mypy knows what it stands for
        return not is_autospecced(said) and _is_for_result(context, call)
    if not isinstance(callee, NameExpr) or callee.node is None:
        return False
    return not any(checks_calls(value) for value in values_of(context.api, callee.node))


def _is_for_result(context: MethodSigContext, call: CallExpr) -> bool:
    """Tell whether a test calls a mock to look at what it gives, and not to try the call."""
    return attribute_of(context.api, call) is not None or is_asserted_about(context.api, call)


def _is_on_purpose(context: MethodSigContext) -> bool:
    return is_on_purpose(context.api, context.context, MOCK_CALL)


def _open(signature: CallableType) -> CallableType:
    """Return a signature that takes whatever arguments."""
    kinds = [ARG_STAR, ARG_STAR2]
    return signature.copy_modified(arg_types=[ANY, ANY], arg_kinds=kinds, arg_names=[None, None])


def configure_specced(context: MethodContext) -> Type:
    """Handle configure_mock of a specced mock: the keywords are checked as where it is made."""
    mock = get_proper_type(context.type)
    said = about(mock.type) if isinstance(mock, Instance) else None
    arguments = arguments_of(context, ())
    if said is not None and said["spec"]:
        report(context.api, faults_of_configuration(kind_of(said), mock, arguments))
        report(context.api, faults_of_values(context.api, mock, arguments))
        open_members(context.api, mock, arguments.by_name)
    if not arguments.complete and isinstance(mock, Instance):
        mock.type.fallback_to_any = True  # what is spread there may have any names
    return context.default_return_type


def attach_to_specced(context: MethodContext) -> Type:
    """Handle attach_mock of a specced mock: it sets an attribute, by its name."""
    mock = get_proper_type(context.type)
    said = about(mock.type) if isinstance(mock, Instance) else None
    arguments = arguments_of(context, ("mock", "attribute"))
    if said is None or not said["spec"]:
        return context.default_return_type
    child, name = (arguments.by_name.get(it) for it in ("mock", "attribute"))
    if child is not None and isinstance(name, StrExpr):
        attached = Arguments({name.value: child})
        report(context.api, faults_of_configuration(kind_of(said), mock, attached))
        report(context.api, faults_of_values(context.api, mock, attached))
    return context.default_return_type


def configure_plain(kind: MockKind) -> Callable[[MethodContext], Type]:
    """Return the handler of configure_mock of a kind of mock whose spec is not known."""

    def handle(context: MethodContext) -> Type:
        arguments = arguments_of(context, ())
        mock = context.default_return_type
        report(context.api, faults_of_configuration(kind, mock, arguments))
        report(context.api, faults_of_values(context.api, mock, arguments))
        return mock

    return handle


def open_to_matchers(context: MethodSigContext) -> FunctionLike:
    """Handle the signature of an assertion: the function's parameters, open to any object.

    Assertions compare with `==`, so that ANY, a sentinel or an object with an `__eq__` of its own
    fits every parameter. Number and names of the arguments stay mypy's to judge.
    """
    signature, call = context.default_signature, context.context
    if _is_on_purpose(context):
        return _open(signature)
    if isinstance(call, CallExpr) and _records_more(context.api, signature, call):
        return _open(signature)
    anything = context.api.named_generic_type("builtins.object", [])
    return signature.copy_modified(arg_types=[anything for _ in signature.arg_types])


def _records_more(api: CheckerPluginInterface, signature: CallableType, call: CallExpr) -> bool:
    """Tell whether mypy would refuse arguments that the mock may have recorded."""
    if spreads_before_names(call):
        return True
    if any(kind.is_star() for kind in call.arg_kinds):
        return False
    mapped = arguments_by_parameter(api, call, signature)
    is_refused = wrong_arguments(signature, mapped, call) is not None
    return is_refused and takes_more(api, signature, call)


def assertion_with_arguments(context: MethodContext) -> Type:
    """Handle an assertion about the arguments of calls: report what can never be equal."""
    mock = _function_behind(get_proper_type(context.type))
    parameters = get_proper_type(mock.args[0]) if mock is not None else None
    if isinstance(parameters, Parameters) and not parameters.is_ellipsis_args:
        faults = [
            fault
            for wanted, given, value in _pairs(context, parameters)
            for fault in _faults_of_argument(context, wanted, given, value)
        ]
        if faults and not _takes_more(context, parameters):
            report(context.api, faults)
    return context.default_return_type


def _takes_more(context: MethodContext, parameters: Parameters) -> bool:
    call = context.context
    return isinstance(call, CallExpr) and takes_more(context.api, parameters, call)


def _function_behind(mock: ProperType) -> Instance | None:
    """Return the type of the mocked function that the mock of a function or of a class is."""
    known = mock.type.mro if isinstance(mock, Instance) else []
    base = next((it for it in known if it.fullname in fullnames.FUNCTION_MOCKS), None)
    if base is None or not isinstance(mock, Instance):
        return None
    return map_instance_to_supertype(mock, base)


def _pairs(
    context: MethodContext, parameters: Parameters
) -> Iterator[tuple[Type, Type, Expression]]:
    """Yield (declared type, given type, argument) of each argument that has one parameter."""
    for place, wanted in enumerate(parameters.arg_types):
        if place >= len(context.args) or parameters.arg_kinds[place].is_star():
            continue
        given = zip(
            context.arg_types[place], context.arg_kinds[place], context.args[place], strict=True
        )
        yield from ((wanted, type_, value) for type_, kind, value in given if not kind.is_star())


def _faults_of_argument(
    context: MethodContext, wanted: Type, given: Type, value: Expression
) -> Iterator[Fault]:
    if not is_never_passed(context.api, wanted, given, value):
        return
    call = context.context
    text = dotted(call.callee) if isinstance(call, CallExpr) else ""
    owner = text.rpartition(".")[0] or "the mock"
    message = (
        f'"{owner}" is never called with {format_type(context.api, given)} here: '
        f"the parameter is {format_type(context.api, wanted)}, so the assertion always fails"
    )
    yield Fault(message, value, MOCK_CALL)
