"""Members of what is annotated `AsyncMock[Service]`, whose class does not say what it mocks."""

from __future__ import annotations

from typing import Final, NamedTuple

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import Context, TypeInfo, Var
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, TupleType, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import derives_from
from amock_mypy.mock_types.made_classes import about
from amock_mypy.mock_types.specced import MockOf, specced_mock
from amock_shape import MockKind

_CLASSES: Final = frozenset(f"{fullnames.AMOCK}.{kind.value}" for kind in MockKind)


class Annotated(NamedTuple):
    """A mock that is known by its annotation.

    Attributes:
        mock_class: the class of the mock.
        kind: the kind of mock it makes.
        spec: the class that is mocked.
    """

    mock_class: TypeInfo
    kind: MockKind
    spec: Instance

    @property
    def name(self) -> str:
        """The annotation, as messages write it."""
        return f"{self.mock_class.name}[{self.spec.type.name}]"

    def made(self, api: CheckerPluginInterface, context: Context) -> TypeInfo:
        """Return the class that a mock made with that spec has."""
        mock_of = MockOf(self.mock_class, self.kind, self.spec, strict=True)
        mock = specced_mock(api, mock_of, context)
        return mock.partial_fallback.type if isinstance(mock, TupleType) else mock.type


def annotated(mock: Type) -> Annotated | None:
    """Return what an annotation says of a mock, or None for other types and for bare names."""
    proper = get_proper_type(mock)
    if not isinstance(proper, Instance) or about(proper.type) is not None:
        return None
    if not derives_from(proper.type, _CLASSES):
        return None
    for base in proper.type.mro:
        kind = fullnames.MOCK_CLASSES.get(base.fullname)
        if kind is not None and base.module_name == fullnames.AMOCK:
            spec = get_proper_type(map_instance_to_supertype(proper, base).args[0])
            is_class = isinstance(spec, Instance) and spec.type.fullname != "builtins.object"
            return Annotated(base, kind, spec) if is_class and isinstance(spec, Instance) else None
    return None


def declared_in(info: TypeInfo, name: str) -> Type | None:
    """Return the type of a member of a made class, or None if it has none of that name."""
    symbol = info.names.get(name)
    node = symbol.node if symbol is not None else None
    return node.type if isinstance(node, Var) else None
