"""Can a function stand for another: does it take as many arguments by position?"""

from __future__ import annotations

from mypy.nodes import ArgKind
from mypy.types import CallableType, Parameters


def takes(function: CallableType, parameters: Parameters) -> bool:
    """Tell whether a function may be called with the arguments that parameters demand.

    Names and types are not looked at, and what is optional in the one may be missing in the other:
    a fake takes what its test passes.
    """
    kinds = function.arg_kinds
    if ArgKind.ARG_STAR in kinds or ArgKind.ARG_STAR2 in kinds:
        return True
    demanded = sum(kind.is_required() for kind in parameters.arg_kinds)
    offered = sum(not kind.is_star() for kind in parameters.arg_kinds)
    if any(kind.is_star() for kind in parameters.arg_kinds):
        offered = len(kinds)
    required = sum(kind.is_required() for kind in kinds)
    return len(kinds) >= demanded and required <= max(offered, demanded)
