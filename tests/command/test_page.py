"""The page of the commands shows what they print: its files are written, its commands run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "command.md"
FILE = re.compile(r"^`(?P<path>[^`\n]+)`:\n\n```\w+\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n(?P<lines>.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>.+)\n(?P<printed>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def blocks() -> list[re.Match[str]]:
    """The files and the runs of commands, as they stand on the page."""
    page = PAGE.read_text("utf-8")
    found = [*FILE.finditer(page), *CONSOLE.finditer(page)]
    return sorted(found, key=lambda match: match.start())


def commands(block: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what the page says that it prints."""
    for match in COMMAND.finditer(block["lines"]):
        yield match["command"], match["printed"]


def is_shown(printed: str, shown: str) -> bool:
    """Tell whether a page shows what was printed; an ellipsis stands for anything."""
    parts = [re.escape(" ".join(part.split())) for part in shown.split("…")]
    return re.fullmatch(r"\s*.*?\s*".join(parts), " ".join(printed.split())) is not None


@pytest.fixture
def run(project: Path):
    """Run a command in the project, as a shell with the environment activated would."""
    folder = Path(sys.executable).parent
    path = os.pathsep.join([str(folder), os.environ["PATH"]])

    def run_it(command: str) -> str:
        name, *arguments = command.split()
        done = subprocess.run(
            [folder / name, *arguments],
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout + done.stderr

    return run_it


def test_the_commands_print_what_the_page_shows(project: Path, run):
    ran = []
    for block in blocks():
        if block.re is FILE:
            Path(block["path"]).write_text(block["text"], "utf-8")
            continue
        for command, shown in commands(block):
            printed = run(command)
            assert is_shown(printed, shown), f"$ {command}\n{printed}"
            ran.append(command)
    assert len(ran) == 7


@pytest.mark.parametrize(
    ("printed", "shown", "same"),
    [
        ("a b\n  c\n", "a b c", True),
        ("a b c d", "a … d", True),
        ("a b c d", "a … c", False),
        ("a (b)", "a (b)", True),
        ("a\nb\nc\n", "a\n…\nc\n", True),
        ("a\nc\n", "a\n…\nc\n", True),
    ],
)
def test_an_ellipsis_stands_for_anything_and_nothing_else_does(
    printed: str, shown: str, same: bool
):
    assert is_shown(printed, shown) == same
