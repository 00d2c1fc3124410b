"""Check that a plain Mock is not asked for special methods: its spec may have them, it has none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import Context, MemberExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.mock_types.made_classes import about, kind_of, spec_behind
from amock_mypy.source.scopes import SCOPES
from amock_shape import SUPPORTED_DUNDERS

_USED_BY_SYNTAX: Final = frozenset(
    {
        "__aenter__",
        "__aiter__",
        "__contains__",
        "__delitem__",
        "__enter__",
        "__getitem__",
        "__iter__",
        "__len__",
        "__setitem__",
    }
)
"""The special methods in the place of which nothing else will do, as for most operators."""
IN_THE_PLACE: Final = {
    "__contains__": ("__getitem__", "__iter__"),
    "__float__": ("__index__",),
    "__int__": ("__index__", "__trunc__"),
    "__iter__": ("__getitem__",),
    "__reversed__": ("__getitem__", "__len__"),
}
"""The special methods that Python asks for where another is missing."""


def faults_of_special_method(
    api: CheckerPluginInterface, mock: Type, name: str, place: Context
) -> Iterator[Fault]:
    """Yield the fault of a plain Mock that is asked for a special method of its spec.

    Parameters:
        api: the checker.
        mock: the type of what may be such a mock.
        name: the special method.
        place: what asks: an attribute, or what Python looks the method up for.
    """
    spec = _spec_with(api, mock, name)
    if spec is None:
        return
    what = f'the mock of "{spec.type.name}" is a Mock, which has no {name}'
    if isinstance(place, MemberExpr) and place.name == name:
        message = f"{what} to look into: this raises AttributeError; use MagicMock"
    elif name not in _USED_BY_SYNTAX:
        return
    else:
        message = f"{what} until one is set: this raises TypeError; use MagicMock"
    yield Fault(message, place, MOCK_SPEC)


def _spec_with(api: CheckerPluginInterface, mock: Type, name: str) -> Instance | None:
    """Return the spec that has a special method which its mock lacks."""
    if name not in SUPPORTED_DUNDERS or hasattr(object, name):
        return None
    proper = get_proper_type(mock)
    said = about(proper.type) if isinstance(proper, Instance) else None
    if said is None or not isinstance(proper, Instance) or kind_of(said).is_magic:
        return None
    # A class of mocks of the user's may have it.
    is_plain = proper.type.bases[0].type.fullname in fullnames.MOCK_CLASSES
    if not (is_plain and said["strict"]) or said["is_class"]:
        return None
    others = (name, *IN_THE_PLACE.get(name, ()))
    spec = spec_behind(proper)
    if spec is None or not SCOPES.assigned_names(api).isdisjoint(others):
        return None
    return spec if spec.type.has_readable_member(name) else None
