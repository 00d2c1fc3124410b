"""Code for another version of a library: `if hasattr(client, "Configuration")` and its `else`."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    Block,
    CallExpr,
    Expression,
    IfStmt,
    MypyFile,
    NameExpr,
    RefExpr,
    StrExpr,
    TypeInfo,
    UnaryExpr,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import end_of


@once_a_module
def lines_for_other_versions(api: CheckerPluginInterface) -> frozenset[int]:
    """Return the lines that are run only with a library that has other names than the one here."""
    blocks = (block for it in SCOPES.of_kind(api, IfStmt) for block in _left_out(it))
    return frozenset(
        line
        for block in blocks
        if block.body
        for line in range(block.body[0].line, end_of(block.body[-1]) + 1)
    )


def _left_out(statement: IfStmt) -> Iterator[Block]:
    """Yield the branches of an `if` that the library here does not take."""
    for condition, block in zip(statement.expr, statement.body, strict=True):
        if _holds(condition) is False:
            yield block
    if statement.else_body is not None and any(map(_holds, statement.expr)):
        yield statement.else_body


def _holds(condition: Expression) -> bool | None:
    """Return whether a module or a class has a name that is asked for; None is not known."""
    if isinstance(condition, UnaryExpr) and condition.op == "not":
        inner = _holds(condition.expr)
        return None if inner is None else not inner
    callee = condition.callee if isinstance(condition, CallExpr) else None
    if not isinstance(condition, CallExpr) or not isinstance(callee, NameExpr):
        return None
    if callee.fullname != "builtins.hasattr":
        return None
    owner, name = condition.args[0], condition.args[-1]
    if not isinstance(owner, RefExpr) or not isinstance(name, StrExpr):
        return None
    node = owner.node
    if isinstance(node, TypeInfo):
        return None if node.fallback_to_any else node.has_readable_member(name.value)
    return name.value in node.names if isinstance(node, MypyFile) else None
