"""Classes that the plugin makes: how they are put together, kept, and told from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypedDict, cast

from mypy.nodes import (
    MDEF,
    Block,
    ClassDef,
    Decorator,
    FuncDef,
    OverloadedFuncDef,
    SymbolTable,
    SymbolTableNode,
    TypeInfo,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, NoneType, Type, get_proper_type

from amock_mypy.checker import ANY, current_module, keep_class
from amock_mypy.runs.daemon import CHECKS
from amock_shape import MockKind

_METADATA: Final = "amock"
_GIVEN: Final = "amock given"


class About(TypedDict):
    """What a made class says of itself; kept in mypy's cache, so plain values only.

    Keys:
        name: how mypy's messages show it; it holds an equals sign, as no other class's name does.
        identity: tells it from others of the same name.
        spec: the name of the class that it is a mock of.
        kind: the kind of mock, by its name in MockKind.
        callable: whether the mock may be called.
        is_class: whether it is a mock of the class itself and not of an instance.
        strict: whether it refuses what the spec lacks.
    """

    name: str
    identity: str
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


def is_autospecced(said: About) -> bool:
    """Tell whether the methods of a mock may check what they are called with: spec= has none do."""
    return said["is_class"] or said["name"].endswith(", instance)")


def spec_behind(mock: Instance) -> Instance | None:
    """Return the class whose instances a specced mock stands for, with its type arguments.

    None is returned for mocks of modules and of classes themselves, and for all that is no such
    mock.
    """
    said = about(mock.type)
    if said is None or not said["spec"] or said["is_class"]:
        return None
    # Where there is no such class, the mock's own is the only base.
    return mock.type.bases[-1] if len(mock.type.bases) > 1 else None


def class_behind(mock: Instance) -> TypeInfo | None:
    """Return the class that a mock stands for, itself or an instance of it, or None."""
    said = about(mock.type)
    if said is None or not said["is_class"]:
        spec = spec_behind(mock)
    else:
        made = get_proper_type(mock.type.bases[0].args[-1])
        spec = spec_behind(made) if isinstance(made, Instance) else None
    return spec.type if spec is not None else None


def kept_class(api: CheckerPluginInterface, said: About) -> Instance | None:
    """Return the class that was made in the current module for the same mock, or None."""
    key = _free_key(api, said)
    info = _kept(api, key) if CHECKS.is_made(api, key) else None
    return Instance(info, []) if info is not None else None


def holds_made_classes(api: CheckerPluginInterface) -> bool:
    """Tell whether a class was made for any mock in the current module."""
    return any("=" in name for name in current_module(api).names)


def make_class(api: CheckerPluginInterface, bases: list[Instance], said: About) -> TypeInfo:
    """Make a class and keep it in the current module; the caller fills in mro and attributes.

    It is kept before it is filled because its members may mention it.

    Parameters:
        api: the checker.
        bases: its direct bases.
        said: what it says of itself.
    """
    module = current_module(api).fullname
    key = _free_key(api, said)
    definition = ClassDef(said["name"], Block([]))
    definition.fullname = f"{module}.{key}"
    info = TypeInfo(SymbolTable(), definition, module)
    definition.info = info
    info.bases = bases
    info.metadata[_METADATA] = dict(said)
    keep_class(api, key, info)
    CHECKS.note_made(api, key)
    return info


def _free_key(api: CheckerPluginInterface, said: About) -> str:
    """Return the name that a made class has in the module: two specs may share a name."""
    # mypy takes full names apart at their dots.
    key = said["name"].replace(".", ":")
    info = _kept(api, key)
    while info is not None:
        other = about(info)
        if other is not None and other["identity"] == said["identity"]:
            break
        key += "'"
        info = _kept(api, key)
    return key


def _kept(api: CheckerPluginInterface, key: str) -> TypeInfo | None:
    symbol = current_module(api).names.get(key)
    return symbol.node if symbol is not None and isinstance(symbol.node, TypeInfo) else None


def linearized(classes: Iterable[TypeInfo | None]) -> Iterator[TypeInfo]:
    """Yield each class once, `object` last: an mro in which earlier classes win."""
    once = dict.fromkeys(info for info in classes if info is not None)
    yield from sorted(once, key=lambda info: info.fullname == "builtins.object")


def add_variable(info: TypeInfo, name: str, type_: Type) -> None:
    """Give a class an attribute."""
    variable = Var(name, type_)
    variable.info = info
    variable._fullname = f"{info.fullname}.{name}"  # noqa: SLF001  # mypy's own way to name one
    variable.is_inferred = False
    info.names[name] = SymbolTableNode(MDEF, variable, plugin_generated=True)


def make_settable(info: TypeInfo, name: str) -> None:
    """Let a test set an attribute that the spec declares to be final.

    mypy refuses to assign to a variable that any base has as a final one, and does not ask so of a
    property.

    Parameters:
        info: the class.
        name: the name of a variable of it.
    """
    variable = cast(Var, info.names[name].node)
    getter = FuncDef(name, [], Block([]))
    property_ = OverloadedFuncDef([Decorator(getter, [], variable)])
    property_.is_property = True
    for made in (getter, property_):
        made.info = info
        made._fullname = variable.fullname  # noqa: SLF001  # as above
    info.names[name] = SymbolTableNode(MDEF, property_, plugin_generated=True)


def give_variable(info: TypeInfo, name: str) -> None:
    """Give the class of a mock an attribute that its spec lacks, and a test sets."""
    add_variable(info, name, ANY)
    info.metadata.setdefault(_GIVEN, {"names": []})["names"].append(name)


def names_of_spec(info: TypeInfo) -> set[str]:
    """Return the names that a mock has of its spec and its kind, those that tests give it left out.

    A name that is set is like another one by chance: only those of the spec are misspelt.
    """
    given = info.metadata.get(_GIVEN, {"names": []})["names"]
    return {name for base in info.mro for name in base.names}.difference(given)


def refuse_unknown(info: TypeInfo) -> None:
    """Make mypy refuse attributes that a class lacks.

    mypy asks the methods __getattr__ and __setattr__ of a class before it reports a missing
    attribute; a variable of that name hides the methods that mocks inherit.
    """
    info.fallback_to_any = False
    for name in ("__getattr__", "__setattr__"):
        add_variable(info, name, NoneType())
