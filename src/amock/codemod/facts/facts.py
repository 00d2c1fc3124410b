"""What is known of a program's targets and expressions, in the codemod's own few words."""

from __future__ import annotations

import ast
import enum
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from amock_mypy.specs.coroutines import gives_coroutine
from amock_mypy.specs.targets import (
    UNKNOWN,
    Found,
    Resolution,
    resolve,
    resolve_attribute,
    resolve_in_module,
)
from mypy.nodes import Expression, MypyFile, RefExpr
from mypy.types import (
    FunctionLike,
    Instance,
    NoneType,
    ProperType,
    TupleType,
    Type,
    UnionType,
    get_proper_type,
)

from amock.codemod.doubles.sites import AttributeOf, Dotted, MemberOfSpec, Target
from amock.codemod.facts.build import Program
from amock.codemod.facts.expressions import Expressions
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.spans import span_of
from amock_shape import Kind, MockKind


class Truth(enum.Enum):
    """An answer that may be missing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TargetFact:
    """What a target is.

    Attributes:
        kind: its kind, in the words of the shape.
        gives_coroutine: whether a call of it gives a coroutine, where kind alone does not tell.
        fullname: the full name of its definition, or the empty string.
        result: the type of what awaiting a call of it gives, if known.
    """

    kind: Kind
    gives_coroutine: bool
    fullname: str
    result: ProperType | None = None


_MOCK_TYPES: Final = ("unittest.mock.", "mock.mock.", "amock.")
_MOCK_KINDS: Final = {kind.value: kind for kind in MockKind}


class Facts:
    """Answers about one program.

    Parameters:
        program: what mypy built.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._modules = program.result.files
        self._types = program.result.types
        self._expressions: dict[Path, Expressions] = {}

    def target(self, module: Module, target: Target) -> TargetFact | None:
        """Return what a target is, or None if that is not known."""
        if isinstance(target, Dotted):
            return _fact(resolve(self._modules, target.name))
        if isinstance(target, MemberOfSpec):
            type_ = self.instance_type(module, target.spec)
            return self.attribute(type_, target.name) if type_ is not None else None
        return _fact(self._attribute(module, target))

    def attribute(self, receiver: Type, *path: str) -> TargetFact | None:
        """Return what an attribute of a value of a type is, or an attribute of the attribute."""
        resolution = resolve_attribute(receiver, path[0])
        for name in path[1:]:
            if not isinstance(resolution, Found) or resolution.type is None:
                return None
            resolution = resolve_attribute(resolution.type, name)
        return _fact(resolution)

    def instance_type(self, module: Module, node: ast.expr) -> ProperType | None:
        """Return the type of what a spec describes: of a class's instances, or of a value."""
        type_ = self.type_of(module, node)
        if isinstance(type_, FunctionLike):
            if not type_.is_type_obj():
                return None
            return get_proper_type(type_.items[0].ret_type)
        return type_

    def type_of(self, module: Module, node: ast.expr) -> ProperType | None:
        """Return the type of an expression, or None where mypy did not look."""
        for found in self._nodes(module, node):
            type_ = self._types.get(found)
            if type_ is not None:
                return get_proper_type(type_)
        return None

    def is_awaitable(self, module: Module, node: ast.expr) -> Truth:
        """Tell whether the value of an expression can be awaited."""
        return awaitable(self.type_of(module, node))

    def gives_awaitable(self, module: Module, node: ast.expr) -> Truth:
        """Tell whether calling the value of an expression gives something that can be awaited."""
        type_ = self.type_of(module, node)
        if not isinstance(type_, FunctionLike):
            return Truth.UNKNOWN
        return _common([awaitable(item.ret_type) for item in type_.items])

    def is_exception(self, module: Module, node: ast.expr) -> bool:
        """Tell whether an expression is an exception or a class of exceptions."""
        type_ = self.type_of(module, node)
        if isinstance(type_, FunctionLike) and type_.is_type_obj():
            type_ = get_proper_type(type_.items[0].ret_type)
        return isinstance(type_, Instance) and type_.type.has_base("builtins.BaseException")

    def mock_kinds(self, module: Module, node: ast.expr) -> frozenset[MockKind]:
        """Return of which mock classes an expression's value may be; none if it may be no mock."""
        type_ = self.type_of(module, node)
        items = type_.items if isinstance(type_, UnionType) else [type_]
        kinds = [_mock_kind(get_proper_type(item)) if item is not None else None for item in items]
        return frozenset(kind for kind in kinds if kind) if all(kinds) else frozenset()

    def file_of(self, name: str) -> Path | None:
        """Return the source file of a module of the program; stubs are none."""
        tree = self._modules.get(name)
        return Path(tree.path) if tree is not None and not tree.is_stub else None

    def _attribute(self, module: Module, target: AttributeOf) -> Resolution:
        for node in self._nodes(module, target.receiver):
            if isinstance(node, RefExpr) and isinstance(node.node, MypyFile):
                return resolve_in_module(node.node, target.name)
            type_ = self._types.get(node)
            if type_ is not None:
                return resolve_attribute(type_, target.name)
        return UNKNOWN

    def _nodes(self, module: Module, node: ast.expr) -> list[Expression]:
        known = self._expressions_of(module)
        if known is None:
            return []
        span = span_of(node)
        if all(line.isascii() for line in module.source.lines[span.line - 1 : span.end_line]):
            return known.at(span)
        return known.named(span.line, ast.unparse(node))

    def _expressions_of(self, module: Module) -> Expressions | None:
        if module.path not in self._expressions:
            name = self._program.names.get(module.path)
            tree = self._modules.get(name) if name else None
            if tree is None:
                return None
            self._expressions[module.path] = Expressions(tree)
        return self._expressions[module.path]


def awaitable(type_: Type | None) -> Truth:
    """Tell whether values of a type can be awaited."""
    proper = get_proper_type(type_) if type_ is not None else None
    if isinstance(proper, UnionType):
        return _common([awaitable(item) for item in proper.items])
    if isinstance(proper, (NoneType, TupleType, FunctionLike)):
        return Truth.NO
    if not isinstance(proper, Instance):
        return Truth.UNKNOWN
    if proper.type.get("__await__"):
        return Truth.YES
    is_mock = any(base.fullname.startswith(_MOCK_TYPES) for base in proper.type.mro)
    is_open = proper.type.fallback_to_any or proper.type.fullname == "builtins.object"
    return Truth.UNKNOWN if is_open and not is_mock else Truth.NO


def _mock_kind(type_: ProperType) -> MockKind | None:
    """Return the library's class of mocks that a type is or derives from."""
    for base in type_.type.mro if isinstance(type_, Instance) else ():
        if base.fullname.startswith(_MOCK_TYPES) and base.name in _MOCK_KINDS:
            return _MOCK_KINDS[base.name]
    return None


def _common(answers: list[Truth]) -> Truth:
    return answers[0] if len(set(answers)) == 1 else Truth.UNKNOWN


def _fact(resolution: Resolution) -> TargetFact | None:
    if not isinstance(resolution, Found):
        return None
    node = resolution.node
    kind = resolution.member.kind
    coroutine = kind is Kind.COROUTINE or gives_coroutine(resolution)
    fullname = getattr(node, "fullname", "") if node is not None else ""
    return TargetFact(kind, coroutine, fullname, _result(resolution) if coroutine else None)


def _result(found: Found) -> ProperType | None:
    function = found.type
    if not isinstance(function, FunctionLike):
        return None
    result = get_proper_type(function.items[0].ret_type)
    if isinstance(result, Instance) and len(result.args) == len("YSR"):
        return get_proper_type(result.args[-1])
    return None
