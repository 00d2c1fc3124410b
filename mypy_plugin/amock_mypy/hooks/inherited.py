"""Attributes that a class inherits from another module, and in which it puts mocks of its own.

mypy infers the type of such an attribute where the base puts something in it. The class of a test
case puts the mock of something else there, which stands for other things and takes other arguments.
"""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import MDEF, AssignmentStmt, ClassDef, NameExpr, SymbolTableNode, TypeInfo, Var
from mypy.plugin import ClassDefContext
from mypy.types import Instance, Type, UnionType, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import ANY
from amock_mypy.mock_types.made_classes import about
from amock_mypy.runs.dependencies import imports_mocks
from amock_mypy.source.bindings import bindings_of, methods_of
from amock_mypy.source.kept import once_a_file
from amock_mypy.source.statements import statements_of_scope

_may_hold_mocks = once_a_file(imports_mocks)


def own_mocks(context: ClassDefContext) -> None:
    """Handle the definition of a class: what it puts in the place of inherited mocks is its own."""
    definition = context.cls
    # Most classes are those of libraries and applications.
    if not _may_hold_mocks(context.api.modules[definition.info.module_name]):
        return
    inherited = set(_inherited_mocks(definition.info))
    if not inherited or context.api.options.disallow_any_expr:
        return
    for name in inherited.intersection(_put_by_methods(definition)):
        if name not in definition.info.names:
            _add(definition.info, name)
    for target in _put_by_body(definition):
        if target.name in inherited and isinstance(target.node, Var):
            target.node.type, target.node.is_inferred = ANY, False
            target.is_inferred_def = False


def _inherited_mocks(info: TypeInfo) -> Iterator[str]:
    """Yield the attributes that hold mocks in the bases that other modules define."""
    for base in info.mro[1:]:
        if base.module_name != info.module_name:
            for name, symbol in base.names.items():
                node = symbol.node
                if isinstance(node, Var) and node.is_inferred and _is_mock(node.type):
                    yield name


def _is_mock(type_: Type | None) -> bool:
    """Tell whether a type is one that the plugin has found for a mock, or for its patcher."""
    proper = get_proper_type(type_)
    if isinstance(proper, UnionType):
        return any(map(_is_mock, proper.items))
    if not isinstance(proper, Instance):
        return False
    return proper.type.fullname in fullnames.FUNCTION_MOCKS or about(proper.type) is not None


def _put_by_methods(definition: ClassDef) -> Iterator[str]:
    for method in methods_of(definition):
        for name, _, _ in bindings_of(statements_of_scope(method.body.body)):
            owner, _, attribute = name.partition(".")
            if attribute and owner in ("self", "cls"):
                yield attribute


def _put_by_body(definition: ClassDef) -> Iterator[NameExpr]:
    for statement in definition.defs.body:
        if isinstance(statement, AssignmentStmt):
            yield from (target for target in statement.lvalues if isinstance(target, NameExpr))


def _add(info: TypeInfo, name: str) -> None:
    variable = Var(name, ANY)
    variable.info = info
    variable._fullname = f"{info.fullname}.{name}"  # noqa: SLF001  # mypy's own way to name one
    info.names[name] = SymbolTableNode(MDEF, variable, plugin_generated=True)
