"""Checks of whole statements, which mypy asks no plugin about, once a module has been checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from mypy.nodes import (
    AssertStmt,
    AssignmentStmt,
    CallExpr,
    ClassDef,
    ComparisonExpr,
    Decorator,
    Expression,
    ExpressionStmt,
    IndexExpr,
    MemberExpr,
    Statement,
    WithStmt,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import (
    AnyType,
    FunctionLike,
    Instance,
    ProperType,
    TypeOfAny,
    get_proper_type,
)

from amock_mypy import fullnames
from amock_mypy.checker import current_module, type_of
from amock_mypy.checks.asserted import condition_in, faults_of_condition, faults_of_given
from amock_mypy.checks.assertions import fault_of_assertion, is_assertive
from amock_mypy.checks.assigned import faults_of_assigned_mocks
from amock_mypy.checks.awaited import faults_of_awaited
from amock_mypy.checks.calls import faults_of_calls
from amock_mypy.checks.class_arguments import faults_of_class_arguments
from amock_mypy.checks.class_mocks import faults_of_class_settings
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.injection import faults_of_class_patches, faults_of_injection
from amock_mypy.checks.multiples import faults_of_multiple
from amock_mypy.checks.open_mocks import faults_of_open_mock
from amock_mypy.checks.opt_in import faults_of_leaks, is_on
from amock_mypy.checks.parts import is_part_of_mock, is_unknown
from amock_mypy.checks.passed import faults_of_passed_assertion, faults_of_passed_setting
from amock_mypy.checks.properties import faults_of_property_mocks
from amock_mypy.checks.property_values import faults_of_named_properties
from amock_mypy.checks.special_methods import faults_of_special_methods
from amock_mypy.checks.started import (
    faults_of_dropped_patch,
    faults_of_entered_mock,
    faults_of_kept_patch,
)
from amock_mypy.checks.taken_fixtures import faults_of_taken_fixtures
from amock_mypy.checks.unseen_members import faults_of_unseen_members
from amock_mypy.checks.unspecced import faults_of_asked_child
from amock_mypy.checks.written import faults_of_written
from amock_mypy.codes import MOCK_ASSERT, MOCK_LEAK, MOCK_SPEC
from amock_mypy.mock_types.annotated import annotated
from amock_mypy.mock_types.listed import is_fixed_list, is_listed
from amock_mypy.mock_types.made_classes import about
from amock_mypy.source.naming import dotted
from amock_mypy.source.scopes import SCOPES
from amock_shape import (
    ASSERTIONS,
    AWAIT_ASSERTIONS,
    AWAIT_RECORDS,
    CALL_RECORDS,
    SETTINGS,
    misspelling_of,
)

_RECORDS: Final = CALL_RECORDS | AWAIT_RECORDS


def faults_of_statements(api: CheckerPluginInterface) -> Iterator[Fault]:
    """Yield what is wrong with the statements of a module that has been checked."""
    if is_on(api, MOCK_LEAK):
        yield from faults_of_leaks(api)
    yield from faults_of_taken_fixtures(api)
    yield from faults_of_unseen_members(api)
    yield from faults_of_awaited(api)
    if SCOPES.holds_class_mocks(api) or _imports_amock(api):
        for statement in SCOPES.statements(api):
            yield from faults_of_class_arguments(api, statement)
    if SCOPES.holds_properties(api):
        for statement in SCOPES.statements(api):
            yield from faults_of_named_properties(api, statement)
    for kind, check in _CHECKS.items():
        for statement in SCOPES.of_kind(api, kind):
            yield from check(api, statement)


def _imports_amock(api: CheckerPluginInterface) -> bool:
    """Tell whether a module may annotate mocks with what they are of."""
    names = current_module(api).names.values()
    modules = (it.fullname for it in names)
    return any(name is not None and name.partition(".")[0] == fullnames.AMOCK for name in modules)


def _of_expression(api: CheckerPluginInterface, statement: ExpressionStmt) -> Iterator[Fault]:
    """Yield what is wrong with an expression whose value nobody uses."""
    expression = statement.expr
    if isinstance(expression, CallExpr):
        if isinstance(expression.callee, MemberExpr) and is_assertive(expression.callee.name):
            yield from faults_of_calls(api, statement)
            yield from faults_of_passed_assertion(api, expression)
            yield from _assertion_of_child(api, expression)
            yield from faults_of_given(api, expression)
            yield from _of_tested_condition(api, expression)
            yield from _asked_how_awaited(api, expression.callee)
    elif isinstance(expression, (ComparisonExpr, MemberExpr)):
        yield from _uncalled_assertion(api, expression)
        yield from _assertion_of_child(api, expression)
        yield from _dropped_record(api, expression)
    else:
        return
    yield from faults_of_dropped_patch(api, expression)


def _of_tested_condition(api: CheckerPluginInterface, expression: CallExpr) -> Iterator[Fault]:
    """Yield what is wrong with the condition that a test case's assertTrue is given."""
    condition = condition_in(expression)
    if condition is not None:
        yield from _uncalled_assertion(api, condition)
        yield from _assertion_of_child(api, condition)
        yield from faults_of_condition(api, condition)


def _of_assert(api: CheckerPluginInterface, statement: AssertStmt) -> Iterator[Fault]:
    """Yield what is wrong with the condition of an assert."""
    condition = statement.expr
    if isinstance(condition, IndexExpr):
        yield from faults_of_calls(api, statement)
    elif isinstance(condition, ComparisonExpr):
        yield from faults_of_calls(api, statement)
        yield from _uncalled_assertion(api, condition)
        yield from _asked_how_awaited(api, condition.operands[0])
    elif isinstance(condition, MemberExpr):
        yield from _uncalled_assertion(api, condition)
        yield from _assertion_of_child(api, condition)
    elif isinstance(condition, CallExpr):
        yield from _assertion_of_child(api, condition)
        yield from _asserted_assertion(api, condition)
    yield from faults_of_condition(api, condition)


def _of_with(api: CheckerPluginInterface, statement: WithStmt) -> Iterator[Fault]:
    """Yield what is wrong with what a with statement enters."""
    for entered, target in zip(statement.expr, statement.target, strict=True):
        yield from faults_of_entered_mock(api, entered)
        yield from faults_of_multiple(api, statement, entered, target)


def _of_assignment(api: CheckerPluginInterface, statement: AssignmentStmt) -> Iterator[Fault]:
    """Yield what is wrong with what an assignment sets on something, or keeps."""
    if any(isinstance(target, MemberExpr) for target in statement.lvalues):
        yield from _misspelt_configuration(api, statement)
        yield from faults_of_assigned_mocks(api, statement)
        yield from faults_of_property_mocks(api, statement)
        yield from faults_of_special_methods(api, statement)
        yield from faults_of_class_settings(api, statement)
    elif isinstance(statement.rvalue, CallExpr):
        yield from faults_of_kept_patch(api, statement)


_CHECKS: Final[dict[type[Statement], Callable[[CheckerPluginInterface, Any], Iterator[Fault]]]] = {
    AssertStmt: _of_assert,
    AssignmentStmt: _of_assignment,
    ClassDef: faults_of_class_patches,
    Decorator: faults_of_injection,
    ExpressionStmt: _of_expression,
    WithStmt: _of_with,
}
"""By their kinds: most statements of a test have nothing to do with mocks, and are many."""


def _uncalled_assertion(api: CheckerPluginInterface, expression: Expression) -> Iterator[Fault]:
    if isinstance(expression, ComparisonExpr):
        expression = expression.operands[0]
    if not isinstance(expression, MemberExpr) or expression.name not in ASSERTIONS:
        return
    # Nothing has such a method that is not meant to be called, whatever it is.
    owner = get_proper_type(type_of(api, expression.expr))
    is_anything = isinstance(owner, FunctionLike) or _is_anything(api, owner)
    if is_anything or is_part_of_mock(api, expression.expr, even_set=True):
        message = f'"{expression.name}" is not called, so nothing is asserted; add ()'
        yield Fault(message, expression, MOCK_ASSERT)


def _is_anything(api: CheckerPluginInterface, type_: ProperType) -> bool:
    """Tell whether mypy found that something may be anything, and did not leave its function out.

    What has no annotation is of an unchecked function, or checked as mypy was told to.
    """
    if not isinstance(type_, AnyType):
        return False
    source = type_.source_any or type_
    return api.options.check_untyped_defs or source.type_of_any != TypeOfAny.unannotated


def _assertion_of_child(api: CheckerPluginInterface, expression: Expression) -> Iterator[Fault]:
    """Yield the fault of what looks like an assertion on a child, of which mypy knows nothing."""
    member = expression.callee if isinstance(expression, CallExpr) else expression
    if not isinstance(member, MemberExpr):
        return
    fault = fault_of_assertion(api, member.name, member)
    if fault is None:
        return
    # Nothing that a test lets a mock give has a method of such a name.
    if is_unknown(api, member.expr) and (
        (_is_slip(member.name) and _is_anything(api, get_proper_type(type_of(api, member.expr))))
        or is_part_of_mock(api, member.expr, even_result=True)
    ):
        yield fault


@cache
def _is_slip(name: str) -> bool:
    """Tell whether a name has the letters of an assertion, which says enough of what it is on."""
    return name not in ASSERTIONS and any(sorted(name) == sorted(it) for it in ASSERTIONS)


def _asked_how_awaited(api: CheckerPluginInterface, asked: Expression) -> Iterator[Fault]:
    if isinstance(asked, MemberExpr) and asked.name in AWAIT_ASSERTIONS | AWAIT_RECORDS:
        yield from faults_of_asked_child(api, asked)


def _asserted_assertion(api: CheckerPluginInterface, expression: Expression) -> Iterator[Fault]:
    """Yield the fault of asserting what an assertion on a child gives; mypy tells of the others."""
    member = expression.callee if isinstance(expression, CallExpr) else None
    if not isinstance(member, MemberExpr) or member.name not in ASSERTIONS:
        return
    if is_unknown(api, member.expr) and is_part_of_mock(api, member.expr):
        message = f'"{member.name}" gives None, so this assert always fails; take the assert away'
        yield Fault(message, expression, MOCK_ASSERT)


def _dropped_record(api: CheckerPluginInterface, expression: Expression) -> Iterator[Fault]:
    """Yield the fault of a record of calls that is looked at and not asserted."""
    record = expression.operands[0] if isinstance(expression, ComparisonExpr) else expression
    if not isinstance(record, MemberExpr) or record.name not in _RECORDS:
        return
    if is_part_of_mock(api, record.expr):
        name = dotted(record) or record.name
        message = f'"{name}" is looked at, and nothing is asserted; add assert'
        yield Fault(message, expression, MOCK_ASSERT)


def _misspelt_configuration(
    api: CheckerPluginInterface, statement: AssignmentStmt
) -> Iterator[Fault]:
    """Yield the attributes of mocks that are set and mean something else."""
    for target in statement.lvalues:
        if not isinstance(target, MemberExpr):
            continue
        yield from faults_of_passed_setting(api, target, statement.rvalue)
        yield from _misspelt_on_the_way(api, target.expr)
        mock = get_proper_type(type_of(api, target.expr))
        yield from _unlisted(target, mock)
        yield from faults_of_open_mock(target, mock)
        known = annotated(mock)
        if known is not None:
            yield from faults_of_written(api, known, target, statement.rvalue)
        elif isinstance(mock, Instance) and mock.type.fullname in fullnames.FUNCTION_MOCKS:
            yield from _misspelt_attribute(target, mock)
        elif (meant := _misspelt_setting(target.name)) is not None:
            said = about(mock.type) if isinstance(mock, Instance) else None
            takes_all = said is None or not said["strict"] or is_listed(said)
            if takes_all and is_part_of_mock(api, target.expr):
                yield _sets_nothing(target, meant)


def _misspelt_on_the_way(api: CheckerPluginInterface, owner: Expression) -> Iterator[Fault]:
    """Yield the fault of a slip for a result on the way to what is set: `m.retrun_value.x = 1`."""
    while isinstance(owner, MemberExpr):
        meant = _misspelt_setting(owner.name)
        if meant is not None and is_unknown(api, owner.expr) and is_part_of_mock(api, owner.expr):
            message = f'"{dotted(owner)}" is a child that nobody asks for; did you mean "{meant}"?'
            yield Fault(message, owner, MOCK_SPEC)
        owner = owner.expr


def _unlisted(target: MemberExpr, mock: ProperType) -> Iterator[Fault]:
    """Yield the fault of setting what the names of a spec_set do not have among them."""
    said = about(mock.type) if isinstance(mock, Instance) else None
    if said is None or not is_fixed_list(said) or not isinstance(mock, Instance):
        return
    if mock.type.get(target.name) is None and not target.name.startswith("_"):
        message = (
            f'"{target.name}" is none of the names of spec_set: setting it raises AttributeError; '
            "add it there, or use spec="
        )
        yield Fault(message, target, MOCK_SPEC)


@cache
def _misspelt_setting(name: str) -> str | None:
    """Return the setting that a name is a slip for; the same few names come again and again."""
    return misspelling_of(name, SETTINGS)


def _misspelt_attribute(target: MemberExpr, mock: Instance) -> Iterator[Fault]:
    if mock.type.get(target.name) is not None:
        return
    meant = misspelling_of(target.name, {name for base in mock.type.mro for name in base.names})
    if meant is not None:
        yield _sets_nothing(target, meant)


def _sets_nothing(target: MemberExpr, meant: str) -> Fault:
    message = f'"{dotted(target)}" sets an attribute that nobody reads; did you mean "{meant}"?'
    return Fault(message, target, MOCK_SPEC)
