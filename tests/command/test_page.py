"""The page of the commands shows what they print: its files are written, its commands run."""

from __future__ import annotations

from pathlib import Path

from tests.docs.following.run import follow
from tests.docs.following.steps import steps_of

PAGE = Path(__file__).parents[2] / "docs" / "command.md"


def test_the_commands_print_what_the_page_shows(project: Path):
    assert follow(steps_of(PAGE), project) == 7
