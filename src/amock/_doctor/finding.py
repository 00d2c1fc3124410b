"""What the doctor says: one line each, with how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

_MOST_NAMES: Final = 8


class Status(Enum):
    """How a thing is.

    Attributes:
        OK: as it should be.
        NOTE: worth knowing; nothing is wrong for sure.
        MEND: something to mend.
        UNKNOWN: it cannot be told.
    """

    OK = "ok"
    NOTE = "note"
    MEND = "mend"
    UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        status: how it is.
        text: what was seen.
        advice: what to do, empty if there is nothing to do.
    """

    status: Status
    text: str
    advice: str = ""


def ok(text: str) -> Finding:
    """Return the finding that something is as it should be."""
    return Finding(Status.OK, text)


def note(text: str, advice: str = "") -> Finding:
    """Return the finding of something that one should know."""
    return Finding(Status.NOTE, text, advice)


def to_mend(text: str, advice: str) -> Finding:
    """Return the finding of something that is wrong, with what puts it right."""
    return Finding(Status.MEND, text, advice)


def unknown(text: str, advice: str = "") -> Finding:
    """Return the finding that something cannot be told."""
    return Finding(Status.UNKNOWN, text, advice)


def listed(names: Iterable[str]) -> str:
    """Return names as a text, each once; of many only the first."""
    unique = list(dict.fromkeys(names))
    more = len(unique) - _MOST_NAMES
    return ", ".join(unique[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


class CannotTellError(Exception):
    """The project cannot be looked at any further; the text says why."""
