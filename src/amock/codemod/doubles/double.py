"""The mock that a site uses: of which class, made by which call, kept under what name."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace

from amock.codemod.doubles.calls import configuration_keywords
from amock.codemod.doubles.sites import Form, Site
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.scopes import Function, Scope
from amock_shape import MockKind

COROUTINE_DECORATOR = "asyncio.coroutine"


@dataclass(frozen=True, slots=True)
class Variable:
    """A name or attribute that keeps a double.

    Attributes:
        text: the name or attribute as written.
        binding: where it is bound.
        scope: where it can be used.
    """

    text: str
    binding: ast.expr
    scope: Scope


@dataclass(frozen=True, slots=True)
class Double:
    """A mock that the library makes.

    Attributes:
        kind: its class.
        reference: the expression that names the class.
        keywords: the arguments that configure it.
        constructor: the call that makes it: of the class, or of `patch` for `new_callable`.
        variable: the variable that it was put into before its use, if any.
        wrapper: a call of `asyncio.coroutine` around it, if any.
    """

    kind: MockKind
    reference: ast.expr
    keywords: tuple[ast.keyword, ...]
    constructor: ast.Call
    variable: Variable | None = None
    wrapper: ast.Call | None = None


def double_of(module: Module, site: Site) -> Double | None:
    """Return the mock that a site uses, or None if it is no plain mock of the library."""
    given = site.double
    if given is None:
        return None
    if site.form is Form.NEW_CALLABLE:
        return _from_class(module, site, given)
    if isinstance(given, ast.NamedExpr):
        return _from_walrus(module, given)
    found = _from_call(module, given)
    return found if found is not None else _from_variable(module, given)


def kept_double(module: Module, node: ast.expr) -> Double | None:
    """Return the mock that a variable keeps, if nothing else is ever put into it."""
    return _from_variable(module, node)


def _from_class(module: Module, site: Site, given: ast.expr) -> Double | None:
    if isinstance(given, ast.Lambda) and not given.args.args:
        return _from_call(module, given.body)
    if isinstance(given, ast.Call):
        return _from_partial(module, given)
    kind = module.library.mock_kind(given)
    if kind is None or not isinstance(site.node, ast.Call):
        return None
    api = module.library.api_name(site.node.func) or ""
    return Double(kind, given, tuple(configuration_keywords(api, site.node)), site.node)


def _from_partial(module: Module, given: ast.Call) -> Double | None:
    """`partial(Mock, return_value=1)`."""
    if module.library.qualified_name(given.func) != "functools.partial" or len(given.args) != 1:
        return None
    kind = module.library.mock_kind(given.args[0])
    if kind is None or any(keyword.arg is None for keyword in given.keywords):
        return None
    return Double(kind, given.args[0], tuple(given.keywords), given)


def _from_call(module: Module, given: ast.expr) -> Double | None:
    if not isinstance(given, ast.Call):
        return None
    if module.library.qualified_name(given.func) == COROUTINE_DECORATOR and len(given.args) == 1:
        wrapped = _from_call(module, given.args[0])
        return _wrapped(wrapped, given) if wrapped is not None else None
    kind = module.library.mock_kind(given.func)
    if kind is None or given.args or any(keyword.arg is None for keyword in given.keywords):
        # A positional argument is a spec, which decides by itself what can be awaited.
        return None
    return Double(kind, given.func, tuple(given.keywords), given)


def _wrapped(double: Double, wrapper: ast.Call) -> Double:
    return replace(double, wrapper=wrapper)


def _from_walrus(module: Module, given: ast.NamedExpr) -> Double | None:
    """`patch("app.fetch", (fake := Mock()))`."""
    made = _from_call(module, given.value)
    variable = _variable(module, given.target)
    return replace(made, variable=variable) if made is not None and variable else None


def _from_variable(module: Module, given: ast.expr) -> Double | None:
    variable = _variable(module, given)
    assignment = module.scopes.parent(variable.binding) if variable else None
    if variable is None or not isinstance(assignment, (ast.Assign, ast.AnnAssign)):
        return None
    made = _from_call(module, assignment.value) if assignment.value else None
    if made is None:
        return None
    return replace(made, variable=variable)


def _variable(module: Module, given: ast.expr) -> Variable | None:
    if isinstance(given, ast.Name):
        bindings = module.scopes.bindings(given.id, given)
        if len(bindings) == 1 and isinstance(bindings[0], ast.Name):
            binding = bindings[0]
            return Variable(given.id, binding, module.scopes.scope_of(binding))
    if isinstance(given, ast.Attribute) and isinstance(given.value, ast.Name):
        return _instance_variable(module, given)
    return None


def _instance_variable(module: Module, given: ast.Attribute) -> Variable | None:
    """`self.fake`, if one assignment in the class binds it; `m.fake`, if one in the function."""
    text = ast.unparse(given)
    home: ast.ClassDef | Function | None = module.scopes.outermost_function(given)
    if text.startswith(("self.", "cls.")):
        home = module.scopes.enclosing(given, ast.ClassDef)
    if home is None:
        return None
    stores = [
        node
        for node in module.find(ast.Attribute, home)
        if isinstance(node.ctx, ast.Store) and ast.unparse(node) == text
    ]
    return Variable(text, stores[0], home) if len(stores) == 1 else None
