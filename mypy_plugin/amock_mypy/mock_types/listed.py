"""The types of mocks of which only the names are known: by a list, or by what they wrap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mypy.nodes import Expression, ListExpr, StrExpr, TupleExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, TypedDictType, get_proper_type

from amock_mypy.checker import ANY, find_class
from amock_mypy.mock_types.made_classes import (
    About,
    add_variable,
    kept_class,
    linearized,
    make_class,
)
from amock_mypy.mock_types.specced import shows
from amock_mypy.specs.reader import symbols_of
from amock_shape import MockKind

_VALUES: Final = frozenset(
    f"builtins.{name}" for name in ("bool", "bytes", "dict", "float", "int", "set", "str")
)
"""Classes whose instances, given as a spec, stand for their class; a list holds names instead."""

_FIXED: Final = "(spec_set=list)"
_SIGNS: Final = ("(spec=list)", _FIXED, "(spec=value of ", "(wraps=")


def names_in(spec: Expression) -> tuple[str, ...] | None:
    """Return the names that a spec lists, or None where they are not written out."""
    if not isinstance(spec, (ListExpr, TupleExpr)):
        return None
    texts = [item.value for item in spec.items if isinstance(item, StrExpr)]
    return tuple(texts) if len(texts) == len(spec.items) else None


def listed_mock(
    api: CheckerPluginInterface,
    made: Instance,
    kind: MockKind,
    names: tuple[str, ...],
    *,
    settable: bool,
) -> Instance:
    """Return the type of a mock that has these attributes and no others.

    Parameters:
        api: the checker.
        made: the type of the mock without its spec.
        kind: the kind of mock.
        names: the names of its attributes.
        settable: whether a test may give it more of them, as spec_set= forbids.
    """
    spec = ("spec=list" if settable else "spec_set=list", "the list of names")
    return named_mock(api, made, kind, dict.fromkeys(names, ANY), spec)


def value_specced_mock(
    api: CheckerPluginInterface, made: Instance, kind: MockKind, value: Type
) -> Instance:
    """Return the type of a mock whose spec is a number, a text or a dictionary, else the plain one.

    Parameters: as for listed_mock, with the type of the spec for the names.
    """
    proper = get_proper_type(value)
    info = proper.type if isinstance(proper, Instance) else None
    if isinstance(proper, TypedDictType):
        info = find_class(api, "builtins.dict")
    if info is None or info.fullname not in _VALUES:
        return made
    names = dict.fromkeys((name for name, _, _ in symbols_of(info)), ANY)
    return named_mock(api, made, kind, names, (f"spec=value of {info.name}", info.name))


def named_mock(
    api: CheckerPluginInterface,
    made: Instance,
    kind: MockKind,
    types: Mapping[str, Type],
    spec: tuple[str, str],
) -> Instance:
    """Return the type of a mock of which the attributes are known, and that goes anywhere.

    Parameters: as for listed_mock, and the types of the attributes by name, and how the class
    made for it shows its spec and calls it.
    """
    said = About(
        name=f"{made.type.name}({spec[0]})",
        identity=f"{made.type.fullname} {tuple(types.items())}",
        spec=spec[1],
        kind=kind.name,
        callable=kind.is_callable,
        is_class=False,
        strict=True,
    )
    kept = kept_class(api, said)
    if kept is not None:
        return kept
    info = make_class(api, [made], said)
    info.mro = list(linearized([info, *made.type.mro]))
    for name, type_ in types.items():
        if shows(made.type, name):
            add_variable(info, name, type_)
    # It stands for whatever its test says, so it goes wherever anything goes.
    info.fallback_to_any = True
    return Instance(info, [])


def is_fixed_list(said: About) -> bool:
    """Tell whether a list names all that may be set on a mock."""
    return said["name"].endswith(_FIXED)


def is_listed(said: About) -> bool:
    """Tell whether a made class only lists the names of a mock's attributes."""
    return any(sign in said["name"] for sign in _SIGNS)
