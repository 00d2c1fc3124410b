"""Does a test patch what would await? `patch("asyncio.wait_for")` leaves nobody who does."""

from __future__ import annotations

from typing import Final

from mypy.nodes import CallExpr, Decorator, Expression, FuncDef, StrExpr
from mypy.plugin import CheckerPluginInterface

from amock_mypy.expressions import expressions_in
from amock_mypy.naming import dotted
from amock_mypy.scopes import SCOPES
from amock_mypy.statements import all_statements

_ASYNCIO: Final = "asyncio"
_PATCHES: Final = frozenset({"object", "patch", "setattr"})


def awaits_are_patched(api: CheckerPluginInterface, patch: CallExpr) -> bool:
    """Tell whether a test patches a function of asyncio as well: it may be what would await.

    Parameters:
        api: the checker.
        patch: the call that patches something else.
    """
    for test in SCOPES.statements(api):
        function = test.func if isinstance(test, Decorator) else test
        if not isinstance(function, FuncDef):
            continue
        decorators = test.original_decorators if isinstance(test, Decorator) else []
        first = min((it.line for it in decorators), default=test.line)
        if first <= patch.line <= (function.end_line or first):
            body = all_statements(function.body.body)
            inside = (it for statement in body for it in expressions_in(statement))
            if any(_patches_asyncio(it) for it in (*decorators, *inside)):
                return True
    return False


def _patches_asyncio(expression: Expression) -> bool:
    if not isinstance(expression, CallExpr):
        return False
    names = (it.value if isinstance(it, StrExpr) else dotted(it) for it in expression.args)
    patches = dotted(expression.callee).rpartition(".")[2] in _PATCHES
    return patches and any(_ASYNCIO in name.split(".") for name in names)
