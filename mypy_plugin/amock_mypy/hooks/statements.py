"""What is looked at once mypy has checked a module."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from mypy.plugin import (
    AttributeContext,
    CheckerPluginInterface,
    FunctionContext,
    MethodContext,
    MethodSigContext,
)
from mypy.types import Type

from amock_mypy.checker import on_behalf_of_module
from amock_mypy.checks.bare import faults_of_bare_mocks
from amock_mypy.checks.faults import report
from amock_mypy.checks.statements import faults_of_statements
from amock_mypy.checks.taken_fixtures import may_take_fixtures
from amock_mypy.runs.daemon import CHECKS
from amock_mypy.runs.guard import guarded
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.scopes import SCOPES

_ContextT = TypeVar("_ContextT", FunctionContext, MethodContext, MethodSigContext, AttributeContext)
_AnswerT = TypeVar("_AnswerT")


def check_statements(api: CheckerPluginInterface) -> None:
    """Report what is wrong with the statements of the module that has been checked."""
    report(api, faults_of_statements(api))
    report(api, faults_of_bare_mocks(api))
    expressions_in.cache_clear()


def meet_test(context: FunctionContext) -> Type:
    """Have the statements of a test looked at that may do no more with mocks than to patch.

    Of a fixture that is taken without an annotation mypy knows nothing, and asks nobody.
    """
    if may_take_fixtures(context.api):
        SCOPES.meet(context.api)
    return context.default_return_type


def meet_parameters(context: AttributeContext) -> Type:
    """Have the statements of a parametrized test looked at, as meet_test does."""
    if may_take_fixtures(context.api):
        SCOPES.meet(context.api)
    return context.default_attr_type


def watched(
    handler: Callable[[_ContextT], _AnswerT] | None, default: Callable[[_ContextT], _AnswerT]
) -> Callable[[_ContextT], _AnswerT]:
    """Return a guarded handler that checks statements too, when it is time for that.

    Parameters:
        handler: what answers mypy, if there is something to answer.
        default: what answers otherwise.
    """

    def handle(context: _ContextT) -> _AnswerT:
        if CHECKS.is_time_for_statements(context.api, on_mock=handler is not None):
            with on_behalf_of_module(context.api):
                check_statements(context.api)
        return handler(context) if handler is not None else default(context)

    return guarded(handle, default)
