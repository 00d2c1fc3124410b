"""A page to follow, as steps: files to write, files to edit, commands to run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(
    r"(?:^`(?P<file>[\w./-]+)`:\n\n?)?^```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Write:
    """A file as a whole."""

    line: int
    path: str
    text: str


@dataclass(frozen=True)
class Edit:
    """Lines of a file that others take the place of."""

    line: int
    path: str
    old: str
    new: str


@dataclass(frozen=True)
class Command:
    """A command, and the lines that the page shows below it."""

    line: int
    command: str
    shown: list[str]


Step = Write | Edit | Command


def steps_of(path: Path) -> Iterator[Step]:
    """Yield the steps of the page at path, in order.

    A block below a line with only `` `path`: `` is that file, or, as a diff, a change of it. Blocks
    called console are commands, and what they print. Other blocks are only shown.

    Raises:
        ValueError: a Python block or a diff without a file.
    """
    page = path.read_text(encoding="utf-8")
    for block in _BLOCK.finditer(page):
        line = page.count("\n", 0, block.start("text"))
        file, language, text = block["file"], block["language"], block["text"]
        if language == "console":
            yield from _commands(line, text.splitlines())
        elif file and language == "diff":
            yield Edit(line, file, _side(text, "-"), _side(text, "+"))
        elif file:
            yield Write(line, file, text)
        elif language in {"python", "diff"}:
            raise ValueError(f"{path.name}:{line}: the block belongs to no file")


def _side(diff: str, sign: str) -> str:
    """Return one side of a diff; an empty line may have lost its blank."""
    return "".join(f"{line[1:]}\n" for line in diff.splitlines() if line[:1] in {"", " ", sign})


def _commands(start: int, lines: list[str]) -> list[Command]:
    commands: list[Command] = []
    for number, line in enumerate(lines, start + 1):
        if line.startswith("$ "):
            commands.append(Command(number, line[2:], []))
        else:
            commands[-1].shown.append(line)
    return commands
