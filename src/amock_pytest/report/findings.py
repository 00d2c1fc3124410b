"""What was found, by the place where the mock was made; workers send it as plain lists."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Findings:
    """What was found of the mocks of a run.

    Attributes:
        unspecced: the places of mocks without a spec, with how many were made there.
        used: the places of mocks some of which were used.
        unused: the places of mocks none of which was, with how many were made there.
        misfits: what there is to say of return values.
    """

    unspecced: Counter[str] = field(default_factory=Counter)
    used: set[str] = field(default_factory=set)
    unused: Counter[str] = field(default_factory=Counter)
    misfits: set[str] = field(default_factory=set)

    def sent(self) -> list[Any]:
        """Return what a worker sends."""
        return [dict(self.unspecced), sorted(self.used), dict(self.unused), sorted(self.misfits)]

    def receive(self, sent: list[Any]) -> None:
        """Add what a worker has sent."""
        unspecced, used, unused, misfits = sent
        self.unspecced.update(unspecced)
        self.used.update(used)
        self.unused.update(unused)
        self.misfits.update(misfits)

    def sections(self, *, with_values: bool) -> list[tuple[str, list[str]]]:
        """Return the titles of the summary, and the lines below each."""
        unused = {place: n for place, n in self.unused.items() if place not in self.used}
        sections = [
            ("mocks without a spec, which take everything", _lines(self.unspecced)),
            ("mocks never used, neither called nor touched", _lines(unused)),
        ]
        if with_values:
            title = "return values that do not fit the annotation"
            sections.append((title, sorted(self.misfits)))
        return sections


def _lines(places: dict[str, int]) -> list[str]:
    return [
        place if number == 1 else f"{place} ({number} times)"
        for place, number in sorted(places.items())
    ]
