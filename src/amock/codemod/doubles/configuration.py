"""What a test says a double does: its return values and side effects, wherever they are written."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeGuard

from amock.codemod.doubles.handles import Handle, uses_of
from amock.codemod.doubles.helpers import SETTLERS
from amock.codemod.syntax.module import Module
from amock_shape import ASSERTIONS, CONFIGURATION, is_dunder

_ROLES: Final = frozenset({"return_value", "side_effect", "wraps"})


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a double.

    Attributes:
        role: `return_value`, `side_effect` or `wraps`.
        value: what it is set to.
        attribute: the attribute that is assigned to, unless it is a keyword argument.
    """

    role: str
    value: ast.expr
    attribute: ast.Attribute | None = None


@dataclass(slots=True)
class Configuration:
    """Everything a file does with a double.

    Attributes:
        settings: what it gives.
        calls: direct calls of it by the test.
        escapes: places where it is handed on.
        children: the names of attributes used on what its calls give.
        settlements: calls that settle the Future which its calls give.
    """

    settings: list[Setting] = field(default_factory=list)
    calls: list[ast.Call] = field(default_factory=list)
    escapes: list[ast.expr] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    settlements: list[ast.Call] = field(default_factory=list)


def configuration_of(
    module: Module, keywords: Iterable[ast.keyword], handles: Iterable[Handle]
) -> Configuration:
    """Collect what is known of a double from its constructor and from the uses of its handles."""
    found = Configuration(list(_from_keywords(keywords)))
    seen: set[ast.AST] = set()
    for handle in handles:
        for use in uses_of(module, handle):
            if use not in seen:
                seen.add(use)
                _read_use(module, use, handle, found)
    return found


def _from_keywords(keywords: Iterable[ast.keyword]) -> Iterator[Setting]:
    for keyword in keywords:
        if keyword.arg in _ROLES:
            yield Setting(keyword.arg, keyword.value)


def _read_use(
    module: Module, use: ast.Name | ast.Attribute, handle: Handle, found: Configuration
) -> None:
    parent = module.scopes.parent(use)
    if isinstance(parent, ast.Attribute):
        _read_attribute(module, parent, found)
    elif isinstance(parent, ast.Call) and parent.func is use:
        found.calls.append(parent)
    elif handle.is_variable:
        found.escapes.append(use)


def _read_attribute(module: Module, attribute: ast.Attribute, found: Configuration) -> None:
    parent = module.scopes.parent(attribute)
    name = attribute.attr
    if name in _ROLES and isinstance(parent, ast.Assign) and attribute in parent.targets:
        found.settings.append(Setting(name, parent.value, attribute))
    elif name == "configure_mock" and isinstance(parent, ast.Call):
        found.settings += _from_keywords(parent.keywords)
    elif name == "return_value" and _is_child(parent):
        found.children.append(parent.attr)
    elif isinstance(parent, ast.Attribute) and parent.attr in SETTLERS:
        call = module.scopes.parent(parent)
        if isinstance(call, ast.Call) and len(call.args) == 1:
            found.settlements.append(call)


def _is_child(node: ast.AST | None) -> TypeGuard[ast.Attribute]:
    """Tell whether an attribute of a return value is one of the value's, not of its mock's."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr not in SETTLERS
        and node.attr not in CONFIGURATION | ASSERTIONS
    )


def plain_children(found: Configuration) -> list[str]:
    """Return the ordinary attributes used on what calls of the double give."""
    return [name for name in found.children if not is_dunder(name)]
