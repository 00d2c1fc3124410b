"""From targets to the classes and functions that get mocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from amock_mypy.checker import reference_type
from amock_mypy.specs.reader import member_of
from mypy.nodes import MypyFile, SymbolNode, SymbolTableNode, TypeAlias, TypeInfo, TypeVarLikeExpr
from mypy.types import (
    FunctionLike,
    Instance,
    ProperType,
    TupleType,
    TypeVarTupleType,
    UnpackType,
    get_proper_type,
)

from amock.generate.errors import GenerateError
from amock.generate.program import Program
from amock.generate.source_order import SourceOrder
from amock.generate.targets import Target, is_pattern
from amock_shape import Member, near_name


@dataclass(frozen=True, slots=True)
class ClassSpec:
    """A class whose instances are mocked.

    Attributes:
        module: where it is imported from.
        name: its name there; of a class in a class, with a dot.
        fullname: the full name of its definition, or of the alias that names it.
        instance: an instance of it, as generic as the class is.
    """

    module: str
    name: str
    fullname: str
    instance: Instance


@dataclass(frozen=True, slots=True)
class FunctionSpec:
    """A function of a module.

    Attributes:
        module: where it is imported from.
        name: its name there.
        member: what it is, in the words of the shape.
        symbol: its entry in the symbol table of the module.
        type: its type.
    """

    module: str
    name: str
    member: Member
    symbol: SymbolTableNode
    type: ProperType

    @property
    def fullname(self) -> str:
        """Its full name."""
        return f"{self.module}.{self.name}"


Spec = ClassSpec | FunctionSpec


def specs_of(program: Program, targets: list[Target]) -> list[Spec]:
    """Return what targets name, each once, in the order of the targets and then of the source.

    Raises:
        GenerateError: a target names nothing, or something else.
    """
    order = SourceOrder()
    found: dict[str, Spec] = {}
    for target in targets:
        for spec in _specs_of_target(program, target, order):
            found.setdefault(spec.fullname, spec)
    return list(found.values())


def _specs_of_target(program: Program, target: Target, order: SourceOrder) -> list[Spec]:
    modules = program.named[target]
    if not is_pattern(target.name) and not is_pattern(target.module):
        if not modules:
            raise GenerateError(f"mypy could not read the module {target.module}")
        return [_named(program, target, modules[0])]
    found = [
        spec
        for module in modules
        for name in order.sorted_names(module, _offered(module, order))
        if fnmatchcase(name, target.name)
        and (spec := _spec(program, module, name, module.names[name])) is not None
    ]
    if not found:
        raise GenerateError(f"{target}: no public class or function is called like that")
    return found


def _named(program: Program, target: Target, module: MypyFile) -> Spec:
    first, *rest = target.name.split(".")
    symbol, names, where = module.names.get(first), list(module.names), module.fullname
    if symbol is not None and symbol.node is not None and not symbol.module_public:
        # Imported there for the module's own use: it is taken from where it is defined.
        module = program.modules.get(_module_of(symbol.node), module)
    name = first
    for part in rest:
        if symbol is None or not isinstance(symbol.node, TypeInfo):
            break
        names, where = list(symbol.node.names), f"{where}.{name}"
        symbol, name = symbol.node.names.get(part), part
    if symbol is None or symbol.node is None:
        meant = near_name(name, names)
        help_ = f"; did you mean {meant}?" if meant else ""
        raise GenerateError(f"{target}: {where} has no {name}{help_}")
    spec = _spec(program, module, target.name, symbol)
    if spec is None or (rest and isinstance(spec, FunctionSpec)):
        raise GenerateError(
            f"{target} is neither a class nor a function of a module: name the class around it, "
            "or that of which it is an instance"
        )
    return spec


def _offered(module: MypyFile, order: SourceOrder) -> Iterator[str]:
    """Yield the public names of a module: its own, and what it says that it offers.

    Aliases are not among them: they are other names for what has a mock already.
    """
    says = "__all__" in module.names
    home = f"{module.fullname}." if module.is_package_init_file() else None
    for name, symbol in module.names.items():
        node = symbol.node
        if name.startswith("_") or node is None or not symbol.module_public:
            continue
        if isinstance(node, TypeAlias) or not order.binds(module, name):
            continue
        own = _module_of(node) == module.fullname
        if own or says or (home is not None and node.fullname.startswith(home)):
            yield name


def _module_of(node: SymbolNode) -> str:
    return node.module_name if isinstance(node, TypeInfo) else node.fullname.rpartition(".")[0]


def _spec(program: Program, module: MypyFile, name: str, symbol: SymbolTableNode) -> Spec | None:
    node = symbol.node
    if isinstance(node, TypeInfo):
        return _class_spec(module, name, node.fullname, generic_self(node))
    own_name = f"{module.fullname}.{name}"
    if isinstance(node, TypeAlias):
        return _class_spec(module, name, own_name, get_proper_type(node.target))
    member = member_of(name, symbol)
    if isinstance(node, MypyFile) or member.kind.is_value:
        return None
    type_ = get_proper_type(reference_type(program.api, symbol, module))
    if isinstance(type_, FunctionLike) and type_.is_type_obj():
        return _class_spec(module, name, own_name, get_proper_type(type_.items[0].ret_type))
    if isinstance(node, TypeVarLikeExpr) or not _is_called(type_):
        return None
    return FunctionSpec(module.fullname, name, member, symbol, type_)


def _is_called(type_: ProperType) -> bool:
    if isinstance(type_, Instance):
        return type_.type.has_readable_member("__call__")
    return isinstance(type_, FunctionLike)


def _class_spec(module: MypyFile, name: str, fullname: str, type_: ProperType) -> ClassSpec | None:
    if isinstance(type_, TupleType):
        type_ = type_.partial_fallback
    if not isinstance(type_, Instance) or type_.type.typeddict_type or type_.type.is_newtype:
        return None
    return ClassSpec(module.fullname, name, fullname, type_)


def generic_self(info: TypeInfo) -> Instance:
    """Return an instance of a class that is generic over what the class is generic over."""
    variables = info.defn.type_vars
    return Instance(
        info,
        [UnpackType(each) if isinstance(each, TypeVarTupleType) else each for each in variables],
    )
