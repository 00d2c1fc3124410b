"""Check the values that keywords put on a mock: `Mock(spec=S, **{"method.return_value": 3})`."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import Expression, Var
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, ProperType, TupleType, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checks.callable_instances import faults_of_setting_on_instance
from amock_mypy.checks.effects import faults_of_return_value, faults_of_side_effect
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.members import faults_of_member
from amock_mypy.checks.special_methods import faults_of_setting
from amock_mypy.checks.stand_ins import faults_of_stand_in
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.mock_types.made_classes import about, kind_of, names_of_spec, spec_behind
from amock_mypy.mock_types.values import value_mock
from amock_mypy.source.arguments import Arguments
from amock_shape import SETTINGS, child_kind, is_dunder, misspelling_of, result_kind


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
        holders = [*_holders(api, mock, path, value)]
        for holder, part in list(zip(holders, (*path, last), strict=False))[1:]:
            yield from _misspelt(holder, part, name, value)
        if len(holders) > len(path):
            yield from _fault(api, holders[-1], name, last, value)
        elif path and last in SETTINGS and is_dunder(path[-1]):
            yield from faults_of_setting(api, (path[-1], last), value, f'"{name}"')


def function_at(mock: Type, path: list[str]) -> Instance | None:
    """Return the type of the mocked function at a path from a mock, or None if there is none."""
    holder = _instance(mock)
    for part in path:
        holder = _instance(_attribute(holder, part)) if holder is not None else None
    is_function = holder is not None and holder.type.fullname in fullnames.FUNCTION_MOCKS
    return holder if is_function else None


def _holders(
    api: CheckerPluginInterface, mock: Type, path: list[str], place: Expression
) -> Iterator[Instance]:
    """Yield the types of a mock and of what is on the way from it, as far as they are known."""
    holder = _instance(mock)
    for part in path:
        if holder is None:
            return
        yield holder
        holder = _instance(_read(api, holder, part, place))
    if holder is not None:
        yield holder


def _read(
    api: CheckerPluginInterface, holder: Instance, part: str, place: Expression
) -> Type | None:
    """Return what reading a part of a path from a mock gives."""
    if holder.type.fullname in fullnames.FUNCTION_MOCKS:
        kind = result_kind(coroutine=holder.type.fullname == fullnames.ASYNC_FUNCTION_MOCK)
        return value_mock(api, holder.args[-1], kind, place) if part == "return_value" else None
    said, declared = about(holder.type), _attribute(holder, part)
    if said is None or not said["spec"] or declared is None or is_mock(declared):
        return declared
    kind = child_kind(kind_of(said), part, coroutine=False, specced=True)
    return value_mock(api, declared, kind, place)


def _misspelt(holder: Instance, part: str, name: str, value: Expression) -> Iterator[Fault]:
    """Yield the fault of a part of a dotted name that is a slip for what is there."""
    said = about(holder.type)
    if said is None or not said["spec"] or holder.type.get(part) is not None:
        return
    meant = misspelling_of(part, names_of_spec(holder.type))
    if meant is not None:
        message = f'"{name}" sets an attribute that nobody reads; did you mean "{meant}"?'
        yield Fault(message, value, MOCK_SPEC)


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
    if declared is None and last in SETTINGS:
        yield from faults_of_setting_on_instance(api, holder, last, value, f'"{name}"')
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
