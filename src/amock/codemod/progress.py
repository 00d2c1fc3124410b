"""How far a run has come: a bar on the terminal, once it takes longer than a moment."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Final, Protocol, TextIO, TypeVar

_Item = TypeVar("_Item")
_DELAY: Final = 1.0
"""Seconds before anything is shown: most runs are over by then."""
_PAUSE: Final = 0.1
"""Seconds between two pictures."""
_WIDTH: Final = 30
_CLEAR: Final = "\r\x1b[K"


class Progress(Protocol):
    """Hears how far a run has come."""

    def step(self, name: str, done: int = 0, total: int = 0) -> None:
        """Take note of a step: how much of it is done, and of how much; of 0 if nobody knows."""

    def close(self) -> None:
        """Leave the terminal as it was."""


class Silent:
    """Shows nothing."""

    def step(self, name: str, done: int = 0, total: int = 0) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


SILENT: Final = Silent()


class Bar:
    """A bar on one line of a terminal.

    Parameters:
        stream: the terminal.
        delay: the seconds before it is shown first.
    """

    def __init__(self, stream: TextIO, delay: float = _DELAY) -> None:
        self._stream = stream
        self._next = time.monotonic() + delay
        self._shown = ""

    def step(self, name: str, done: int = 0, total: int = 0) -> None:
        """Show a step, unless the last picture is still fresh."""
        now = time.monotonic()
        is_new = bool(self._shown) and not self._shown.startswith(name)
        if now < self._next and not is_new:
            return
        self._next = now + _PAUSE
        self._shown = f"{name} {_picture(done, total)}".rstrip()
        self._stream.write(_CLEAR + self._shown)
        self._stream.flush()

    def close(self) -> None:
        """Wipe the bar out."""
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
        self._shown = ""


def progress_on(stream: TextIO, *, quiet: bool = False) -> Progress:
    """Return a bar if a stream is a terminal, and what shows nothing otherwise."""
    return Bar(stream) if stream.isatty() and not quiet else SILENT


def counted(items: Iterable[_Item], total: int, name: str, progress: Progress) -> Iterator[_Item]:
    """Yield items, and tell of each when it is there.

    Parameters:
        items: the items; they may take their time.
        total: how many they are.
        name: what is done with them.
        progress: hears of them.
    """
    for number, item in enumerate(items, 1):
        progress.step(name, number, total)
        yield item


def _picture(done: int, total: int) -> str:
    if not total:
        return "..."
    filled = _WIDTH * done // total
    return f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total}"
