"""The rules, numbered, one file each; their cases are their tests and their documentation."""

from __future__ import annotations

from typing import Final

from amock.codemod.rules.annotated import InjectedParameters
from amock.codemod.rules.assertions import Assertions
from amock.codemod.rules.assigned import AssignedDouble
from amock.codemod.rules.asynctest import Asynctest
from amock.codemod.rules.base import Case, Rule
from amock.codemod.rules.moved_library import MovedLibrary
from amock.codemod.rules.new import NewDouble
from amock.codemod.rules.new_callable import NewCallable
from amock.codemod.rules.old_coroutine import OldCoroutine
from amock.codemod.rules.own_class import OwnClass

RULES: Final[tuple[Rule, ...]] = (
    NewCallable(),
    NewDouble(),
    AssignedDouble(),
    OldCoroutine(),
    Asynctest(),
    OwnClass(),
    Assertions(),
    MovedLibrary(),
    InjectedParameters(),
)
"""All rules, in the order of their numbers."""

__all__ = ["RULES", "Case", "Rule"]
