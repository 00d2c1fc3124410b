"""The types of mocks of which only the names are known: by a list, or by what they wrap."""

from __future__ import annotations

from typing import Final

from mypy.nodes import Expression, ListExpr, StrExpr, TupleExpr, TypeInfo
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, TypedDictType, get_proper_type

from amock_mypy.checker import ANY, find_class
from amock_mypy.daemon import depend_on_class
from amock_mypy.mock_types.made_classes import (
    About,
    add_variable,
    kept_class,
    linearized,
    make_class,
)
from amock_mypy.mock_types.specced import is_private, mangled, shows
from amock_mypy.reader import symbols_of
from amock_shape import MockKind

_OPEN: Final = frozenset({"builtins.object", "builtins.function", "types.ModuleType"})
"""Classes whose instances have more than their class says."""

_VALUES: Final = frozenset(
    f"builtins.{name}" for name in ("bool", "bytes", "dict", "float", "int", "set", "str")
)
"""Classes whose instances, given as a spec, stand for their class; a list holds names instead."""

_SIGNS: Final = ("(spec=list)", "(spec=value of ", "(wraps=")


def names_in(spec: Expression) -> tuple[str, ...] | None:
    """Return the names that a spec lists, or None where they are not written out."""
    if not isinstance(spec, (ListExpr, TupleExpr)):
        return None
    texts = [item.value for item in spec.items if isinstance(item, StrExpr)]
    return tuple(texts) if len(texts) == len(spec.items) else None


def listed_mock(
    api: CheckerPluginInterface, made: Instance, kind: MockKind, names: tuple[str, ...]
) -> Instance:
    """Return the type of a mock that has these attributes and no others.

    Parameters:
        api: the checker.
        made: the type of the mock without its spec.
        kind: the kind of mock.
        names: the names of its attributes.
    """
    return _named_mock(api, made, kind, names, ("spec=list", "the list of names"))


def wrapping_mock(
    api: CheckerPluginInterface, made: Instance, kind: MockKind, wrapped: Type
) -> Instance:
    """Return the type of a mock that wraps an object: it is asked for what the object has.

    Parameters: as for listed_mock, and the type of the object.
    """
    proper = get_proper_type(wrapped)
    if not isinstance(proper, Instance) or not _is_known(proper.type):
        return made
    depend_on_class(api, proper.type)
    names = tuple(
        mangled(name, owner) if is_private(name) else name
        for name, _, owner in symbols_of(proper.type)
    )
    spec = (f"wraps={proper.type.name}", proper.type.name)
    return _named_mock(api, made, kind, names, spec)


def value_specced_mock(
    api: CheckerPluginInterface, made: Instance, kind: MockKind, value: Type
) -> Instance:
    """Return the type of a mock whose spec is a number, a text or a dictionary, else the plain one.

    Parameters: as for listed_mock, and the type of the spec.
    """
    proper = get_proper_type(value)
    info = proper.type if isinstance(proper, Instance) else None
    if isinstance(proper, TypedDictType):
        info = find_class(api, "builtins.dict")
    if info is None or info.fullname not in _VALUES:
        return made
    names = tuple(name for name, _, _ in symbols_of(info))
    return _named_mock(api, made, kind, names, (f"spec=value of {info.name}", info.name))


def _is_known(info: TypeInfo) -> bool:
    """Tell whether mypy surely sees all attributes of a class's instances."""
    has_own = any(
        base.names.get(name)
        for base in info.mro
        for name in ("__getattr__", "__getattribute__")
        if base.fullname != "builtins.object"
    )
    return not (has_own or info.fallback_to_any or info.is_protocol or info.fullname in _OPEN)


def _named_mock(
    api: CheckerPluginInterface,
    made: Instance,
    kind: MockKind,
    names: tuple[str, ...],
    spec: tuple[str, str],
) -> Instance:
    said = About(
        name=f"{made.type.name}({spec[0]})",
        identity=f"{made.type.fullname} {names}",
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
    for name in names:
        if shows(made.type, name):
            add_variable(info, name, ANY)
    # It stands for whatever its test says, so it goes wherever anything goes.
    info.fallback_to_any = True
    return Instance(info, [])


def is_listed(said: About) -> bool:
    """Tell whether a made class only lists the names of a mock's attributes."""
    return any(sign in said["name"] for sign in _SIGNS)
