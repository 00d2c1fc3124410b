"""What can be wrong with the contents that patch.dict and mock_open are given."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import DictExpr, Expression, StrExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, NoneType, Type, get_proper_type

from amock_mypy.arguments import Arguments
from amock_mypy.checker import format_type, infer, modules
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.patches import missing_message
from amock_mypy.checks.values import is_certainly_wrong
from amock_mypy.codes import MOCK_TARGET, MOCK_VALUE
from amock_mypy.targets import Found, Missing, resolve

_OWN = frozenset({"in_dict", "values", "clear"})


def faults_of_dictionary(api: CheckerPluginInterface, arguments: Arguments) -> Iterator[Fault]:
    """Yield what is wrong with a call of patch.dict."""
    target = arguments.by_name.get("in_dict")
    if target is None:
        return
    type_: Type | None = arguments.type_of("in_dict")
    if isinstance(target, StrExpr):
        found = resolve(modules(api), target.value)
        if isinstance(found, Missing):
            yield Fault(missing_message(found), target, MOCK_TARGET)
        type_ = found.type if isinstance(found, Found) else None
    wanted = _value_type(type_) if type_ is not None else None
    if wanted is not None:
        for value in _values(arguments):
            yield from _fault_of_value(api, value, wanted)


def faults_of_read_data(api: CheckerPluginInterface, arguments: Arguments) -> Iterator[Fault]:
    """Yield what is wrong with a call of mock_open."""
    value = arguments.by_name.get("read_data")
    if value is None:
        return
    given = arguments.type_of("read_data")
    kinds = [api.named_generic_type(f"builtins.{name}", []) for name in ("str", "bytes")]
    if all(is_certainly_wrong(given, kind) for kind in kinds):
        message = f"read_data is {format_type(api, given)}; mock_open wants a str or bytes"
        yield Fault(message, value, MOCK_VALUE)


def _value_type(type_: Type) -> Type | None:
    """Return the type of the values of a mapping, or None for what is no mapping."""
    proper = get_proper_type(type_)
    if not isinstance(proper, Instance):
        return None
    for base in proper.type.mro:
        if base.fullname == "typing.Mapping":
            return map_instance_to_supertype(proper, base).args[1]
    return None


def _values(arguments: Arguments) -> Iterator[Expression]:
    display = arguments.by_name.get("values")
    if isinstance(display, DictExpr):
        yield from (value for key, value in display.items if key is not None)
    yield from (value for name, value in arguments.by_name.items() if name not in _OWN)


def _fault_of_value(
    api: CheckerPluginInterface, value: Expression, wanted: Type
) -> Iterator[Fault]:
    given = get_proper_type(infer(api, value, wanted))
    # sys.modules takes None for a module that must not be imported.
    if isinstance(given, NoneType) or not is_certainly_wrong(given, wanted):
        return
    message = f"the values are {format_type(api, wanted)}, this one is {format_type(api, given)}"
    yield Fault(message, value, MOCK_VALUE)
