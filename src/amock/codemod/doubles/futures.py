"""Futures that a test makes, settles and hands to a mock, all in one breath."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from amock.codemod.doubles.helpers import is_new_future, settling
from amock.codemod.syntax.module import Module


@dataclass(frozen=True, slots=True)
class SettledFuture:
    """A Future in a variable, used once after it was settled.

    Attributes:
        value: what it was settled with.
        raises: whether that is an exception.
        statements: the statements that only serve it.
    """

    value: ast.expr
    raises: bool
    statements: tuple[ast.stmt, ast.stmt]


def is_future(module: Module, name: ast.Name) -> bool:
    """Tell whether a variable is bound to a Future that the test makes."""
    return any(
        is_new_future(module, getattr(module.scopes.parent(binding), "value", None))
        for binding in module.scopes.bindings(name.id, name)
    )


def settled_future(module: Module, name: ast.Name) -> SettledFuture | None:
    """Return the future that a variable holds if it is settled before anything can wait for it.

    A future that is settled later, or looked at again, is not described.
    """
    bindings = module.scopes.bindings(name.id, name)
    made = module.scopes.parent(bindings[0]) if len(bindings) == 1 else None
    if not isinstance(made, (ast.Assign, ast.AnnAssign)) or not is_new_future(module, made.value):
        return None
    found = _settled_in(module.scopes.block(made), made, name.id)
    if found is None or _use_count(module, name) != len(("settled", "given")):
        return None
    statement, value, raises = found
    return SettledFuture(value, raises, (made, statement))


def settled_before_waiting(module: Module, made: ast.expr, calls: list[ast.Call]) -> bool:
    """Tell whether one call settles a fresh Future before any other task can run."""
    if not is_new_future(module, made) or len(calls) != 1:
        return False
    home = module.scopes.outermost_function(made) or module.scopes.tree
    first, last = made.lineno, calls[0].lineno
    same = module.scopes.function(made) is module.scopes.function(calls[0])
    between = (
        node
        for node in ast.walk(home)
        if isinstance(node, (ast.expr, ast.stmt)) and first < node.lineno < last
    )
    return same and first <= last and not any(_is_waiting(node) for node in between)


def _settled_in(
    block: list[ast.stmt], made: ast.stmt, name: str
) -> tuple[ast.stmt, ast.expr, bool] | None:
    for statement in block[block.index(made) + 1 :]:
        found = settling(statement, name)
        if found is not None:
            return statement, *found
        if not isinstance(statement, (ast.Assign, ast.Expr)) or _waits(statement):
            return None
    return None


def _waits(statement: ast.stmt) -> bool:
    """Tell whether other tasks may run within a statement, or it runs a loop itself."""
    return any(_is_waiting(node) for node in ast.walk(statement))


def _is_waiting(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in ("run", "run_until_complete")
    return isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom))


def _use_count(module: Module, name: ast.Name) -> int:
    binding = module.scopes.bindings(name.id, name)[0]
    home = module.scopes.scope_of(binding)
    return sum(
        node.id == name.id and isinstance(node.ctx, ast.Load)
        for node in module.find(ast.Name, home)
    )
