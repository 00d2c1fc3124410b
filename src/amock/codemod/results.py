"""What became of the files of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from amock.codemod.rules.base import Finding


@dataclass(slots=True)
class FileResult:
    """What became of one file.

    Attributes:
        path: the file.
        before: its bytes as found.
        after: its bytes as they should be.
        findings: what the rules found in it.
        failure: why it could not be handled, or the empty string.
    """

    path: Path
    before: bytes = b""
    after: bytes = b""
    findings: list[Finding] = field(default_factory=list)
    failure: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the file should change."""
        return self.before != self.after

    @property
    def is_worth_telling(self) -> bool:
        """Whether there is anything to say of the file."""
        return bool(self.findings or self.failure) or self.is_changed
