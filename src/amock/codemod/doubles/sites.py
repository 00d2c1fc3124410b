"""Sites: every place in a file where a test puts something of its own in the place of a target."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterator
from dataclasses import dataclass

from amock.codemod.doubles.calls import bind_arguments, spec_argument
from amock.codemod.doubles.strings import constant_string
from amock.codemod.syntax.library import MOCK_CLASSES
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.spans import Span, span_of
from amock_shape import CONFIGURATION


class Form(enum.Enum):
    """How the double is given."""

    NEW_CALLABLE = "new_callable"
    NEW = "new"
    ASSIGNED = "assignment"
    DEFAULT = "default"
    """Nothing is given: `patch` itself makes the double."""


@dataclass(frozen=True, slots=True)
class Dotted:
    """A target written as a dotted name."""

    name: str


@dataclass(frozen=True, slots=True)
class AttributeOf:
    """A target that is an attribute of an expression."""

    receiver: ast.expr
    name: str


@dataclass(frozen=True, slots=True)
class MemberOfSpec:
    """A target that is a member of the class that a mock has as its spec."""

    spec: ast.expr
    name: str


Target = Dotted | AttributeOf | MemberOfSpec


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """One place where something stands for a target.

    Attributes:
        form: how the double is given.
        target: what it stands for.
        node: the call or assignment that puts it there.
        double: the expression that is the double (a class, for NEW_CALLABLE), if one is given.
    """

    form: Form
    target: Target
    node: ast.Call | ast.Assign
    double: ast.expr | None

    @property
    def span(self) -> Span:
        """Where the site stands in its file."""
        return span_of(self.node)


def find_sites(module: Module) -> Iterator[Site]:
    """Yield the sites of a file, in the order of its text."""
    for node in module.scopes.nodes:
        if isinstance(node, ast.Call):
            yield from _sites_of_call(module, node)
        elif isinstance(node, ast.Assign):
            yield from _sites_of_assignment(node)


def _sites_of_call(module: Module, call: ast.Call) -> Iterator[Site]:
    api = _setattr(module, call) or module.library.api_name(call.func)
    if api is None:
        return
    if api in MOCK_CLASSES:
        yield from _sites_of_constructor(call)
        return
    arguments = bind_arguments(api, call)
    if arguments is None:
        return
    if api == "patch.multiple":
        yield from _sites_of_multiple(module, call, arguments)
        return
    target = _target(module, api, arguments)
    if target is not None:
        form, double = _given(arguments)
        yield Site(Form.ASSIGNED if api == "setattr" else form, target, call, double)


def _setattr(module: Module, call: ast.Call) -> str | None:
    is_name = isinstance(call.func, ast.Name) and call.func.id == "setattr"
    return "setattr" if is_name and not module.scopes.bindings("setattr", call) else None


def _sites_of_constructor(call: ast.Call) -> Iterator[Site]:
    """`Mock(spec=Service, fetch=Mock())`: keywords that are no configuration set children."""
    spec = spec_argument(call)
    for keyword in call.keywords if spec is not None else ():
        if spec is not None and keyword.arg and keyword.arg not in CONFIGURATION:
            target = MemberOfSpec(spec, keyword.arg)
            yield Site(Form.ASSIGNED, target, call, keyword.value)


def _given(arguments: dict[str, ast.expr]) -> tuple[Form, ast.expr | None]:
    if "new_callable" in arguments:
        return Form.NEW_CALLABLE, arguments["new_callable"]
    if "new" in arguments:
        return Form.NEW, arguments["new"]
    return Form.DEFAULT, None


def _target(module: Module, api: str, arguments: dict[str, ast.expr]) -> Target | None:
    first, name = arguments.get("target"), arguments.get("attribute")
    if first is None:
        return None
    if api == "patch" or name is None:
        dotted = constant_string(module, first)
        return Dotted(dotted) if dotted else None
    attribute = constant_string(module, name)
    return AttributeOf(first, attribute) if attribute else None


def _sites_of_multiple(
    module: Module, call: ast.Call, arguments: dict[str, ast.expr]
) -> Iterator[Site]:
    first = arguments["target"]
    dotted = constant_string(module, first)
    for keyword in call.keywords:
        if keyword.arg and keyword.arg not in arguments:
            name = keyword.arg
            target = Dotted(f"{dotted}.{name}") if dotted else AttributeOf(first, name)
            yield Site(Form.NEW, target, call, keyword.value)


def _sites_of_assignment(node: ast.Assign) -> Iterator[Site]:
    for written in node.targets:
        if isinstance(written, ast.Attribute):
            yield Site(Form.ASSIGNED, AttributeOf(written.value, written.attr), node, node.value)
