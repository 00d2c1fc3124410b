"""What a check yields: one place in the user's code, what is wrong there, and its code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mypy.errorcodes import ErrorCode
from mypy.nodes import Context
from mypy.plugin import CheckerPluginInterface


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
    """Report faults as errors of mypy's."""
    for fault in faults:
        api.fail(fault.message, fault.place, code=fault.code)
