"""What a mock gives where the code asks whether it is None, or puts other things in its place.

A test may let a mock give None in the place of anything. The declared type would decide the
question, and mypy take what follows for unreachable. A name that is bound to what a mock gives must
have room for the real thing, and a test may cast what it gives.
"""

from __future__ import annotations

from typing import Final

from mypy.nodes import Context
from mypy.plugin import CheckerPluginInterface
from mypy.types import AnyType, Instance, NoneType, Type, UnionType, get_proper_type

from amock_mypy.checker import ANY
from amock_mypy.source.scopes import SCOPES
from amock_mypy.uses.casts import is_cast


def undecided(api: CheckerPluginInterface, place: Context, given: Type) -> Type:
    """Return what a mock gives, or Any where its type would say too much.

    Parameters:
        api: the checker.
        place: the call or the attribute that gives it.
        given: the declared type.
    """
    if SCOPES.is_rebound(api, place) or is_cast(api, place):
        return ANY
    if isinstance(get_proper_type(given), NoneType):
        # What gives nothing is kept for what it gives in the test.
        return ANY if SCOPES.is_named(api, place) else given
    return ANY if SCOPES.asks_for_none(api, place) and not _may_be_none(given) else given


def beside_others(item: Type) -> Type:
    """Return what iterating over a mock gives, when the mock gives one that stands for an item.

    The test may have put the real things there. Both fit where either is kept: in a list, or in
    the name that a loop gives to one after the other.

    Parameters:
        item: the type of the mock.
    """
    proper = get_proper_type(item)
    if isinstance(proper, Instance) and any(map(proper.type.has_readable_member, _ITERATES)):
        return item  # what `__iter__` gives is none of the items
    return UnionType([item, ANY])


_ITERATES: Final = ("__anext__", "__next__")


def _may_be_none(given: Type) -> bool:
    proper = get_proper_type(given)
    if isinstance(proper, UnionType):
        return any(_may_be_none(item) for item in proper.items)
    if isinstance(proper, Instance):
        return proper.type.fullname == "builtins.object"
    return isinstance(proper, (AnyType, NoneType))
