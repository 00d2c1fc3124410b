"""Check the values that a test gives to what its mock has in the place of a value of the spec."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import Expression
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type

from amock_mypy.checker import format_type, member_type, silence
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.given import given_type
from amock_mypy.codes import MOCK_VALUE
from amock_mypy.mock_types.fitting import is_certainly_wrong


def faults_of_member(
    api: CheckerPluginInterface,
    spec: Instance | None,
    member: tuple[str, Type],
    value: Expression,
    called: str,
) -> Iterator[Fault]:
    """Yield the fault of a value that neither the getter nor the setter of a member has.

    Parameters:
        api: the checker.
        spec: the class that is mocked; None where it is a module.
        member: the member's name, and the type of what is read.
        value: what is given.
        called: how the report calls the member.
    """
    name, declared = member
    given = given_type(api, value, declared)
    if not is_certainly_wrong(given, declared):
        return
    if spec is not None and _setter_takes(api, spec, name, value):
        return
    message = (
        f"{called} is given {format_type(api, given)}, "
        f"it is declared as {format_type(api, declared)}"
    )
    yield Fault(message, value, MOCK_VALUE)


def _setter_takes(
    api: CheckerPluginInterface, spec: Instance, name: str, value: Expression
) -> bool:
    """Tell whether a member may be set to a value, whatever is read from it."""
    with silence(api):
        taken = member_type(api, spec, name, value, written=True)
    return not is_certainly_wrong(given_type(api, value, taken), taken)
