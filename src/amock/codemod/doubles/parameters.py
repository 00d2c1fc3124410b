"""The values that `pytest.mark.parametrize` passes for a parameter."""

from __future__ import annotations

import ast

from amock.codemod.doubles.strings import constant_string
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.scopes import Function


def parametrized_values(module: Module, function: Function, name: str) -> list[ast.expr] | None:
    """Return the values that a test's decorators pass for a parameter, or None if none do."""
    for decorator in function.decorator_list:
        if not isinstance(decorator, ast.Call) or len(decorator.args) < len(("names", "values")):
            continue
        if not ast.unparse(decorator.func).endswith("parametrize"):
            continue
        names = _names(module, decorator.args[0])
        rows = decorator.args[1]
        if name in names and isinstance(rows, (ast.List, ast.Tuple)):
            return _column(rows.elts, names.index(name), len(names))
    return None


def _names(module: Module, node: ast.expr) -> list[str]:
    if isinstance(node, (ast.List, ast.Tuple)):
        return [constant_string(module, item) or "" for item in node.elts]
    text = constant_string(module, node) or ""
    return [part.strip() for part in text.split(",")]


def _column(rows: list[ast.expr], place: int, width: int) -> list[ast.expr] | None:
    found = []
    for row in rows:
        cells = [row]
        if isinstance(row, ast.Call):
            # pytest.param(value, …, id=…)
            cells = row.args
        elif width > 1 and isinstance(row, (ast.Tuple, ast.List)):
            cells = row.elts
        if len(cells) != width:
            return None
        found.append(cells[place])
    return found
