"""Resolve what a patch replaces: a dotted name, or an attribute of something mypy has typed.

The answer is Found, Missing or UNKNOWN. Missing is said only when nothing speaks for the name:
neither mypy's symbol tables nor the module's source text, which may bind names in ways that mypy
does not follow. Plugin and codemod both ask here, so they never disagree on a target.
"""

from __future__ import annotations

import builtins
import enum
from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from mypy.nodes import FuncDef, MypyFile, SymbolNode, SymbolTableNode, TypeAlias, TypeInfo, Var
from mypy.types import (
    FunctionLike,
    Instance,
    ProperType,
    TupleType,
    Type,
    TypeType,
    get_proper_type,
)

from amock_mypy.specs.bound_names import may_bind, may_set
from amock_mypy.specs.reader import member_of
from amock_shape import Member, is_dunder, misspelling_of, near_name


class _Answer(enum.Enum):
    UNKNOWN = "unknown"


UNKNOWN: Final = _Answer.UNKNOWN
"""Said of what cannot be judged: nothing is reported and nothing is changed."""
Unknown = Literal[_Answer.UNKNOWN]


class Found(NamedTuple):
    """A target that exists.

    Attributes:
        member: what it is, in the words of the shape.
        symbol: its entry in the symbol table that holds it.
        owner: the class or module that holds it.
        receiver: the class as seen by the patch (a subclass of owner, with its type arguments
            where they are known), or None for a module's attribute.
    """

    member: Member
    symbol: SymbolTableNode
    owner: TypeInfo | MypyFile
    receiver: Instance | None = None

    @property
    def node(self) -> SymbolNode | None:
        """The definition that the target is bound to."""
        return self.symbol.node

    @property
    def type(self) -> ProperType | None:
        """The declared or inferred type, or None where mypy has none."""
        declared = self.symbol.type
        return get_proper_type(declared) if declared is not None else None


class Missing(NamedTuple):
    """A target that does not exist.

    Attributes:
        owner: what was searched, as a reader would call it: `module "app.service"`.
        name: what it lacks.
        meant: the name that was probably meant, or None.
        class_: the class that was searched, where no slip of the fingers explains the name: a
            decorator may have put it there, or a derived class.
        module: the module that was searched, which others may have given the name.
    """

    owner: str
    name: str
    meant: str | None
    class_: TypeInfo | None = None
    module: MypyFile | None = None


Resolution = Found | Missing | Unknown


def resolve(modules: Mapping[str, MypyFile], target: str) -> Resolution:
    """Resolve a dotted name as `patch` does: the longest module, then attribute by attribute.

    Parameters:
        modules: the modules of the build by name.
        target: the dotted name, such as `app.service.Service.fetch`.
    """
    parts = target.split(".")
    length = _module_length(modules, parts)
    if length in (0, len(parts)) or not all(part.isidentifier() for part in parts):
        return UNKNOWN
    return _resolve_in_module(modules[".".join(parts[:length])], parts[length:])


def node_at(modules: Mapping[str, MypyFile], target: str) -> SymbolNode | None:
    """Return what a dotted name leads to, or None where that is not known."""
    found = resolve(modules, target)
    return found.node if isinstance(found, Found) else None


def module_of(modules: Mapping[str, MypyFile], target: str) -> str | None:
    """Return the name of the module that a dotted name begins with, or None."""
    parts = target.split(".")
    return ".".join(parts[: _module_length(modules, parts)]) or None


def resolve_attribute(receiver: Type, name: str) -> Resolution:
    """Resolve an attribute of an expression that mypy has given the type receiver."""
    proper = get_proper_type(receiver)
    if isinstance(proper, TypeType):
        proper = get_proper_type(proper.item)
        return _in_some_class(proper, name) if isinstance(proper, Instance) else UNKNOWN
    if isinstance(proper, FunctionLike) and proper.is_type_obj():
        return _in_class_object(proper, name)
    if isinstance(proper, TupleType):
        proper = proper.partial_fallback
    return _in_instance(proper, name) if isinstance(proper, Instance) else UNKNOWN


def resolve_in_module(module: MypyFile, name: str) -> Resolution:
    """Resolve an attribute of a module."""
    symbol = module.names.get(name)
    if symbol is None:
        return _missing_from_module(module, name)
    if symbol.node is None or (module.is_stub and symbol.module_hidden):
        return UNKNOWN
    return Found(member_of(name, symbol), symbol, module)


def _module_length(modules: Mapping[str, MypyFile], parts: list[str]) -> int:
    lengths = range(len(parts), 0, -1)
    return next((n for n in lengths if ".".join(parts[:n]) in modules), 0)


def _resolve_in_module(module: MypyFile, path: list[str]) -> Resolution:
    found = resolve_in_module(module, path[0])
    for name in path[1:]:
        if not isinstance(found, Found):
            # A missing parent is a missing target only if nothing else could provide it.
            return found
        found = _resolve_in(found, name)
    return found


def _resolve_in(found: Found, name: str) -> Resolution:
    node = found.node
    if isinstance(node, MypyFile):
        return resolve_in_module(node, name)
    if isinstance(node, TypeInfo):
        return _in_class(_as_instance(node), name)
    if isinstance(node, TypeAlias):
        target = get_proper_type(node.target)
        return _in_class(target, name) if isinstance(target, Instance) else UNKNOWN
    if isinstance(node, Var) and found.type is not None:
        return resolve_attribute(found.type, name)
    if isinstance(node, FuncDef) and isinstance(found.owner, MypyFile):
        return _in_function(found.owner, node, name)
    return UNKNOWN


def _in_function(module: MypyFile, function: FuncDef, name: str) -> Resolution:
    """Resolve an attribute of a function, which has what its module sets on it."""
    if module.is_stub or is_dunder(name) or may_set(module, name):
        return UNKNOWN
    return Missing(f'function "{function.name}"', name, None)


def _as_instance(info: TypeInfo) -> Instance:
    return Instance(info, [variable.default for variable in info.defn.type_vars])


def _in_class_object(class_object: FunctionLike, name: str) -> Resolution:
    made = class_object.items[0].ret_type
    made = get_proper_type(made)
    if isinstance(made, TupleType):
        made = made.partial_fallback
    return _in_class(made, name) if isinstance(made, Instance) else UNKNOWN


def _in_class(receiver: Instance, name: str) -> Resolution:
    """Resolve an attribute of a class object."""
    found = _in_mro(receiver, name)
    if found is not None:
        return found
    if _may_have_more(receiver.type, name) or _metaclass_may_have(receiver.type, name):
        return UNKNOWN
    names = _names_in(receiver.type)
    if name.startswith("_") and misspelling_of(name, [*filter(_is_private, names)]) is None:
        # Stubs leave private names out.
        return UNKNOWN
    class_ = None if misspelling_of(name, names) else receiver.type
    return Missing(f'class "{receiver.type.name}"', name, near_name(name, names), class_)


def _in_some_class(receiver: Instance, name: str) -> Resolution:
    """Resolve an attribute of what is known to be a class or any that derives from it."""
    found = _in_class(receiver, name)
    # A derived class may have more: only a slip of the fingers is surely missing.
    unsure = isinstance(found, Missing) and found.class_ is not None
    return UNKNOWN if unsure else found


def _in_instance(receiver: Instance, name: str) -> Resolution:
    """Resolve an attribute of an instance."""
    found = _in_mro(receiver, name)
    if found is not None:
        return found
    if _may_have_more(receiver.type, name) or _has_own_getattr(receiver.type):
        return UNKNOWN
    meant = misspelling_of(name, _names_in(receiver.type))
    # Anybody may set an attribute on an instance: only a slip of the fingers is surely missing.
    return Missing(f'instance of "{receiver.type.name}"', name, meant) if meant else UNKNOWN


def _in_mro(receiver: Instance, name: str) -> Found | None:
    for base in receiver.type.mro:
        symbol = base.names.get(name)
        if symbol is not None:
            return Found(member_of(name, symbol, base), symbol, base, receiver)
    return None


def _may_have_more(info: TypeInfo, name: str) -> bool:
    private = name.startswith("__") or (name.startswith("_") and "__" in name)
    return info.fallback_to_any or is_dunder(name) or private


def _metaclass_may_have(info: TypeInfo, name: str) -> bool:
    metaclass = info.metaclass_type or info.calculate_metaclass_type()
    return metaclass is not None and (
        metaclass.type.has_readable_member(name) or _has_own_getattr(metaclass.type)
    )


def _has_own_getattr(info: TypeInfo) -> bool:
    methods = (info.get_method("__getattr__"), info.get_method("__getattribute__"))
    return any(method and method.info.fullname != "builtins.object" for method in methods)


def _is_private(name: str) -> bool:
    return name.startswith("_") and not is_dunder(name)


def _names_in(info: TypeInfo) -> set[str]:
    return {name for base in info.mro for name in base.names}


def _missing_from_module(module: MypyFile, name: str) -> Resolution:
    if name in module.names or is_dunder(name) or hasattr(builtins, name):
        return UNKNOWN
    if "__getattr__" in module.names or module.fullname == "__main__":
        return UNKNOWN
    if all(isinstance(symbol.node, MypyFile) for symbol in module.names.values()):
        # Loaded, and not yet looked into: all that it knows are its submodules.
        return UNKNOWN
    if module.is_stub and (_is_private(name) or misspelling_of(name, module.names) is None):
        # Stubs leave out private names, and what other versions and platforms have.
        return UNKNOWN
    meant = near_name(name, _public(module.names))
    if may_bind(module, name):
        return UNKNOWN
    return Missing(f'module "{module.fullname}"', name, meant, module=module)


def _public(names: Iterable[str]) -> list[str]:
    return [name for name in names if not is_dunder(name)]
