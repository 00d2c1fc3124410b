"""What a call gives, as far as types tell: a coroutine to await at once, or an object to keep.

A reader says of a decorated `async def` only that it cannot tell what the decorator made of it.
For a test's double that is enough to know more: whoever calls it gets a coroutine, says the type.
"""

from __future__ import annotations

from typing import Final

from mypy.nodes import Decorator, FuncDef, OverloadedFuncDef, SymbolNode, Var
from mypy.types import CallableType, FunctionLike, Instance, Type, get_proper_type

from amock_mypy.specs.targets import Found
from amock_shape import Kind, Member

_COROUTINES: Final = frozenset(
    {"typing.Coroutine", "collections.abc.Coroutine", "types.CoroutineType"}
)

_AWAITABLES: Final = _COROUTINES | {"typing.Awaitable"}


def gives_coroutine(found: Found) -> bool:
    """Tell whether a call of a target surely gives a coroutine.

    So do `async def`s, also under decorators that leave them awaitable, and the names bound to
    them or to a `partial` of them. A `def` that returns a coroutine is no such target: its
    callers may keep what it gives.
    """
    node, type_ = found.node, found.type
    if type_ is None or not _is_made_of_async_def(node):
        return False
    if isinstance(node, Decorator) and isinstance(type_, CallableType):
        return is_decorated_coroutine(node, type_)
    return is_coroutine_function(type_)


def as_called(found: Found) -> Member:
    """Return a target as those see it who call it: a coroutine function where a call gives one."""
    if found.member.kind is Kind.UNKNOWN and gives_coroutine(found):
        return found.member._replace(kind=Kind.COROUTINE)
    return found.member


def is_decorated_coroutine(node: SymbolNode | None, type_: Type) -> bool:
    """Tell whether something is an `async def` under decorators that leave it awaitable.

    Parameters:
        node: its definition.
        type_: the type that the decorators give it.
    """
    proper = get_proper_type(type_)
    if not isinstance(node, Decorator) or not _is_made_of_async_def(node):
        return False
    # What an async def gives was never more than awaitable, and its callers await it.
    return isinstance(proper, CallableType) and _is_one_of(proper.ret_type, _AWAITABLES)


def is_coroutine_function(function: Type) -> bool:
    """Tell whether every call of a value of this type gives a coroutine."""
    proper = get_proper_type(function)
    if isinstance(proper, FunctionLike):
        return all(_is_coroutine(item.ret_type) for item in proper.items)
    if isinstance(proper, Instance) and proper.type.fullname == "functools.partial":
        return _is_coroutine(proper.args[0])
    return False


def _is_made_of_async_def(node: SymbolNode | None) -> bool:
    if isinstance(node, Decorator):
        return node.func.is_coroutine and not node.func.is_async_generator
    if isinstance(node, OverloadedFuncDef):
        items = [node.impl] if node.impl else node.items
        return all(_is_made_of_async_def(item) for item in items)
    if isinstance(node, FuncDef):
        return node.is_coroutine and not node.is_async_generator
    return isinstance(node, Var) and node.is_inferred and not node.is_property


def _is_coroutine(result: Type) -> bool:
    return _is_one_of(result, _COROUTINES)


def _is_one_of(result: Type, names: frozenset[str]) -> bool:
    proper = get_proper_type(result)
    return isinstance(proper, Instance) and proper.type.fullname in names
