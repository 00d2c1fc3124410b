"""Check what is asserted of the children of mocks, of which mypy knows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from mypy.nodes import CallExpr, ComparisonExpr, Expression, MemberExpr
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checks.faults import Fault
from amock_mypy.checks.parts import is_part_of_mock, is_unknown
from amock_mypy.codes import MOCK_ASSERT
from amock_shape import AWAIT_RECORDS, CALL_RECORDS, misspelling_of

_RECORDS: Final = CALL_RECORDS | AWAIT_RECORDS
_LONG: Final = len("callled")
"""Shorter names are what people call attributes of their own."""
_WITHOUT_ARGUMENTS: Final = {
    "assert_awaited": "assert_awaited_with",
    "assert_awaited_once": "assert_awaited_once_with",
    "assert_called": "assert_called_with",
    "assert_called_once": "assert_called_once_with",
    "assert_not_awaited": "assert_not_awaited",
    "assert_not_called": "assert_not_called",
}
"""The assertions that take no arguments, with those that do."""
_TRUTHS: Final = frozenset({"assertFalse", "assertTrue"})


def condition_in(expression: Expression) -> Expression | None:
    """Return the condition that a test case's assertTrue or assertFalse is given, or None."""
    callee = expression.callee if isinstance(expression, CallExpr) else None
    if not isinstance(callee, MemberExpr) or callee.name not in _TRUTHS:
        return None
    return expression.args[0] if isinstance(expression, CallExpr) and expression.args else None


def faults_of_given(api: CheckerPluginInterface, expression: Expression) -> Iterator[Fault]:
    """Yield the fault of arguments for an assertion that takes none; mypy tells of the others."""
    member = expression.callee if isinstance(expression, CallExpr) else None
    if not isinstance(member, MemberExpr) or member.name not in _WITHOUT_ARGUMENTS:
        return
    has_arguments = isinstance(expression, CallExpr) and bool(expression.args)
    if has_arguments and is_unknown(api, member.expr) and is_part_of_mock(api, member.expr):
        other = _WITHOUT_ARGUMENTS[member.name]
        mend = "take them away" if other == member.name else f'use "{other}"'
        message = f'"{member.name}" takes no arguments, and raises TypeError; {mend}'
        yield Fault(message, expression, MOCK_ASSERT)


def faults_of_condition(api: CheckerPluginInterface, condition: Expression) -> Iterator[Fault]:
    """Yield the records of calls that a condition asks a child for by a name that is none."""
    parts = condition.operands if isinstance(condition, ComparisonExpr) else [condition]
    for part in parts:
        meant = _record_meant(part.name) if isinstance(part, MemberExpr) else None
        if meant is None or not isinstance(part, MemberExpr) or not is_unknown(api, part.expr):
            continue
        if is_part_of_mock(api, part):
            message = (
                f'a mock records no "{part.name}": it gives one more mock, which is true; '
                f'did you mean "{meant}"?'
            )
            yield Fault(message, part, MOCK_ASSERT)


@cache
def _record_meant(name: str) -> str | None:
    """Return the record that a name is a slip for; the same few names come again and again."""
    return misspelling_of(name, _RECORDS) if len(name) >= _LONG else None
