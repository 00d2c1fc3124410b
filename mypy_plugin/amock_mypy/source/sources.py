"""What makes the mock that an expression gives, and whether two are surely made alike."""

from __future__ import annotations

from typing import Final

from mypy.nodes import AwaitExpr, CallExpr, Expression, MemberExpr, NameExpr, StrExpr

_ENTERS: Final = frozenset(
    {
        "enterAsyncContext",
        "enterClassContext",
        "enterContext",
        "enterModuleContext",
        "enter_async_context",
        "enter_context",
    }
)


def source_of(value: Expression | None) -> object:
    """Return what two expressions share if they surely make mocks of the same type."""
    if isinstance(value, CallExpr):
        return ("call", source_of(value.callee), *map(source_of, value.args), *value.arg_names)
    if isinstance(value, StrExpr):
        return ("str", value.value)
    if isinstance(value, NameExpr):
        return ("name", value.fullname or value.name)
    if isinstance(value, MemberExpr):
        return ("member", value.name, source_of(value.expr))
    return id(value)


def is_made(source: object) -> bool:
    """Tell whether a source is that of something that is made there and then."""
    return isinstance(source, tuple) and source[0] == "call"


def maker_of(value: Expression) -> Expression:
    """Return the call that makes the mock: of patch, for what is started or entered at once."""
    if isinstance(value, AwaitExpr):
        return maker_of(value.expr)
    callee = value.callee if isinstance(value, CallExpr) else None
    if not isinstance(value, CallExpr) or not isinstance(callee, MemberExpr):
        return value
    if callee.name == "start" and not value.args:
        return maker_of(callee.expr)
    return maker_of(value.args[0]) if callee.name in _ENTERS and len(value.args) == 1 else value
