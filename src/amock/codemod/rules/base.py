"""What a rule is, and what it is given."""

from __future__ import annotations

import ast
import enum
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from amock.codemod.doubles.survey import Survey
from amock.codemod.edits.edit import Edit
from amock.codemod.project import Project
from amock.codemod.rules.context import Context
from amock.codemod.syntax.module import Module

__all__ = ["Case", "Context", "Finding", "Project", "Rule", "TextRule", "Turn", "TypedRule"]


@dataclass(frozen=True, slots=True)
class Case:
    """A file before and after a rule.

    Attributes:
        shows: what the case shows, in one line.
        before: the file as found.
        after: the file as the rule leaves it; None says that it leaves it alone.
    """

    shows: str
    before: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule found in a file.

    Attributes:
        rule: the rule's code.
        path: the file.
        line: where in the file.
        message: what was done, or why nothing was.
        edits: what is to change; nothing, for a note.
    """

    rule: str
    path: Path
    line: int
    message: str
    edits: tuple[Edit, ...] = ()


class Turn(enum.IntEnum):
    """When a rule runs: those of a turn see the files as the turns before have left them."""

    HABITS = 0
    DOUBLES = 1
    USES = 2
    LIBRARY = 3


class Rule(ABC):
    """One kind of change.

    Attributes:
        code: its number, as given to `--select`.
        name: its name in a few words.
        is_default: whether it runs without being selected.
        turn: when it runs.
        cases: what it does and what it leaves alone.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    is_default: ClassVar[bool] = True
    turn: ClassVar[Turn] = Turn.HABITS
    cases: ClassVar[tuple[Case, ...]] = ()


class TextRule(Rule):
    """A rule to which the text of the files tells enough.

    Attributes:
        word: what a file must contain to matter.
    """

    word: ClassVar[bytes]

    @abstractmethod
    def check_text(self, module: Module, project: Project) -> Iterator[Finding]:
        """Yield what the rule finds in a file.

        Parameters:
            module: the file.
            project: all files of the run.
        """


class TypedRule(Rule):
    """A rule that asks mypy.

    Attributes:
        is_on_async: whether a file matters only if it mocks something that may be async.
    """

    is_on_async: ClassVar[bool] = False

    @abstractmethod
    def concerns(self, survey: Survey) -> bool:
        """Tell from a file's text whether the rule could find anything in it."""

    @abstractmethod
    def check(self, context: Context) -> Iterator[Finding]:
        """Yield what the rule finds in a file."""

    def finding(
        self, context: Context, node: ast.expr | ast.stmt | ast.arg, message: str, edits: list[Edit]
    ) -> Finding:
        """Return a finding of this rule at a node."""
        return Finding(self.code, context.module.path, node.lineno, message, tuple(edits))
