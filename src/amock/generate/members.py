"""The members of a mock, with mypy's types: what is called, and what stands for a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from amock_mypy.checker import find_class, member_type, silence
from amock_mypy.mock_types.specced import ITERATORS, NOT_MEMBERS, shows
from amock_mypy.specs.coroutines import is_coroutine_function
from amock_mypy.specs.reader import CACHED_FUNCTION, member_of
from mypy.erasetype import erase_typevars
from mypy.nodes import (
    NOT_ABSTRACT,
    Decorator,
    MypyFile,
    OverloadedFuncDef,
    SymbolNode,
    SymbolTableNode,
    TypeInfo,
    TypeVarLikeExpr,
    Var,
)
from mypy.typeops import bind_self, get_all_type_vars
from mypy.types import CallableType, FunctionLike, Instance, Type, get_proper_type

from amock.generate.errors import GenerateError
from amock.generate.program import Program
from amock.generate.source_order import SourceOrder
from amock_shape import Kind, Member, MockKind, Source, is_dunder, shape_of

_OF_EVERY_OBJECT: Final = frozenset(
    {
        *("__delete__", "__dir__", "__eq__", "__format__", "__get__", "__getstate__", "__hash__"),
        *("__ne__", "__reduce__", "__reduce_ex__", "__repr__", "__set__", "__setstate__"),
        *("__sizeof__", "__str__"),
    }
)
"""Special methods that a mock has as any object has them; those of the spec are not called."""


@dataclass(frozen=True, slots=True)
class Called:
    """A member that is called.

    Attributes:
        name: its name.
        signatures: what callers may pass and what they get; several if it is overloaded.
        is_async: whether the result is awaited.
        needs_help: whether reading the class at run time does not show it.
    """

    name: str
    signatures: tuple[CallableType, ...]
    is_async: bool
    needs_help: bool = False

    @property
    def takes_any_result(self) -> bool:
        """Whether tests may let it give something else than is declared, such as a list."""
        return self.name in ITERATORS


@dataclass(frozen=True, slots=True)
class Value:
    """A member that stands for a value.

    Attributes:
        name: its name.
        type: its declared type.
        needs_help: whether reading the class at run time does not show it.
        is_final: whether no class derived from its own may declare it again.
        is_abstract: whether it is a property that derived classes must define.
    """

    name: str
    type: Type
    needs_help: bool
    is_final: bool
    is_abstract: bool


MemberOfMock = Called | Value


class MemberReader:
    """Reads the members of classes.

    Parameters:
        program: the build.
    """

    def __init__(self, program: Program) -> None:
        self._api = program.api
        self._modules = program.modules
        self._order = SourceOrder()
        mock_class = find_class(program.api, "amock.AsyncMock")
        if mock_class is None:
            raise GenerateError("mypy does not find amock: is it installed where mypy runs?")
        self._mock_class = mock_class

    def members_of(self, instance: Instance) -> list[MemberOfMock]:
        """Return the members of a mock of a class, as they stand in the source."""
        with silence(self._api):
            return [
                found
                for name, symbol, owner in self._symbols(instance.type)
                if (found := self._member(instance, name, symbol, owner)) is not None
            ]

    def classes_in(self, info: TypeInfo) -> list[TypeInfo]:
        """Return the public classes that are defined in the body of a class, as they stand."""
        names = self._order.sorted_members(info, self._modules.get(info.module_name))
        nodes = [(name, info.names[name].node) for name in names]
        classes = [
            node for name, node in nodes if isinstance(node, TypeInfo) and not name.startswith("_")
        ]
        return [
            node
            for node in classes
            if node.fullname == f"{info.fullname}.{node.name}" and is_mockable(node)
        ]

    def signatures(
        self, symbol: SymbolTableNode, type_: Type, instance: Instance | None = None
    ) -> tuple[CallableType, ...]:
        """Return the signatures of something that is called; none if it cannot be.

        Parameters:
            symbol: its entry in a symbol table.
            type_: its type, self already bound.
            instance: of the class that holds it, if one does.
        """
        return _below_decorator(symbol, instance) or self._of_type(type_)

    def _of_type(self, type_: Type) -> tuple[CallableType, ...]:
        proper = get_proper_type(type_)
        if isinstance(proper, Instance) and proper.type.has_readable_member("__call__"):
            proper = get_proper_type(self._type_of(proper, "__call__"))
        if not isinstance(proper, FunctionLike):
            return ()
        return tuple(proper.items)

    def _symbols(self, info: TypeInfo) -> Iterator[tuple[str, SymbolTableNode, TypeInfo]]:
        seen: set[str] = set()
        for base in info.mro:
            if base.fullname in NOT_MEMBERS:
                continue
            for name in self._order.sorted_members(base, self._modules.get(base.module_name)):
                if name not in seen and self._is_shown(name, base):
                    seen.add(name)
                    yield name, base.names[name], base

    def _is_shown(self, name: str, owner: TypeInfo) -> bool:
        is_other = isinstance(owner.names[name].node, (TypeVarLikeExpr, MypyFile))
        if is_other or name in _OF_EVERY_OBJECT:
            return False
        if owner.module_name == "enum" and name.startswith("_"):
            # For who writes enumerations; their members do not show it.
            return False
        # mypy notes for itself what it makes of a class: such names hold a sign.
        return name.isidentifier() and shows(self._mock_class, name)

    def _member(
        self, instance: Instance, name: str, symbol: SymbolTableNode, owner: TypeInfo
    ) -> MemberOfMock | None:
        member = member_of(name, symbol, owner)
        type_ = self._type_of(instance, name)
        needs_help = _needs_help(member, owner, self._modules)
        if not member.kind.is_value:
            signatures = self.signatures(symbol, type_, instance)
            if signatures:
                return Called(name, signatures, is_awaited(member, signatures), needs_help)
        if is_dunder(name):
            return None
        node = symbol.node
        is_final = isinstance(node, Var) and node.is_final
        type_ = _without_free_variables(type_, instance)
        return Value(name, type_, needs_help, is_final, _is_abstract_property(node))

    def _type_of(self, instance: Instance, name: str) -> Type:
        context = self._modules.get(instance.type.module_name) or next(iter(self._modules.values()))
        return member_type(self._api, instance, name, context)


def is_awaited(member: Member, signatures: tuple[CallableType, ...]) -> bool:
    """Tell whether the results of a member's mock are awaited."""
    if member.kind is Kind.UNKNOWN:
        return all(is_coroutine_function(signature) for signature in signatures)
    return shape_of(member, MockKind.MAGIC).is_awaitable


def _without_free_variables(type_: Type, instance: Instance) -> Type:
    """Return the type of a value with Any for variables that its class is not generic over.

    A class may annotate its attributes with those of a function around it.
    """
    of_class = {found.id for found in get_all_type_vars(instance)}
    return erase_typevars(type_, {each.id for each in get_all_type_vars(type_)} - of_class)


def is_mockable(info: TypeInfo) -> bool:
    """Tell whether something that mypy keeps as a class is one whose instances are mocked."""
    return info.typeddict_type is None and not info.is_newtype


def _below_decorator(
    symbol: SymbolTableNode, instance: Instance | None
) -> tuple[CallableType, ...]:
    """Return the signature of a function whose decorator, lru_cache, keeps it to itself."""
    node = symbol.node
    if not isinstance(node, Decorator) or not isinstance(node.func.type, CallableType):
        return ()
    declared = get_proper_type(node.var.type) if node.var.type else None
    if not isinstance(declared, Instance) or declared.type.fullname != CACHED_FUNCTION:
        return ()
    if instance is None or node.func.is_static:
        return (node.func.type,)
    return (bind_self(node.func.type, instance, is_classmethod=node.func.is_class),)


def _is_abstract_property(node: SymbolNode | None) -> bool:
    if isinstance(node, OverloadedFuncDef) and node.is_property:
        # The setter's own definition is another item; the getter says what there is to define.
        node = node.items[0]
    return (
        isinstance(node, Decorator)
        and node.func.is_property
        and node.func.abstract_status != NOT_ABSTRACT
    )


def _needs_help(member: Member, owner: TypeInfo, modules: Mapping[str, MypyFile]) -> bool:
    if member.source is Source.INSTANCE:
        return True
    module = modules.get(owner.module_name)
    if member.name.startswith("_") or member.source is not Source.ANNOTATION:
        return False
    return module is not None and module.is_stub
