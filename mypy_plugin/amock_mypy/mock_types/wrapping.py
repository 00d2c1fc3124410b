"""The types of mocks that pass calls on to what they wrap: it takes what it takes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from mypy.nodes import Context, TypeInfo
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, get_proper_type

from amock_mypy.checker import ANY, member_type, silence
from amock_mypy.mock_types.functions import function_mock
from amock_mypy.mock_types.listed import named_mock
from amock_mypy.mock_types.specced import is_private, mangled
from amock_mypy.runs.daemon import depend_on_class
from amock_mypy.specs.reader import is_open, member_of, symbols_of
from amock_shape import Called, Kind, MockKind, Shape, child_kind, is_dunder

_OPEN: Final = frozenset({"builtins.object", "builtins.function", "types.ModuleType"})
"""Classes whose instances have more than their class says."""
_FUNCTIONS: Final = frozenset({Kind.FUNCTION, Kind.COROUTINE, Kind.ASYNC_GENERATOR})


def wrapping_function(api: CheckerPluginInterface, kind: MockKind, function: Type) -> Type:
    """Return the type of a mock that wraps a function, or Any where it cannot be said.

    Only the mock's own kind tells whether a call of it is awaited: an AsyncMock awaits what it
    wraps if that is to be awaited, any other mock gives what the function gives.

    Parameters:
        api: the checker.
        kind: the kind of mock.
        function: the function's type as its callers see it.
    """
    called = Called.COROUTINE if kind.is_async else Called.RESULT
    return function_mock(api, Shape(kind, called, stands_for_value=False), function)


class Wrapped(NamedTuple):
    """An object that a mock wraps.

    Attributes:
        type_: the object's type.
        given: the names of the attributes that the mock is made with.
    """

    type_: Type
    given: Collection[str]


def wrapping_mock(
    api: CheckerPluginInterface, made: Instance, kind: MockKind, wrapped: Wrapped, context: Context
) -> Instance:
    """Return the type of a mock that wraps an object: it is asked for what the object has.

    Parameters:
        api: the checker.
        made: the type of the mock without what it wraps.
        kind: the kind of mock.
        wrapped: the object.
        context: a place in the user's code.
    """
    proper = get_proper_type(wrapped.type_)
    if not isinstance(proper, Instance) or not _is_known(proper.type):
        return made
    depend_on_class(api, proper.type)
    spec = (f"wraps={proper.type.name}", proper.type.name)
    with silence(api):
        types = dict(_types(api, kind, proper, wrapped.given, context))
    return named_mock(api, made, kind, types, spec)


def _types(
    api: CheckerPluginInterface,
    kind: MockKind,
    wrapped: Instance,
    given: Collection[str],
    context: Context,
) -> Iterator[tuple[str, Type]]:
    for name, symbol, owner in symbols_of(wrapped.type):
        member = member_of(name, symbol, owner)
        if is_private(name):
            yield mangled(name, owner), ANY
        elif is_dunder(name) or member.kind not in _FUNCTIONS:
            yield name, ANY
        elif name in given and member.kind is Kind.COROUTINE:
            # An AsyncMock records awaits, which the child of a mock that wraps does not.
            yield name, ANY
        else:
            child = child_kind(kind, name, coroutine=False, specced=False)
            yield name, wrapping_function(api, child, member_type(api, wrapped, name, context))


def _is_known(info: TypeInfo) -> bool:
    """Tell whether mypy surely sees all attributes of a class's instances."""
    return not (is_open(info) or info.is_protocol or info.fullname in _OPEN)
