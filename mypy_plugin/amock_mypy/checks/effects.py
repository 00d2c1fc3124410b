"""Check what is given as the `return_value` or the `side_effect` of a mocked function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import (
    Context,
    DictExpr,
    Expression,
    ListExpr,
    SetExpr,
    StrExpr,
    TupleExpr,
)
from mypy.plugin import CheckerPluginInterface
from mypy.subtypes import is_subtype
from mypy.types import (
    CallableType,
    Instance,
    LiteralType,
    Parameters,
    Type,
    UnionType,
    get_proper_type,
)

from amock_mypy import fullnames
from amock_mypy.checker import format_type
from amock_mypy.checks.arity import takes
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.given import given_type
from amock_mypy.codes import MOCK_ASYNC, MOCK_VALUE
from amock_mypy.mock_types.fitting import is_certainly_wrong, is_exception, is_mock, is_of_tests
from amock_mypy.mock_types.functions import awaited
from amock_mypy.mock_types.made_classes import spec_behind
from amock_mypy.source.displays import items_of
from amock_mypy.specs.raising import always_raises
from amock_mypy.specs.reader import is_awaitable

FEW_KEYS: Final = 3
_NUMBERS: Final = frozenset(f"builtins.{name}" for name in ("bool", "float", "int"))
_CONVERSIONS: Final = ("__bool__", "__float__", "__index__", "__int__", "__len__")
_EFFECTS: Final = ("__call__", "__getitem__", "__iter__", "__next__")


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
    type_ = given_type(api, value, _result(mock))
    if _is_to_be_raised(type_, _result(mock)):
        message = f"{name} is an exception: it is given, and not raised; use side_effect"
        yield Fault(message, value, MOCK_VALUE)
        return
    yield from _faults_of_result(api, mock, value, type_, name)


def faults_of_side_effect(
    api: CheckerPluginInterface, mock: Instance, value: Expression, name: str
) -> Iterator[Fault]:
    """Yield the faults of a side effect that cannot do for the mocked function.

    Parameters: as for faults_of_return_value.
    """
    if isinstance(value, (ListExpr, TupleExpr, SetExpr)):
        for item in items_of(value):
            type_ = given_type(api, item, _result(mock))
            if not is_exception(type_):
                yield from _faults_of_result(api, mock, item, type_, f"an item of {name}")
        return
    if isinstance(value, DictExpr) and value.items:
        yield Fault(f"{name} is a dict{KEYS}", value, MOCK_VALUE)
        return
    type_ = get_proper_type(given_type(api, value))
    type_ = type_.fallback if isinstance(type_, LiteralType) else type_
    if isinstance(type_, CallableType):
        if not is_exception(type_):
            yield from faults_of_function(api, mock, value, type_, name)
    elif isinstance(type_, Instance):
        if _may_be_keys(value, type_, _result(mock)):
            return
        message = _fault_of_effect(api, _result(mock), type_, name)
        if message is not None:
            yield Fault(message, value, MOCK_VALUE)


def cannot_be_effect(type_: Type) -> bool:
    """Tell whether a side effect is surely no exception, no function and nothing to iterate."""
    proper = get_proper_type(type_)
    if isinstance(proper, LiteralType):
        proper = proper.fallback
    if not isinstance(proper, Instance) or proper.type.fallback_to_any or is_mock(proper):
        return False
    if proper.type.fullname == "builtins.object" or is_exception(proper):
        return False
    return not any(proper.type.has_readable_member(name) for name in _EFFECTS)


NO_EFFECT: Final = (
    "no exception, no function and nothing to iterate: calling the mock raises TypeError"
)
KEYS: Final = ": the mock would give its keys one by one; use its method get"


def _is_to_be_raised(value: Type, result: Type) -> bool:
    """Tell whether an exception is given by what is declared to give something else."""
    proper, wanted = get_proper_type(value), get_proper_type(result)
    if not isinstance(proper, Instance) or not is_exception(proper):
        return False
    if isinstance(wanted, UnionType):
        return all(_is_to_be_raised(proper, item) for item in wanted.items)
    if not isinstance(wanted, Instance) or wanted.type.is_protocol:
        return False
    return not (wanted.type.fallback_to_any or is_subtype(proper, wanted) or is_exception(wanted))


def _fault_of_effect(
    api: CheckerPluginInterface, result: Type, effect: Instance, name: str
) -> str | None:
    """Return what is wrong with an object as a side effect, or None."""
    if cannot_be_effect(effect):
        return f"{name} is {format_type(api, effect)}, {NO_EFFECT}"
    if effect.type.fullname in ("builtins.str", "builtins.bytes"):
        return f"{name} is a {effect.type.name}: the mock would give its characters one by one"
    item = _item_of(effect)
    if item is None or is_exception(item) or not is_certainly_wrong(item, result):
        return None
    return (
        f"{name} gives {format_type(api, item)} one by one, "
        f"the declared result is {_format_result(api, result)}"
    )


def _may_be_keys(value: Expression, effect: Instance, result: Type) -> bool:
    """Tell whether a str may be meant as characters one by one: the keys that a user presses."""
    proper = get_proper_type(result)
    wanted = proper.type.fullname if isinstance(proper, Instance) else ""
    if not wanted == effect.type.fullname == "builtins.str":
        return False
    return not isinstance(value, StrExpr) or len(value.value) <= FEW_KEYS


def _item_of(iterable: Instance) -> Type | None:
    """Return what iterating gives one after the other; for a mapping it is not what is meant."""
    names = [base.fullname for base in iterable.type.mro]
    if "typing.Iterable" not in names or "typing.Mapping" in names:
        return None
    return map_instance_to_supertype(
        iterable, iterable.type.mro[names.index("typing.Iterable")]
    ).args[0]


def _result(mock: Instance) -> Type:
    return mock.args[-1]


def _format_result(api: CheckerPluginInterface, result: Type) -> str:
    """Return a result as messages show it: of a mocked class, that is the class."""
    proper = get_proper_type(result)
    spec = spec_behind(proper) if isinstance(proper, Instance) else None
    return format_type(api, spec or result)


def _faults_of_result(
    api: CheckerPluginInterface, mock: Instance, value: Context, type_: Type, name: str
) -> Iterator[Fault]:
    if not is_certainly_wrong(type_, _result(mock)):
        return
    wanted = _format_result(api, _result(mock))
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


def faults_of_function(
    api: CheckerPluginInterface, mock: Instance, value: Expression, type_: CallableType, name: str
) -> Iterator[Fault]:
    """Yield the faults of a function that is called in the place of the mocked one.

    Parameters: as for faults_of_return_value, and the function's type.
    """
    parameters = get_proper_type(mock.args[0])
    if isinstance(parameters, Parameters) and not takes(type_, parameters):
        message = (
            f"{name} is called with the arguments of the mock, but {format_type(api, type_)} does "
            "not take as many"
        )
        yield Fault(message, value, MOCK_VALUE)
        return
    if always_raises(api, value):
        return
    result = get_proper_type(type_.ret_type)
    if is_awaitable(result) and _is_async(mock):
        result = awaited(result)
    wrong = is_certainly_wrong(result, _result(mock))
    if wrong or (type_.is_type_obj() and _is_no_number(result, _result(mock))):
        message = (
            f"{name} gives {format_type(api, result)}, "
            f"the declared result is {_format_result(api, _result(mock))}"
        )
        yield Fault(message, value, MOCK_VALUE)


def _is_no_number(made: Type, wanted: Type) -> bool:
    """Tell whether a class of the application's makes what cannot pass for a number.

    An object may do for a number that a test never looks at. But who names a class as a side
    effect most often means an exception.
    """
    instance, number = get_proper_type(made), get_proper_type(wanted)
    if not isinstance(instance, Instance) or not isinstance(number, Instance):
        return False
    if number.type.fullname not in _NUMBERS or is_of_tests(instance.type) or is_mock(instance):
        return False
    info = instance.type
    return not (info.fallback_to_any or any(info.has_readable_member(it) for it in _CONVERSIONS))
