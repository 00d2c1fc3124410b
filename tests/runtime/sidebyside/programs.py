"""Programs of all steps, run in two worlds."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# Imported for the steps that they register.
from tests.runtime.sidebyside import (
    asserting,
    comparing,
    configuring,
    making,
    patching,
    using,
    waiting,
)
from tests.runtime.sidebyside.steps import programs
from tests.runtime.sidebyside.world import World

_ = asserting, comparing, configuring, making, patching, using, waiting

PROGRAMS = programs()
SECONDS = 5
"""How long a program may take; it takes some milliseconds."""


class TooLong(BaseException):
    """A program did not come to its end."""


def observations(module: Any, program: list[tuple[Any, ...]]) -> list[Any]:
    """Run a program on the mocks of a module and return all that could be observed."""
    with at_most(SECONDS):
        return World(module).run(program)


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raise TooLong when the time is over, where the system has alarms."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise TooLong(f"a program takes longer than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
