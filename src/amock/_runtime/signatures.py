"""Signatures of specs: read when they are needed, and checked without binding arguments."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from types import FunctionType, MethodType
from typing import Any, Final

from amock._runtime.descriptors import METHOD_MAKERS, is_wrapper, unbound_method
from amock._runtime.standard import FUNCTION_TYPES

UNREADABLE: Final = None


def signature_source(spec: Any, *, as_instance: bool, eat_self: bool) -> tuple[Any, bool] | None:
    """Return the function whose signature a mock of spec has, and whether its first is bound.

    Parameters:
        spec: what the mock stands for.
        as_instance: whether a class stands for its instances.
        eat_self: whether the first parameter is not for callers to write.
    """
    if isinstance(spec, type) and not as_instance:
        return constructor_of(spec), True
    if isinstance(spec, (classmethod, staticmethod)):
        return spec.__func__, eat_self or isinstance(spec, classmethod)
    if isinstance(spec, METHOD_MAKERS):
        return unbound_method(spec), eat_self
    if isinstance(spec, (*FUNCTION_TYPES, functools.partial)) or is_wrapper(spec):
        return spec, eat_self
    call = getattr(spec, "__call__", None)  # noqa: B004 - which method, not whether
    return None if call is None else (call, eat_self)


def constructor_of(cls: type) -> Any:
    """Return the method that has a class's parameters: `__new__` where only that has been written.

    The standard library takes `__init__` in any case, that of `object` for named tuples.
    """
    if cls.__init__ is object.__init__ and isinstance(cls.__new__, FunctionType):  # type: ignore[misc]
        return cls.__new__
    return cls.__init__  # type: ignore[misc] # the class's, whatever the class is


def read_signature(source: tuple[Any, bool] | None) -> inspect.Signature | None:
    """Return the signature of what `signature_source` found, or None if it cannot be read."""
    if source is None:
        return UNREADABLE
    func, eat_self = source
    try:
        return inspect.signature(functools.partial(func, None) if eat_self else func)
    except ValueError:
        return UNREADABLE


class Checker:
    """Checks the arguments of calls against a signature, as `inspect.Signature.bind` does.

    A function with the same parameters is compiled, shared between all signatures of that form,
    and called; only when that fails is the signature bound, for the error it raises.

    Parameters:
        signature: the signature, or where to read it from when it is first needed.
    """

    __slots__ = ("_accept", "_signature", "_source")

    def __init__(
        self, signature: inspect.Signature | None = None, source: tuple[Any, bool] | None = None
    ) -> None:
        self._signature = signature
        self._source = source
        self._accept: Callable[..., None] | None = None

    def __deepcopy__(self, memo: Any) -> Checker:
        """Nothing that callers see in it changes: copies of a mock share it."""
        return self

    @property
    def signature(self) -> inspect.Signature | None:
        """The signature, or None if it cannot be read."""
        if self._signature is None and self._source is not None:
            self._signature = read_signature(self._source)
            self._source = None
        return self._signature

    def check(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Raise TypeError if a call with these arguments does not fit the signature."""
        accept = self._accept
        if accept is None:
            accept = self._accept = self._compile()
        try:
            accept(*args, **kwargs)
        except TypeError:
            signature = self.signature
            if signature is not None:
                signature.bind(*args, **kwargs)

    def _compile(self) -> Callable[..., None]:
        form = None if self._source is None else _form_of_function(*self._source)
        if form is not None:
            return _accepting(form)
        signature = self.signature
        if signature is None:
            return _accept_anything
        form = tuple(
            (name, parameter.kind, parameter.default is parameter.empty)
            for name, parameter in signature.parameters.items()
        )
        return _accepting(form)


def _accept_anything(*args: Any, **kwargs: Any) -> None:
    """Accept any arguments: the signature is not known."""


_Form = tuple[tuple[str, Any, bool], ...]
_Parameter: Final = inspect.Parameter


def _form_of_function(func: Any, eat_self: bool) -> _Form | None:
    """Read the parameters from a plain function's code, which takes a fraction of the time.

    Parameters:
        func: any callable.
        eat_self: whether the first parameter is left out.

    Returns:
        the form, or None if only `inspect` knows it.
    """
    if isinstance(func, MethodType):
        func, eat_self = func.__func__, True
    if type(func) is not FunctionType or func.__dict__:
        return None
    code = func.__code__
    count, keyword_only = code.co_argcount, code.co_kwonlyargcount
    if eat_self and not count:
        return None
    names = code.co_varnames
    required = count - len(func.__defaults__ or ())
    form: list[tuple[str, Any, bool]] = [
        (
            names[i],
            _Parameter.POSITIONAL_ONLY
            if i < code.co_posonlyargcount
            else _Parameter.POSITIONAL_OR_KEYWORD,
            i < required,
        )
        for i in range(int(eat_self), count)
    ]
    last = count + keyword_only
    if code.co_flags & inspect.CO_VARARGS:
        form.append((names[last], _Parameter.VAR_POSITIONAL, True))
        last += 1
    defaults = func.__kwdefaults__ or ()
    form += [(n, _Parameter.KEYWORD_ONLY, n not in defaults) for n in names[count:][:keyword_only]]
    if code.co_flags & inspect.CO_VARKEYWORDS:
        form.append((names[last], _Parameter.VAR_KEYWORD, True))
    return tuple(form)


@functools.lru_cache(maxsize=1024)
def _accepting(form: _Form) -> Callable[..., None]:
    """Return a function with parameters of this form that does nothing."""
    try:
        accept: Callable[..., None] = eval(f"lambda {_declaration(form)}: None")  # noqa: S307 - own text
    except SyntaxError:
        # Parameters that cannot be written, as keywords: every call is bound.
        return _refuse
    return accept


def _refuse(*args: Any, **kwargs: Any) -> None:
    raise TypeError


def _declaration(form: _Form) -> str:
    """Write the parameters; their defaults do not matter, only that they have one."""
    parts: list[str] = []
    kinds = [kind for _, kind, _ in form]
    starred = inspect.Parameter.VAR_POSITIONAL in kinds
    for index, (name, kind, required) in enumerate(form):
        if kind is inspect.Parameter.VAR_POSITIONAL:
            parts.append(f"*{name}")
            continue
        if kind is inspect.Parameter.VAR_KEYWORD:
            parts.append(f"**{name}")
            continue
        if kind is inspect.Parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        parts.append(name if required else f"{name}=None")
        is_last_of_kind = index + 1 == len(kinds) or kinds[index + 1] is not kind
        if kind is inspect.Parameter.POSITIONAL_ONLY and is_last_of_kind:
            parts.append("/")
    return ", ".join(parts)
