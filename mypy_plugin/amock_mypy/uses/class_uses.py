"""Mocks of instances that a test passes where a class is wanted: `Mock(spec=Service)` does there.

It has what the class has, and can be called, as every mock with `spec=` can.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mypy.nodes import (
    CallExpr,
    Context,
    Decorator,
    Expression,
    FuncBase,
    FuncItem,
    MemberExpr,
    MypyFile,
    NameExpr,
    RefExpr,
    Statement,
    SymbolNode,
    TypeInfo,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import FunctionLike, Type, TypeType, UnionType, get_proper_type

from amock_mypy.checker import (
    arguments_by_parameter,
    class_object,
    current_function,
    current_module,
    member_type,
    silence,
    wanted_here,
)
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.kept import once_a_scope
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import all_statements
from amock_mypy.source.variables import variables_with


def is_passed_as_class(api: CheckerPluginInterface, made: Context) -> bool:
    """Tell whether a mock, or a name of its, is passed to a parameter that wants a class.

    Parameters:
        api: the checker.
        made: the call that makes the mock.
    """
    wanted = wanted_here(api)
    if wanted is not None and _is_class(wanted):
        return True
    if not SCOPES.is_named(api, made):
        return False
    passed = _passed_in(api, current_function(api) or current_module(api))
    return any(
        _is_class(wanted)
        for variable in variables_with(api, made)
        for call, at in passed.get(variable, ())
        for wanted in _wanted(api, call, at)
    )


_Passed = dict[SymbolNode, list[tuple[CallExpr, int]]]
"""The calls that a variable is passed to, each with its place among the arguments."""


@once_a_scope
def _passed_in(api: CheckerPluginInterface, scope: FuncItem | MypyFile) -> _Passed:
    """Return what a function passes, or all that the module passes."""
    if isinstance(scope, MypyFile):
        statements = SCOPES.statements(api)
    else:
        statements = all_statements(scope.body.body)
    found: _Passed = defaultdict(list)
    for call in (it for statement in statements for it in _calls_in(statement)):
        for at, argument in enumerate(call.args):
            if isinstance(argument, NameExpr) and argument.node is not None:
                found[argument.node].append((call, at))
    return found


def _calls_in(statement: Statement) -> Iterator[CallExpr]:
    outer = statement.original_decorators if isinstance(statement, Decorator) else []
    inner = (it for decorator in outer for it in expressions_in(decorator))
    for expression in (*outer, *inner, *expressions_in(statement)):
        if isinstance(expression, CallExpr):
            yield expression


def _wanted(api: CheckerPluginInterface, call: CallExpr, at: int) -> Iterator[Type]:
    """Yield the types that what is called declares for one of its arguments."""
    called = _declared(api, call.callee)
    for signature in called.items if called is not None else ():
        mapped = arguments_by_parameter(api, call, signature)
        for type_, places in zip(signature.arg_types, mapped, strict=True):
            if at in places:
                yield type_


def _declared(api: CheckerPluginInterface, callee: Expression) -> FunctionLike | None:
    """Return the type of what is called; a class is what makes its instances."""
    type_ = _type_of(callee.node) if isinstance(callee, RefExpr) else None
    if type_ is None and isinstance(callee, MemberExpr) and isinstance(callee.expr, RefExpr):
        receiver = _type_of(callee.expr.node)
        with silence(api):
            type_ = receiver and member_type(api, receiver, callee.name, callee)
    proper = get_proper_type(type_)
    return proper if isinstance(proper, FunctionLike) else None


def _type_of(node: SymbolNode | None) -> Type | None:
    """Return the type that is declared for a name, None where mypy knows none yet."""
    if isinstance(node, TypeInfo):
        return class_object(node)
    if isinstance(node, Decorator):
        return node.var.type
    return node.type if isinstance(node, (FuncBase, Var)) else None


def _is_class(type_: Type) -> bool:
    proper = get_proper_type(type_)
    items = proper.items if isinstance(proper, UnionType) else [proper]
    return any(isinstance(get_proper_type(item), TypeType) for item in items)
