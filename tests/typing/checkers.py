"""The four checkers, none with the plugin: how each is run, and what each reports."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

BIN: Final = Path(sys.executable).parent
MYPY_SETTINGS: Final = Path(__file__).parent / "mypy.ini"

CHECKERS: Final[Mapping[str, str]] = {
    "mypy": "mypy --config-file MYPY_SETTINGS --python-version {version}",
    "pyright": "pyright --pythonpath PYTHON --pythonversion {version}",
    "pyrefly": "pyrefly check --output-format min-text"
    " --python-interpreter-path PYTHON --python-version {version}",
    "ty": "ty check --output-format concise --python PYTHON --python-version {version}",
}
"""The commands; what is to be checked comes last, or is in the settings of the folder."""

DONE: Final = {0: "nothing to report", 1: "something to report"}
REPORT: Final = re.compile(
    r"^\s*(?:ERROR|WARN)?\s*(?P<path>[^\s:]+\.pyi?):(?P<line>\d+)(?P<text>.*)"
)


class Report(NamedTuple):
    """What a checker reports on a line."""

    path: Path
    line: int
    text: str


def run(checker: str, folder: Path, *checked: str, version: str) -> list[Report]:
    """Run a checker in a folder; its notes are left out."""
    program, *arguments = CHECKERS[checker].format(version=version).split()
    words = {"PYTHON": sys.executable, "MYPY_SETTINGS": str(MYPY_SETTINGS)}
    arguments = [words.get(word, word) for word in arguments]
    command = [str(BIN / program), *arguments, *checked]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in DONE, done.stdout + done.stderr
    reports = [
        Report((folder / found["path"]).relative_to(folder), int(found["line"]), found["text"])
        for found in filter(None, map(REPORT.match, done.stdout.splitlines()))
        if "note:" not in found["text"]
    ]
    assert reports or not done.returncode, done.stdout + done.stderr
    return reports
