"""How a test goes on with the mock that a patch gives: what does it set on it?"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Context,
    Decorator,
    Expression,
    ExpressionStmt,
    MemberExpr,
    NameExpr,
    RefExpr,
    TypeInfo,
    WithStmt,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance

from amock_mypy.mock_types.fitting import is_certainly_sync
from amock_mypy.source.expressions import Literal, expressions_in
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.naming import dotted
from amock_mypy.source.scopes import SCOPES
from amock_shape import SETTINGS

_CONSTANTS: Final = frozenset({"builtins.False", "builtins.None", "builtins.True"})
PATCHES: Final = frozenset({"multiple", "object", "patch", "setattr"})
"""The last parts of the names of what patches."""


def set_later(
    api: CheckerPluginInterface, patch: CallExpr, *, passes: bool
) -> list[Expression] | None:
    """Return what a test sets as the results of a patch's mock, or None where that is not known.

    Parameters:
        api: the checker.
        patch: the call of patch, or of one of its forms.
        passes: whether the patch passes the mock on where it decorates a function.
    """
    for statement in SCOPES.statements_around(api, patch.line):
        if isinstance(statement, WithStmt):
            for entered, name in zip(statement.expr, statement.target, strict=True):
                if entered is patch:
                    return _set_on_target(api, name)
        elif isinstance(statement, ExpressionStmt):
            if _started(statement.expr) is patch:
                return []
        elif isinstance(statement, Decorator) and any(
            decorator is patch for decorator in statement.original_decorators
        ):
            return _set_on_parameter(api, statement) if passes else []
    return None


def is_put_by_patch(api: CheckerPluginInterface, mock: Context) -> bool:
    """Tell whether a mock is made as an argument of a patch: what it replaces says what fits."""
    return any(
        mock in expression.args and dotted(expression.callee).rpartition(".")[2] in PATCHES
        for statement in SCOPES.statements_around(api, mock.line)
        for expression in expressions_in(statement)
        if isinstance(expression, CallExpr)
    )


def is_surely_sync(value: Expression) -> bool:
    """Tell whether an expression that mypy has not come to yet is surely nothing to await.

    An exception is no such thing: as a side effect the call raises it, awaited or not.
    """
    if isinstance(value, Literal):
        return True
    if isinstance(value, NameExpr) and value.fullname in _CONSTANTS:
        return True
    callee = value.callee if isinstance(value, CallExpr) else None
    node = callee.node if isinstance(callee, RefExpr) else None
    if not isinstance(node, TypeInfo) or node.has_base("builtins.BaseException"):
        return False
    return is_certainly_sync(Instance(node, []))


def _set_on_target(
    api: CheckerPluginInterface, target: Expression | None
) -> list[Expression] | None:
    if target is None:
        return []
    return _set_on(api, target.name) if isinstance(target, NameExpr) else None


def _set_on_parameter(api: CheckerPluginInterface, decorated: Decorator) -> list[Expression] | None:
    """Return what is set on the parameter for the mock of the one patch around a function."""
    names = [argument.variable.name for argument in decorated.func.arguments]
    own = names[1:] if decorated.func.info else names
    return _set_on(api, own[0]) if own and len(decorated.original_decorators) == 1 else None


def _set_on(api: CheckerPluginInterface, name: str) -> list[Expression] | None:
    """Return what is set on a name in the whole module: another of that name only adds to it."""
    # Who sets nothing may look only whether the mock is called.
    return _results_set(api).get(name)


@once_a_module
def _results_set(api: CheckerPluginInterface) -> dict[str, list[Expression]]:
    """Return what the module sets as results of mocks, by the names of the mocks."""
    found: dict[str, list[Expression]] = defaultdict(list)
    for statement in SCOPES.of_kind(api, AssignmentStmt):
        for target in statement.lvalues:
            if isinstance(target, MemberExpr) and target.name in SETTINGS:
                found[dotted(target.expr)].append(statement.rvalue)
    return found


def _started(expression: Expression) -> Expression:
    """Return what an expression statement starts, `patch(…).start()`, or the expression itself."""
    callee = expression.callee if isinstance(expression, CallExpr) else None
    starts = isinstance(callee, MemberExpr) and callee.name == "start"
    return callee.expr if starts and isinstance(callee, MemberExpr) else expression
