"""Check what is done with mocks that patches pass for parameters without annotations.

To mypy such a parameter is Any, and so is all that is read of it: no hook is asked. What hooks say
of other mocks is said here, once the module has been checked, and only of mocked functions.
"""

from __future__ import annotations

from collections.abc import Iterator

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import CallExpr, Expression, MemberExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checks.awaited import message_of_sync
from amock_mypy.checks.calls import faults_of_arguments
from amock_mypy.checks.effects import faults_of_return_value, faults_of_side_effect
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.parts import is_unknown
from amock_mypy.codes import MOCK_ASYNC
from amock_mypy.mock_types.specced import ITERATORS
from amock_mypy.source.naming import called, shown
from amock_mypy.uses.given_async import RESULT, may_be_given_async
from amock_mypy.uses.unseen_parts import unseen_part
from amock_shape import (
    ARGUMENT_ASSERTIONS,
    AWAIT_ASSERTIONS,
    SETTINGS,
)


def faults_of_passed_assertion(api: CheckerPluginInterface, call: CallExpr) -> Iterator[Fault]:
    """Yield what is wrong with an assertion about a mocked function that a patch passes."""
    callee = call.callee
    if not isinstance(callee, MemberExpr):
        return
    function = _function_at(api, callee.expr)
    if function is None:
        return
    is_sync = function.type.fullname == fullnames.FUNCTION_MOCK
    if callee.name in AWAIT_ASSERTIONS and is_sync:
        if not may_be_given_async(api, callee.expr):
            message = message_of_sync(f'"{shown(callee.expr)}"', callee.name)
            yield Fault(message, call, MOCK_ASYNC)
    elif callee.name in ARGUMENT_ASSERTIONS:
        yield from faults_of_arguments(api, function, call)


def faults_of_passed_setting(
    api: CheckerPluginInterface, target: MemberExpr, value: Expression
) -> Iterator[Fault]:
    """Yield what is wrong with a result or an effect of a mocked function that a patch passes."""
    if target.name not in SETTINGS:
        return
    owner = target.expr
    function = _function_at(api, owner)
    if function is None or (isinstance(owner, MemberExpr) and owner.name in ITERATORS):
        return
    faults = faults_of_return_value if target.name == RESULT else faults_of_side_effect
    yield from faults(api, function, value, called(target.name, target))


def _function_at(api: CheckerPluginInterface, expression: Expression) -> Instance | None:
    """Return the mocked function that is a mock that a patch passes, or something of that mock."""
    if not is_unknown(api, expression):
        return None
    mock = get_proper_type(unseen_part(api, expression))
    if not isinstance(mock, Instance):
        return None
    # The mock of a class is one of a function that gives the mock of an instance.
    bases = (it for it in mock.type.mro if it.fullname in fullnames.FUNCTION_MOCKS)
    base = next(bases, None)
    return map_instance_to_supertype(mock, base) if base is not None else None
