"""From the signature of a function to the parameters of one in source."""

from __future__ import annotations

from collections.abc import Iterator

from amock_mypy.mock_types.functions import awaited
from mypy.erasetype import erase_typevars
from mypy.nodes import ArgKind
from mypy.typeops import get_all_type_vars
from mypy.types import (
    CallableType,
    Type,
    TypedDictType,
    TypeVarLikeType,
    TypeVarTupleType,
    UnionType,
    get_proper_type,
)

from amock.generate.annotations import Annotator


class Signature:
    """One signature, as the methods of mocks have it.

    Parameters:
        function: the signature, self already bound.
        is_async: whether its result is awaited.
        annotator: writes its types.
    """

    def __init__(self, function: CallableType, annotator: Annotator, *, is_async: bool) -> None:
        self._function = function
        self._is_async = is_async
        self._annotator = annotator

    @property
    def is_generic(self) -> bool:
        """Whether it has type variables of its own."""
        return bool(self._function.variables)

    @property
    def can_be_decorated(self) -> bool:
        """Whether a ParamSpec can take it over."""
        # mypy 2.4 crashes on what a ParamSpec has taken over with a TypeVarTuple in it.
        has_tuple = any(isinstance(each, TypeVarTupleType) for each in self.class_variables())
        return not (self.is_generic or has_tuple)

    def parameters(self) -> list[str]:
        """Return its parameters, self first."""
        return _method_parameters(self._function, self._annotator)

    def erased_parameters(self) -> list[str]:
        """Return its parameters with Any for its own type variables: what an assertion compares."""
        if not self.is_generic:
            return self.parameters()
        erased = get_proper_type(self._erased(self._function))
        if not isinstance(erased, CallableType) or self._function.param_spec() is not None:
            any_ = self._annotator.any()
            return ["self", f"*args: {any_}", f"**kwargs: {any_}"]
        return _method_parameters(erased, self._annotator)

    def result(self) -> str:
        """Return what a call gives, or awaiting it."""
        return self._annotator.write(self._result())

    def erased_result(self) -> Type:
        """Return the type of what a call gives, or awaiting it, without its type variables."""
        return self._erased(self._result())

    def class_variables(self) -> list[TypeVarLikeType]:
        """Return the type variables in it that are those of the class around it."""
        own = {variable.id for variable in self._function.variables}
        return [found for found in get_all_type_vars(self._function) if found.id not in own]

    def _result(self) -> Type:
        # Awaiting looks into the result; what is not awaited keeps the names of its aliases.
        return awaited(self._function.ret_type) if self._is_async else self._function.ret_type

    def _erased(self, type_: Type) -> Type:
        if not self.is_generic:
            return type_
        return erase_typevars(type_, {variable.id for variable in self._function.variables})


def union_of(types: list[Type]) -> Type:
    """Return the union of types."""
    return UnionType.make_union(list(types))


def _method_parameters(function: CallableType, annotator: Annotator) -> list[str]:
    """Return the parameters of a method; `**kwargs` may hold a "self", which is no self."""
    parameters = list(_parameters(function, annotator))
    takes_any_name = any(parameter.startswith("**") for parameter in parameters)
    between = ["/"] if takes_any_name and "/" not in parameters else []
    receiver = "_self" if "self" in function.arg_names else "self"
    return [receiver, *between, *parameters]


def _parameters(function: CallableType, annotator: Annotator) -> Iterator[str]:
    if function.is_ellipsis_args:
        yield from (f"*args: {annotator.any()}", f"**kwargs: {annotator.any()}")
        return
    names = _names(function)
    previous: ArgKind | None = None
    only_positional = False
    for name, declared, kind, type_ in zip(
        names, function.arg_names, function.arg_kinds, function.arg_types, strict=True
    ):
        if only_positional and not (declared is None and kind.is_positional()):
            yield "/"
        only_positional = declared is None and kind.is_positional()
        if kind.is_named() and (previous is None or previous.is_positional()):
            yield "*"
        previous = kind
        yield _parameter(function, name, kind, type_, annotator)
    if only_positional:
        yield "/"


def _parameter(
    function: CallableType, name: str, kind: ArgKind, type_: Type, annotator: Annotator
) -> str:
    annotation = annotator.write(type_)
    if kind is ArgKind.ARG_STAR:
        return f"*{name}: {annotation}"
    if kind is ArgKind.ARG_STAR2:
        if function.unpack_kwargs and isinstance(get_proper_type(type_), TypedDictType):
            annotation = f"{annotator.names.use('typing_extensions', 'Unpack')}[{annotation}]"
        return f"**{name}: {annotation}"
    return f"{name}: {annotation}" + (" = ..." if kind.is_optional() else "")


def _names(function: CallableType) -> list[str]:
    """Return names for the parameters; mypy forgets those that nobody can pass by name."""
    taken = {name for name in function.arg_names if name} | {"self", "_self"}
    names: list[str] = []
    for number, (name, kind) in enumerate(
        zip(function.arg_names, function.arg_kinds, strict=True), start=1
    ):
        spare = {ArgKind.ARG_STAR: "args", ArgKind.ARG_STAR2: "kwargs"}.get(kind, f"arg{number}")
        while not name and spare in taken:
            spare = f"_{spare}"
        names.append(name or spare)
        taken.add(names[-1])
    return names
