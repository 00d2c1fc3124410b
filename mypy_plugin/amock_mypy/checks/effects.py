"""Check what is given as the `return_value` or the `side_effect` of a mocked function."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    Context,
    Expression,
    LambdaExpr,
    ListExpr,
    SetExpr,
    TupleExpr,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import (
    CallableType,
    Instance,
    Parameters,
    Type,
    get_proper_type,
)

from amock_mypy import fullnames
from amock_mypy.checker import format_type, infer
from amock_mypy.checks.arity import takes
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.values import is_certainly_wrong
from amock_mypy.codes import MOCK_ASYNC, MOCK_VALUE
from amock_mypy.mock_types.functions import awaited
from amock_mypy.reader import is_awaitable


def faults_of_return_value(
    api: CheckerPluginInterface, mock: Instance, value: Expression, name: str
) -> Iterator[Fault]:
    """Yield the fault of a return value that cannot be the result of the mocked function.

    Parameters:
        api: the checker.
        mock: the type of the mocked function: FunctionMock or AsyncFunctionMock.
        value: what is given.
        name: how the report calls it, such as `return_value of "svc.fetch"`.
    """
    yield from _faults_of_result(api, mock, value, infer(api, value, _result(mock)), name)


def faults_of_side_effect(
    api: CheckerPluginInterface, mock: Instance, value: Expression, name: str
) -> Iterator[Fault]:
    """Yield the faults of a side effect that cannot do for the mocked function.

    Parameters: as for faults_of_return_value.
    """
    if isinstance(value, (ListExpr, TupleExpr, SetExpr)):
        for item in value.items:
            type_ = infer(api, item, _result(mock))
            if not _is_exception(type_):
                yield from _faults_of_result(api, mock, item, type_, f"an item of {name}")
        return
    type_ = get_proper_type(infer(api, value))
    if isinstance(type_, Instance) and type_.type.fullname in ("builtins.str", "builtins.bytes"):
        message = f"{name} is a {type_.type.name}: the mock would give its characters one by one"
        yield Fault(message, value, MOCK_VALUE)
    elif isinstance(type_, CallableType) and not type_.is_type_obj():
        yield from _faults_of_function(api, mock, value, type_, name)


def _result(mock: Instance) -> Type:
    return mock.args[-1]


def _faults_of_result(
    api: CheckerPluginInterface, mock: Instance, value: Context, type_: Type, name: str
) -> Iterator[Fault]:
    if not is_certainly_wrong(type_, _result(mock)):
        return
    wanted = format_type(api, _result(mock))
    if is_awaitable(type_) and _is_async(mock):
        message = (
            f"{name} is {format_type(api, type_)}: awaiting the mock would give that, and not "
            f"{wanted}; give the awaited result itself"
        )
        yield Fault(message, value, MOCK_ASYNC)
        return
    message = f"{name} is {format_type(api, type_)}, the declared result is {wanted}"
    yield Fault(message, value, MOCK_VALUE)


def _is_async(mock: Instance) -> bool:
    return mock.type.fullname == fullnames.ASYNC_FUNCTION_MOCK


def _is_exception(type_: Type) -> bool:
    proper = get_proper_type(type_)
    if isinstance(proper, CallableType) and proper.is_type_obj():
        proper = get_proper_type(proper.ret_type)
    return isinstance(proper, Instance) and proper.type.has_base("builtins.BaseException")


def _faults_of_function(
    api: CheckerPluginInterface, mock: Instance, value: Context, type_: CallableType, name: str
) -> Iterator[Fault]:
    parameters = get_proper_type(mock.args[0])
    if isinstance(parameters, Parameters) and not takes(type_, parameters):
        message = (
            f"{name} is called with the arguments of the mock, but {format_type(api, type_)} does "
            "not take as many"
        )
        yield Fault(message, value, MOCK_VALUE)
        return
    result = get_proper_type(type_.ret_type)
    if is_awaitable(result) and _is_async(mock):
        result = awaited(result)
    if not isinstance(value, LambdaExpr) and is_certainly_wrong(result, _result(mock)):
        message = (
            f"{name} gives {format_type(api, result)}, "
            f"the declared result is {format_type(api, _result(mock))}"
        )
        yield Fault(message, value, MOCK_VALUE)
