"""Is the mock that a test puts somewhere of the right kind: sync for sync, async for async?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import CallExpr, Expression
from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Type, get_proper_type

from amock_mypy.checks.faults import Fault
from amock_mypy.checks.given import given_type
from amock_mypy.codes import MOCK_ASYNC
from amock_mypy.mock_types.fitting import gives_sync
from amock_mypy.source.arguments import Arguments, read_arguments
from amock_mypy.specs.mock_kinds import mock_kind
from amock_mypy.specs.reader import may_be_awaited
from amock_shape import SETTINGS, Member, MockKind, mended_double

_PARAMETERS: Final = ("spec", "side_effect", "return_value")


def faults_of_double(
    api: CheckerPluginInterface,
    member: Member,
    target: Type,
    double: Expression,
    passed_on: Arguments,
) -> Iterator[Fault]:
    """Yield the fault of a mock of the wrong kind that is put in the place of a function.

    Parameters:
        api: the checker.
        member: what is replaced.
        target: its type.
        double: the expression that is put there, a call of a mock class or such a class itself.
        passed_on: what a class is called with.
    """
    kind = mock_kind(api, double)
    if kind is None:
        return
    mended = mended_double(member.kind, kind)
    if mended is None or not _is_sure(api, kind, target, double, passed_on):
        return
    yield Fault(message_of_double(member, kind), double, MOCK_ASYNC)


def message_of_double(member: Member, kind: MockKind) -> str:
    """Return what is said of a mock of the wrong kind in the place of a function."""
    if kind.is_async:
        effect = f"is not async: a call of an {kind.value} gives a coroutine; use MagicMock"
    else:
        effect = f"is async: awaiting what a {kind.value} gives raises TypeError; use AsyncMock"
    return f'"{member.name}" {effect}'


def _is_sure(
    api: CheckerPluginInterface,
    kind: MockKind,
    target: Type,
    double: Expression,
    passed_on: Arguments,
) -> bool:
    if kind.is_async:
        # A def may return an awaitable, and then an AsyncMock does for it.
        return not _may_be_awaited(target)
    arguments = read_arguments(double, _PARAMETERS) if isinstance(double, CallExpr) else passed_on
    if not arguments.complete or {"spec", "spec_set", "wraps"} & arguments.by_name.keys():
        return False
    given = {
        name: given_type(api, arguments.by_name[name])
        for name in SETTINGS & arguments.by_name.keys()
    }
    # Who gives a value has it used, and the target is awaited for it. Without one, a test may only
    # look whether it is called, and never await.
    return bool(given) and all(gives_sync(name, type_) for name, type_ in given.items())


def _may_be_awaited(target: Type) -> bool:
    proper = get_proper_type(target)
    return not isinstance(proper, CallableType) or may_be_awaited(proper.ret_type)
