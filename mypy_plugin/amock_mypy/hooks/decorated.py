"""Functions that patch.multiple decorates: it passes their mocks by name."""

from __future__ import annotations

from mypy.nodes import Decorator
from mypy.plugin import MethodContext
from mypy.types import CallableType, Type, get_proper_type

from amock_mypy.uses.passed_mocks import names_passed


def without_passed(context: MethodContext) -> Type:
    """Handle the call of a patcher with a function: callers leave out what the patch passes."""
    decorated = context.context
    function = get_proper_type(context.default_return_type)
    if not isinstance(decorated, Decorator) or not isinstance(function, CallableType):
        return context.default_return_type
    passed = names_passed(decorated)
    kept = [place for place, name in enumerate(function.arg_names) if name not in passed]
    if not passed or len(kept) == len(function.arg_names):
        return context.default_return_type
    return function.copy_modified(
        arg_types=[function.arg_types[place] for place in kept],
        arg_kinds=[function.arg_kinds[place] for place in kept],
        arg_names=[function.arg_names[place] for place in kept],
    )
