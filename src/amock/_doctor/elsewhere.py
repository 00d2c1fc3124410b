"""mypy that is run from another place than this environment, where amock may not be."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from amock._doctor.finding import Finding, note


def check_elsewhere() -> Iterator[Finding]:
    """Yield the other ways in which mypy is run on the project in the working directory."""
    command = shutil.which("mypy")
    if command is not None and _folder(command) != _folder(sys.executable):
        yield note(
            f"the command mypy is {command}, of another environment than amock",
            f"run `{sys.executable} -m mypy`, or install amock there",
        )
    hooks = Path(".pre-commit-config.yaml")
    text = hooks.read_text("utf-8", "replace") if hooks.is_file() else ""
    if "/mirrors-mypy" in text and "amock" not in text:
        yield note(
            "pre-commit runs mypy in an environment of its own, without amock",
            f"name amock in the hook's additional_dependencies in {hooks}",
        )


def _folder(command: str) -> str:
    # Not resolved: the interpreter of an environment is often a link to one outside of it.
    return os.path.dirname(os.path.abspath(command))  # noqa: PTH100, PTH120  # no Path takes .. out
