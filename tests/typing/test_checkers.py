"""The stubs and the files beside this one under four checkers, none of which has the plugin.

A line that must be refused says `# type: ignore[code]`, and `# ty: ignore` for ty, which passes
over the codes of the others. Every checker reports the comments that it found to be in vain, so
a file is right where nothing is reported. Where one checker differs, the line says so: with
`# not <checker>` that checker, and no other, must find the comment to be in vain; with
`# only <checker>` the comment is for that checker alone.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
BIN: Final = Path(sys.executable).parent

COMMANDS: Final[Mapping[str, str]] = {
    "mypy": "mypy --config-file tests/typing/mypy.ini --python-version {version}"
    " stubs/amock-stubs tests/typing",
    "pyright": "pyright --pythonpath PYTHON --pythonversion {version}",
    "pyrefly": "pyrefly check --output-format min-text"
    " --python-interpreter-path PYTHON --python-version {version}",
    "ty": "ty check --output-format concise --python PYTHON --python-version {version}",
}
DONE: Final = {0: "nothing to report", 1: "something to report"}
REPORT: Final = re.compile(
    r"^\W*(?:ERROR|WARN)?\s*(?P<path>[^\s:]+\.pyi?):(?P<line>\d+)(?P<text>.*)"
)
IN_VAIN: Final = re.compile(r"(?i)(unused|unnecessary) .*\bty(pe)?: ignore")
MARK: Final = re.compile(r"# (?P<kind>not|only) (?P<checker>\w+)$")

MOST_MARKS: Final = 8
"""How many lines one checker or another may see in its own way; more need a better stub."""


def reports(checker: str, version: str) -> tuple[set[str], set[str]]:
    """Run a checker and return where it found a comment in vain, and what else it reports."""
    program, *arguments = COMMANDS[checker].format(version=version).split()
    arguments = [sys.executable if word == "PYTHON" else word for word in arguments]
    command = [str(BIN / program), *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode in DONE, run.stdout + run.stderr
    in_vain, others = set(), set()
    for found in filter(None, map(REPORT.match, run.stdout.splitlines())):
        place = f"{Path(ROOT, found['path']).relative_to(ROOT)}:{found['line']}"
        if IN_VAIN.search(found["text"]):
            in_vain.add(place)
        elif "note:" not in found["text"]:
            others.add(place + found["text"])
    assert bool(run.returncode) == bool(in_vain or others), run.stdout + run.stderr
    return in_vain, others


def marks() -> list[tuple[str, str, str]]:
    """Return every mark of a checker that differs: its kind, the checker and the place."""
    return [
        (mark["kind"], mark["checker"], f"{path.relative_to(ROOT)}:{number}")
        for path in [*HERE.glob("*.py"), *ROOT.glob("stubs/**/*.pyi")]
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (mark := MARK.search(line))
    ]


@pytest.mark.parametrize("version", ["3.10", "3.13"])
@pytest.mark.parametrize("checker", COMMANDS)
def test_checker_accepts_and_refuses_what_the_files_say(checker: str, version: str) -> None:
    in_vain, others = reports(checker, version)
    assert not others
    assert in_vain == {place for kind, name, place in marks() if (kind, name) == ("not", checker)}


def test_marks_name_checkers_and_stay_few() -> None:
    assert {checker for _, checker, _ in marks()} <= set(COMMANDS)
    assert len(marks()) <= MOST_MARKS
