"""Classes that the plugin makes: how they are put together, kept, and told from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypedDict, cast

from mypy.nodes import MDEF, Block, ClassDef, SymbolTable, SymbolTableNode, TypeInfo, Var
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, NoneType, Type

from amock.shape import MockKind
from amock_mypy.checker import current_module, keep_class

_METADATA: Final = "amock"


class About(TypedDict):
    """What a made class says of itself; kept in mypy's cache, so plain values only.

    Keys:
        spec: the name of the class that it is a mock of.
        kind: the kind of mock, by its name in MockKind.
        callable: whether the mock may be called.
        is_class: whether it is a mock of the class itself and not of an instance.
        strict: whether it refuses what the spec lacks.
    """

    spec: str
    kind: str
    callable: bool
    is_class: bool
    strict: bool


def about(info: TypeInfo) -> About | None:
    """Return what a made class says of itself, or None for a class of the user's."""
    found = info.metadata.get(_METADATA)
    return cast(About, found) if found else None


def kind_of(said: About) -> MockKind:
    """Return the kind of mock that a made class is."""
    return MockKind[said["kind"]]


def kept_class(api: CheckerPluginInterface, key: str) -> Instance | None:
    """Return the made class that the current module has under a key."""
    symbol = current_module(api).names.get(key)
    info = symbol.node if symbol is not None else None
    return Instance(info, []) if isinstance(info, TypeInfo) else None


def make_class(
    api: CheckerPluginInterface, name: str, key: str, bases: list[Instance], said: About
) -> TypeInfo:
    """Make a class and keep it in the current module; the caller fills in mro and attributes.

    It is kept before it is filled because its members may mention it.

    Parameters:
        api: the checker.
        name: the name that mypy's messages show.
        key: the name in the module's symbol table, without dots, which mypy would take apart.
        bases: its direct bases.
        said: what it says of itself.
    """
    module = current_module(api).fullname
    definition = ClassDef(name, Block([]))
    definition.fullname = f"{module}.{key}"
    info = TypeInfo(SymbolTable(), definition, module)
    definition.info = info
    info.bases = bases
    info.metadata[_METADATA] = dict(said)
    keep_class(api, key, info)
    return info


def linearized(classes: Iterable[TypeInfo | None]) -> Iterator[TypeInfo]:
    """Yield each class once, `object` last: an mro in which earlier classes win."""
    seen: set[TypeInfo] = set()
    last = None
    for info in classes:
        if info is None or info in seen:
            continue
        seen.add(info)
        if info.fullname == "builtins.object":
            last = info
        else:
            yield info
    if last is not None:
        yield last


def add_variable(info: TypeInfo, name: str, type_: Type) -> None:
    """Give a class an attribute."""
    variable = Var(name, type_)
    variable.info = info
    variable._fullname = f"{info.fullname}.{name}"  # noqa: SLF001  # mypy's own way to name one
    variable.is_inferred = False
    info.names[name] = SymbolTableNode(MDEF, variable, plugin_generated=True)


def refuse_unknown(info: TypeInfo) -> None:
    """Make mypy refuse attributes that a class lacks.

    mypy asks the methods __getattr__ and __setattr__ of a class before it reports a missing
    attribute; a variable of that name hides the methods that mocks inherit.
    """
    info.fallback_to_any = False
    for name in ("__getattr__", "__setattr__"):
        add_variable(info, name, NoneType())


def spec_key(spec: Instance) -> str:
    """Return a class with its type arguments as part of a key."""
    return str(spec).replace(".", ":").rstrip("?")
