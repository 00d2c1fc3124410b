"""The runtime's spec reader: from live objects to members, without running any of their code."""

from __future__ import annotations

import dataclasses
import functools
import inspect
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Final

from amock_shape import (
    NOT_CALLABLE,
    UNKNOWN_PARAMETERS,
    Binding,
    Kind,
    Member,
    Parameter,
    ParameterKind,
    Parameters,
    Source,
)

_FUNCTIONS: Final = (
    types.FunctionType,
    types.MethodType,
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.MethodWrapperType,
    types.ClassMethodDescriptorType,
)
_WRAPPERS: Final = (functools.partial, functools.partialmethod)
_CACHED: Final = type(functools.lru_cache(lambda: None))
_PROPERTIES: Final = (property, functools.cached_property)


def members_of(spec: object) -> dict[str, Member]:
    """Return what a mock of spec answers for, attributes by name.

    Parameters:
        spec: a class, a module, any other object, or a list of names.
    """
    if isinstance(spec, (list, tuple)) and type(spec) in (list, tuple):
        return {name: Member(name, Kind.FIELD) for name in spec}
    spec = without_type_arguments(spec)
    if isinstance(spec, types.ModuleType):
        return {name: member_of(name, raw, None) for name, raw in vars(spec).items()}
    if isinstance(spec, type):
        return _members_of_class(spec)
    members = _members_of_class(type(spec))
    for name, value in instance_attributes(spec).items():
        kind, _, parameters = _describe(value, None)
        members[name] = Member(name, kind, Binding.NONE, parameters, Source.INSTANCE)
    return members


def member_of(name: str, raw: object, owner: type | None) -> Member:
    """Return the member that an entry of a class's or module's dictionary is.

    Parameters:
        name: its name.
        raw: the entry itself, as `inspect.getattr_static` finds it: never a property's value.
        owner: the class that has it, or None for modules and instances.
    """
    if owner is not None and name in getattr(owner, "_member_map_", ()):
        return Member(name, Kind.FIELD)
    return Member(name, *_describe(raw, owner))


def is_coroutine(raw: object) -> bool:
    """Tell whether an entry of a dictionary is an `async def`, whatever wraps it."""
    func, _ = _unbind(raw)
    return _function_kind(func) is Kind.COROUTINE if _is_function(func) else False


def without_type_arguments(spec: Any) -> Any:
    """Return the class that a generic alias such as `Repo[int]` is written for, or spec itself."""
    if type(spec) is type:
        return spec
    origin = typing.get_origin(spec)
    # Python 3.10 says that `list[int]` is a class.
    return origin if isinstance(origin, type) and not issubclass(type(spec), type) else spec


def instance_attributes(spec: object) -> dict[str, Any]:
    """Return what an object has in its own dictionary, even if its class hides that.

    A bound method has the attributes of its function.
    """
    if type(spec) is types.MethodType:
        spec = spec.__func__
    try:
        attributes = object.__getattribute__(spec, "__dict__")
    except AttributeError:
        return {}
    return attributes if isinstance(attributes, dict) else {}


def _members_of_class(cls: type) -> dict[str, Member]:
    members: dict[str, Member] = {}
    for owner in reversed(cls.__mro__):
        for name in annotated_names(vars(owner)):
            members.setdefault(name, Member(name, Kind.FIELD, source=Source.ANNOTATION))
        for name, raw in vars(owner).items():
            members[name] = member_of(name, raw, owner)
    for field in _fields_without_default(cls):
        members[field] = Member(field, Kind.FIELD, source=Source.DATACLASS_FIELD)
    return members


def annotated_names(namespace: Mapping[str, Any]) -> Iterator[str]:
    """Give the names that a class body annotates or that its maker recorded as fields."""
    annotations = namespace.get("__annotations__")
    if isinstance(annotations, dict):
        yield from annotations
    attributes = namespace.get("__attrs_attrs__")
    if isinstance(attributes, tuple):
        yield from (attribute.name for attribute in attributes)


def _fields_without_default(cls: type) -> Iterator[str]:
    if dataclasses.is_dataclass(cls):
        for field in dataclasses.fields(cls):
            # Static, because a descriptor may be the default.
            if inspect.getattr_static(cls, field.name, dataclasses.MISSING) is dataclasses.MISSING:
                yield field.name


def _describe(raw: object, owner: type | None) -> tuple[Kind, Binding, Parameters | None]:
    if isinstance(raw, _PROPERTIES):
        return Kind.PROPERTY, Binding.NONE, NOT_CALLABLE
    if isinstance(raw, types.ModuleType):
        return Kind.MODULE, Binding.NONE, NOT_CALLABLE
    func, binding = _unbind(raw)
    if _is_class(func):
        return Kind.CLASS, Binding.NONE, _parameters(func, bound=False)
    if not _is_function(func):
        return Kind.FIELD, Binding.NONE, NOT_CALLABLE
    if binding is None:
        binding = Binding.NONE if owner is None or _ignores_instance(func) else Binding.INSTANCE
    bound = binding in (Binding.INSTANCE, Binding.CLASS)
    return _function_kind(func), binding, _parameters(func, bound=bound)


def _is_class(raw: Any) -> bool:
    """Tell whether raw is a class; Python 3.10 says that `list[int]` is one."""
    return isinstance(raw, type) and not issubclass(type(raw), types.GenericAlias)


def _unbind(raw: Any) -> tuple[Any, Binding | None]:
    """Take a method out of what binds it: the function, and the binding if that is settled."""
    if isinstance(raw, staticmethod):
        return raw.__func__, Binding.STATIC
    if isinstance(raw, classmethod):
        return raw.__func__, Binding.CLASS
    return raw, None


def _ignores_instance(func: object) -> bool:
    """Whether a class attribute stays as it is when it is looked up on an instance."""
    return isinstance(func, (functools.partial, types.BuiltinFunctionType, types.MethodType))


def _is_function(func: object) -> bool:
    if isinstance(func, (*_FUNCTIONS, *_WRAPPERS, _CACHED, functools.singledispatchmethod)):
        return True
    # An object in a function's clothes, as decorators that are classes make them.
    return "__wrapped__" in instance_attributes(func) and not isinstance(func, type)


def _function_kind(func: Any) -> Kind:
    func = _innermost(func)
    if inspect.iscoroutinefunction(func):
        return Kind.COROUTINE
    if inspect.isasyncgenfunction(func):
        return Kind.ASYNC_GENERATOR
    if inspect.iscoroutinefunction(_unwrapped(func)):
        return Kind.COROUTINE
    return Kind.FUNCTION


def _innermost(func: Any) -> Any:
    """Return what partials, and functions that are bound or dispatched, call in the end."""
    while True:
        if isinstance(func, (*_WRAPPERS, functools.singledispatchmethod)):
            func = func.func
        elif isinstance(func, (types.MethodType, staticmethod, classmethod)):
            func = func.__func__
        else:
            return func


def _unwrapped(func: Any) -> Any:
    """Return what a function wraps, if following `__wrapped__` comes to an end."""
    try:
        return inspect.unwrap(func)
    except ValueError:
        return func


def _parameters(func: Any, *, bound: bool) -> Parameters:
    """Return what callers may write, without the first parameter of what is bound."""
    if isinstance(func, functools.partialmethod):
        func = func.__get__(None, object)
    try:
        signature = inspect.signature(func)
    except (ValueError, TypeError, NameError):
        return UNKNOWN_PARAMETERS
    parameters = [
        Parameter(
            parameter.name,
            ParameterKind(int(parameter.kind)),
            required=_is_required(parameter),
        )
        for parameter in signature.parameters.values()
    ]
    return tuple(parameters[1:] if bound and _takes_first(parameters) else parameters)


def _takes_first(parameters: list[Parameter]) -> bool:
    return bool(parameters) and parameters[0].kind <= ParameterKind.POSITIONAL_OR_KEYWORD


def _is_required(parameter: inspect.Parameter) -> bool:
    variadic = parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    return parameter.default is parameter.empty and not variadic
