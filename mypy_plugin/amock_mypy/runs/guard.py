"""Keep a fault of the plugin's from being a crash of the user's mypy.

A hook that meets what it was not made for gives the answer that mypy would give without it. Set
AMOCK_MYPY_DEBUG to see such faults; the project's own tests do.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final, TypeVar

from mypy.plugin import (
    AttributeContext,
    FunctionContext,
    FunctionSigContext,
    MethodContext,
    MethodSigContext,
)
from mypy.types import FunctionLike, Type

_DEBUG: Final = "AMOCK_MYPY_DEBUG" in os.environ
_ContextT = TypeVar("_ContextT")
_AnswerT = TypeVar("_AnswerT")


def guarded(
    handler: Callable[[_ContextT], _AnswerT], default: Callable[[_ContextT], _AnswerT]
) -> Callable[[_ContextT], _AnswerT]:
    """Return a handler that answers with mypy's default where the given one fails.

    Parameters:
        handler: the handler.
        default: what mypy answers without it.
    """
    if _DEBUG:
        return handler

    # Made for each question of mypy's, so it is made plainly: functools.wraps would take longer
    # than many a handler.
    def handle(context: _ContextT) -> _AnswerT:
        try:
            return handler(context)
        except Exception:  # noqa: BLE001  # whatever it is, it must not end the user's mypy
            return default(context)

    return handle


def default_result(context: FunctionContext | MethodContext) -> Type:
    """Return what mypy takes for the result of a call."""
    return context.default_return_type


def default_signature(context: FunctionSigContext | MethodSigContext) -> FunctionLike:
    """Return what mypy takes for the signature of a function or a method."""
    return context.default_signature


def default_attribute(context: AttributeContext) -> Type:
    """Return what mypy takes for the type of an attribute."""
    return context.default_attr_type


def nothing(context: object) -> None:  # what there is to do instead
    """Do nothing."""
