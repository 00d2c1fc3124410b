"""Check what a test lets the mock of an object give that is called itself: a `__call__` tells."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import Expression, Var
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checks.effects import faults_of_return_value, faults_of_side_effect
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.given import given_type
from amock_mypy.mock_types.fitting import is_data
from amock_mypy.mock_types.made_classes import about


def faults_of_setting_on_instance(
    api: CheckerPluginInterface, mock: Type, setting: str, value: Expression, name: str
) -> Iterator[Fault]:
    """Yield the fault of what a mocked object is to give when it is called.

    Parameters:
        api: the checker.
        mock: the type of the mock.
        setting: `return_value` or `side_effect`.
        value: what is given.
        name: how the report calls it.
    """
    function = _call_of(mock)
    if function is None:
        return
    if setting == "side_effect":
        yield from faults_of_side_effect(api, function, value, name)
    # The mock may stand for the class, and then gives an object of it.
    elif is_data(given_type(api, value)):
        yield from faults_of_return_value(api, function, value, name)


def _call_of(mock: Type) -> Instance | None:
    """Return the type of the mock of the method that a call of a mocked object calls, or None."""
    proper = get_proper_type(mock)
    said = about(proper.type) if isinstance(proper, Instance) else None
    if said is None or said["is_class"] or not said["spec"] or not isinstance(proper, Instance):
        return None
    symbol = proper.type.names.get("__call__")
    node = symbol.node if symbol is not None else None
    type_ = get_proper_type(node.type) if isinstance(node, Var) else None
    is_function = isinstance(type_, Instance) and type_.type.fullname in fullnames.FUNCTION_MOCKS
    return type_ if is_function and isinstance(type_, Instance) else None
