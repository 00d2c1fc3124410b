"""`patch.dict` and `mock_open`: what they are given to put in a dictionary or in a file."""

from __future__ import annotations

from mypy.plugin import FunctionContext, MethodContext
from mypy.types import Type

from amock_mypy.arguments import arguments_of
from amock_mypy.checks.dictionaries import faults_of_dictionary, faults_of_read_data
from amock_mypy.checks.faults import report


def patch_dict(context: FunctionContext | MethodContext) -> Type:
    """Handle a call of patch.dict: its target, and the values that are put in it."""
    arguments = arguments_of(context, ("in_dict", "values", "clear"))
    report(context.api, faults_of_dictionary(context.api, arguments))
    return context.default_return_type


def mock_open(context: FunctionContext | MethodContext) -> Type:
    """Handle a call of mock_open: its read_data is text or bytes."""
    arguments = arguments_of(context, ("mock", "read_data"))
    report(context.api, faults_of_read_data(context.api, arguments))
    return context.default_return_type
