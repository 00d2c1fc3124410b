"""What the comments of a block promise, compared with what mypy said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_COMMENT = re.compile(r"#\s*(?P<kind>error|revealed|note|raises):\s*(?P<text>.*?)\s*(?=#|$)")
_ERROR = re.compile(r'(?:\[(?P<code>[\w-]+)\])?\s*(?:"(?P<part>.*)")?$')
_RAISES = re.compile(r'(?P<code>[\w.]+)\s*(?:"(?P<part>.*)")?$')
_REVEALED = re.compile(r'Revealed type is "(?P<type>.*)"$')


@dataclass(frozen=True)
class Diagnostic:
    """One line of mypy's, or one exception of a run."""

    line: int
    kind: str
    code: str
    message: str

    def __str__(self) -> str:
        """Write it as a comment would promise it."""
        if self.kind == "revealed":
            return f"revealed: {self.message}"
        label = f"[{self.code}]" if self.kind == "error" else self.code
        return " ".join(filter(None, (f"{self.kind}:", label, self.message)))


@dataclass(frozen=True)
class Expectation:
    """One comment of a block: the diagnostic that it promises for a line."""

    line: int
    kind: str
    code: str | None
    part: str

    def fits(self, found: Diagnostic) -> bool:
        """Tell whether found is what was promised."""
        if (self.line, self.kind) != (found.line, found.kind):
            return False
        if self.kind == "revealed":
            return self.part == found.message
        return self.code in (None, found.code) and self.part in found.message

    def __str__(self) -> str:
        """Write it as its comment does."""
        if self.kind == "revealed":
            return f"revealed: {self.part}"
        label = f"[{self.code}]" if self.kind == "error" and self.code else self.code
        part = f'"{self.part}"' if self.part else None
        return " ".join(filter(None, (f"{self.kind}:", label, part)))


def expectations_in(lines: dict[int, str]) -> list[Expectation]:
    """Return what the comments of the numbered lines promise.

    A comment on a line of its own speaks of the next line of code.

    Raises:
        ValueError: a comment begins like a promise and does not read as one.
    """
    found: list[Expectation] = []
    waiting: list[re.Match[str]] = []
    for number, line in sorted(lines.items()):
        matches = list(_COMMENT.finditer(line))
        if line.lstrip().startswith("#"):
            waiting += matches
        elif line.strip():
            found += [_expectation(number, match) for match in (*waiting, *matches)]
            waiting = []
    if waiting:
        raise ValueError(f"no line of code follows the comment {waiting[0][0]!r}")
    return found


def _expectation(line: int, comment: re.Match[str]) -> Expectation:
    kind, text = comment["kind"], comment["text"]
    if kind == "revealed":
        return Expectation(line, kind, None, text)
    match = (_RAISES if kind == "raises" else _ERROR).match(text)
    if match is None or not text:
        raise ValueError(f"line {line}: cannot read the comment {comment[0]!r}")
    return Expectation(line, kind, match["code"], match["part"] or "")


def revealed_type(message: str) -> str | None:
    """Return the type that a note of mypy's reveals, or None for any other note."""
    match = _REVEALED.match(message)
    return match["type"] if match else None


def differences(expected: Iterable[Expectation], found: Iterable[Diagnostic]) -> list[str]:
    """Return a line for every promise not kept and every diagnostic not promised.

    Notes need no promise: they explain the error before them.
    """
    left = list(found)
    lines: list[tuple[int, str]] = []
    for promise in expected:
        kept = next((diagnostic for diagnostic in left if promise.fits(diagnostic)), None)
        if kept is None:
            lines.append((promise.line, f"expected, not found: {promise}"))
        else:
            left.remove(kept)
    lines += [(found.line, f"not expected: {found}") for found in left if found.kind != "note"]
    return [f"{line}: {text}" for line, text in sorted(lines)]
