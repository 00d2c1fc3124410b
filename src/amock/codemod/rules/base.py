"""What a rule is, and what it is given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from amock.codemod.edits.edit import Edit
from amock.codemod.facts.facts import Facts
from amock.codemod.rules.context import Context

__all__ = ["Case", "Context", "Facts", "Finding", "Rule"]


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


class Rule:
    """One kind of change.

    Attributes:
        code: its number, as given to `--select`.
        name: its name in a few words.
        is_default: whether it runs without being selected.
        cases: what it does and what it leaves alone.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    is_default: ClassVar[bool] = True
    cases: ClassVar[tuple[Case, ...]] = ()

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield what the rule finds in a file."""
        raise NotImplementedError

    def finding(
        self, context: Context, node: ast.expr | ast.stmt, message: str, edits: list[Edit]
    ) -> Finding:
        """Return a finding of this rule at a node."""
        return Finding(self.code, context.module.path, node.lineno, message, tuple(edits))
