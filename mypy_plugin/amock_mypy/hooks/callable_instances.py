"""What is set on the mock of an object that is called itself, as its class has a `__call__`."""

from __future__ import annotations

from mypy.plugin import AttributeContext
from mypy.types import Type

from amock_mypy.checks.callable_instances import faults_of_setting_on_instance
from amock_mypy.checks.faults import report
from amock_mypy.source.naming import called
from amock_mypy.source.scopes import SCOPES


def setting_of_instance(context: AttributeContext, name: str) -> Type:
    """Handle `return_value` and `side_effect` of a mock that is no mock of a function.

    Parameters:
        context: the hook's context.
        name: which of them.
    """
    assigned = SCOPES.assigned(context.api, context.context) if context.is_lvalue else None
    if assigned is not None:
        text = called(name, context.context)
        faults = faults_of_setting_on_instance(context.api, context.type, name, assigned, text)
        report(context.api, faults)
    return context.default_attr_type
