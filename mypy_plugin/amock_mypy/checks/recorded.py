"""Check what kind of thing the record of a mock is compared with: a call, a list, its arguments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    Expression,
    IntExpr,
    ListExpr,
    MemberExpr,
    TupleExpr,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checks.faults import Fault
from amock_mypy.checks.parts import is_part_of_mock
from amock_mypy.codes import MOCK_ASSERT
from amock_mypy.source.expressions import Literal
from amock_mypy.source.naming import dotted
from amock_mypy.uses.call_objects import call_path
from amock_shape import ARGUMENT_ASSERTIONS, COUNTS, LAST_RECORDS, RECORD_LISTS

_RECORDS: Final = {*RECORD_LISTS, *LAST_RECORDS, *COUNTS}


def faults_of_kinds(
    api: CheckerPluginInterface, record: Expression, wanted: Expression
) -> Iterator[Fault]:
    """Yield the fault of a record that is compared with what can never be equal to it.

    Parameters:
        api: the checker.
        record: what may be a record of a mock.
        wanted: what it is compared with.
    """
    if not isinstance(record, MemberExpr):
        return
    owner = record.expr
    if isinstance(owner, MemberExpr) and owner.name in LAST_RECORDS:
        message, mock = _message_of_part(record, wanted), owner.expr
    else:
        message, mock = _message(record, wanted), owner
    if message is not None and is_part_of_mock(api, mock):
        yield Fault(message, wanted, MOCK_ASSERT)


def faults_of_wrapped(
    api: CheckerPluginInterface, assertion: MemberExpr, arguments: list[Expression]
) -> Iterator[Fault]:
    """Yield the `call(…)` that an assertion is given where it takes the arguments themselves.

    Parameters:
        api: the checker.
        assertion: the method that is called.
        arguments: what it is given.
    """
    if assertion.name not in ARGUMENT_ASSERTIONS or not is_part_of_mock(api, assertion.expr):
        return
    for argument in arguments:
        if _is_call(argument) or _is_list_of_calls(argument):
            message = (
                f'"{assertion.name}" takes the arguments of the call, and not call(…): '
                "it always fails; take call(…) away, or use assert_has_calls"
            )
            yield Fault(message, argument, MOCK_ASSERT)


def _message(record: MemberExpr, wanted: Expression) -> str | None:
    if record.name not in _RECORDS:
        return None
    name = dotted(record) or record.name
    if record.name in RECORD_LISTS and _is_call(wanted):
        return f'"{name}" is a list of calls, and this is one call; put it in [ ]'
    if record.name in LAST_RECORDS and _is_list_of_calls(wanted):
        return (
            f'"{name}" is one call, and never equals a list of calls; use '
            f"{LAST_RECORDS[record.name]}, or take [ ] away"
        )
    if record.name in LAST_RECORDS and _is_tuple_of_values(wanted):
        return (
            f'"{name}" is a call, and never equals a tuple of its arguments; use '
            f"{name}.args, or call(…)"
        )
    return _message_of_count(record.name, name, wanted) if record.name in COUNTS else None


def _message_of_count(count: str, name: str, wanted: Expression) -> str | None:
    if count == "called" and _is_number_of_calls(wanted):
        return f'"{name}" is True or False, and never equals a number of calls; use call_count'
    if _is_call(wanted):
        return f'"{name}" is no call, and never equals one; use {COUNTS[count]}'
    return None


def _message_of_part(part: MemberExpr, wanted: Expression) -> str | None:
    """Return what is wrong with what an attribute of a recorded call is compared with."""
    name = dotted(part) or part.name
    if part.name == "args" and isinstance(wanted, ListExpr):
        return f'"{name}" is a tuple, which never equals a list; write ( ) in the place of [ ]'
    if part.name == "kwargs" and isinstance(wanted, (ListExpr, TupleExpr)):
        return f'"{name}" is a dict by the names of the arguments, and this is none'
    return None


def _is_call(value: Expression) -> bool:
    path = call_path(value)
    # `call(…).call_list()` is the list of the calls in a chain.
    return path is not None and "call_list" not in path


def _is_number_of_calls(value: Expression) -> bool:
    """Tell whether a value is a number that neither True nor False is equal to."""
    return isinstance(value, IntExpr) and value.value not in (False, True)


def _is_tuple_of_values(value: Expression) -> bool:
    """Tell whether a value is a tuple of numbers and texts; tuples and dicts in it make a call."""
    items = value.items if isinstance(value, TupleExpr) else []
    return bool(items) and all(isinstance(item, Literal) for item in items)


def _is_list_of_calls(value: Expression) -> bool:
    return isinstance(value, ListExpr) and bool(value.items) and all(map(_is_call, value.items))
