"""Patches that replace nothing, because nobody starts them."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import CallExpr, Expression, MemberExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_TARGET


def faults_of_dropped_patch(api: CheckerPluginInterface, expression: Expression) -> Iterator[Fault]:
    """Yield the fault of an expression statement that makes a patcher, or names its start."""
    patcher = expression
    if isinstance(expression, MemberExpr) and expression.name in ("start", "stop"):
        patcher = expression.expr
    elif not isinstance(expression, CallExpr):
        return
    if not is_patcher(api, patcher):
        return
    if patcher is not expression and isinstance(expression, MemberExpr):
        message = f'"{expression.name}" is not called, so nothing is patched; add ()'
    else:
        message = (
            "the patch is never started, so it replaces nothing; use it in a with statement or as "
            "a decorator, or call start()"
        )
    yield Fault(message, expression, MOCK_TARGET)


def faults_of_entered_mock(api: CheckerPluginInterface, entered: Expression) -> Iterator[Fault]:
    """Yield the fault of entering what pytest-mock's patch gives: a mock, patched already."""
    callee = entered.callee if isinstance(entered, CallExpr) else None
    if not isinstance(callee, MemberExpr):
        return
    patcher = callee.expr if callee.name in ("object", "multiple") else callee
    type_ = get_proper_type(type_of(api, patcher))
    if isinstance(type_, Instance) and type_.type.fullname in fullnames.MOCKER_PATCHERS:
        message = (
            "mocker.patch patches until the test ends and gives the mock, which is not to be "
            "entered; take the with away, or use mocker.patch.context_manager"
        )
        yield Fault(message, entered, MOCK_TARGET)


def is_patcher(api: CheckerPluginInterface, expression: Expression) -> bool:
    """Tell whether an expression is a patcher: what patch and its forms give."""
    type_ = get_proper_type(type_of(api, expression))
    return isinstance(type_, Instance) and any(
        base.fullname in fullnames.PATCHES for base in type_.type.mro
    )
