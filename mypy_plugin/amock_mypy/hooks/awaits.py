"""Questions about awaits that are put to the mock of a function that is not async."""

from __future__ import annotations

from mypy.nodes import ArgKind, CallExpr, Context, MemberExpr
from mypy.plugin import AttributeContext, CheckerPluginInterface, MethodSigContext
from mypy.types import FunctionLike, Instance, Type, get_proper_type

from amock_mypy.checker import ANY, type_of
from amock_mypy.checks.awaited import message_of_sync
from amock_mypy.checks.faults import Fault, report
from amock_mypy.codes import MOCK_ASYNC
from amock_mypy.mock_types.made_classes import about
from amock_mypy.uses.given_async import may_be_given_async


def await_assertion(context: MethodSigContext, name: str) -> FunctionLike:
    """Handle an assertion about awaits: a sync mock has none."""
    call = context.context
    callee = call.callee if isinstance(call, CallExpr) else None
    place = callee.expr if isinstance(callee, MemberExpr) else None
    _report(context.api, context.context, place, name)
    signature = context.default_signature
    return signature.copy_modified(
        arg_types=[ANY, ANY],
        arg_kinds=[ArgKind.ARG_STAR, ArgKind.ARG_STAR2],
        arg_names=[None, None],
    )


def await_record(context: AttributeContext, name: str) -> Type:
    """Handle a record of awaits: of a sync mock it is one more mock, which is always true."""
    place = context.context
    _report(context.api, place, place.expr if isinstance(place, MemberExpr) else None, name)
    return ANY


def _report(api: CheckerPluginInterface, context: Context, mock: Context | None, name: str) -> None:
    if may_be_given_async(api, mock):
        return
    message = message_of_sync(_described(api, mock), name)
    report(api, [Fault(message, context, MOCK_ASYNC)])


def _described(api: CheckerPluginInterface, mock: Context | None) -> str:
    """Return how a message calls a mocked function: `"close" of "Service"` where that is known."""
    if not isinstance(mock, MemberExpr):
        return "the mocked function"
    owner = get_proper_type(type_of(api, mock.expr))
    said = about(owner.type) if isinstance(owner, Instance) else None
    return f'"{mock.name}" of "{said["spec"]}"' if said else f'"{mock.name}"'
