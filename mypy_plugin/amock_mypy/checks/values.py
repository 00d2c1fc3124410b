"""Is a value certainly wrong in the place of what a mock stands for?

Tests put fakes, mocks, sentinels and half-filled objects where the real thing is wanted, and they
are right to. Only what can never do is wrong: a number for a User, a dict for a bool, a coroutine
for what is not awaited.
"""

from __future__ import annotations

from typing import Final

from mypy.erasetype import erase_type
from mypy.subtypes import is_subtype
from mypy.types import (
    AnyType,
    FunctionLike,
    Instance,
    LiteralType,
    NoneType,
    ProperType,
    TupleType,
    Type,
    TypedDictType,
    TypeVarLikeType,
    UninhabitedType,
    UnionType,
    get_proper_type,
)

from amock_mypy import fullnames
from amock_mypy.mock_types.values import SCALARS
from amock_mypy.reader import is_awaitable

_CONTAINERS: Final = frozenset(
    f"builtins.{name}" for name in ("dict", "frozenset", "list", "set", "tuple")
)
_SHARED_BY_CONTAINERS: Final = ("__iter__", "__getitem__")
_SAYS_NOTHING: Final = (AnyType, NoneType, TypeVarLikeType, UninhabitedType)


def is_certainly_wrong(value: Type, wanted: Type) -> bool:
    """Tell whether a value of one type can never stand for what is declared as the other."""
    value, wanted = _plain(value), _plain(wanted)
    if isinstance(wanted, UnionType):
        return all(is_certainly_wrong(value, item) for item in wanted.items)
    if isinstance(value, UnionType):
        return all(is_certainly_wrong(item, wanted) for item in value.items)
    if isinstance(wanted, _SAYS_NOTHING) or isinstance(value, _SAYS_NOTHING):
        return False
    if _related(value, wanted) or is_mock(value):
        return False
    if isinstance(wanted, Instance):
        return _is_wrong_for_class(value, wanted)
    return _is_function(wanted) and _is_data(value)


def is_mock(value: Type) -> bool:
    """Tell whether a type is that of a mock, plain or specced."""
    proper = _plain(value)
    return isinstance(proper, Instance) and any(
        base.fullname in fullnames.PLAIN_MOCKS for base in proper.type.mro
    )


def is_certainly_sync(value: Type) -> bool:
    """Tell whether a value is surely nothing to await, and gives nothing to await when called.

    As a side effect, a list may hold awaitables and a function may give one.
    """
    proper = _plain(value)
    if isinstance(proper, UnionType):
        return all(is_certainly_sync(item) for item in proper.items)
    if isinstance(proper, NoneType):
        return True
    if not isinstance(proper, Instance) or is_mock(proper):
        return False
    if any(not is_certainly_sync(argument) for argument in proper.args):
        return False
    open_class = proper.type.fallback_to_any or proper.type.fullname == "builtins.object"
    awaited = proper.type.has_readable_member("__await__")
    called = proper.type.has_readable_member("__call__")
    return not (open_class or awaited or called)


def _plain(type_: Type) -> ProperType:
    proper = get_proper_type(type_)
    if isinstance(proper, LiteralType):
        return proper.fallback
    if isinstance(proper, TupleType):
        return proper.partial_fallback
    return proper


def _related(value: ProperType, wanted: ProperType) -> bool:
    erased, goal = erase_type(value), erase_type(wanted)
    return is_subtype(erased, goal) or is_subtype(goal, erased)


def _is_wrong_for_class(value: ProperType, wanted: Instance) -> bool:
    if wanted.type.fullname == "builtins.object" or wanted.type.fallback_to_any:
        return False
    if is_awaitable(value):
        return not is_awaitable(wanted) and not wanted.type.is_protocol
    if is_awaitable(wanted):
        return False
    if _is_container(value):
        return not any(wanted.type.has_readable_member(name) for name in _SHARED_BY_CONTAINERS)
    return _is_scalar(value) or (_is_function(value) and _is_data(wanted))


def _is_container(value: ProperType) -> bool:
    if isinstance(value, TypedDictType):
        return True
    return isinstance(value, Instance) and value.type.fullname in _CONTAINERS


def _is_scalar(value: ProperType) -> bool:
    return isinstance(value, Instance) and value.type.fullname in SCALARS


def _is_data(value: ProperType) -> bool:
    return _is_container(value) or _is_scalar(value)


def _is_function(value: ProperType) -> bool:
    return isinstance(value, FunctionLike) and not value.is_type_obj()
