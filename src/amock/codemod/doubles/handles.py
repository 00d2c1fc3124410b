"""Handles: the names under which a test reaches a double after it was put in place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from amock.codemod.doubles.double import Double
from amock.codemod.doubles.fixtures import fixture_users, is_fixture
from amock.codemod.doubles.injected import injected_parameters
from amock.codemod.doubles.sites import AttributeOf, Dotted, Form, MemberOfSpec, Site, Target
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.scopes import Function


@dataclass(frozen=True, slots=True)
class Handle:
    """A way to reach a double.

    Attributes:
        text: the expression, in normal form.
        within: where the expression means the double.
        is_variable: whether nothing but the double is known by that expression.
    """

    text: str
    within: ast.AST
    is_variable: bool = True


def handles_of(module: Module, site: Site, double: Double | None) -> list[Handle]:
    """Return all handles of a site's double, which may be one that `patch` makes by itself."""
    found = list(_handles(module, site, double))
    return found + [extra for handle in found for extra in _fixture_handles(module, handle)]


def uses_of(module: Module, handle: Handle) -> Iterator[ast.Name | ast.Attribute]:
    """Yield the places where a handle is read."""
    first = handle.text.partition(".")[0]
    for node in ast.walk(handle.within):
        if isinstance(node, ast.Name) and node.id == first:
            whole = _outer_attribute(module, node, handle.text)
            if whole is not None and isinstance(whole.ctx, ast.Load):
                yield whole


def _outer_attribute(module: Module, node: ast.Name, text: str) -> ast.Name | ast.Attribute | None:
    """Climb from a name to the attribute expression that has a text."""
    whole: ast.Name | ast.Attribute = node
    for name in text.split(".")[1:]:
        above = module.scopes.parent(whole)
        if not isinstance(above, ast.Attribute) or above.attr != name:
            return None
        whole = above
    return whole


def _handles(module: Module, site: Site, double: Double | None) -> Iterator[Handle]:
    scope = module.scopes.outermost_function(site.node) or module.scopes.tree
    if double is not None and double.variable is not None:
        yield Handle(double.variable.text, double.variable.scope)
    target = site.target
    for text in _other_names(module, target, scope):
        yield Handle(text, scope, is_variable=False)
    if isinstance(target, Dotted):
        yield Handle(target.name, scope, is_variable=False)
    elif isinstance(target, AttributeOf) and _is_dotted(target.receiver):
        text = f"{ast.unparse(target.receiver)}.{target.name}"
        yield Handle(text, scope, is_variable=False)
    if isinstance(site.node, ast.Assign):
        yield from _names(module, site.node.targets)
    elif isinstance(target, MemberOfSpec):
        parent = module.scopes.parent(site.node)
        for owner in _names(module, parent.targets if isinstance(parent, ast.Assign) else []):
            yield Handle(f"{owner.text}.{target.name}", owner.within, is_variable=False)
    elif site.form is not Form.ASSIGNED:
        yield from _patch_handles(module, site, site.node)


def _other_names(module: Module, target: Target, scope: ast.AST) -> set[str]:
    """Return how code names a target through its imports: `api.get` for "app.api.get"."""
    name = target.name
    if isinstance(target, AttributeOf):
        name = f"{module.library.qualified_name(target.receiver)}.{name}"
    last = name.rpartition(".")[2]
    return {
        ast.unparse(node)
        for node in module.find(ast.Attribute, scope)
        if node.attr == last and module.library.qualified_name(node) == name
    }


def _is_dotted(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _names(module: Module, targets: list[ast.expr]) -> Iterator[Handle]:
    for target in targets:
        if isinstance(target, ast.Name):
            yield Handle(target.id, module.scopes.scope_of(target))
        elif isinstance(target, ast.Attribute) and _is_dotted(target):
            home = module.scopes.enclosing(target, ast.ClassDef)
            scope = module.scopes.outermost_function(target) or module.scopes.tree
            own = isinstance(target.value, ast.Name) and target.value.id in ("self", "cls")
            yield Handle(ast.unparse(target), home if home is not None and own else scope)


def _patch_handles(module: Module, site: Site, call: ast.Call) -> Iterator[Handle]:
    parent = module.scopes.parent(call)
    if isinstance(parent, ast.withitem):
        for handle in _names(module, [parent.optional_vars] if parent.optional_vars else []):
            # Tests give one name to the mocks of several blocks.
            yield replace(handle, within=module.scopes.parent(parent) or handle.within)
    elif isinstance(parent, ast.Assign):
        yield from _names(module, parent.targets)
        for target in parent.targets:
            yield from _started_handles(module, target)
    elif isinstance(parent, ast.Attribute) and parent.attr == "start":
        yield from _result_handles(module, module.scopes.parent(parent))
    elif isinstance(parent, ast.Call):
        # stack.enter_context(patch(…)), cls.enterClassContext(patch(…))
        yield from _result_handles(module, parent)
    for function, parameter in injected_parameters(module, site):
        yield Handle(parameter.arg, function)


def _result_handles(module: Module, call: ast.AST | None) -> Iterator[Handle]:
    assignment = module.scopes.parent(call) if call is not None else None
    if isinstance(assignment, ast.Assign):
        yield from _names(module, assignment.targets)


def _started_handles(module: Module, patcher: ast.expr) -> Iterator[Handle]:
    """`fake = patcher.start()` and `with patcher as fake`, where patcher was assigned."""
    home: ast.AST = module.scopes.tree
    if isinstance(patcher, ast.Name):
        home = module.scopes.scope_of(patcher)
    text = ast.unparse(patcher)
    for node in ast.walk(home):
        if isinstance(node, ast.withitem) and ast.unparse(node.context_expr) == text:
            yield from _names(module, [node.optional_vars] if node.optional_vars else [])
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == f"{text}.start":
            yield from _result_handles(module, node)


def _fixture_handles(module: Module, handle: Handle) -> Iterator[Handle]:
    """A fixture that gives the double out: tests reach it by the fixture's name."""
    home = handle.within
    fixture = home if isinstance(home, Function) else module.scopes.function(home)
    if fixture is None or not is_fixture(fixture):
        return
    for node in ast.walk(fixture):
        given = node.value if isinstance(node, (ast.Yield, ast.Return)) else None
        if given is not None and ast.unparse(given) == handle.text:
            for function in fixture_users(module, fixture.name):
                yield Handle(fixture.name, function)
