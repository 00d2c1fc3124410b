"""Enumerations: mocks of a class have what `dir()` lists of it, and an enumeration lists little.

That is its members, what a mixed-in type such as `int` has, and how the class itself is looked
into. The methods and properties of the members, `name` and `value` among them, are left out.
"""

from __future__ import annotations

from typing import Final

from mypy.nodes import TypeInfo, Var

from amock_mypy.specs.reader import member_of
from amock_shape import Kind, is_dunder

LISTED_OF_METACLASS: Final = ("__contains__", "__getitem__", "__iter__", "__len__")
"""What `dir()` lists of how an enumeration is looked into."""

LISTS_METACLASS: Final = (3, 11)
"""The Python from which on it does."""

_METACLASSES: Final = frozenset({"enum.EnumMeta", "enum.EnumType"})
_NOT_MEMBERS: Final = frozenset(
    {Kind.FUNCTION, Kind.COROUTINE, Kind.ASYNC_GENERATOR, Kind.PROPERTY}
)


def is_unlisted(info: TypeInfo, name: str) -> bool:
    """Tell whether a class is an enumeration that surely does not list an attribute of its members.

    Parameters:
        info: the class.
        name: the attribute's name.
    """
    metaclass = info.metaclass_type
    if not info.is_enum or metaclass is None or metaclass.type.fullname not in _METACLASSES:
        return False
    holders = [base for base in info.mro if name in base.names]
    return (
        bool(holders)
        and name not in LISTED_OF_METACLASS
        and all(base.is_enum and _is_of_members(base, name) for base in holders)
    )


def _is_of_members(enumeration: TypeInfo, name: str) -> bool:
    """Tell whether an enumeration defines a name for its members, and not a member by that name."""
    symbol = enumeration.names[name]
    if is_dunder(name):
        return True
    if isinstance(symbol.node, Var) and not symbol.node.is_property:
        return False
    return member_of(name, symbol, enumeration).kind in _NOT_MEMBERS
