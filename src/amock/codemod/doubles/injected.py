"""Parameters that patch fills: which of a test's parameters is which decorator's mock."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from amock.codemod.doubles.calls import PATCH_API
from amock.codemod.doubles.sites import Form, Site
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.scopes import Function


def injected_parameters(module: Module, site: Site) -> Iterator[tuple[Function, ast.arg]]:
    """Yield the parameters that get a decorator's mock, each with its function."""
    decorated = module.scopes.parent(site.node)
    if site.form is Form.NEW or not isinstance(site.node, ast.Call):
        return
    if isinstance(decorated, Function) and site.node in decorated.decorator_list:
        yield from _parameter(module, decorated, _place(module, decorated, site.node))
    elif isinstance(decorated, ast.ClassDef) and site.node in decorated.decorator_list:
        for item in decorated.body:
            if isinstance(item, Function) and item.name.startswith("test"):
                below = _injections(module, item.decorator_list)
                place = below + _place(module, decorated, site.node)
                yield from _parameter(module, item, place)


def _place(module: Module, decorated: Function | ast.ClassDef, call: ast.Call) -> int:
    below = decorated.decorator_list[decorated.decorator_list.index(call) + 1 :]
    return _injections(module, below)


def _injections(module: Module, decorators: list[ast.expr]) -> int:
    return sum(_injects(module, decorator) for decorator in decorators)


def _injects(module: Module, decorator: ast.expr) -> bool:
    if not isinstance(decorator, ast.Call):
        return False
    api = module.library.api_name(decorator.func)
    if api not in PATCH_API or api == "patch.multiple":
        return False
    positional = {"patch": 1, "patch.object": 2}.get(api, 0)
    keywords = {keyword.arg for keyword in decorator.keywords}
    return len(decorator.args) <= positional and "new" not in keywords


def _parameter(
    module: Module, function: Function, place: int
) -> Iterator[tuple[Function, ast.arg]]:
    arguments = [*function.args.posonlyargs, *function.args.args]
    is_method = isinstance(module.scopes.parent(function), ast.ClassDef)
    place += is_method
    if place < len(arguments):
        yield function, arguments[place]
