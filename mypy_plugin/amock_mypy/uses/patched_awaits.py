"""Does a test patch what would await? `patch("asyncio.wait_for")` leaves nobody who does."""

from __future__ import annotations

from typing import Final

from mypy.nodes import CallExpr, Decorator, Expression, StrExpr
from mypy.plugin import CheckerPluginInterface

from amock_mypy import fullnames
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.naming import dotted
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import all_statements, first_line, function_of

_ASYNCIO: Final = "asyncio"
_AWAITERS: Final = frozenset(
    {
        *fullnames.AWAITERS,
        *("Runner", "as_completed", "get_event_loop", "get_running_loop", "new_event_loop"),
        *("run_coroutine_threadsafe", "timeout", "wait"),
    }
)
"""What awaits the coroutine that it is passed, or gives what does."""
_PATCHES: Final = frozenset({"object", "patch", "setattr"})


def awaits_are_patched(api: CheckerPluginInterface, patch: CallExpr) -> bool:
    """Tell whether a test patches what awaits for others as well: asyncio, or a function of it.

    Parameters:
        api: the checker.
        patch: the call that patches something else.
    """
    for test in SCOPES.statements(api):
        function = function_of(test)
        if function is None:
            continue
        decorators = test.original_decorators if isinstance(test, Decorator) else []
        first = first_line(test)
        if first <= patch.line <= (function.end_line or first):
            body = all_statements(function.body.body)
            inside = (it for statement in body for it in expressions_in(statement))
            if any(_patches_awaiter(it) for it in (*decorators, *inside)):
                return True
    return False


def _patches_awaiter(expression: Expression) -> bool:
    """Tell whether an expression patches asyncio, or a function of it that awaits for others."""
    if not isinstance(expression, CallExpr) or not expression.args:
        return False
    if dotted(expression.callee).rpartition(".")[2] not in _PATCHES:
        return False
    written = [it.value if isinstance(it, StrExpr) else dotted(it) for it in expression.args[:2]]
    is_dotted = isinstance(expression.args[0], StrExpr)
    _, asyncio, name = (written[0] if is_dotted else ".".join(written)).rpartition(_ASYNCIO)
    return bool(asyncio) and (not name or name.removeprefix(".") in _AWAITERS)
