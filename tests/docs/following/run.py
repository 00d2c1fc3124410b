"""The steps of a page, done in a folder; what commands print is compared with what is shown."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tests.docs.following.steps import Command, Edit, Step, Write

ENVIRONMENT = ("python3 -m venv ", "source .venv/", "python -m pip install ", "make ")
"""Commands that are not run: they make the environment, which is the one the tests run in."""

_SECONDS = re.compile(r"\b\d+\.\d+ ?s\b")


class DifferenceError(AssertionError):
    """A step does not do what the page says."""


def follow(steps: Iterable[Step], folder: Path) -> int:
    """Do the steps in folder, and return how many commands were run.

    Raises:
        DifferenceError: the lines to edit are not there once, or a command prints something else.
    """
    # Python and mypy tell versions of a file apart by size and second: a reader takes that long.
    seconds = itertools.count(int(time.time()) - 1000)
    run = 0
    for step in steps:
        if isinstance(step, Command):
            if not step.command.startswith(ENVIRONMENT):
                _compare(step, printed_by(step.command, folder))
                run += 1
            continue
        file = folder / step.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(step.text if isinstance(step, Write) else _edited(step, file), "utf-8")
        os.utime(file, (second := next(seconds), second))
    return run


def printed_by(command: str, folder: Path) -> list[str]:
    """Run the command as a reader would, and return the lines that it prints."""
    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607  # the one that is there
        cwd=folder,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()


def _environment() -> dict[str, str]:
    """Return the environment of a new terminal in which the virtual environment is active."""
    foreign = re.compile("PYTEST|MYPY|AMOCK|FORCE_COLOR|CI$|COLUMNS$")
    own = {name: value for name, value in os.environ.items() if not foreign.match(name)}
    return own | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{own['PATH']}",
        # pytest-asyncio asks everybody for a setting; readers of most pages do not have it.
        "PYTHONWARNINGS": "ignore:The configuration option",
    }


def _edited(edit: Edit, file: Path) -> str:
    text = file.read_text("utf-8")
    if text.count(edit.old) != 1:
        raise DifferenceError(f"{edit.line}: {edit.path} has {text.count(edit.old)} of these lines")
    return text.replace(edit.old, edit.new)


def _compare(command: Command, printed: list[str]) -> None:
    """Compare without the time that commands take; an ellipsis stands for anything."""
    shown, real = (
        _SECONDS.sub("0s", "\n".join(lines).rstrip()) for lines in (command.shown, printed)
    )
    if not re.fullmatch(".*?".join(map(re.escape, shown.split("…"))), real, re.DOTALL):
        raise DifferenceError(f"{command.line}: $ {command.command}\n{real}")
