"""Check what is assigned to attributes of mocks that are annotated with their spec."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import Expression, MemberExpr, TypeInfo
from mypy.plugin import CheckerPluginInterface

from amock.shape import misspelling_of
from amock_mypy.checker import format_type, member_type, silence, type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.values import is_certainly_wrong
from amock_mypy.codes import MOCK_SPEC, MOCK_VALUE
from amock_mypy.mock_types.annotated import Annotated
from amock_mypy.naming import dotted
from amock_mypy.targets import Found, resolve_attribute


def faults_of_written(
    api: CheckerPluginInterface, known: Annotated, target: MemberExpr, value: Expression
) -> Iterator[Fault]:
    """Yield what is wrong with an assignment to an attribute of a mock.

    Parameters:
        api: the checker.
        known: what the mock's annotation says.
        target: what is assigned to.
        value: what is assigned.
    """
    found = resolve_attribute(known.spec, target.name)
    if isinstance(found, Found):
        if found.member.kind.is_value:
            yield from _value(api, known, target, value)
        return
    names = {name for info in (known.mock_class, known.spec.type) for name in _names(info)}
    meant = misspelling_of(target.name, names)
    if target.name not in names and meant is not None:
        message = f'"{known.name}" has no attribute "{target.name}"; did you mean "{meant}"?'
        yield Fault(message, target, MOCK_SPEC)


def _value(
    api: CheckerPluginInterface, known: Annotated, target: MemberExpr, value: Expression
) -> Iterator[Fault]:
    with silence(api):
        declared = member_type(api, known.spec, target.name, target)
    given = type_of(api, value)
    if is_certainly_wrong(given, declared):
        message = (
            f'"{dotted(target)}" is given {format_type(api, given)}, '
            f"it is declared as {format_type(api, declared)}"
        )
        yield Fault(message, value, MOCK_VALUE)


def _names(info: TypeInfo) -> Iterator[str]:
    for base in info.mro:
        yield from base.names
