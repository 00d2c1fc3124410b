"""Check the `call(…)` objects that a test compares with what mocks recorded."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    AssertStmt,
    CallExpr,
    ComparisonExpr,
    Expression,
    ExpressionStmt,
    IndexExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    Statement,
    TupleExpr,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Parameters, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import arguments_by_parameter, current_module
from amock_mypy.checks.attached import attached_mock
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.more_arguments import takes_more, wrong_arguments
from amock_mypy.checks.named import faults_of_names
from amock_mypy.checks.recorded import faults_of_kinds, faults_of_wrapped
from amock_mypy.checks.recorded_arguments import (
    fault_of_type,
    faults_of_lookup,
    faults_of_recorded_arguments,
)
from amock_mypy.codes import MOCK_ASSERT, MOCK_CALL, MOCK_SPEC
from amock_mypy.mock_types.made_classes import about
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.texts import lines_with
from amock_mypy.source.variables import values_of
from amock_mypy.specs.module_texts import source_of
from amock_mypy.uses.call_objects import call_path
from amock_mypy.uses.injected import mock_held
from amock_shape import (
    ASSERTIONS,
    CALL_LIST_ASSERTIONS,
    LAST_RECORDS,
    RECORD_LISTS,
    near_name,
)

_OF_CHILDREN: Final = frozenset({"method_calls", "mock_calls"})
_EQUALITIES: Final = frozenset({"assertEqual", "assertListEqual", "assertSequenceEqual"})
_CONTAINMENT: Final = "assertIn"
_SIGNS: Final = ("await", "call", ".name")
"""One of them stands in all that asks for a record of calls, or for the name of a mock."""


def faults_of_calls(api: CheckerPluginInterface, statement: Statement) -> Iterator[Fault]:
    """Yield the calls that a mock with a spec can never have recorded."""
    if isinstance(statement, ExpressionStmt) and isinstance(statement.expr, CallExpr):
        yield from _in_call(api, statement.expr)
    elif not isinstance(statement, AssertStmt) or not _may_name_record(api, statement):
        return
    elif isinstance(statement.expr, IndexExpr):
        yield from faults_of_lookup(api, statement.expr)
    elif isinstance(statement.expr, ComparisonExpr):
        operators, operands = statement.expr.operators, statement.expr.operands
        for operand in operands:
            if operators != ["=="] or not isinstance(operand, IndexExpr):
                yield from faults_of_lookup(api, operand)
        if operators == ["=="]:
            yield from _compared(api, operands)
        elif operators in (["in"], ["not in"]):
            yield from _contained(api, *operands)


def _may_name_record(api: CheckerPluginInterface, statement: Statement) -> bool:
    """Tell whether the text of a statement may name what a mock recorded; most asserts do not."""
    named = _lines_with_signs(api)
    last = statement.end_line or statement.line
    return named is None or not named.isdisjoint(range(statement.line, last + 1))


@once_a_module
def _lines_with_signs(api: CheckerPluginInterface) -> frozenset[int] | None:
    text = source_of(current_module(api))
    if text is None:
        return None
    return frozenset(line for sign in _SIGNS for line in lines_with(sign, text))


def _in_call(api: CheckerPluginInterface, asserted: CallExpr) -> Iterator[Fault]:
    """Yield what is wrong with an assertion that is a call: the mock's, or one of a test case."""
    callee = asserted.callee
    if not isinstance(callee, MemberExpr) or not asserted.args:
        return
    wanted = asserted.args[0]
    yield from faults_of_wrapped(api, callee, asserted.args)
    if callee.name in _EQUALITIES:
        yield from _compared(api, asserted.args[:2])
    elif callee.name == _CONTAINMENT and len(asserted.args) > 1:
        yield from _contained(api, *asserted.args[:2])
    elif callee.name in CALL_LIST_ASSERTIONS and call_path(wanted) is not None:
        message = f"{callee.name} wants a list of calls, and this is one call; put it in [ ]"
        yield Fault(message, wanted, MOCK_ASSERT)
    elif callee.name in CALL_LIST_ASSERTIONS:
        yield from _in_list(api, callee.expr, wanted, only_own=False)


def _compared(api: CheckerPluginInterface, operands: list[Expression]) -> Iterator[Fault]:
    """Yield what is wrong with calls that are compared with a record."""
    for record, wanted in itertools.permutations(operands, 2):
        if not isinstance(record, (IndexExpr, MemberExpr)):
            continue
        yield from faults_of_kinds(api, record, wanted)
        yield from faults_of_recorded_arguments(api, record, wanted)
        yield from faults_of_names(api, record, wanted)
        if isinstance(record, IndexExpr):
            yield from _contained(api, wanted, record.base)
        elif record.name in RECORD_LISTS:
            only_own = record.name not in _OF_CHILDREN
            yield from _in_list(api, record.expr, wanted, only_own=only_own)
        elif record.name in LAST_RECORDS:
            yield from _one(api, record.expr, wanted, only_own=True)


def _contained(
    api: CheckerPluginInterface, wanted: Expression, record: Expression
) -> Iterator[Fault]:
    """Yield what is wrong with a call that is looked for among those of a record."""
    if isinstance(record, MemberExpr) and record.name in RECORD_LISTS:
        only_own = record.name not in _OF_CHILDREN
        yield from _one(api, record.expr, wanted, only_own=only_own)


def _in_list(
    api: CheckerPluginInterface, mock: Expression, wanted: Expression, *, only_own: bool
) -> Iterator[Fault]:
    if isinstance(wanted, NameExpr) and wanted.node is not None:
        bound = values_of(api, wanted.node)
        wanted = bound[0] if len(bound) == 1 else wanted
    if isinstance(wanted, (ListExpr, TupleExpr)):
        for item in wanted.items:
            yield from _one(api, mock, item, only_own=only_own)


def _one(
    api: CheckerPluginInterface, mock: Expression, wanted: Expression, *, only_own: bool
) -> Iterator[Fault]:
    """Yield what is wrong with one `call.name(…)` as a record of a mock."""
    path = call_path(wanted)
    if path is None or not isinstance(wanted, CallExpr):
        return
    called = get_proper_type(mock_held(api, mock))
    if path and not only_own and (attached := attached_mock(api, mock, path[-1])) is not None:
        called, path = attached, path[:-1]
    if not isinstance(called, Instance):
        return
    if not path:
        yield from faults_of_arguments(api, called, wanted)
    elif len(path) == 1 and not only_own:
        yield from _of_child(api, called, path[0], wanted)


def _of_child(
    api: CheckerPluginInterface, holder: Instance, name: str, wanted: CallExpr
) -> Iterator[Fault]:
    said = about(holder.type)
    if said is None or not said["spec"] or not said["strict"] or holder.type.fallback_to_any:
        return
    symbol = holder.type.get(name)
    if symbol is None:
        known = {known for base in holder.type.mro for known in base.names} - ASSERTIONS
        meant = near_name(name, known)
        mend = f'; did you mean "{meant}"?' if meant else ""
        message = f'"{said["spec"]}" has no attribute "{name}" that a mock of it could record{mend}'
        yield Fault(message, wanted, MOCK_SPEC)
    elif isinstance(symbol.node, Var) and symbol.node.type is not None:
        child = get_proper_type(symbol.node.type)
        if isinstance(child, Instance):
            yield from faults_of_arguments(api, child, wanted)


def faults_of_arguments(
    api: CheckerPluginInterface, mock: Instance, wanted: CallExpr
) -> Iterator[Fault]:
    """Yield what is wrong with arguments that a mocked function is never called with.

    Parameters:
        api: the checker.
        mock: the type of the mock.
        wanted: the `call(…)`, or the assertion, that has the arguments.
    """
    if mock.type.fullname not in fullnames.FUNCTION_MOCKS:
        return
    parameters = get_proper_type(mock.args[0])
    if not isinstance(parameters, Parameters) or parameters.is_ellipsis_args:
        return
    if any(kind.is_star() for kind in wanted.arg_kinds):
        return
    mapped = arguments_by_parameter(api, wanted, parameters)
    message = wrong_arguments(parameters, mapped, wanted)
    if message is not None:
        faults = [Fault(f"the mock is never called so: {message}", wanted, MOCK_CALL)]
    else:
        types = zip(parameters.arg_types, mapped, strict=True)
        values = ((type_, wanted.args[at]) for type_, places in types for at in places)
        faults = [it for type_, value in values for it in fault_of_type(api, type_, value)]
    if faults and not takes_more(api, parameters, wanted):
        yield from faults
