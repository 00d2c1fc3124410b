"""What a rule is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Final, NamedTuple

_Version = tuple[int, int]


class Rule(NamedTuple):
    """One difference.

    Attributes:
        name: its name.
        section: the module that it stands in.
        text: what it is about.
        standard: what `show` gives with the standard library's mocks; of an exception the name.
        here: what it gives with amock's.
        show: does something with the mocks of a module.
        since: the first Python that differs.
        until: the first that does not, None if all later ones do.
    """

    name: str
    section: str
    text: str
    standard: Any
    here: Any
    show: Callable[[Any], Any]
    since: _Version
    until: _Version | None

    def differs_here(self) -> bool:
        """Tell whether this Python's mocks differ from amock's."""
        return self.since <= sys.version_info and (
            self.until is None or sys.version_info < self.until
        )


RULES: Final[dict[str, Rule]] = {}


def rule(
    standard: Any, here: Any, *, since: _Version = (3, 10), until: _Version | None = None
) -> Callable[[Callable[[Any], Any]], Callable[[Any], Any]]:
    """Make a function a rule: its name is the rule's, its docstring goes into the docs.

    Parameters:
        standard: what it gives with the standard library's mocks.
        here: what it gives with amock's.
        since: the first Python that differs.
        until: the first that does not.
    """

    def register(show: Callable[[Any], Any]) -> Callable[[Any], Any]:
        name = show.__name__.replace("_", "-")
        assert name not in RULES, name
        text = " ".join((show.__doc__ or "").split())
        RULES[name] = Rule(name, show.__module__, text, standard, here, show, since, until)
        return show

    return register


def named(name: str) -> str:
    """Return the name of a rule, which has to exist."""
    return RULES[name].name


def outcome(show: Callable[[Any], Any], mock: Any) -> Any:
    """Return what a rule's function gives with the mocks of a module."""
    try:
        return show(mock)
    except Exception as error:  # noqa: BLE001 - that is what differs
        return type(error).__name__
