"""The type variables of a generated file: declared once each, before what uses them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from mypy.types import (
    Instance,
    ParamSpecType,
    Type,
    TypeVarId,
    TypeVarLikeType,
    TypeVarTupleType,
    TypeVarType,
    get_proper_type,
)

from amock.generate.names import Names


class TypeVariables:
    """Declares type variables as they are met.

    A class's own have Any as default: `RepoMock()` is a mock of a repository of anything.

    Parameters:
        names: the names of the file.
        write: how a type is written.
        of_classes: those that the classes are generic over.
    """

    def __init__(
        self, names: Names, write: Callable[[Type], str], of_classes: Collection[TypeVarId]
    ) -> None:
        self._of_classes = of_classes
        self._names = names
        self._write = write
        self._known: dict[tuple[str, ...], str] = {}
        self.declarations: list[str] = []

    def name(self, variable: TypeVarLikeType) -> str:
        """Return the name of a type variable, declaring it if it is new."""
        called, arguments = self._declared_as(variable)
        key = (variable.name, called, *arguments)
        if key not in self._known:
            # mypy keeps the name as written where it is used: `t.AnyStr`.
            plain = variable.name.rpartition(".")[2].lstrip("_")
            name = self._names.declare(plain or "T")
            self._known[key] = name
            joined = ", ".join([f'"{name}"', *arguments])
            self.declarations.append(f"{name} = {called}({joined})")
        return self._known[key]

    def _declared_as(self, variable: TypeVarLikeType) -> tuple[str, list[str]]:
        if isinstance(variable, ParamSpecType):
            return self._names.use("typing_extensions", "ParamSpec"), self._default(variable)
        if isinstance(variable, TypeVarTupleType):
            return self._names.use("typing_extensions", "TypeVarTuple"), self._default(variable)
        called = self._names.use("typing_extensions", "TypeVar")
        if isinstance(variable, TypeVarType) and variable.values:
            return called, [self._write(value) for value in variable.values]
        bound = get_proper_type(variable.upper_bound)
        is_bound = not (isinstance(bound, Instance) and bound.type.fullname == "builtins.object")
        bounds = [f"bound={self._write(bound)}"] if is_bound else []
        return called, [*bounds, *self._default(variable)]

    def _default(self, variable: TypeVarLikeType) -> list[str]:
        if variable.id not in self._of_classes:
            return []
        if isinstance(variable, ParamSpecType):
            return ["default=..."]
        any_ = self._names.use("typing", "Any")
        if isinstance(variable, TypeVarTupleType):
            unpack, tuple_ = (
                self._names.use("typing_extensions", "Unpack"),
                self._names.use("builtins", "tuple"),
            )
            return [f"default={unpack}[{tuple_}[{any_}, ...]]"]
        return [f"default={any_}"]
