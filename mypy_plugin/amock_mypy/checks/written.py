"""Check what is assigned to attributes of mocks that are annotated with their spec."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import Expression, MemberExpr, TypeInfo
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import member_type, silence
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.members import faults_of_member
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.mock_types.annotated import Annotated
from amock_mypy.source.naming import dotted
from amock_mypy.specs.targets import Found, resolve_attribute
from amock_shape import misspelling_of


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
    member = (target.name, declared)
    yield from faults_of_member(api, known.spec, member, value, f'"{dotted(target)}"')


def _names(info: TypeInfo) -> Iterator[str]:
    for base in info.mro:
        yield from base.names
