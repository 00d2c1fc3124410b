"""Strings whose value the text alone tells."""

from __future__ import annotations

import ast
from typing import Final

from amock.codemod.syntax.module import Module

_MOST_STEPS: Final = 20
"""Names that are defined by each other end here."""


def constant_string(module: Module, node: ast.expr, steps: int = _MOST_STEPS) -> str | None:
    """Return the value of a string expression, or None where the text does not tell it.

    Literals, their sums, and names bound once to one of these are known; f-strings are not.
    """
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left = constant_string(module, node.left, steps - 1)
        right = constant_string(module, node.right, steps - 1)
        return left + right if left is not None and right is not None else None
    if isinstance(node, ast.Name) and steps > 0:
        value = only_value(module, node)
        return constant_string(module, value, steps - 1) if value is not None else None
    return None


def only_value(module: Module, name: ast.Name) -> ast.expr | None:
    """Return what a name is assigned, if a single plain assignment binds it."""
    bindings = module.scopes.bindings(name.id, name)
    if len(bindings) != 1:
        return None
    parent = module.scopes.parent(bindings[0])
    value: ast.expr | None = None
    if (isinstance(parent, ast.Assign) and bindings[0] in parent.targets) or (
        isinstance(parent, ast.AnnAssign) and parent.target is bindings[0]
    ):
        value = parent.value
    return None if value is None or _mentions(value, name.id) else value


def _mentions(value: ast.expr, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(value))
