"""Receivers whose type mypy does not tell, but their origin does: specced mocks and fixtures."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mypy.types import ProperType

from amock.codemod.doubles.calls import spec_argument
from amock.codemod.doubles.fixtures import fixtures, is_fixture
from amock.codemod.doubles.sites import AttributeOf
from amock.codemod.facts.facts import Facts, TargetFact
from amock.codemod.syntax.module import Module


def fact_by_origin(module: Module, facts: Facts, target: AttributeOf) -> TargetFact | None:
    """Return what an attribute is of a mock with a spec, or of what a fixture of the file gives."""
    spec = _spec(module, target.receiver)
    if spec is not None:
        type_ = facts.instance_type(module, spec)
        return facts.attribute(type_, target.name) if type_ is not None else None
    return _fact_by_fixture(module, facts, target)


def _spec(module: Module, receiver: ast.expr) -> ast.expr | None:
    """Return the spec of the mock that a name or attribute is assigned, if by one assignment."""
    text = ast.unparse(receiver)
    home: ast.AST | None = module.scopes.outermost_function(receiver)
    if text.startswith("self."):
        home = module.scopes.enclosing(receiver, ast.ClassDef)
    values = [
        node.value
        for node in module.find(ast.Assign, home)
        if text in map(ast.unparse, node.targets)
    ]
    if len(values) != 1 or not isinstance(values[0], ast.Call):
        return None
    made = values[0]
    is_mock = module.library.mock_kind(made.func) is not None
    is_autospec = module.library.api_name(made.func) == "create_autospec"
    return spec_argument(made) if is_mock or is_autospec else None


def _fact_by_fixture(module: Module, facts: Facts, target: AttributeOf) -> TargetFact | None:
    """An unannotated parameter of a test is what the fixture of its name gives."""
    node, path = target.receiver, [target.name]
    while isinstance(node, ast.Attribute):
        path.insert(0, node.attr)
        node = node.value
    bound = module.scopes.bindings(node.id, node) if isinstance(node, ast.Name) else []
    if len(bound) != 1 or not isinstance(bound[0], ast.arg) or bound[0].annotation is not None:
        return None
    function = module.scopes.function(bound[0])
    is_test = function is not None and (function.name.startswith("test") or is_fixture(function))
    fixture = fixtures(module).get(bound[0].arg) if is_test else None
    if fixture is None or fixture is function:
        return None
    given = list(_given(fixture))
    type_: ProperType | None = facts.type_of(module, given[0]) if len(given) == 1 else None
    return facts.attribute(type_, *path) if type_ is not None else None


def _given(function: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, (ast.Return, ast.Yield)) and node.value is not None:
            yield node.value
