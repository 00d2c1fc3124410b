"""Which expressions of a test are surely mocks, and of which class they may be."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection
from typing import Final

from amock.codemod.doubles.double import Double, kept_double
from amock.codemod.doubles.handles import handles_of, uses_of
from amock.codemod.doubles.sites import Form, Site
from amock.codemod.facts.facts import Facts, TargetFact
from amock.codemod.syntax.module import Module
from amock_shape import Kind, MockKind, default_double

_MADE_BY_PATCH: Final = frozenset({MockKind.MAGIC, MockKind.ASYNC})
"""What `patch` makes by itself; which one, it sees when the test runs."""
_TOLD_BY_KIND: Final = frozenset(Kind) - {Kind.UNKNOWN, Kind.FIELD}
"""A value may be anything that can be awaited or called."""

FactOf = Callable[[Site], TargetFact | None]


class KnownMocks:
    """The mocks of one file.

    Parameters:
        module: the file.
        facts: what mypy knows.
        sites: where the file puts mocks in place.
        doubles: the mocks that sites are given.
        fact: tells what a site's target is.
    """

    def __init__(
        self,
        module: Module,
        facts: Facts,
        sites: Collection[Site],
        doubles: dict[Site, Double],
        fact: FactOf,
    ) -> None:
        self._module = module
        self._facts = facts
        self._doubles = doubles
        self._fact = fact
        self._by_node: dict[ast.AST, frozenset[MockKind]] = {}
        self._follow(sites)

    def _follow(self, sites: Collection[Site]) -> None:
        """Follow the mocks of sites to wherever the file uses them."""
        for site in sites:
            kinds = self.kinds_at(site)
            if not kinds:
                continue
            for handle in handles_of(self._module, site, self._doubles.get(site)):
                for use in uses_of(self._module, handle):
                    # Two mocks under one name: all that is known is that it is either.
                    self._by_node[use] = self._by_node.get(use, kinds) | kinds

    def kinds_at(self, site: Site) -> frozenset[MockKind]:
        """Return of which classes a site's mock may be; none if it may be something else."""
        double = self._doubles.get(site)
        if double is not None:
            return frozenset({double.kind})
        if site.form is not Form.DEFAULT:
            return frozenset()
        fact = self._fact(site)
        if fact is None or fact.kind not in _TOLD_BY_KIND:
            return _MADE_BY_PATCH
        return frozenset({default_double(fact.kind)})

    def kinds(self, node: ast.expr) -> frozenset[MockKind]:
        """Return of which classes an expression's mock may be; none if it may be no mock."""
        followed = self._by_node.get(node) or self._kept(node)
        typed = self._facts.mock_kinds(self._module, node)
        return typed & followed if typed and followed else typed | followed

    def _kept(self, node: ast.expr) -> frozenset[MockKind]:
        double = kept_double(self._module, node)
        return frozenset({double.kind}) if double is not None else frozenset()
