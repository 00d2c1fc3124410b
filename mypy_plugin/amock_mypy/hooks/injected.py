"""Uses of the mocks that patches pass to the functions they decorate."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import CallExpr, MemberExpr
from mypy.plugin import AttributeContext, MethodContext, MethodSigContext
from mypy.types import CallableType, FunctionLike, Instance, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import access, member_type, silence
from amock_mypy.hooks.awaits import await_assertion
from amock_mypy.hooks.calls import assertion_with_arguments, open_to_matchers
from amock_mypy.uses.injected import injected_mock
from amock_shape import AWAIT_ASSERTIONS

_AttributeHandler = Callable[[AttributeContext], Type]


def of_injected(name: str, otherwise: _AttributeHandler) -> _AttributeHandler:
    """Return the handler of an attribute of a mock that may be one that a patch passes.

    Parameters:
        name: the attribute's name.
        otherwise: the handler for all other mocks.
    """

    def handle(context: AttributeContext) -> Type:
        place = context.context
        mock = injected_mock(context.api, place.expr) if isinstance(place, MemberExpr) else None
        if mock is None or not _is_bare(context.type):
            return otherwise(context)
        return access(context.api, mock, name, place, written=context.is_lvalue)

    return handle


def assertion_signature(context: MethodSigContext, name: str) -> FunctionLike:
    """Handle the signature of an assertion on a mock that a patch passes: that of its function."""
    mock = _function_passed(context)
    if mock is None:
        return context.default_signature
    if mock.type.fullname == fullnames.FUNCTION_MOCK and name in AWAIT_ASSERTIONS:
        return await_assertion(context, name)
    with silence(context.api):
        signature = get_proper_type(member_type(context.api, mock, name, context.context))
    if not isinstance(signature, CallableType):
        return context.default_signature
    return open_to_matchers(context._replace(type=mock, default_signature=signature))


def assertion_passed(context: MethodContext) -> Type:
    """Handle an assertion about arguments on a mock that a patch passes."""
    mock = _function_passed(context)
    if mock is None:
        return context.default_return_type
    return assertion_with_arguments(context._replace(type=mock))


def _function_passed(context: MethodContext | MethodSigContext) -> Instance | None:
    """Return the type of a mocked function that a patch passes and an assertion is about."""
    callee = context.context.callee if isinstance(context.context, CallExpr) else None
    if not isinstance(callee, MemberExpr) or not _is_bare(context.type):
        return None
    mock = injected_mock(context.api, callee.expr)
    proper = get_proper_type(mock) if mock is not None else None
    is_function = isinstance(proper, Instance) and proper.type.fullname in fullnames.FUNCTION_MOCKS
    return proper if isinstance(proper, Instance) and is_function else None


def _is_bare(type_: Type) -> bool:
    proper = get_proper_type(type_)
    return isinstance(proper, Instance) and proper.type.fullname in fullnames.MOCK_CLASSES
