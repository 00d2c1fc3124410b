"""Descriptors on a spec: functions in other clothes, which bind, and data, never computed."""

from __future__ import annotations

import functools
import inspect
from types import FunctionType, MethodType
from typing import Any, Final

from amock._runtime.spec_reader import instance_attributes, is_coroutine

CACHED: Final = type(functools.lru_cache(lambda: None))
METHOD_MAKERS: Final = (functools.partialmethod, functools.singledispatchmethod, CACHED)
"""What the standard library offers to make methods of functions."""

_AROUND: Final = (functools.partial, functools.partialmethod, functools.singledispatchmethod)
_ANNOTATED: Final = (FunctionType, MethodType, CACHED)
_OF_CACHED: Final = ("cache_info", "cache_clear", "cache_parameters")


def is_wrapper(thing: Any) -> bool:
    """Tell whether an object wraps a function, as decorators that are classes make them."""
    return "__wrapped__" in instance_attributes(thing) and not isinstance(thing, type)


def binds_as_method(raw: Any) -> bool:
    """Tell whether an entry of a class that is no function binds as a function does."""
    return isinstance(raw, METHOD_MAKERS) or (hasattr(type(raw), "__get__") and is_wrapper(raw))


def computes_on_class(raw: Any) -> bool:
    """Tell whether looking an entry of a class up on the class itself computes a value."""
    if isinstance(raw, classmethod):
        # From Python 3.9 to 3.12 it may stand above a property, and runs it.
        return not callable(raw.__func__)
    return isinstance(raw, functools.cached_property)


def computes_on_instance(raw: Any) -> bool:
    """Tell whether looking an entry of a class up on an instance may compute a value.

    Descriptors that can be called are decorated methods, and looking these up only binds them.
    """
    return isinstance(type(raw).__get__, FunctionType) and not callable(raw)


def bound_method(raw: Any, instance: Any) -> Any:
    """Return what one of the METHOD_MAKERS is on an instance, with its signature."""
    if isinstance(raw, functools.partialmethod):
        return raw.__get__(instance, type(instance))
    if isinstance(raw, functools.singledispatchmethod):
        return MethodType(raw.func, instance)
    return MethodType(raw, instance)


def unbound_method(raw: Any) -> Any:
    """Return what one of the METHOD_MAKERS is on the class, with its signature."""
    if isinstance(raw, functools.partialmethod):
        return raw.__get__(None, object)
    return raw.func if isinstance(raw, functools.singledispatchmethod) else raw


def as_function(raw: Any) -> Any:
    """Return a plain function that passes for one of the METHOD_MAKERS, attributes included."""
    method = unbound_method(raw)

    def function(*args: Any, **kwargs: Any) -> None:
        pass

    async def coroutine_function(*args: Any, **kwargs: Any) -> None:
        pass

    stand_in: Any = coroutine_function if is_coroutine(raw) else function
    functools.update_wrapper(stand_in, getattr(raw, "func", raw))
    stand_in.__signature__ = inspect.signature(method)
    for name in _OF_CACHED:
        if hasattr(raw, name):
            setattr(stand_in, name, getattr(raw, name))
    return stand_in


def returns_none(spec: Any) -> bool:
    """Tell whether what calls of a mock stand for says that it gives nothing: `-> None`."""
    func = getattr(spec, "func", spec) if isinstance(spec, _AROUND) else spec
    if not isinstance(func, _ANNOTATED):
        func = inspect.getattr_static(func if isinstance(func, type) else type(func), "__call__", 0)
    annotations = getattr(func, "__annotations__", None)
    return isinstance(annotations, dict) and annotations.get("return", 0) in (None, "None")
