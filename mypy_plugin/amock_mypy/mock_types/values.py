"""The types of mocks that stand for a value: an attribute, or what a call gives."""

from __future__ import annotations

from typing import Final

from mypy.nodes import Context, TypeInfo
from mypy.plugin import CheckerPluginInterface
from mypy.types import (
    CallableType,
    Instance,
    LiteralType,
    NoneType,
    ProperType,
    TupleType,
    Type,
    UnionType,
    UnpackType,
    get_proper_type,
)

from amock_mypy import fullnames
from amock_mypy.backport import library_in_use
from amock_mypy.checker import ANY, find_class
from amock_mypy.mock_types.functions import function_mock
from amock_mypy.mock_types.specced import MockOf, specced_mock
from amock_mypy.specs.reader import returns_awaitable
from amock_shape import Called, MockKind, Shape

SCALARS: Final = frozenset(
    f"builtins.{name}" for name in ("int", "str", "float", "bool", "bytes", "complex")
)
# Their items go through functions of which no hook is asked, as in `enumerate(mock.items())`.
_CONTAINERS: Final = frozenset(
    {
        *fullnames.CONTAINERS,
        *(f"typing.{name}" for name in ("Collection", "Iterable", "Iterator", "Mapping")),
        *(f"typing.{name}" for name in ("MutableMapping", "MutableSequence", "Sequence")),
    }
)


def value_mock(api: CheckerPluginInterface, value: Type, kind: MockKind, context: Context) -> Type:
    """Return what mypy is to think of a mock in the place of a value.

    Parameters:
        api: the checker.
        value: the declared type of the value.
        kind: the kind of the mock that stands for it.
        context: a place in the user's code.
    """
    proper = get_proper_type(value)
    if isinstance(proper, UnionType):
        return _union(api, proper, kind, context)
    if isinstance(proper, TupleType) and proper.partial_fallback.type.tuple_type is not None:
        proper = proper.partial_fallback
    if isinstance(proper, TupleType):
        return proper.copy_modified(items=[_inside(item) for item in proper.items])
    if isinstance(proper, Instance):
        return _instance(api, proper, kind, context)
    if isinstance(proper, CallableType) and not proper.is_type_obj():
        return _callable(api, proper)
    return proper if isinstance(proper, (NoneType, LiteralType)) else ANY


def _inside(item: Type) -> Type:
    """Return what stands for an item in a container that a test made: mocks, or real things."""
    return item if _is_scalar(item) or isinstance(item, UnpackType) else ANY


def _union(api: CheckerPluginInterface, union: UnionType, kind: MockKind, context: Context) -> Type:
    """Return the union of the mocks; in the place of None anything may stand.

    So it may in the place of a number or a text beside a class: a mock has what the class has.
    """
    items: list[Type] = []
    for item in union.items:
        proper = get_proper_type(item)
        none = isinstance(proper, NoneType)
        items.append(ANY if none else value_mock(api, proper, kind, context))
    if any(_is_mock(item) for item in items):
        items = [ANY if _is_scalar(item) else item for item in items]
    return UnionType(items) if not all(item is ANY for item in items) else ANY


def _is_mock(type_: Type) -> bool:
    proper = get_proper_type(type_)
    return isinstance(proper, Instance) and _is_mock_class(proper.type)


def _is_scalar(type_: Type) -> bool:
    proper = get_proper_type(type_)
    return isinstance(proper, Instance) and proper.type.fullname in SCALARS


def _instance(
    api: CheckerPluginInterface, value: Instance, kind: MockKind, context: Context
) -> ProperType:
    if value.type.fullname in SCALARS or value.type.is_enum or _is_mock_class(value.type):
        return value
    if value.type.typeddict_type or value.type.fallback_to_any:
        return ANY
    if value.type.fullname in _CONTAINERS:
        value = value.copy_modified(args=[_inside(argument) for argument in value.args])
    mock_class = find_class(api, f"{library_in_use(api)}.{kind.value}")
    if mock_class is None or value.type.fullname == "builtins.object":
        return ANY
    return specced_mock(api, MockOf(mock_class, kind, value, strict=False), context)


def _is_mock_class(info: TypeInfo) -> bool:
    return any(base.fullname in fullnames.PLAIN_MOCKS for base in info.mro)


def _callable(api: CheckerPluginInterface, value: CallableType) -> Type:
    if returns_awaitable(value):
        # The attribute may hold a coroutine function or a function that gives an awaitable.
        return ANY
    shape = Shape(MockKind.MAGIC, Called.RESULT, stands_for_value=True)
    return function_mock(api, shape, value)
