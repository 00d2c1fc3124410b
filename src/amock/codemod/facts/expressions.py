"""Find mypy's node for a place in a file.

mypy's own traversers cannot be subclassed from interpreted code, so the way down is written here,
as a table of which attributes hold a node's children.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import Argument, Expression, MemberExpr, MypyFile, NameExpr, Node

from amock.codemod.syntax.spans import Span

_CHILDREN: Final = {
    "MypyFile": "defs",
    "Block": "body",
    "ClassDef": "decorators defs",
    "FuncDef": "arguments body",
    "Decorator": "original_decorators func",
    "OverloadedFuncDef": "items",
    "ExpressionStmt": "expr",
    "AssignmentStmt": "lvalues rvalue",
    "OperatorAssignmentStmt": "lvalue rvalue",
    "ReturnStmt": "expr",
    "AssertStmt": "expr msg",
    "DelStmt": "expr",
    "RaiseStmt": "expr from_expr",
    "WithStmt": "expr target body",
    "ForStmt": "index expr body else_body",
    "WhileStmt": "expr body else_body",
    "IfStmt": "expr body else_body",
    "TryStmt": "body handlers else_body finally_body",
    "MatchStmt": "subject guards bodies",
    "CallExpr": "callee args",
    "MemberExpr": "expr",
    "IndexExpr": "base index",
    "OpExpr": "left right",
    "ComparisonExpr": "operands",
    "UnaryExpr": "expr",
    "ConditionalExpr": "cond if_expr else_expr",
    "AssignmentExpr": "target value",
    "AwaitExpr": "expr",
    "YieldExpr": "expr",
    "YieldFromExpr": "expr",
    "StarExpr": "expr",
    "CastExpr": "expr",
    "LambdaExpr": "arguments body",
    "ListExpr": "items",
    "TupleExpr": "items",
    "SetExpr": "items",
    "DictExpr": "items",
    "GeneratorExpr": "left_expr sequences condlists",
    "ListComprehension": "generator",
    "SetComprehension": "generator",
    "DictionaryComprehension": "key value sequences condlists",
    "SliceExpr": "begin_index end_index stride",
}
_FIELDS: Final = {name: tuple(fields.split()) for name, fields in _CHILDREN.items()}


class Expressions:
    """The expressions of one module, by place.

    mypy's native parser counts columns otherwise than Python does on lines that are not ASCII;
    there, dotted names are told by their text.

    Parameters:
        tree: mypy's tree of the module.
    """

    def __init__(self, tree: MypyFile) -> None:
        self._by_span: dict[Span, list[Expression]] = {}
        self._by_name: dict[tuple[int, str], list[Expression]] = {}
        for node in _expressions(tree):
            self._add(node)

    def _add(self, node: Expression) -> None:
        end_line, end_column = node.end_line, node.end_column
        if end_line is None or end_column is None:
            return
        span = Span(node.line, node.column, end_line, end_column)
        self._by_span.setdefault(span, []).append(node)
        name = dotted_name(node)
        if name:
            self._by_name.setdefault((node.line, name), []).append(node)

    def at(self, span: Span) -> list[Expression]:
        """Return the expressions that fill a range exactly."""
        return self._by_span.get(span, [])

    def named(self, line: int, name: str) -> list[Expression]:
        """Return the uses of a dotted name that begin on a line."""
        return self._by_name.get((line, name), [])


def dotted_name(node: Expression) -> str | None:
    """Return the text of an expression that is made of names and dots."""
    if isinstance(node, NameExpr):
        return node.name
    if isinstance(node, MemberExpr):
        owner = dotted_name(node.expr)
        return f"{owner}.{node.name}" if owner else None
    return None


def _expressions(root: Node) -> Iterator[Expression]:
    pending: list[object] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, Expression):
            yield node
        if isinstance(node, (list, tuple)):
            pending.extend(node)
        elif isinstance(node, Argument):
            pending.append(node.initializer)
        elif node is not None:
            pending.extend(_children(node))


def _children(node: object) -> Iterator[object]:
    for field in _FIELDS.get(type(node).__name__, ()):
        yield getattr(node, field, None)
