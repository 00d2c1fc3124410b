"""Check the mocks without a spec that are passed for a function: is it awaited, or not?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mypy.nodes import CallExpr, Expression
from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Type, UnionType, get_proper_type

from amock_mypy.checker import type_of, wanted_arguments
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_ASYNC
from amock_mypy.mock_types.fitting import is_certainly_sync
from amock_mypy.specs.reader import is_awaitable, may_be_awaited
from amock_mypy.uses.bare_mocks import BareMock


def faults_of_callbacks(
    api: CheckerPluginInterface,
    call: CallExpr,
    mock_of: Callable[[Expression], BareMock | None],
) -> Iterator[Fault]:
    """Yield the mocks among the arguments of a call that cannot do for the function wanted there.

    Parameters:
        api: the checker.
        call: the call.
        mock_of: gives the mock that an argument is, or None.
    """
    mocks = {at: mock for at, value in enumerate(call.args) if (mock := mock_of(value)) is not None}
    for wanted, at in wanted_arguments(api, call) if mocks else ():
        if at in mocks:
            yield from _fault(api, wanted, mocks[at], call.args[at])


def _fault(
    api: CheckerPluginInterface, wanted: Type, mock: BareMock, place: Expression
) -> Iterator[Fault]:
    results = _results(wanted)
    if not results:
        return
    if mock.kind.is_async:
        if not any(may_be_awaited(result) for result in results):
            message = "the function wanted here is not async, and an AsyncMock gives a coroutine"
            yield Fault(f"{message}; use MagicMock", place, MOCK_ASYNC)
    elif all(is_awaitable(result) for result in results) and _gives_sync(api, mock):
        message = (
            f"the function wanted here is awaited, and what this {mock.kind.value} gives cannot "
            "be: this raises TypeError; use AsyncMock"
        )
        yield Fault(message, place, MOCK_ASYNC)


def _results(wanted: Type) -> list[Type]:
    """Return what the functions give that may be passed for a parameter; nothing for others."""
    proper = get_proper_type(wanted)
    items = proper.items if isinstance(proper, UnionType) else [proper]
    functions = [get_proper_type(item) for item in items]
    return [function.ret_type for function in functions if isinstance(function, CallableType)]


def _gives_sync(api: CheckerPluginInterface, mock: BareMock) -> bool:
    if mock.open or not mock.arguments.complete or mock.values_of("side_effect"):
        return False
    values = mock.values_of("return_value")
    return bool(values) and all(is_certainly_sync(type_of(api, value)) for value in values)
