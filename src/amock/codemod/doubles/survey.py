"""What a file's text tells by itself, before mypy is asked anything."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from amock.codemod.doubles.double import Double, double_of
from amock.codemod.doubles.sites import Dotted, Site, find_sites
from amock.codemod.syntax.module import Module


class Survey:
    """The sites of a file and the mocks they use.

    Parameters:
        module: the file.
    """

    def __init__(self, module: Module) -> None:
        self.module = module

    @cached_property
    def sites(self) -> list[Site]:
        """All sites of the file."""
        return list(find_sites(self.module))

    @cached_property
    def doubles(self) -> dict[Site, Double]:
        """The plain mocks that sites use."""
        found = {site: double_of(self.module, site) for site in self.sites}
        return {site: double for site, double in found.items() if double is not None}

    @property
    def is_worth_asking(self) -> bool:
        """Whether any double could turn out to be of the wrong kind."""
        return any(not double.kind.is_async for double in self.doubles.values())

    def may_hold_async(self, names: Collection[str]) -> bool:
        """Tell whether a double could be of the wrong kind, given all names of async things."""
        return any(
            not double.kind.is_async and site.target.name.rpartition(".")[2] in names
            for site, double in self.doubles.items()
        )

    @property
    def dotted_targets(self) -> set[str]:
        """The targets that are written as dotted names."""
        return {site.target.name for site in self.sites if isinstance(site.target, Dotted)}
