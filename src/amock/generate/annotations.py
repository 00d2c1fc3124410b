"""From mypy's types to annotations in source."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import singledispatchmethod
from typing import Final

from mypy.nodes import MypyFile, TypeAlias, TypeInfo
from mypy.types import (
    CallableType,
    Instance,
    LiteralType,
    NoneType,
    Overloaded,
    Parameters,
    ParamSpecType,
    ProperType,
    TupleType,
    Type,
    TypeAliasType,
    TypedDictType,
    TypeType,
    TypeVarId,
    TypeVarLikeType,
    UninhabitedType,
    UnionType,
    UnpackType,
    get_proper_type,
)

from amock.generate.homes import home_of
from amock.generate.names import Names
from amock.generate.type_variables import TypeVariables

_MANAGERS: Final = {
    "contextlib._GeneratorContextManager": "AbstractContextManager",
    "contextlib._AsyncGeneratorContextManager": "AbstractAsyncContextManager",
}
"""What `@contextmanager` makes has a private class; what counts is what can be done with it."""


class Annotator:
    """Writes types, and keeps account of what they need imported.

    Parameters:
        names: the names of the file.
        modules: the modules of the build.
        class_variables: the type variables that the mocked classes are generic over.
    """

    def __init__(
        self,
        names: Names,
        modules: Mapping[str, MypyFile],
        class_variables: Collection[TypeVarId],
    ) -> None:
        self.names = names
        self._modules = modules
        self.variables: TypeVariables = TypeVariables(names, self.write, class_variables)

    def any(self) -> str:
        """Return Any."""
        return self.names.use("typing", "Any")

    def builtin(self, name: str) -> str:
        """Return the name of something built in."""
        return self.names.use("builtins", name)

    def write(self, type_: Type) -> str:
        """Return the annotation that says a type; Any where none can."""
        if isinstance(type_, TypeAliasType):
            return self._alias(type_)
        proper = get_proper_type(type_)
        if isinstance(proper, NoneType):
            return "None"
        if isinstance(proper, UninhabitedType):
            return self.names.use("typing", "NoReturn")
        return self._proper(proper)

    @singledispatchmethod
    def _proper(self, type_: ProperType) -> str:  # noqa: ARG002  # the others look at it
        """Return the annotation for a type; Any for those that have none."""
        return self.any()

    def parameters(self, function: CallableType | Parameters) -> list[str]:
        """Return the arguments of a function as the first part of `Callable[…]` has them."""
        return [self.write(type_) for type_ in function.arg_types]

    def callable(self, function: CallableType) -> str:
        """Return `Callable[[…], …]`, its parameters open where only a protocol could say them."""
        name = self.names.use("collections.abc", "Callable")
        return f"{name}[{self.parameter_list(function)}, {self.write(function.ret_type)}]"

    def parameter_list(self, function: CallableType | Parameters) -> str:
        """Return parameters as an argument for a ParamSpec: a list, a ParamSpec or `...`."""
        specification = function.param_spec() if isinstance(function, CallableType) else None
        if specification is not None:
            return self._concatenated(function, specification)
        plain = all(kind.is_positional() and kind.is_required() for kind in function.arg_kinds)
        if not plain or function.is_ellipsis_args:
            return "..."
        return f"[{', '.join(self.parameters(function))}]"

    def _concatenated(
        self, function: CallableType | Parameters, specification: ParamSpecType
    ) -> str:
        first = [self.write(type_) for type_ in function.arg_types[:-2]]
        last = self.variables.name(specification)
        if not first:
            return last
        return f"{self.names.use('typing', 'Concatenate')}[{', '.join([*first, last])}]"

    def _alias(self, type_: TypeAliasType) -> str:
        alias = type_.alias
        name = (
            self._reachable(alias)
            if alias is not None and self._is_shared(alias, alias.module)
            else None
        )
        if alias is None or name is None:
            if type_.is_recursive:
                return self.any()
            return self.write(get_proper_type(type_))
        return name + self._arguments(type_.args) if type_.args else name

    @_proper.register
    def _instance(self, type_: Instance) -> str:
        fullname = type_.type.fullname
        if fullname == "builtins.function":
            return f"{self.names.use('collections.abc', 'Callable')}[..., {self.any()}]"
        if fullname in _MANAGERS:
            manager = self.names.use("contextlib", _MANAGERS[fullname])
            return manager + self._arguments(type_.args[:1])
        if not self._is_shared(type_.type, type_.type.module_name):
            return self.any()
        name = self._reachable(type_.type)
        if name is None:
            # Defined in a function: what it is derived from can be written.
            bases = [base for base in type_.type.bases if base.type.fullname != "builtins.object"]
            return self.write(bases[0]) if bases else self.any()
        if fullname == "builtins.tuple":
            return f"{name}[{self.write(type_.args[0])}, ...]"
        return name + self._arguments(type_.args) if type_.args else name

    def _is_shared(self, node: TypeInfo | TypeAlias, home: str) -> bool:
        """Tell whether all checkers know a name; of stubs each brings its own edition."""
        module = self._modules.get(home)
        return not (node.name.startswith("_") and module is not None and module.is_stub)

    def _reachable(self, node: TypeInfo | TypeAlias) -> str | None:
        home = home_of(self._modules, node)
        return self.names.use(*home) if home is not None else None

    def _arguments(self, types: Sequence[Type]) -> str:
        return f"[{', '.join(self._argument(type_) for type_ in types)}]"

    def _argument(self, type_: Type) -> str:
        proper = get_proper_type(type_)
        if isinstance(proper, Parameters):
            return self.parameter_list(proper)
        return self.write(type_)

    @_proper.register
    def _union(self, type_: UnionType) -> str:
        literals = [item for item in type_.items if isinstance(get_proper_type(item), LiteralType)]
        items = [self.write(item) for item in type_.items if item not in literals]
        if literals:
            values = [self.write(item).partition("[")[2][:-1] for item in literals]
            items.append(f"{self.names.use('typing', 'Literal')}[{', '.join(values)}]")
        nones = [item for item in items if item == "None"]
        return " | ".join(dict.fromkeys([*(item for item in items if item != "None"), *nones]))

    @_proper.register
    def _tuple(self, type_: TupleType) -> str:
        if type_.partial_fallback.type.fullname != "builtins.tuple":
            return self._instance(type_.partial_fallback)
        if not type_.items:
            return f"{self.builtin('tuple')}[()]"
        return f"{self.builtin('tuple')}{self._arguments(type_.items)}"

    @_proper.register
    def _typed_dict(self, type_: TypedDictType) -> str:
        if type_.fallback.type.typeddict_type is not None:
            return self._instance(type_.fallback)
        return f"{self.builtin('dict')}[{self.builtin('str')}, {self.any()}]"

    @_proper.register
    def _literal(self, type_: LiteralType) -> str:
        literal = self.names.use("typing", "Literal")
        if type_.is_enum_literal():
            return f"{literal}[{self._instance(type_.fallback)}.{type_.value}]"
        return f"{literal}[{_quoted(type_.value_repr())}]"

    @_proper.register
    def _class(self, type_: TypeType) -> str:
        return f"{self.builtin('type')}[{self.write(type_.item)}]"

    @_proper.register
    def _function(self, type_: CallableType) -> str:
        if type_.is_type_obj():
            return f"{self.builtin('type')}[{self.write(type_.ret_type)}]"
        return self.callable(type_)

    @_proper.register
    def _overloaded(self, type_: Overloaded) -> str:
        if type_.is_type_obj():
            return f"{self.builtin('type')}[{self.write(type_.items[0].ret_type)}]"
        return f"{self.names.use('collections.abc', 'Callable')}[..., {self.any()}]"

    @_proper.register
    def _variable(self, type_: TypeVarLikeType) -> str:
        return self.variables.name(type_)

    @_proper.register
    def _param_spec(self, type_: ParamSpecType) -> str:
        part = (None, "args", "kwargs")[type_.flavor]
        name = self.variables.name(type_)
        return f"{name}.{part}" if part else name

    @_proper.register
    def _unpacked(self, type_: UnpackType) -> str:
        return f"{self.names.use('typing_extensions', 'Unpack')}[{self.write(type_.type)}]"


def _quoted(text: str) -> str:
    """Return a literal with the quotes that formatters prefer."""
    prefix, quote, rest = text.partition("'")
    body = rest.removesuffix("'")
    if prefix in ("", "b") and quote and '"' not in body and "\\" not in body:
        return f'{prefix}"{body}"'
    return text
