"""How a file uses what it imports from one home of the mock API, and what another one lacks."""

from __future__ import annotations

import ast

from amock.codemod.syntax.homes import Home
from amock.codemod.syntax.module import Module


class HomeUses:
    """The uses of one file.

    Parameters:
        module: the file.
        home: where mocks are to come from.
    """

    def __init__(self, module: Module, home: Home) -> None:
        self._module = module
        self._home = home

    def own_member(self) -> str:
        """Return a member that the file uses and mocks of the new home lack, if any."""
        names = (node.attr for node in self._module.find(ast.Attribute))
        return next((name for name in names if self._home.refuses(member=name)), "")

    def uses(self, alias: ast.alias, bound: str) -> list[ast.Name]:
        """Return where a name that an import binds is used."""
        scopes = self._module.scopes
        return [
            node
            for node in self._module.find(ast.Name)
            if node.id == bound and alias in scopes.bindings(bound, node)
        ]

    def attribute(self, node: ast.expr) -> ast.Attribute | None:
        """Return the attribute expression that an expression is the owner of."""
        above = self._module.scopes.parent(node)
        return above if isinstance(above, ast.Attribute) else None

    def why_not_name(self, alias: ast.alias) -> str:
        """Return why a name cannot come from the new home, or the empty string."""
        if not self._home.has(alias.name):
            return f"{self._home.value} has no {alias.name}"
        uses = self.uses(alias, alias.asname or alias.name)
        return next((lack for use in uses if (lack := self._why_not_at(use, alias.name))), "")

    def why_not_module(self, alias: ast.alias, bound: str) -> str:
        """Return why the module cannot be the new home's, or the empty string."""
        uses = self.uses(alias, bound)
        return next((lack for use in uses if (lack := self.why_not_use(use))), "")

    def why_not_use(self, use: ast.expr) -> str:
        """Return why an attribute of the library's module stands in the way, if it does."""
        attribute = self.attribute(use)
        if attribute is None:
            return ""
        if not self._home.has(attribute.attr):
            return f"{self._home.value} has no {attribute.attr}"
        return self._why_not_at(attribute, attribute.attr)

    def _why_not_at(self, use: ast.expr, name: str) -> str:
        """Return what a use of a name asks of it that the new home's has not."""
        above = self._module.scopes.parent(use)
        if self._home.is_generic(name):
            return ""
        if isinstance(above, ast.Subscript) and above.value is use:
            return f"{name} of {self._home.value} takes no type arguments"
        given = above.keywords if isinstance(above, ast.Call) and above.func is use else []
        if any(keyword.arg == "autospec" for keyword in given):
            return f"{name} of {self._home.value} takes no autospec"
        return ""
