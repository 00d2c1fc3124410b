"""Texts that a module writes out: in one piece, or put together from what it binds to names.

With `MODULE = "app.service"` at the top of a test, `patch(MODULE + ".load")` and
`patch(f"{MODULE}.load")` are as good as the whole name, unless the name is bound again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Expression,
    GlobalDecl,
    ListExpr,
    MemberExpr,
    NameExpr,
    OperatorAssignmentStmt,
    OpExpr,
    StrExpr,
    SymbolNode,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import values_of

_HOLE: Final = "{:{}}"
"""What mypy calls `format` of for each hole of an f-string."""
_Texts = Mapping[SymbolNode, str]


def written(api: CheckerPluginInterface, expression: Expression) -> StrExpr | None:
    """Return the text that an expression surely is, as if it stood there in one piece, or None."""
    if isinstance(expression, StrExpr):
        return expression
    text = text_of(api, expression)
    if text is None:
        return None
    literal = StrExpr(text)
    literal.set_line(expression)
    return literal


def text_of(api: CheckerPluginInterface, expression: Expression) -> str | None:
    """Return the text that an expression surely is, or None."""
    if isinstance(expression, StrExpr):
        return expression.value
    if not isinstance(expression, (CallExpr, NameExpr, OpExpr)):
        return None
    return _text(expression, current_module(api).fullname, _constants(api))


def last_name(expression: Expression) -> str:
    """Return what stands after the last dot of a text, or nothing where that is not written out."""
    if isinstance(expression, StrExpr):
        return expression.value.rpartition(".")[2]
    parts = _parts(expression)
    end = parts[-1] if parts else None
    is_whole = isinstance(end, StrExpr) and "." in end.value
    return last_name(end) if end is not None and is_whole else ""


@once_a_module
def _constants(api: CheckerPluginInterface) -> dict[SymbolNode, str]:
    """Return the texts that the module binds names to, those that it binds once, in no branch."""
    module = current_module(api)
    elsewhere = {name for it in SCOPES.of_kind(api, GlobalDecl) for name in it.names}
    added = (it.lvalue for it in SCOPES.of_kind(api, OperatorAssignmentStmt))
    elsewhere |= {it.name for it in added if isinstance(it, NameExpr)}
    found: dict[SymbolNode, str] = {}
    for statement in module.defs:
        target = statement.lvalues[0] if isinstance(statement, AssignmentStmt) else None
        if not isinstance(target, NameExpr) or target.node is None or target.name in elsewhere:
            continue
        values = values_of(api, target.node)
        text = _text(values[0], module.fullname, found) if len(values) == 1 else None
        if text is not None:
            found[target.node] = text
    return found


def _text(expression: Expression, module: str, constants: _Texts) -> str | None:
    """Return the text that an expression of a module is, by the texts that names stand for."""
    if isinstance(expression, StrExpr):
        return expression.value
    if isinstance(expression, NameExpr):
        is_own = expression.fullname == f"{module}.__name__"
        return module if is_own else constants.get(cast(SymbolNode, expression.node))
    texts = [_text(part, module, constants) for part in _parts(expression)]
    return "".join(map(str, texts)) if texts and None not in texts else None


def _parts(expression: Expression) -> list[Expression]:
    """Return what a text is put together from, by a plus or in an f-string, or nothing."""
    if isinstance(expression, OpExpr) and expression.op == "+":
        return [expression.left, expression.right]
    if not isinstance(expression, CallExpr) or not isinstance(expression.callee, MemberExpr):
        return []
    owner, called, given = expression.callee.expr, expression.callee.name, expression.args
    if not isinstance(owner, StrExpr) or not given:
        return []
    if called == "join" and not owner.value and isinstance(given[0], ListExpr):
        return given[0].items
    return given if called == "format" and owner.value == _HOLE else []
