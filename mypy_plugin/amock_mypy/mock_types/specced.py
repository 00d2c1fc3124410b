"""The types of specced mocks: made classes that are both a mock and the class they are a mock of.

`Mock(spec=Service)` gets a class of its own, derived from Mock and Service, in which each member of
the spec stands as the type of its mock. It is accepted where either is wanted, and refuses what
neither has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mypy.nodes import (
    MDEF,
    ArgKind,
    Block,
    ClassDef,
    Context,
    SymbolTable,
    SymbolTableNode,
    TypeInfo,
    TypeVarLikeExpr,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Instance, NoneType, ProperType, Type, get_proper_type

from amock.shape import (
    SUPPORTED_DUNDERS,
    Kind,
    Member,
    MockKind,
    child_kind,
    is_dunder,
    shape_of,
)
from amock_mypy import fullnames
from amock_mypy.checker import (
    ANY,
    current_module,
    find_class,
    generic_instance,
    keep_class,
    member_type,
)
from amock_mypy.mock_types.functions import function_mock
from amock_mypy.reader import member_of, symbols_of

METADATA: Final = "amock"
"""The key under which a made class says what it is a mock of."""

_NOT_MEMBERS: Final = frozenset(
    {"builtins.object", "typing.Generic", "typing.Protocol", "abc.ABC", "enum.Enum"}
)
_ITERATORS: Final = frozenset({"__iter__", "__aiter__", "__reversed__"})


@dataclass(frozen=True, slots=True)
class MockOf:
    """What a made class is a mock of.

    Attributes:
        mock_class: the class of the mock as written in the test, or a subclass of the user's.
        kind: the kind of mock it makes.
        spec: the class that is mocked, with its type arguments.
        strict: whether the mock refuses what the spec lacks.
    """

    mock_class: TypeInfo
    kind: MockKind
    spec: Instance
    strict: bool

    @property
    def name(self) -> str:
        """The name that mypy's messages show."""
        spec = self.spec.type.name
        return f"{self.mock_class.name}(spec={spec})" if self.strict else f"mock of {spec}"

    @property
    def key(self) -> str:
        """The name in the module's symbol table: without dots, which mypy takes apart."""
        spec = str(self.spec).replace(".", ":").rstrip("?")
        word = "spec=" if self.strict else "of="
        return f"{self.mock_class.fullname.replace('.', ':')}({word}{spec})"


def specced_mock(api: CheckerPluginInterface, mock_of: MockOf, context: Context) -> Instance:
    """Return the type of an instance mock of a class."""
    kept = current_module(api).names.get(mock_of.key)
    if kept is not None and isinstance(kept.node, TypeInfo):
        return Instance(kept.node, [])
    info = _bare_class(api, mock_of)
    # Kept before it is filled: a class may mention itself in its members.
    keep_class(api, mock_of.key, info)
    for name, type_ in _member_types(api, mock_of, context):
        add_variable(info, name, type_)
    _add_identity(api, info)
    if not info.fallback_to_any:
        block_unknown(info)
    return Instance(info, [])


def spec_name(info: TypeInfo) -> str | None:
    """Return the name of the class that a made class is a mock of, or None for other classes."""
    metadata = info.metadata.get(METADATA)
    return metadata.get("spec") if metadata else None


def is_strict(mock_of: MockOf) -> bool:
    """Tell whether a mock is to refuse what its spec lacks: only if all of the spec is known."""
    info = mock_of.spec.type
    dynamic = any(
        base.names.get(name)
        for base in info.mro
        for name in ("__getattr__", "__getattribute__")
        if base.fullname != "builtins.object"
    )
    builtin = info.module_name == "builtins"
    return mock_of.strict and not (info.fallback_to_any or dynamic or builtin)


def add_variable(info: TypeInfo, name: str, type_: Type) -> None:
    """Give a made class an attribute."""
    variable = Var(name, type_)
    variable.info = info
    variable._fullname = f"{info.fullname}.{name}"  # noqa: SLF001  # mypy's own way to name one
    variable.is_inferred = False
    info.names[name] = SymbolTableNode(MDEF, variable, plugin_generated=True)


def block_unknown(info: TypeInfo) -> None:
    """Make mypy refuse attributes that a class lacks.

    mypy asks the methods __getattr__ and __setattr__ of a class before it reports a missing
    attribute; a variable of that name hides the methods that mocks inherit.
    """
    for name in ("__getattr__", "__setattr__"):
        add_variable(info, name, NoneType())


def _bare_class(api: CheckerPluginInterface, mock_of: MockOf) -> TypeInfo:
    module = current_module(api).fullname
    definition = ClassDef(mock_of.name, Block([]))
    definition.fullname = f"{module}.{mock_of.key}"
    info = TypeInfo(SymbolTable(), definition, module)
    definition.info = info
    parameter: list[Type] = [mock_of.spec] if mock_of.mock_class.defn.type_vars else []
    info.bases = [generic_instance(mock_of.mock_class, parameter), mock_of.spec]
    info.mro = list(_linearized(api, info, mock_of))
    info.fallback_to_any = not is_strict(mock_of)
    info.metadata[METADATA] = {"spec": mock_of.spec.type.name, "kind": mock_of.kind.name}
    return info


def _linearized(api: CheckerPluginInterface, info: TypeInfo, mock_of: MockOf) -> Iterator[TypeInfo]:
    """Yield the mro: the mock's classes first, as its own attributes win over the spec's."""
    annotated = [find_class(api, name) for name in fullnames.ANY_MOCK_BASES]
    seen: set[TypeInfo] = set()
    for base in [info, *mock_of.mock_class.mro, *annotated, *mock_of.spec.type.mro]:
        if base is not None and base not in seen and base.fullname != "builtins.object":
            seen.add(base)
            yield base
    yield mock_of.spec.type.mro[-1]


def _member_types(
    api: CheckerPluginInterface, mock_of: MockOf, context: Context
) -> Iterator[tuple[str, Type]]:
    for name, symbol, owner in symbols_of(mock_of.spec.type):
        if owner.fullname in _NOT_MEMBERS or isinstance(symbol.node, TypeVarLikeExpr):
            continue
        if _is_hidden(name, mock_of):
            continue
        member = member_of(name, symbol, owner)
        yield name, _member_type(api, mock_of, member, context)


def _is_hidden(name: str, mock_of: MockOf) -> bool:
    """Tell whether the mock does not show the spec's attribute of that name."""
    if is_dunder(name):
        return name not in SUPPORTED_DUNDERS and name != "__call__"
    if name.startswith("__") or not name.isidentifier():
        return True
    return any(name in base.names for base in mock_of.mock_class.mro)


def _member_type(
    api: CheckerPluginInterface, mock_of: MockOf, member: Member, context: Context
) -> Type:
    if member.kind in (Kind.UNKNOWN, Kind.CLASS, Kind.MODULE):
        return ANY
    type_ = get_proper_type(member_type(api, mock_of.spec, member.name, context))
    if member.kind.is_value:
        return type_
    if member.name in _ITERATORS:
        return ANY
    return _function_type(api, mock_of, member, type_)


def _function_type(
    api: CheckerPluginInterface, mock_of: MockOf, member: Member, type_: ProperType
) -> Type:
    shape = shape_of(member, mock_of.kind)
    free = child_kind(mock_of.kind, member.name, coroutine=False, specced=False)
    if not mock_of.strict and free.is_async is not shape.mock.is_async:
        # The mock knows nothing of the class it stands for: its own children decide, not the spec.
        return ANY
    return function_mock(api, shape, type_)


def _add_identity(api: CheckerPluginInterface, info: TypeInfo) -> None:
    """Let a mock be compared and hashed, whatever the spec does about it."""
    object_ = find_class(api, "builtins.object")
    bool_, int_ = find_class(api, "builtins.bool"), find_class(api, "builtins.int")
    function = find_class(api, "builtins.function")
    if object_ is None or bool_ is None or int_ is None or function is None:
        return
    fallback = Instance(function, [])
    equals = CallableType(
        [Instance(object_, [])], [ArgKind.ARG_POS], [None], Instance(bool_, []), fallback
    )
    add_variable(info, "__eq__", equals)
    add_variable(info, "__hash__", CallableType([], [], [], Instance(int_, []), fallback))
