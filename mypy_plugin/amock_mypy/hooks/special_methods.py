"""Functions that ask what they are given for a special method."""

from __future__ import annotations

from mypy.plugin import FunctionContext
from mypy.types import Type

from amock_mypy import fullnames
from amock_mypy.checks.faults import report
from amock_mypy.checks.unsupported import faults_of_special_method


def used_by_function(context: FunctionContext, function: str) -> Type:
    """Handle a function that asks what it is given for a special method.

    Parameters:
        context: the hook's context.
        function: its full name.
    """
    for type_ in context.arg_types[0] if context.arg_types else ():
        name = fullnames.USED_BY_FUNCTIONS[function]
        report(context.api, faults_of_special_method(context.api, type_, name, context.context))
    return context.default_return_type
