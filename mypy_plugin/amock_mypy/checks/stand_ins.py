"""Check what is put in the place of a function: a mock, another function, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mypy.errorcodes import ErrorCode
from mypy.nodes import CallExpr, Expression, FuncDef, LambdaExpr, NameExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Instance, Parameters, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import format_type
from amock_mypy.checks.effects import (
    faults_of_function,
    faults_of_return_value,
    faults_of_side_effect,
)
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.given import given_type
from amock_mypy.codes import MOCK_ASYNC, MOCK_VALUE
from amock_mypy.mock_types.fitting import gives_sync, is_certainly_sync, is_surely_not_called
from amock_mypy.mock_types.functions import with_self, without_parameters
from amock_mypy.source.arguments import read_arguments
from amock_mypy.specs.mock_kinds import mock_kind
from amock_mypy.specs.raising import always_raises
from amock_mypy.specs.reader import is_awaitable, may_be_awaited
from amock_shape import SETTINGS, MockKind

PARAMETERS: Final = ("spec", "side_effect", "return_value", "wraps", "name", "spec_set")
SPECS: Final = frozenset({"spec", "spec_set", "wraps", "autospec"})


def faults_of_stand_in(
    api: CheckerPluginInterface, mock: Instance, value: Expression, name: str, *, bound: bool = True
) -> Iterator[Fault]:
    """Yield what is wrong with an object in the place of a function.

    Parameters:
        api: the checker.
        mock: the type that the function's mock has: FunctionMock or AsyncFunctionMock.
        value: the object.
        name: how the report calls the function.
        bound: whether it is called with the arguments that the mock is, and not also with self.
    """
    stand_in = _StandIn(api, mock, value, name)
    kind = mock_kind(api, value)
    if kind is not None and isinstance(value, CallExpr):
        arguments = read_arguments(value, PARAMETERS)
        if arguments.complete and not SPECS & arguments.by_name.keys():
            yield from stand_in.faults_of_mock(kind, arguments.by_name)
        return
    type_ = get_proper_type(given_type(api, value))
    if is_surely_not_called(type_):
        message = f"{name} is replaced by {format_type(api, type_)}, which cannot be called"
        yield Fault(message, value, MOCK_VALUE)
    elif isinstance(type_, CallableType) and not type_.is_type_obj():
        yield from stand_in.faults_of_function(type_, bound=bound)


class _StandIn(NamedTuple):
    """An object in the place of a function; the attributes are what faults_of_stand_in takes."""

    api: CheckerPluginInterface
    mock: Instance
    value: Expression
    name: str

    @property
    def is_async(self) -> bool:
        """Whether the function is."""
        return self.mock.type.fullname == fullnames.ASYNC_FUNCTION_MOCK

    @property
    def is_awaited(self) -> bool:
        """Whether what the function gives may be awaited."""
        return self.is_async or may_be_awaited(self.mock.args[-1])

    def faults_of_mock(self, kind: MockKind, given: dict[str, Expression]) -> Iterator[Fault]:
        """Yield the fault of a mock's kind, or else those of what it is made to give."""
        if kind.is_async is self.is_async:
            yield from self._faults_of_values(given)
        elif kind.is_async and not self.is_awaited:
            message = "is not async: a call of an AsyncMock gives a coroutine; use MagicMock"
            yield self._fault(message, MOCK_ASYNC)
        elif self.is_async and self._gives_sync(given):
            message = (
                f"is async: awaiting what a {kind.value} gives raises TypeError; use AsyncMock"
            )
            yield self._fault(message, MOCK_ASYNC)

    def faults_of_function(self, function: CallableType, *, bound: bool) -> Iterator[Fault]:
        """Yield the fault of a function's kind, or else of its parameters and its result."""
        if self.is_async and self._gives_nothing_to_await(function):
            message = (
                "is async, and this function is not: awaiting what it gives raises TypeError; "
                "write async def, or use AsyncMock"
            )
            yield self._fault(message, MOCK_ASYNC)
        elif is_awaitable(function.ret_type) and not self.is_awaited:
            message = "is not async, and this function is: nobody awaits what it gives"
            yield self._fault(message, MOCK_ASYNC)
        else:
            mock = self.mock if bound else self._called_with_self()
            yield from faults_of_function(self.api, mock, self.value, function, self.name)

    def _gives_nothing_to_await(self, function: CallableType) -> bool:
        return is_certainly_sync(function.ret_type) and not always_raises(self.api, self.value)

    def _called_with_self(self) -> Instance:
        """Return the mock's type with the parameters of a function that becomes a method."""
        parameters = get_proper_type(self.mock.args[0])
        if not _is_plain_function(self.value) or not isinstance(parameters, Parameters):
            return without_parameters(self.mock)
        return with_self(self.mock)

    def _faults_of_values(self, given: dict[str, Expression]) -> Iterator[Fault]:
        if "return_value" in given:
            name = f"return_value of {self.name}"
            yield from faults_of_return_value(self.api, self.mock, given["return_value"], name)
        if "side_effect" in given:
            name = f"side_effect of {self.name}"
            yield from faults_of_side_effect(self.api, self.mock, given["side_effect"], name)

    def _gives_sync(self, given: dict[str, Expression]) -> bool:
        """Tell whether a mock is made to give what cannot be awaited.

        Who gives a value has it used. Without one, a test may only look whether it is called.
        """
        names = SETTINGS & given.keys()
        return bool(names) and all(gives_sync(it, given_type(self.api, given[it])) for it in names)

    def _fault(self, message: str, code: ErrorCode) -> Fault:
        return Fault(f"{self.name} {message}", self.value, code)


def _is_plain_function(value: Expression) -> bool:
    """Tell whether a function, put on a class, gets the instance: no method or other object."""
    if isinstance(value, LambdaExpr):
        return True
    node = value.node if isinstance(value, NameExpr) else None
    return isinstance(node, FuncDef)
