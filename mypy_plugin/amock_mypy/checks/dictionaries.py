"""What can be wrong with the contents that patch.dict and mock_open are given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import (
    BytesExpr,
    DictExpr,
    Expression,
    IntExpr,
    ListExpr,
    NameExpr,
    StrExpr,
    TupleExpr,
)
from mypy.plugin import CheckerPluginInterface
from mypy.subtypes import is_subtype
from mypy.types import CallableType, Instance, NoneType, Type, get_proper_type

from amock_mypy.checker import format_type, modules
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.given import given_type
from amock_mypy.checks.patches import faults_of_missing
from amock_mypy.codes import MOCK_TARGET, MOCK_VALUE
from amock_mypy.mock_types.fitting import is_certainly_wrong, is_data
from amock_mypy.mock_types.values import SCALARS
from amock_mypy.source.arguments import Arguments
from amock_mypy.source.written import written
from amock_mypy.specs.targets import Found, Missing, resolve

_PAIR: Final = 2
_OWN = frozenset({"in_dict", "values", "clear"})


def faults_of_dictionary(api: CheckerPluginInterface, arguments: Arguments) -> Iterator[Fault]:
    """Yield what is wrong with a call of patch.dict."""
    target = arguments.by_name.get("in_dict")
    if target is None:
        return
    type_: Type | None = given_type(api, target)
    target = written(api, target) or target
    if _is_computed_target(target, type_):
        return
    if isinstance(target, StrExpr) and "." not in target.value:
        message = f'patch.dict needs the module as well: "module.{target.value}"'
        yield Fault(message, target, MOCK_TARGET)
    if isinstance(target, StrExpr):
        found = resolve(modules(api), target.value)
        if isinstance(found, Missing):
            yield from faults_of_missing(api, found, target)
        type_ = found.type if isinstance(found, Found) else None
    if type_ is not None and _is_no_dictionary(type_):
        message = f"patch.dict wants a dictionary, and this is {format_type(api, type_)}"
        yield Fault(message, target, MOCK_TARGET)
    wanted = _value_type(type_) if type_ is not None else None
    if wanted is not None and not _is_module(wanted):
        takes_none = not _is_environment(type_)
        for value in _values(arguments):
            yield from _fault_of_value(api, value, wanted, takes_none=takes_none)
        yield from _fault_of_mapping(api, arguments, wanted)
    if _is_environment(type_):
        yield from _faults_of_keys(arguments.by_name.get("values"))


def _is_computed_target(target: Expression, type_: Type | None) -> bool:
    """Tell whether a text names the dictionary that only is put together when the test runs."""
    proper = get_proper_type(type_)
    is_text = isinstance(proper, Instance) and proper.type.fullname == "builtins.str"
    return is_text and not isinstance(target, StrExpr)


def faults_of_read_data(api: CheckerPluginInterface, arguments: Arguments) -> Iterator[Fault]:
    """Yield what is wrong with a call of mock_open."""
    value = arguments.by_name.get("read_data")
    if value is None:
        return
    given = given_type(api, value)
    kinds = [api.named_generic_type(f"builtins.{name}", []) for name in ("str", "bytes")]
    if is_data(given) and not any(is_subtype(given, kind) for kind in kinds):
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
    elif isinstance(display, ListExpr):
        pairs = [item.items for item in display.items if isinstance(item, TupleExpr)]
        yield from (pair[1] for pair in pairs if len(pair) == _PAIR)
    yield from (value for name, value in arguments.by_name.items() if name not in _OWN)


def _faults_of_keys(values: Expression | None) -> Iterator[Fault]:
    """Yield the names of environment variables that are none: Python refuses what is no text."""
    keys = [key for key, _ in values.items] if isinstance(values, DictExpr) else []
    for key in keys:
        if isinstance(key, (BytesExpr, IntExpr)):
            message = "the names in os.environ are str, and this is none: it raises TypeError"
            yield Fault(message, key, MOCK_VALUE)


def _fault_of_value(
    api: CheckerPluginInterface, value: Expression, wanted: Type, *, takes_none: bool
) -> Iterator[Fault]:
    given = get_proper_type(given_type(api, value, wanted))
    # A test may put None in the place of anything; os.environ takes none.
    if isinstance(given, NoneType) and takes_none:
        return
    if not isinstance(given, NoneType) and not is_certainly_wrong(given, wanted):
        return
    message = f"the values are {format_type(api, wanted)}, this one is {format_type(api, given)}"
    yield Fault(message, value, MOCK_VALUE)


def _fault_of_mapping(
    api: CheckerPluginInterface, arguments: Arguments, wanted: Type
) -> Iterator[Fault]:
    """Yield the fault of values that a variable holds."""
    values = arguments.by_name.get("values")
    held = _value_type(given_type(api, values)) if isinstance(values, NameExpr) else None
    if values is not None and held is not None and is_certainly_wrong(held, wanted):
        message = f"the values are {format_type(api, wanted)}, these are {format_type(api, held)}"
        yield Fault(message, values, MOCK_VALUE)


def _is_no_dictionary(type_: Type) -> bool:
    proper = get_proper_type(type_)
    if isinstance(proper, CallableType):
        return proper.is_type_obj()
    return isinstance(proper, Instance) and proper.type.fullname in SCALARS


def _is_module(type_: Type) -> bool:
    """Tell whether values are modules: an import gives whatever stands in sys.modules."""
    proper = get_proper_type(type_)
    return isinstance(proper, Instance) and proper.type.fullname == "types.ModuleType"


def _is_environment(type_: Type | None) -> bool:
    proper = get_proper_type(type_)
    return isinstance(proper, Instance) and proper.type.fullname == "os._Environ"
