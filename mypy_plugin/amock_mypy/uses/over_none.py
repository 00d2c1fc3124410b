"""Mocks in the place of what mypy takes for None: an attribute that only other code sets."""

from __future__ import annotations

from collections import defaultdict

from mypy.nodes import (
    AssignmentStmt,
    ClassDef,
    Context,
    Expression,
    MemberExpr,
    NameExpr,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, NoneType, get_proper_type

from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import values_of


def is_put_over_none(api: CheckerPluginInterface, made: Context) -> bool:
    """Tell whether a test puts what a call makes where mypy knows nothing but None.

    Parameters:
        api: the checker.
        made: the call.
    """
    return made in _over_none(api) or any(map(_is_none, _places_by_value(api).get(id(made), ())))


@once_a_module
def _over_none(api: CheckerPluginInterface) -> list[Expression]:
    """Return what the classes of the module have in the place of what is None in a base."""
    over = [
        assigned.rvalue
        for class_ in SCOPES.of_kind(api, ClassDef)
        for assigned in class_.defs.body
        if isinstance(assigned, AssignmentStmt)
        and any(_is_none_in_base(class_, target) for target in assigned.lvalues)
    ]
    named = [it.node for it in over if isinstance(it, NameExpr) and it.node is not None]
    return [*over, *(value for variable in named for value in values_of(api, variable))]


def _is_none_in_base(class_: ClassDef, target: Expression) -> bool:
    """Tell whether a class that a class derives from has None in the place of a variable."""
    if not isinstance(target, NameExpr) or not class_.info:
        return False
    symbols = (base.names.get(target.name) for base in class_.info.mro[1:])
    nodes = (symbol.node for symbol in symbols if symbol is not None)
    return any(isinstance(it, Var) and isinstance(it.type, NoneType) for it in nodes)


@once_a_module
def _places_by_value(api: CheckerPluginInterface) -> dict[int, list[MemberExpr]]:
    """Return the attributes that variables are assigned to, by what the variables are bound to."""
    found: dict[int, list[MemberExpr]] = defaultdict(list)
    for assignment in SCOPES.of_kind(api, AssignmentStmt):
        variable = assignment.rvalue
        if isinstance(variable, NameExpr) and variable.node is not None:
            places = [it for it in assignment.lvalues if isinstance(it, MemberExpr)]
            for value in values_of(api, variable.node) if places else ():
                found[id(value)] += places
    return found


def _is_none(target: MemberExpr) -> bool:
    """Tell whether the class of the object that a variable holds has None there."""
    variable = target.expr.node if isinstance(target.expr, NameExpr) else None
    if not isinstance(variable, Var):
        return False
    type_ = get_proper_type(variable.type)
    info = type_.type if isinstance(type_, Instance) else None
    symbol = info.get(target.name) if info is not None else None
    node = symbol.node if symbol is not None else None
    return isinstance(node, Var) and isinstance(get_proper_type(node.type), NoneType)
