"""The spec reader of the plugin: from what mypy knows of a symbol to a member of the shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from mypy.nodes import (
    NOT_ABSTRACT,
    ArgKind,
    Decorator,
    FuncBase,
    FuncDef,
    MypyFile,
    OverloadedFuncDef,
    SymbolNode,
    SymbolTableNode,
    TypeAlias,
    TypeInfo,
    Var,
)
from mypy.typeops import type_object_type
from mypy.types import (
    CallableType,
    FunctionLike,
    Instance,
    LiteralType,
    NoneType,
    Overloaded,
    ProperType,
    TupleType,
    Type,
    TypedDictType,
    UnionType,
    get_proper_type,
)

from amock_shape import (
    UNKNOWN_PARAMETERS,
    Binding,
    Kind,
    Member,
    Parameter,
    ParameterKind,
    Parameters,
    Source,
)

CACHED_PROPERTIES: Final = frozenset(
    {"functools.cached_property", "builtins.property", "types.DynamicClassAttribute"}
)
CACHED_FUNCTION: Final = "functools._lru_cache_wrapper"
WRAPPERS: Final = {
    "builtins.staticmethod": Binding.STATIC,
    "functools.partial": Binding.NONE,
    "functools.partialmethod": Binding.INSTANCE,
}
"""Classes of objects that hold a function, with what they bind in a class."""

AWAITABLES: Final = frozenset(
    {
        "typing.Awaitable",
        "typing.Coroutine",
        "typing.AwaitableGenerator",
        "types.CoroutineType",
        "_asyncio.Future",
        "_asyncio.Task",
        "asyncio.futures.Future",
        "asyncio.tasks.Task",
    }
)
_PARAMETER_KINDS: Final = {
    ArgKind.ARG_POS: ParameterKind.POSITIONAL_OR_KEYWORD,
    ArgKind.ARG_OPT: ParameterKind.POSITIONAL_OR_KEYWORD,
    ArgKind.ARG_STAR: ParameterKind.VAR_POSITIONAL,
    ArgKind.ARG_NAMED: ParameterKind.KEYWORD_ONLY,
    ArgKind.ARG_NAMED_OPT: ParameterKind.KEYWORD_ONLY,
    ArgKind.ARG_STAR2: ParameterKind.VAR_KEYWORD,
}


def is_open(info: TypeInfo) -> bool:
    """Tell whether instances of a class may have attributes of which mypy knows nothing."""
    answers = any(
        base.names.get(name)
        for base in info.mro
        for name in ("__getattr__", "__getattribute__")
        if base.fullname != "builtins.object"
    )
    return answers or info.fallback_to_any


def members_of(info: TypeInfo) -> dict[str, Member]:
    """Return the members of a class, inherited ones included, as its instances have them."""
    return {name: member_of(name, symbol, owner) for name, symbol, owner in symbols_of(info)}


def symbols_of(info: TypeInfo) -> Iterator[tuple[str, SymbolTableNode, TypeInfo]]:
    """Yield (name, symbol, class that holds it) once for each attribute of a class."""
    seen: set[str] = set()
    for base in info.mro:
        for name, symbol in base.names.items():
            # mypy keeps what is redefined under names that are none.
            if name not in seen and name.isidentifier():
                seen.add(name)
                yield name, symbol, base


def member_of(name: str, symbol: SymbolTableNode, owner: TypeInfo | None = None) -> Member:
    """Return the member that a symbol is.

    Parameters:
        name: the attribute's name.
        symbol: its entry in the symbol table of a class or a module.
        owner: the class that holds it, or None for a module.
    """
    node = symbol.node
    if isinstance(node, Decorator):
        return _decorated(name, node, owner)
    if isinstance(node, OverloadedFuncDef):
        return _overloaded(name, node, owner)
    if isinstance(node, FuncDef):
        return _function(name, node, owner)
    if isinstance(node, Var):
        return _variable(name, node, owner, symbol)
    return Member(name, _kind_of_other(node), parameters=_class_parameters(node))


def returns_awaitable(function: ProperType | None) -> bool:
    """Tell whether what a call of a function gives can be awaited."""
    if isinstance(function, Overloaded):
        return any(returns_awaitable(item) for item in function.items)
    return isinstance(function, CallableType) and is_awaitable(function.ret_type)


def is_awaitable(value: Type) -> bool:
    """Tell whether a type is that of a coroutine, a Future or another awaitable."""
    proper = get_proper_type(value)
    return isinstance(proper, Instance) and any(
        base.fullname in AWAITABLES for base in proper.type.mro
    )


def may_be_awaited(value: Type) -> bool:
    """Tell whether a value of a type could be something to await, as far as the type says."""
    proper = get_proper_type(value)
    if isinstance(proper, UnionType):
        return any(may_be_awaited(item) for item in proper.items)
    if isinstance(proper, Instance):
        open_class = proper.type.fallback_to_any or proper.type.fullname == "builtins.object"
        return open_class or proper.type.has_readable_member("__await__")
    return not isinstance(proper, (FunctionLike, LiteralType, NoneType, TupleType, TypedDictType))


def _function(name: str, node: FuncDef, owner: TypeInfo | None) -> Member:
    binding = _binding(node, owner)
    bound = binding in (Binding.INSTANCE, Binding.CLASS)
    parameters = _parameters(node.arg_kinds, node.arg_names)
    return Member(name, _function_kind(node), binding, _without_first(parameters, bound=bound))


def _function_kind(node: FuncDef) -> Kind:
    if node.is_async_generator:
        return Kind.ASYNC_GENERATOR
    return Kind.COROUTINE if node.is_coroutine else Kind.FUNCTION


def _binding(node: FuncBase, owner: TypeInfo | None) -> Binding:
    if owner is None:
        return Binding.NONE
    if node.is_static or node.name == "__new__":
        return Binding.STATIC
    if node.is_class or node.name in ("__init_subclass__", "__class_getitem__"):
        return Binding.CLASS
    return Binding.INSTANCE


def _decorated(name: str, node: Decorator, owner: TypeInfo | None) -> Member:
    if node.var.is_property or node.func.is_property:
        return Member(name, Kind.PROPERTY)
    if _is_bare(node):
        return _function(name, node.func, owner)
    declared = get_proper_type(node.var.type) if node.var.type else None
    if isinstance(declared, Instance) and declared.type.fullname == CACHED_FUNCTION:
        return _function(name, node.func, owner)
    if _is_of_decorator(declared):
        declared = None
    kind = Kind.FUNCTION
    if declared is None or returns_awaitable(declared):
        # Only running the decorator would tell whether it gives a coroutine function.
        kind = Kind.UNKNOWN
    elif not isinstance(declared, FunctionLike):
        return Member(name, _kind_of_value(declared), parameters=UNKNOWN_PARAMETERS)
    binding = _binding(node.func, owner)
    bound = binding in (Binding.INSTANCE, Binding.CLASS)
    return Member(name, kind, binding, _callable_parameters(declared, bound=bound))


def _is_of_decorator(declared: ProperType | None) -> bool:
    """Tell whether a decorated function is known as a decorator itself: it is hardly one.

    A decorator that works with and without parentheses is often declared for one of them only.
    """
    if not isinstance(declared, CallableType) or not declared.arg_types:
        return False
    ends = map(get_proper_type, (declared.arg_types[0], declared.ret_type))
    return all(isinstance(it, FunctionLike) for it in ends)


def _is_bare(node: Decorator) -> bool:
    """Tell whether a function has only decorators that mypy itself takes away.

    Those are staticmethod, abstractmethod and the like, which leave a mark on the function.
    mypy's cache keeps none of the others: what comes from there without a mark had one.
    """
    if node.decorators:
        return False
    function = node.func
    marked = function.is_static or function.is_class or function.is_final or function.is_overload
    marked = marked or function.is_explicit_override or function.abstract_status != NOT_ABSTRACT
    return marked and (node.var.type is None or node.var.type == function.type)


def _overloaded(name: str, node: OverloadedFuncDef, owner: TypeInfo | None) -> Member:
    if node.is_property:
        return Member(name, Kind.PROPERTY)
    kinds = {_function_kind(item) for item in _implementations(node)}
    kind = kinds.pop() if len(kinds) == 1 else Kind.UNKNOWN
    return Member(name, kind, _binding(node, owner), UNKNOWN_PARAMETERS)


def _implementations(node: OverloadedFuncDef) -> Iterable[FuncDef]:
    items = [node.impl] if node.impl else node.items
    return [item.func if isinstance(item, Decorator) else item for item in items]


def _variable(name: str, node: Var, owner: TypeInfo | None, symbol: SymbolTableNode) -> Member:
    value = get_proper_type(node.type) if node.type else None
    source = _source(node, owner, symbol)
    if isinstance(value, Instance) and value.type.fullname in WRAPPERS:
        return _wrapped(name, value, owner, source)
    if isinstance(value, FunctionLike) and not node.is_inferred:
        return Member(name, Kind.FIELD, parameters=UNKNOWN_PARAMETERS, source=source)
    if isinstance(value, FunctionLike) and not value.is_type_obj():
        return _alias(name, value, owner, source)
    if isinstance(value, FunctionLike):
        parameters = _callable_parameters(value, bound=False)
        return Member(name, Kind.CLASS, parameters=parameters, source=source)
    return Member(name, _kind_of_value(value), source=source)


def _alias(name: str, function: FunctionLike, owner: TypeInfo | None, source: Source) -> Member:
    """Return the member that a function is which is given another name."""
    kind = Kind.UNKNOWN if returns_awaitable(function) else Kind.FUNCTION
    # What an instance holds itself is called as it is, without self.
    bound = owner is not None and source is not Source.INSTANCE
    binding = Binding.INSTANCE if bound else Binding.NONE
    return Member(name, kind, binding, _callable_parameters(function, bound=bound), source)


def _wrapped(name: str, wrapper: Instance, owner: TypeInfo | None, source: Source) -> Member:
    """Return the member that an object around a function is; its parameters are not looked for."""
    kind = Kind.UNKNOWN if not wrapper.args or is_awaitable(wrapper.args[-1]) else Kind.FUNCTION
    binding = WRAPPERS[wrapper.type.fullname] if owner is not None else Binding.NONE
    return Member(name, kind, binding, UNKNOWN_PARAMETERS, source)


def _source(node: Var, owner: TypeInfo | None, symbol: SymbolTableNode) -> Source:
    if owner is not None and node.name in _required_fields(owner):
        return Source.DATACLASS_FIELD
    if symbol.implicit:
        return Source.INSTANCE
    if owner is None or node.has_explicit_value or node.is_inferred:
        return Source.BODY
    return Source.ANNOTATION


def _required_fields(owner: TypeInfo) -> frozenset[str]:
    """Return the fields without a default of a dataclass, as mypy's own plugin noted them."""
    noted = owner.metadata.get("dataclass", {}).get("attributes", ())
    return frozenset(field["name"] for field in noted if not field["has_default"])


def _kind_of_value(value: Type | None) -> Kind:
    value = get_proper_type(value) if value else None
    if isinstance(value, Instance) and value.type.fullname in CACHED_PROPERTIES:
        return Kind.PROPERTY
    return Kind.FIELD


def _kind_of_other(node: SymbolNode | None) -> Kind:
    if isinstance(node, MypyFile):
        return Kind.MODULE
    if isinstance(node, TypeInfo):
        return Kind.CLASS
    if isinstance(node, TypeAlias):
        target = get_proper_type(node.target)
        return Kind.CLASS if isinstance(target, Instance) else Kind.UNKNOWN
    return Kind.UNKNOWN


def _class_parameters(node: SymbolNode | None) -> Parameters | None:
    if not isinstance(node, TypeInfo):
        return None
    constructor = type_object_type(node)
    return _callable_parameters(constructor, bound=False)


def _callable_parameters(function: ProperType | None, *, bound: bool) -> Parameters:
    if not isinstance(function, CallableType) or function.is_ellipsis_args:
        return UNKNOWN_PARAMETERS
    return _without_first(_parameters(function.arg_kinds, function.arg_names), bound=bound)


def _parameters(kinds: Sequence[ArgKind], names: Sequence[str | None]) -> Parameters:
    return tuple(_parameter(kind, name) for kind, name in zip(kinds, names, strict=True))


@cache
def _parameter(kind: ArgKind, name: str | None) -> Parameter:
    if name is None and kind.is_positional():
        return Parameter("", ParameterKind.POSITIONAL_ONLY, kind.is_required())
    return Parameter(name or "", _PARAMETER_KINDS[kind], kind.is_required())


def _without_first(parameters: Parameters, *, bound: bool) -> Parameters:
    if bound and parameters and parameters[0].kind <= ParameterKind.POSITIONAL_OR_KEYWORD:
        return parameters[1:]
    return parameters
