"""Scopes of a file: which binding a name means, and what encloses a node."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

Function = ast.FunctionDef | ast.AsyncFunctionDef
Scope = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Binding = ast.AST
"""What binds a name: an import's alias, a parameter, a definition, a name that is stored to."""

_SCOPES = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SHARED = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)
"""Nodes without a place of their own: Python uses one object wherever they stand."""
_BINDING = (
    ast.alias,
    ast.Name,
    ast.arg,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.ExceptHandler,
    ast.Global,
    ast.Nonlocal,
    ast.MatchAs,
    ast.MatchStar,
)
_Node = TypeVar("_Node", bound=ast.AST)


class Scopes:
    """The scopes of one file.

    Parameters:
        tree: the file's syntax tree.

    Attributes:
        nodes: every node of the tree, parents first.
    """

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.nodes: list[ast.AST] = []
        self._parents: dict[ast.AST, ast.AST] = {}
        self._bindings: dict[ast.AST, dict[str, list[Binding]]] = {tree: defaultdict(list)}
        self._outer: dict[ast.AST, set[str]] = defaultdict(set)
        self._index()

    def _index(self) -> None:
        pending: list[ast.AST] = [self.tree]
        while pending:
            node = pending.pop()
            self.nodes.append(node)
            children = [
                child for child in ast.iter_child_nodes(node) if not isinstance(child, _SHARED)
            ]
            for child in children:
                self._parents[child] = node
            pending.extend(reversed(children))
        for node in self.nodes:
            if isinstance(node, _BINDING):
                self._bind(node)

    def _bind(self, node: ast.AST) -> None:
        if isinstance(node, ast.alias):
            if node.name != "*":
                self._add(node, node.asname or node.name.partition(".")[0])
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            self._add(node, node.name)
        elif isinstance(node, ast.arg):
            self._add(node, node.arg)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            self._add(node, node.id)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            self._add(node, node.name)
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            self._outer[self.scope_of(node)].update(node.names)
        elif isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
            self._add(node, node.name)

    def _add(self, node: ast.AST, name: str) -> None:
        scope = self.scope_of(node)
        self._bindings.setdefault(scope, defaultdict(list))[name].append(node)

    def parent(self, node: ast.AST) -> ast.AST | None:
        """Return the node that holds a node."""
        return self._parents.get(node)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what holds a node, the nearest first."""
        above = self._parents.get(node)
        while above is not None:
            yield above
            above = self._parents.get(above)

    def enclosing(self, node: ast.AST, kind: type[_Node] | tuple[type[_Node], ...]) -> _Node | None:
        """Return the nearest ancestor of a kind, or None."""
        return next((above for above in self.ancestors(node) if isinstance(above, kind)), None)

    def statement(self, node: ast.AST) -> ast.stmt | None:
        """Return the statement that a node is part of."""
        return node if isinstance(node, ast.stmt) else self.enclosing(node, ast.stmt)

    def block(self, statement: ast.stmt) -> list[ast.stmt]:
        """Return the statements among which a statement stands."""
        parent = self.parent(statement)
        for field in ("body", "orelse", "finalbody"):
            block = getattr(parent, field, None)
            if isinstance(block, list) and statement in block:
                return block
        return [statement]

    def function(self, node: ast.AST) -> Function | None:
        """Return the nearest function whose body or decorators hold a node."""
        functions = (above for above in self.ancestors(node) if isinstance(above, _FUNCTIONS))
        return next(functions, None)

    def outermost_function(self, node: ast.AST) -> Function | None:
        """Return the function or method that holds a node and is not nested in another."""
        found = None
        for above in self.ancestors(node):
            if isinstance(above, _FUNCTIONS):
                found = above
        return found

    def scope_of(self, node: ast.AST) -> Scope:
        """Return the scope in which a node is evaluated or binds."""
        child = node
        for above in self.ancestors(node):
            if isinstance(above, _SCOPES) and _is_inside(child, above):
                return above
            child = above
        return self.tree

    def bindings(self, name: str, at: ast.AST) -> list[Binding]:
        """Return all bindings of a name in the scope where a use of it finds the name."""
        scope: Scope | None = self.scope_of(at)
        nearest = scope
        while scope is not None:
            visible = scope is nearest or not isinstance(scope, ast.ClassDef)
            found = self._bindings.get(scope, {}).get(name)
            if found and visible and name not in self._outer.get(scope, ()):
                return self._with_stores_from_inside(name, scope, found)
            scope = self.scope_of(scope) if scope is not self.tree else None
        return []

    def _with_stores_from_inside(
        self, name: str, scope: Scope, found: list[Binding]
    ) -> list[Binding]:
        inner = [other for other, names in self._outer.items() if name in names]
        extra = [node for other in inner for node in self._bindings.get(other, {}).get(name, [])]
        return [*found, *extra] if scope in (self.tree, *map(self.scope_of, inner)) else found


def _is_inside(child: ast.AST, scope: Scope) -> bool:
    """Tell whether a direct child of a scope's node is evaluated inside that scope."""
    if isinstance(scope, ast.Module):
        return True
    if isinstance(scope, ast.Lambda):
        return True
    if isinstance(scope, ast.ClassDef):
        return child in scope.body
    return isinstance(child, ast.arguments) or child in scope.body


def is_function(node: ast.AST | None) -> bool:
    """Tell whether a node defines a function."""
    return isinstance(node, _FUNCTIONS)
