"""What rules are given: one file with its sites, and what is known of them."""

from __future__ import annotations

import ast
from functools import cached_property

from amock.codemod.doubles.conversion import Converter
from amock.codemod.doubles.definitions import Definitions
from amock.codemod.doubles.double import Double
from amock.codemod.doubles.effects import Effects
from amock.codemod.doubles.known_mocks import KnownMocks
from amock.codemod.doubles.loops import is_loop_mocked
from amock.codemod.doubles.origins import fact_by_origin
from amock.codemod.doubles.sites import AttributeOf, Site
from amock.codemod.doubles.survey import Survey
from amock.codemod.doubles.values import Values
from amock.codemod.facts.facts import Facts, TargetFact
from amock.codemod.syntax.module import Module


class Context:
    """One file, as the rules see it.

    Parameters:
        survey: what its text tells.
        facts: what mypy knows.
        definitions: finds functions across files.
    """

    def __init__(self, survey: Survey, facts: Facts, definitions: Definitions) -> None:
        self.module: Module = survey.module
        self.sites: list[Site] = survey.sites
        self.doubles: dict[Site, Double] = survey.doubles
        self.facts = facts
        self.definitions = definitions
        self._facts_by_site: dict[Site, TargetFact | None] = {}

    @cached_property
    def converter(self) -> Converter:
        """Converts the doubles of the file."""
        values = Values(self.module, self.facts, self.definitions)
        effects = Effects(self.module, self.facts, self.definitions, values)
        return Converter(self.module, self.facts, values, effects)

    @cached_property
    def mocks(self) -> KnownMocks:
        """Tells which expressions of the file are mocks."""
        return KnownMocks(self.module, self.facts, self.sites, self.doubles, self.fact)

    def fact(self, site: Site) -> TargetFact | None:
        """Return what a site's target is, or None if that is not known."""
        if site not in self._facts_by_site:
            fact = self.facts.target(self.module, site.target)
            if fact is None and isinstance(site.target, AttributeOf):
                fact = fact_by_origin(self.module, self.facts, site.target)
            self._facts_by_site[site] = fact
        return self._facts_by_site[site]

    def sharing(self, double: Double) -> list[Site]:
        """Return all sites that use the mock which one call or class makes.

        The assignment that only keeps it in a variable is none of them.
        """
        return [
            site
            for site, other in self.doubles.items()
            if other.constructor is double.constructor
            and other.reference is double.reference
            and not _is_binding(site, double)
        ]

    def is_loop_mocked(self, node: ast.AST) -> bool:
        """Tell whether what would await coroutines, in the test that a node is of, is a mock."""
        return is_loop_mocked(self.module, node, self.sites, self._fullname)

    def _fullname(self, site: Site) -> str:
        fact = self.fact(site)
        return fact.fullname if fact is not None else _written(site)


def _is_binding(site: Site, double: Double) -> bool:
    targets = site.node.targets if isinstance(site.node, ast.Assign) else []
    return double.variable is not None and double.variable.binding in targets


def _written(site: Site) -> str:
    """Return a target's name as far as the text tells, from `asyncio` on."""
    target = site.target
    dotted = getattr(target, "name", "")
    receiver = getattr(target, "receiver", None)
    if isinstance(receiver, ast.expr):
        dotted = f"{ast.unparse(receiver)}.{dotted}"
    place = dotted.find("asyncio.")
    return dotted[place:] if place >= 0 else dotted
