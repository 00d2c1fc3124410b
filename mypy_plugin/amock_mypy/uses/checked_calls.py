"""Whether a mock, by what it is made with, checks the arguments that it is called with."""

from __future__ import annotations

from mypy.nodes import AssignmentStmt, CallExpr, Expression, MemberExpr
from mypy.plugin import CheckerPluginInterface

from amock_mypy.source.naming import dotted
from amock_mypy.source.scopes import SCOPES


def checks_calls(made: Expression) -> bool:
    """Tell whether a mock is made so that it may check the arguments of its calls.

    Parameters:
        made: what makes the mock.
    """
    if not isinstance(made, CallExpr):
        return True
    named = dotted(made.callee).rpartition(".")[2]
    return named == "create_autospec" or "autospec" in made.arg_names


def takes_anything(api: CheckerPluginInterface, attribute: str) -> bool:
    """Tell whether all that the module assigns to attributes of a name checks no calls.

    Parameters:
        api: the checker.
        attribute: the name.
    """
    made = _assigned(api, attribute)
    patchers = [_started(it) for it in made]
    behind = [it for name in patchers if name is not None for it in _assigned(api, name)]
    return bool(made) and not any(map(checks_calls, (*made, *behind)))


def _assigned(api: CheckerPluginInterface, attribute: str) -> list[Expression]:
    return [
        it.rvalue
        for it in SCOPES.of_kind(api, AssignmentStmt)
        if any(isinstance(to, MemberExpr) and to.name == attribute for to in it.lvalues)
    ]


def _started(made: Expression) -> str | None:
    """Return the attribute that holds the patcher whose mock this is, or None."""
    callee = made.callee if isinstance(made, CallExpr) else None
    if not isinstance(callee, MemberExpr) or callee.name != "start":
        return None
    return callee.expr.name if isinstance(callee.expr, MemberExpr) else None
