"""Does a test patch what would await? `patch("asyncio.wait_for")` leaves nobody who does."""

from __future__ import annotations

from typing import Final, TypeGuard

from mypy.nodes import CallExpr, Decorator, Expression, StrExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import FunctionLike, ProperType, Type, UnionType, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import (
    infer,
    member_type,
    module_behind,
    modules,
    reference_type,
    silence,
)
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.naming import dotted
from amock_mypy.source.sameness import is_same
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import all_statements, first_line, function_of
from amock_mypy.source.written import text_of
from amock_mypy.specs.reader import is_awaitable
from amock_mypy.specs.targets import UNKNOWN, Found, resolve, resolve_attribute

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
            calls = [it for it in (*decorators, *inside) if _is_patch(it)]
            if any(_patches_awaiter(api, it) or _patches_taker(api, it, patch) for it in calls):
                return True
    return False


def _is_patch(expression: Expression) -> TypeGuard[CallExpr]:
    if not isinstance(expression, CallExpr) or not expression.args:
        return False
    return dotted(expression.callee).rpartition(".")[2] in _PATCHES


def _patches_awaiter(api: CheckerPluginInterface, patch: CallExpr) -> bool:
    """Tell whether a call patches asyncio, or a function of it that awaits for others."""
    texts = [text_of(api, it) for it in patch.args[:2]]
    named = [text or dotted(it) for text, it in zip(texts, patch.args, strict=False)]
    _, asyncio, name = (named[0] if texts[0] else ".".join(named)).rpartition(_ASYNCIO)
    return bool(asyncio) and (not name or name.removeprefix(".") in _AWAITERS)


def _patches_taker(api: CheckerPluginInterface, patch: CallExpr, other: CallExpr) -> bool:
    """Tell whether a call patches a function that is declared to take what it awaits.

    So may one of which nothing is known, on the object that another patch is about.
    """
    first, *others = patch.args[:2]
    target = text_of(api, first)
    if target is not None:
        found = resolve(modules(api), target)
    elif others and isinstance(others[0], StrExpr):
        found = resolve_attribute(infer(api, first), others[0].value)
        if found is UNKNOWN and module_behind(first) is None and is_same(first, other.args[0]):
            return True
    else:
        return False
    function = _type(api, found, patch) if isinstance(found, Found) else None
    signatures = function.items if isinstance(function, FunctionLike) else []
    return any(_takes_awaitable(taken) for it in signatures for taken in it.arg_types)


def _type(api: CheckerPluginInterface, found: Found, patch: CallExpr) -> ProperType:
    if found.receiver is None:
        return get_proper_type(reference_type(api, found.symbol, patch))
    with silence(api):
        return get_proper_type(member_type(api, found.receiver, found.member.name, patch))


def _takes_awaitable(declared: Type) -> bool:
    proper = get_proper_type(declared)
    items = proper.items if isinstance(proper, UnionType) else [proper]
    return any(is_awaitable(item) for item in items)
