"""Check what a test looks for in the arguments of a recorded call: `fetch.call_args.args[0]`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mypy.nodes import (
    ArgKind,
    Expression,
    IndexExpr,
    IntExpr,
    MemberExpr,
    StrExpr,
    TupleExpr,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Parameters, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import format_type, type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.fed import is_fed
from amock_mypy.checks.unequal import is_never_passed
from amock_mypy.codes import MOCK_CALL
from amock_mypy.source.displays import entries_of, items_of
from amock_mypy.source.naming import dotted
from amock_mypy.uses.injected import mock_held
from amock_shape import LAST_RECORDS, near_name

_ARGS: Final = "args"
_KWARGS: Final = "kwargs"
_PARTS: Final = (_ARGS, _KWARGS)
"""The parts of a recorded call by their places in it."""


class _Part(NamedTuple):
    """The arguments of a recorded call that were passed by position, or those by name.

    Attributes:
        name: `args` or `kwargs`.
        mock: the mock that recorded the call.
        parameters: those of the mocked function.
    """

    name: str
    mock: Expression
    parameters: Parameters

    @property
    def function(self) -> str:
        """How messages call the mock."""
        return dotted(self.mock) or "the mock"

    def by_position(self) -> list[Type]:
        """Return the types of the parameters that may be passed by position."""
        kinds = zip(self.parameters.arg_types, self.parameters.arg_kinds, strict=True)
        return [type_ for type_, kind in kinds if kind.is_positional()]

    def by_name(self) -> dict[str, Type]:
        """Return the types of the parameters that may be passed by name."""
        return {
            name: type_
            for name, type_, kind in zip(
                self.parameters.arg_names,
                self.parameters.arg_types,
                self.parameters.arg_kinds,
                strict=True,
            )
            if name is not None and not kind.is_star()
        }

    def of_rest(self, kind: ArgKind) -> Type | None:
        """Return the type of the arguments that `*args` or `**kwargs` take, None without such."""
        kinds = self.parameters.arg_kinds
        return self.parameters.arg_types[kinds.index(kind)] if kind in kinds else None


def faults_of_recorded_arguments(
    api: CheckerPluginInterface, record: Expression, wanted: Expression
) -> Iterator[Fault]:
    """Yield the fault of arguments that a mocked function is never called with.

    Parameters:
        api: the checker.
        record: what may be a recorded call's arguments, or one of them.
        wanted: what it is compared with.
    """
    part = _part(api, record)
    if part is not None:
        yield from _faults_of_all(api, part, wanted)
    elif isinstance(record, IndexExpr):
        part = _part(api, record.base)
        if part is not None:
            yield from _faults_of_one(api, part, record.index, wanted)


def faults_of_lookup(api: CheckerPluginInterface, looked_up: Expression) -> Iterator[Fault]:
    """Yield the fault of an argument that no call of a mocked function has.

    Parameters:
        api: the checker.
        looked_up: what may be one of the arguments of a recorded call, or an attribute of one.
    """
    while isinstance(looked_up, MemberExpr):
        looked_up = looked_up.expr
    part = _part(api, looked_up.base) if isinstance(looked_up, IndexExpr) else None
    if part is not None and isinstance(looked_up, IndexExpr):
        yield from _faults_of_one(api, part, looked_up.index, None)


def fault_of_type(
    api: CheckerPluginInterface, declared: Type, value: Expression
) -> Iterator[Fault]:
    """Yield the fault of a value that an argument never equals.

    Parameters:
        api: the checker.
        declared: the type of the parameter.
        value: what it is compared with.
    """
    given = type_of(api, value)
    if is_never_passed(api, declared, given, value):
        message = (
            f"the mock is never called with {format_type(api, given)} here: "
            f"the parameter is {format_type(api, declared)}"
        )
        yield Fault(message, value, MOCK_CALL)


def _part(api: CheckerPluginInterface, expression: Expression) -> _Part | None:
    """Return the part of a recorded call that an expression is, or None."""
    name, call = _name_and_call(expression)
    mock = _recorder(call) if name else None
    type_ = get_proper_type(mock_held(api, mock)) if mock is not None else None
    if mock is None or not isinstance(type_, Instance):
        return None
    if type_.type.fullname not in fullnames.FUNCTION_MOCKS:
        return None
    parameters = get_proper_type(type_.args[0])
    if not isinstance(parameters, Parameters) or parameters.is_ellipsis_args:
        return None
    return _Part(name, mock, parameters)


def _name_and_call(expression: Expression) -> tuple[str, Expression]:
    """Return which part of something an expression is, by name or by place, and of what."""
    if isinstance(expression, MemberExpr) and expression.name in _PARTS:
        return expression.name, expression.expr
    if isinstance(expression, IndexExpr) and isinstance(expression.index, IntExpr):
        at = expression.index.value
        return "".join(_PARTS[at : at + 1]), expression.base
    return "", expression


def _recorder(call: Expression) -> Expression | None:
    """Return the mock that has recorded a call, or None for what is no recorded call."""
    if isinstance(call, MemberExpr) and call.name in LAST_RECORDS:
        return call.expr
    record = call.base if isinstance(call, IndexExpr) else None
    if isinstance(record, MemberExpr) and record.name in LAST_RECORDS.values():
        return record.expr
    return None


def _faults_of_all(api: CheckerPluginInterface, part: _Part, wanted: Expression) -> Iterator[Fault]:
    """Yield what is wrong with what all arguments are compared with."""
    if part.name == _KWARGS:
        for name, value in entries_of(wanted) or ():
            yield from _of_name(api, part, name, value, value)
    elif isinstance(wanted, TupleExpr) and len(items_of(wanted)) == len(wanted.items):
        for at, value in enumerate(wanted.items):
            yield from _of_position(api, part, at, value, value)


def _faults_of_one(
    api: CheckerPluginInterface, part: _Part, index: Expression, wanted: Expression | None
) -> Iterator[Fault]:
    """Yield what is wrong with one argument that is looked up, or what it is compared with."""
    if part.name == _ARGS and isinstance(index, IntExpr):
        yield from _of_position(api, part, index.value, wanted, index)
    elif part.name == _KWARGS and isinstance(index, StrExpr):
        yield from _of_name(api, part, index.value, wanted, index)


def _of_position(
    api: CheckerPluginInterface, part: _Part, at: int, value: Expression | None, place: Expression
) -> Iterator[Fault]:
    types = part.by_position()
    declared = types[at] if at < len(types) else part.of_rest(ArgKind.ARG_STAR)
    if declared is not None:
        yield from fault_of_type(api, declared, value) if value is not None else ()
    elif value is None or not is_fed(api, value):  # given more, code may pass more on
        message = (
            f'"{part.function}" takes {len(types)} arguments by position, so no call of it has '
            f"an args[{at}]"
        )
        yield Fault(message, place, MOCK_CALL)


def _of_name(
    api: CheckerPluginInterface, part: _Part, name: str, value: Expression | None, place: Expression
) -> Iterator[Fault]:
    types = part.by_name()
    declared = types.get(name) or part.of_rest(ArgKind.ARG_STAR2)
    if declared is not None:
        yield from fault_of_type(api, declared, value) if value is not None else ()
    else:
        meant = near_name(name, types)
        mend = f'; did you mean "{meant}"?' if meant else ""
        message = (
            f'"{part.function}" has no parameter "{name}", so no call of it has '
            f'a kwargs["{name}"]{mend}'
        )
        yield Fault(message, place, MOCK_CALL)
