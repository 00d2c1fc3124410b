"""What the topics ask of editors.

A topic is a Python file with questions. Comments before a line say what an editor is to show there,
at the cursor `<|>` where one is needed:

- `# completes: names` are among what the editor offers;
- `# hover: text` is part of what it shows;
- `# diagnosed: text` is part of an error on the line, and no other line has an error;
- `# warned: text` is part of a warning on the line; `# unwarned` says that there is none;
- `# accepted` says that there is no error at all;
- `# not editor: reason`: this editor cannot do it, and why.

Each question is asked in a document of its own, in which nothing stands for the other questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

TOPICS: Final = sorted((Path(__file__).parent / "topics").glob("*.txt"))
CURSOR: Final = "<|>"
ASKED: Final = re.compile(
    r"\s*# (?P<kind>completes|hover|diagnosed|warned|unwarned|accepted)\b:? ?(?P<wanted>.*)"
)
CANNOT: Final = re.compile(r"\s*# not (?P<editor>\w+): (?P<reason>.+)")


@dataclass
class Question:
    """One question of a topic."""

    topic: str
    kind: str
    wanted: str
    line: int
    """Counted from 0."""
    code: str = ""
    document: str = ""
    cannot: dict[str, str] = field(default_factory=dict)
    """Editors that cannot do it, each with the reason."""

    @property
    def column(self) -> int:
        """Where the cursor stands."""
        return self.code.index(CURSOR)

    def __str__(self) -> str:
        return f"{self.topic}:{self.line + 1}-{self.kind}"


def questions_of(path: Path) -> list[Question]:
    """Read the questions of a topic."""
    lines = path.read_text(encoding="utf-8").splitlines()
    questions = list(_questions(path.stem, lines))
    asked = {question.line for question in questions}
    for question in questions:
        question.document = "".join(
            f"{_without_cursor(line) if at == question.line else _nothing(line, at in asked)}\n"
            for at, line in enumerate(lines)
        )
    return questions


def _questions(topic: str, lines: list[str]) -> Iterator[Question]:
    question = None
    for at, line in enumerate(lines):
        if asked := ASKED.fullmatch(line):
            question = Question(topic, asked["kind"], asked["wanted"], at)
        elif question and (cannot := CANNOT.fullmatch(line)):
            question.cannot[cannot["editor"]] = cannot["reason"]
        elif question:
            question.line, question.code = at, line
            yield question
            question = None


def _without_cursor(line: str) -> str:
    return line.replace(CURSOR, "")


def _nothing(line: str, asked: bool) -> str:
    """What stands for a line in the documents of other questions."""
    indent = line[: len(line) - len(line.lstrip())]
    return f"{indent}pass" if asked else line
