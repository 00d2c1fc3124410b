"""What a file's text tells by itself, before mypy is asked anything."""

from __future__ import annotations

from functools import cached_property

from amock.codemod.doubles.double import Double, double_of
from amock.codemod.doubles.outline import Outline, outline_of
from amock.codemod.doubles.sites import Site, find_sites
from amock.codemod.memory import Memory
from amock.codemod.syntax.module import Module


class Survey:
    """The sites of a file and the mocks they use.

    Parameters:
        module: the file.
        memory: knows the outlines of files that were seen before.
    """

    def __init__(self, module: Module, memory: Memory | None = None) -> None:
        self.module = module
        self._memory = memory if memory is not None else Memory()

    @cached_property
    def sites(self) -> list[Site]:
        """All sites of the file."""
        return list(find_sites(self.module))

    @cached_property
    def doubles(self) -> dict[Site, Double]:
        """The plain mocks that sites use."""
        found = {site: double_of(self.module, site) for site in self.sites}
        return {site: double for site, double in found.items() if double is not None}

    @cached_property
    def outline(self) -> Outline:
        """What the file comes down to."""
        data = self.module.source.data
        known = self._memory.recall(data)
        if known is None:
            known = outline_of(self.module, self.sites, self.doubles)
            self._memory.keep(data, known)
        return known

    @property
    def is_worth_asking(self) -> bool:
        """Whether any double could turn out to be of the wrong kind."""
        return bool(self.outline.doubled)

    def forget(self) -> None:
        """Let go of everything but the outline and the bytes; what is needed is made again.

        The trees of a thousand files take far more memory than all else, and few are looked at.
        """
        self.outline  # noqa: B018  # before what it is made of goes
        for name in ("sites", "doubles"):
            self.__dict__.pop(name, None)
        self.module.forget()
