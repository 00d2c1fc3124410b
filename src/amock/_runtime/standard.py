"""What amock takes from `unittest.mock` beyond its public names, in one place.

The private names differ between Python versions; whoever needs one finds it here.
"""

from __future__ import annotations

import asyncio
import sys
import unittest.mock
from inspect import CO_COROUTINE
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any, Final

# Through Any: the stubs of the standard library leave the private names out.
um: Any = unittest.mock

_STANDARD_MOCK: Final = unittest.mock.NonCallableMock

DEFAULT: Final[Any] = um.DEFAULT
DELETED: Final[Any] = um._deleted
MISSING: Final[Any] = um._missing
FUNCTION_TYPES: Final = (FunctionType, MethodType)

Call: Any = um._Call
CallList: Any = um._CallList
SpecState: Any = um._SpecState
CallableMixin: Any = um.CallableMixin
magic_names: Any = um._magics
InvalidSpecError: Any = um.InvalidSpecError

ALL_MAGICS: Final[frozenset[str]] = frozenset(um._all_magics)
DEFAULT_MAGICS: Final[frozenset[str]] = frozenset(um._magics | um._async_method_magics)
UNSUPPORTED_MAGICS: Final[frozenset[str]] = frozenset(um._unsupported_magics)
MISSPELT_PREFIXES: Final = ("assert", "assret", "asert", "aseert", "assrt")
NO_ASSERTIONS: Final[frozenset[str]] = getattr(um, "_ATTRIB_DENY_LIST", frozenset())
"""Assertions without their prefix, which Python 3.12 and later refuse."""

ALLOWED_NAMES: Final[frozenset[str]] = frozenset(um._allowed_names)

SINCE_3_11: Final = sys.version_info >= (3, 11)
SINCE_3_12: Final = sys.version_info >= (3, 12)
SINCE_3_13: Final = sys.version_info >= (3, 13)

allow_parent = um._check_and_set_parent
has_async_code = um._is_async_func
is_exception = um._is_exception
is_callable = um._callable
is_callable_instance = um._instance_callable
extract_mock = um._extract_mock
set_return_value = um._set_return_value
check_misspelt_keywords = um._check_spec_arg_typos


def is_async_object(thing: Any) -> bool:
    """Tell whether thing is a coroutine function or can be awaited itself."""
    kind = type(thing)
    if kind is FunctionType:
        return bool(thing.__code__.co_flags & CO_COROUTINE or asyncio.iscoroutinefunction(thing))
    if kind is type or kind is BuiltinFunctionType:
        return False
    return bool(um._is_async_obj(thing))


def is_mock(thing: object) -> bool:
    """Tell whether thing is a mock of amock's or the standard library's.

    Asks the type itself, because mocks answer `isinstance` for their spec.
    """
    return issubclass(type(thing), _STANDARD_MOCK)


def is_magic(name: str) -> bool:
    """Tell whether name is written like a special method, in the standard library's wide sense."""
    return f"__{name[2:-2]}__" == name


def is_names(spec: object) -> bool:
    """Tell whether spec is a list of names rather than an object to read."""
    return type(spec) in (list, tuple)


def public_classes(namespace: dict[str, Any]) -> list[type]:
    """Return the mock classes of amock's in a namespace."""
    return [
        thing
        for thing in namespace.values()
        if isinstance(thing, type) and issubclass(thing, _STANDARD_MOCK)
    ]
