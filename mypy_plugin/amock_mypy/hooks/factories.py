"""Calls of a test's own functions that give a mock."""

from __future__ import annotations

from mypy.nodes import CallExpr
from mypy.plugin import FunctionContext, MethodContext
from mypy.types import Type

from amock_mypy.uses.factories import mock_given
from amock_mypy.uses.places import stays_plain


def call_of_factory(context: FunctionContext | MethodContext) -> Type:
    """Handle a call of a function that is declared to give a mock of whatever."""
    call = context.context
    mock = mock_given(context.api, call) if isinstance(call, CallExpr) else None
    if mock is None or stays_plain(context.api, call, mock):
        return context.default_return_type
    return mock
