"""What a check yields: one place in the user's code, what is wrong there, and its code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from mypy.errorcodes import ErrorCode
from mypy.nodes import Context, Decorator, Statement, WithStmt
from mypy.plugin import CheckerPluginInterface

from amock_mypy.codes import (
    MOCK_ASSERT,
    MOCK_ASYNC,
    MOCK_CALL,
    MOCK_INJECT,
    MOCK_SPEC,
    MOCK_TARGET,
    MOCK_VALUE,
)
from amock_mypy.source.expected_errors import expects_errors, expects_just
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import end_of, first_line, only_statement
from amock_mypy.uses.other_versions import lines_for_other_versions


class Fault(NamedTuple):
    """One misuse of a mock.

    Attributes:
        message: what is wrong, what happens at run time, and the mend.
        place: where.
        code: under which code it is reported.
    """

    message: str
    place: Context
    code: ErrorCode


def report(api: CheckerPluginInterface, faults: Iterable[Fault]) -> None:
    """Report faults as errors of mypy's, but none that the test expects to raise an error."""
    for fault in faults:
        if not is_on_purpose(api, fault.place, fault.code):
            api.fail(fault.message, fault.place, code=fault.code)


def is_on_purpose(api: CheckerPluginInterface, place: Context, code: ErrorCode) -> bool:
    """Tell whether the test expects an error at a place, one that faults of a code raise.

    What is run only with another version of a library is there on purpose, too.
    """
    if place.line in lines_for_other_versions(api):
        return True
    raised = _RAISED.get(code.code)
    if raised is None:
        return False
    around = _expecting_by_line(api).get(place.line, ())
    if any(expects_errors(statement, place.line, raised) for statement in around):
        return True
    inside = _expecting_below(api).get(place.line) if code.code in _RAISE_LATER else None
    return inside is not None and expects_just(inside, raised)


@once_a_module
def _expecting_by_line(api: CheckerPluginInterface) -> dict[int, list[Statement]]:
    """Return the statements in which errors may be expected, by the lines that they hold."""
    found: dict[int, list[Statement]] = defaultdict(list)
    for statement in SCOPES.expecting(api):
        for line in range(statement.line, end_of(statement) + 1):
            found[line].append(statement)
    return found


@once_a_module
def _expecting_below(api: CheckerPluginInterface) -> dict[int, Statement]:
    """Return what expects an error and is all that a patch is for, by the lines of the patch."""
    found: dict[int, Statement] = {}
    expecting = set(map(id, SCOPES.expecting(api)))
    for statement in (*SCOPES.of_kind(api, WithStmt), *SCOPES.of_kind(api, Decorator)):
        inside = only_statement(statement)
        while inside is not None and id(inside) not in expecting:
            inside = only_statement(inside)
        if inside is not None:
            found.update(dict.fromkeys(range(first_line(statement), inside.line), inside))
    return found


_RAISE_LATER: Final = frozenset({MOCK_ASYNC.code, MOCK_VALUE.code})
"""The codes of faults that raise nothing when the mock is made, and an error when it is used."""
_RAISED: Final = {
    MOCK_ASSERT.code: {"AssertionError", "AttributeError", "TypeError"},
    MOCK_ASYNC.code: {"AssertionError", "AttributeError", "TypeError"},
    MOCK_CALL.code: {"AssertionError", "TypeError"},
    MOCK_INJECT.code: {"TypeError"},
    MOCK_SPEC.code: {"AttributeError", "InvalidSpecError", "TypeError"},
    MOCK_TARGET.code: {
        "AttributeError",
        "ImportError",
        "ModuleNotFoundError",
        "TypeError",
    },
    MOCK_VALUE.code: {"TypeError"},
}
"""The errors that the faults of each code may raise."""
