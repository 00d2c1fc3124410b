"""Check the values that keywords put on a mock: `Mock(spec=S, **{"method.return_value": 3})`."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import Expression, Var
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, ProperType, TupleType, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checks.effects import faults_of_return_value, faults_of_side_effect
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.members import faults_of_member
from amock_mypy.checks.special_methods import faults_of_setting
from amock_mypy.checks.stand_ins import faults_of_stand_in
from amock_mypy.mock_types.made_classes import spec_behind
from amock_mypy.source.arguments import Arguments
from amock_shape import SETTINGS, is_dunder


def faults_of_values(
    api: CheckerPluginInterface, mock: Type, arguments: Arguments
) -> Iterator[Fault]:
    """Yield the values among keywords that cannot stand where they are put.

    Parameters:
        api: the checker.
        mock: the type of the mock that is configured.
        arguments: the keywords, dotted ones among them.
    """
    for name, value in arguments.by_name.items():
        *path, last = name.split(".")
        holder = _at(mock, path)
        if holder is not None:
            yield from _fault(api, holder, name, last, value)
        elif path and last in SETTINGS and is_dunder(path[-1]):
            yield from faults_of_setting(api, (path[-1], last), value, f'"{name}"')


def function_at(mock: Type, path: list[str]) -> Instance | None:
    """Return the type of the mocked function at a path from a mock, or None if there is none."""
    holder = _at(mock, path)
    is_function = holder is not None and holder.type.fullname in fullnames.FUNCTION_MOCKS
    return holder if is_function else None


def _at(mock: Type, path: list[str]) -> Instance | None:
    holder = _instance(mock)
    for part in path:
        holder = _instance(_attribute(holder, part)) if holder is not None else None
    return holder


def _fault(
    api: CheckerPluginInterface, holder: Instance, name: str, last: str, value: Expression
) -> Iterator[Fault]:
    if holder.type.fullname in fullnames.FUNCTION_MOCKS:
        if last == "return_value":
            yield from faults_of_return_value(api, holder, value, f'"{name}"')
        elif last == "side_effect":
            yield from faults_of_side_effect(api, holder, value, f'"{name}"')
        return
    declared = _attribute(holder, last)
    if declared is None:
        return
    if isinstance(declared, Instance) and declared.type.fullname in fullnames.FUNCTION_MOCKS:
        yield from faults_of_stand_in(api, declared, value, f'"{name}"', bound=not is_dunder(last))
        return
    member = (last, declared)
    yield from faults_of_member(api, spec_behind(holder), member, value, f'"{name}"')


def _attribute(holder: Instance, name: str) -> ProperType | None:
    """Return the type of an attribute of a made class, or None if it is not a member's."""
    symbol = holder.type.names.get(name)
    node = symbol.node if symbol is not None else None
    return get_proper_type(node.type) if isinstance(node, Var) and node.type is not None else None


def _instance(type_: Type | None) -> Instance | None:
    proper = get_proper_type(type_) if type_ is not None else None
    if isinstance(proper, TupleType):
        proper = proper.partial_fallback
    return proper if isinstance(proper, Instance) else None
