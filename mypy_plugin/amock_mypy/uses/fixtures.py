"""What the fixtures of pytest give that a module defines, for the tests that name them."""

from __future__ import annotations

from typing import Final

from mypy.nodes import (
    CallExpr,
    Decorator,
    Expression,
    ExpressionStmt,
    FuncDef,
    NameExpr,
    RefExpr,
    ReturnStmt,
    Statement,
    StrExpr,
    Var,
    WithStmt,
    YieldExpr,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import statements_of_scope
from amock_mypy.source.variables import values_of

_FIXTURES: Final = frozenset({"_pytest.fixtures.fixture", "pytest.fixture"})


def made_by_fixture(
    api: CheckerPluginInterface, function: FuncDef, parameter: Var
) -> CallExpr | None:
    """Return the call that makes what a fixture gives for a parameter, or None.

    A fixture of the class, or a mark that gives the parameter other values, comes first.

    Parameters:
        api: the checker.
        function: the function that takes the parameter.
        parameter: the parameter.
    """
    is_test = function.name.startswith("test") or _is_fixture(SCOPES.decorators_of(api, function))
    if not is_test or parameter.name == function.name:
        return None
    if function.info and function.info.get(parameter.name) is not None:
        return None
    if _names(SCOPES.decorators_of(api, function), parameter.name):
        return None
    fixture = _fixture(api, parameter.name)
    return made_by(api, fixture) if fixture is not None else None


def _fixture(api: CheckerPluginInterface, name: str) -> FuncDef | None:
    symbol = current_module(api).names.get(name)
    decorated = symbol.node if symbol is not None else None
    if isinstance(decorated, Decorator) and _is_fixture(decorated.original_decorators):
        return decorated.func
    return None


def _is_fixture(decorators: list[Expression]) -> bool:
    """Tell whether the one decorator of a function makes it a fixture of its own name."""
    if len(decorators) != 1:
        return False
    decorator = decorators[0]
    if isinstance(decorator, CallExpr):
        return not {"name", "params"} & {*decorator.arg_names} and _is_fixture([decorator.callee])
    return isinstance(decorator, RefExpr) and decorator.fullname in _FIXTURES


def _names(decorators: list[Expression], name: str) -> bool:
    """Tell whether decorators mention a name in a text, as `parametrize("name", …)` does."""
    return any(
        isinstance(part, StrExpr) and name in part.value
        for decorator in decorators
        if isinstance(decorator, CallExpr)
        for part in decorator.args
    )


def made_by(api: CheckerPluginInterface, function: FuncDef) -> CallExpr | None:
    """Return the one call that makes what a function gives, or None.

    Parameters:
        api: the checker.
        function: a fixture, or another function of the module that is being checked.
    """
    body = function.body.body
    given = [it for statement in statements_of_scope(body) for it in _given(statement)]
    value = given[0] if len(given) == 1 else None
    if isinstance(value, NameExpr) and value.node is not None:
        bound = values_of(api, value.node)
        value = bound[0] if len(bound) == 1 else None
    return value if isinstance(value, CallExpr) else None


def _given(statement: Statement) -> list[Expression | None]:
    """Return what a statement of a fixture gives to the tests."""
    if isinstance(statement, ReturnStmt):
        return [statement.expr]
    if isinstance(statement, (ExpressionStmt, WithStmt)):
        return [it.expr for it in expressions_in(statement) if isinstance(it, YieldExpr)]
    return []
