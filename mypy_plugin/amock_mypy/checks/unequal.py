"""Does an assertion look for what no call is given?"""

from __future__ import annotations

from mypy.nodes import Expression
from mypy.plugin import CheckerPluginInterface
from mypy.types import Type

from amock_mypy.checks.equality import may_be_equal
from amock_mypy.checks.fed import is_fed
from amock_mypy.uses.around import is_in_unannotated


def is_never_passed(
    api: CheckerPluginInterface, declared: Type, given: Type, value: Expression
) -> bool:
    """Tell whether code that keeps to the declared types never passes what a test looks for.

    Where tests have no annotations, the code has few: it passes what nobody compares with the
    declared type, and such an assertion holds.

    Parameters:
        api: the checker.
        declared: the type of the parameter.
        given: the type of what the test looks for.
        value: what the test looks for.
    """
    if may_be_equal(api, declared, given):
        return False
    return not (is_in_unannotated(api, value) or is_fed(api, value))
