"""What is found out about a value that a sync mock gives where a coroutine is awaited."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from amock.codemod.edits.edit import Edit


class Verdict(enum.Enum):
    """What a value is to an AsyncMock."""

    PLAIN = "to be handed out as it is"
    AWAITABLE = "already awaitable, and no plain value can take its place"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Mend:
    """A value that wraps a plain one, which is to take its place.

    Attributes:
        edits: what takes the wrapping away.
        role: the setting that the plain value belongs to, if not the one it is found in.
    """

    edits: tuple[Edit, ...]
    role: str | None = None


Judgement = Verdict | Mend
