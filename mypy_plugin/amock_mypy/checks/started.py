"""Patches that replace nothing, because nobody starts them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from mypy.nodes import (
    LDEF,
    AssignmentStmt,
    CallExpr,
    Expression,
    MemberExpr,
    NameExpr,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import current_module, derives_from, type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_TARGET
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import function_of
from amock_mypy.specs.module_texts import source_of


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


def faults_of_kept_patch(api: CheckerPluginInterface, statement: AssignmentStmt) -> Iterator[Fault]:
    """Yield the fault of a patcher in a variable of a function that does nothing with it."""
    name = statement.lvalues[0]
    if not isinstance(statement.rvalue, CallExpr) or len(statement.lvalues) != 1:
        return
    if not isinstance(name, NameExpr) or name.kind != LDEF or name.name == "_":
        return
    if is_patcher(api, statement.rvalue) and _is_written_once(api, name):
        message = (
            f'the patch in "{name.name}" is never started, so it replaces nothing; use it in '
            "a with statement, or call start()"
        )
        yield Fault(message, statement.rvalue, MOCK_TARGET)


def _is_written_once(api: CheckerPluginInterface, variable: NameExpr) -> bool:
    """Tell whether the text of the function around it names a variable once, but to stop it."""
    source, function = source_of(current_module(api)), _function_around(api, variable.line)
    if source is None or function is None:
        return False
    first, last = function
    text = "\n".join(_lines(source)[first - 1 : last])
    # What is never started may be stopped all the same: nothing happens.
    return len(re.findall(rf"\b{variable.name}\b(?!\.stop\b)", text)) == 1


def _function_around(api: CheckerPluginInterface, line: int) -> tuple[int, int] | None:
    """Return the first and the last line of the innermost function that a line is in."""
    functions = _functions(api)
    before = range(bisect_right(functions, (line, sys.maxsize)) - 1, -1, -1)
    return next((functions[index] for index in before if line <= functions[index][1]), None)


@once_a_module
def _functions(api: CheckerPluginInterface) -> list[tuple[int, int]]:
    """Return the first and the last line of each function of the module, in their order."""
    return sorted(
        (function.line, function.end_line)
        for function in filter(None, map(function_of, SCOPES.statements(api)))
        if function.end_line is not None
    )


@lru_cache(maxsize=1)
def _lines(source: str) -> list[str]:
    """Return the lines of a module, which may keep many patches in variables."""
    return source.split("\n")


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
    return isinstance(type_, Instance) and derives_from(type_.type, fullnames.PATCHES)
