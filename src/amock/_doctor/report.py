"""How findings are printed, and what they mean for the exit code."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Final

from amock._doctor.finding import Finding, Status

WELL: Final = 0
TO_MEND: Final = 1
CANNOT_TELL: Final = 2

_COLORS: Final = {Status.OK: 32, Status.NOTE: 36, Status.MEND: 31, Status.UNKNOWN: 35}
_WIDTH: Final = 100
_INDENT: Final = " " * 6


def as_text(finding: Finding, *, colored: bool) -> str:
    """Return a finding as lines: the status, what was seen, and below what to do."""
    word = f"{finding.status.value:<6}"
    if colored:
        word = f"\x1b[{_COLORS[finding.status]}m{word}\x1b[0m"
    lines = [word + _wrapped(finding.text)]
    if finding.advice:
        lines.append(f"{_INDENT}-> {_wrapped(finding.advice, more='   ')}")
    return "\n".join(lines)


def _wrapped(text: str, more: str = "") -> str:
    """Return a text in lines, those after the first indented as the text is."""
    lines = textwrap.wrap(
        text, _WIDTH - len(_INDENT + more), break_long_words=False, break_on_hyphens=False
    )
    return f"\n{_INDENT}{more}".join(lines)


def exit_code(findings: Iterable[Finding]) -> int:
    """Return 2 if something cannot be told, else 1 if something is to be mended, else 0."""
    found = {finding.status for finding in findings}
    if Status.UNKNOWN in found:
        return CANNOT_TELL
    return TO_MEND if Status.MEND in found else WELL


def summary(findings: Iterable[Finding]) -> str:
    """Return the last line: how many things are to be mended or cannot be told."""
    statuses = [finding.status for finding in findings]
    mend, untold = statuses.count(Status.MEND), statuses.count(Status.UNKNOWN)
    parts = []
    if mend:
        parts.append(f"{mend} {'thing' if mend == 1 else 'things'} to mend")
    if untold:
        parts.append(f"{untold} cannot be told")
    return ", ".join(parts) or "All is well."
