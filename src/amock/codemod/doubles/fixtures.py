"""pytest's fixtures: which functions are some, and which functions use them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from amock.codemod.syntax.module import Module
from amock.codemod.syntax.scopes import Function


def is_fixture(function: ast.AST) -> bool:
    """Tell whether a function is a pytest fixture."""
    return isinstance(function, Function) and any(
        _name(decorator).endswith("fixture") for decorator in function.decorator_list
    )


def is_used_everywhere(function: Function) -> bool:
    """Tell whether a fixture asks to be used by all tests: `autouse=True`."""
    return any("autouse=True" in ast.unparse(decorator) for decorator in function.decorator_list)


def fixtures(module: Module) -> dict[str, Function]:
    """Return the fixtures that a file defines, by name."""
    functions = [node for node in module.scopes.nodes if isinstance(node, Function)]
    return {node.name: node for node in functions if is_fixture(node)}


def fixture_users(module: Module, name: str) -> Iterator[Function]:
    """Yield the functions of a file that take a fixture as a parameter."""
    for node in module.scopes.nodes:
        if isinstance(node, Function) and name in parameter_names(node):
            yield node


def parameter_names(function: Function) -> set[str]:
    """Return the names of a function's parameters."""
    arguments = function.args
    return {arg.arg for arg in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]}


def _name(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return called.attr if isinstance(called, ast.Attribute) else ast.unparse(called)
