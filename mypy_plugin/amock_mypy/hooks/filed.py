"""Calls that file an object under its class: `def register(class_: type[T], object_: T)`.

mypy infers what the type variable stands for from both, and refuses an abstract class there, as it
could not be instantiated. Of a plain mock, which is Any, it does not say so.
"""

from __future__ import annotations

from mypy.nodes import Expression, RefExpr, SymbolNode, TypeInfo
from mypy.plugin import CheckerPluginInterface, FunctionSigContext, MethodSigContext
from mypy.types import (
    CallableType,
    FunctionLike,
    Instance,
    Type,
    TypeType,
    TypeVarType,
    UnionType,
    get_proper_type,
)

from amock_mypy.checker import ANY, infer
from amock_mypy.mock_types.made_classes import about
from amock_mypy.source.statements import function_of


def files_under_class(node: SymbolNode | None) -> bool:
    """Tell whether something is a function that takes a class and an object of that class."""
    function = function_of(node)
    declared = function.type if function is not None else None
    if not isinstance(declared, CallableType) or not declared.variables:
        return False
    classes = set(filter(None, map(_class_variable, declared.arg_types)))
    return any(_variable(wanted) in classes for wanted in declared.arg_types)


def call_that_files(context: FunctionSigContext | MethodSigContext) -> FunctionLike:
    """Handle the signature of such a function: under an abstract class a mock may be filed."""
    signature = context.default_signature
    if not any(_is_abstract(argument) for given in context.args for argument in given):
        return signature
    filed = {
        _variable(wanted)
        for wanted, given in zip(signature.arg_types, context.args, strict=False)
        if any(_is_mock(context.api, argument) for argument in given)
    }
    filed.discard(None)
    wanted = [TypeType(ANY) if _class_variable(it) in filed else it for it in signature.arg_types]
    return signature.copy_modified(arg_types=wanted)


def _class_variable(wanted: Type) -> str | None:
    """Return the name of the type variable whose class is wanted, `T` of `type[T]`."""
    proper = get_proper_type(wanted)
    return _variable(proper.item) if isinstance(proper, TypeType) else None


def _variable(wanted: Type) -> str | None:
    """Return the name of the type variable that is wanted, alone or beside None."""
    proper = get_proper_type(wanted)
    items = proper.items if isinstance(proper, UnionType) else [proper]
    return next(
        (it.name for it in map(get_proper_type, items) if isinstance(it, TypeVarType)), None
    )


def _is_abstract(argument: Expression) -> bool:
    class_ = argument.node if isinstance(argument, RefExpr) else None
    return isinstance(class_, TypeInfo) and (class_.is_abstract or class_.is_protocol)


def _is_mock(api: CheckerPluginInterface, argument: Expression) -> bool:
    given = get_proper_type(infer(api, argument))
    return isinstance(given, Instance) and about(given.type) is not None
