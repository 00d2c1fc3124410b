"""`patch.dict`, `mock_open` and `seal`, and the spec that `mock_add_spec` gives a mock."""

from __future__ import annotations

from mypy.plugin import FunctionContext, MethodContext
from mypy.types import AnyType, Instance, Type, get_proper_type

from amock_mypy.backport import mixes_libraries
from amock_mypy.checker import find_class
from amock_mypy.checks.dictionaries import faults_of_dictionary, faults_of_read_data
from amock_mypy.checks.faults import report
from amock_mypy.checks.later import faults_of_added_spec, faults_of_sealed_spec
from amock_mypy.source.arguments import arguments_of, call_of
from amock_mypy.source.scopes import SCOPES
from amock_shape import MockKind


def patch_dict(context: FunctionContext | MethodContext) -> Type:
    """Handle a call of patch.dict: its target, and the values that are put in it."""
    SCOPES.meet(context.api)
    arguments = arguments_of(context, ("in_dict", "values", "clear"))
    report(context.api, faults_of_dictionary(context.api, arguments))
    return context.default_return_type


def mock_open(context: FunctionContext | MethodContext, library: str) -> Type:
    """Handle a call of mock_open: its read_data is text or bytes, and it gives a MagicMock.

    Parameters:
        context: the hook's context.
        library: the module whose MagicMock it gives.
    """
    arguments = arguments_of(context, ("mock", "read_data"))
    report(context.api, faults_of_read_data(context.api, arguments))
    if mixes_libraries(context.api):
        return context.default_return_type
    made = find_class(context.api, f"{library}.{MockKind.MAGIC.value}")
    is_any = isinstance(get_proper_type(context.default_return_type), AnyType)
    if made is None or not is_any or "mock" in arguments.by_name or not arguments.complete:
        return context.default_return_type
    return Instance(made, [])


def seal(context: FunctionContext) -> Type:
    """Handle a call of seal: what its mock is asked for later is not there."""
    call = call_of(context.context)
    if call is not None and call.args:
        report(context.api, faults_of_sealed_spec(context.api, call))
    return context.default_return_type


def mock_add_spec(context: MethodContext) -> Type:
    """Handle a call of mock_add_spec of a mock that had no spec."""
    call = call_of(context.context)
    if call is not None:
        report(context.api, faults_of_added_spec(context.api, call))
    return context.default_return_type
