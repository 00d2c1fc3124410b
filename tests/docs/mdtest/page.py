"""A Markdown page as cases: every section with Python blocks is one."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_HEADING = re.compile(r"(#+)\s+(.+?)\s*$")
_FENCE = re.compile(r"(?P<indent>\s*)(?P<ticks>`{3,}|~{3,})\s*(?P<info>.*?)\s*$")
_TITLE = re.compile(r"\s*`(?P<path>[\w./-]+\.pyi?)`:\s*$")
_SETTING = re.compile(r"(?P<name>\w+):\s*(?P<value>.*?)\s*$")


Files = dict[str, dict[int, str]]
"""The lines of files, by path and by number on the page."""


@dataclass(frozen=True)
class Block:
    """One fenced Python block: its title, whether it is run, and its lines by number."""

    title: str | None
    run: bool
    lines: dict[int, str]


@dataclass
class Case:
    """One section of a page.

    Attributes:
        name: the headings above it.
        module: the name of the module that its untitled blocks make up.
        blocks: its Python blocks.
        inherited: the titled files of the sections that this one is part of.
    """

    name: str
    module: str
    blocks: list[Block] = field(default_factory=list)
    inherited: Files = field(default_factory=dict)

    @property
    def own_files(self) -> Files:
        """The files of the section itself, its untitled blocks being one file."""
        merged: Files = {}
        for block in self.blocks:
            merged.setdefault(block.title or f"{self.module}.py", {}).update(block.lines)
        return merged

    @property
    def files(self) -> Files:
        """The files that the section needs."""
        return self.inherited | self.own_files

    def is_run(self, path: str) -> bool:
        """Tell whether the file is to be run."""
        return any(
            block.run and (block.title or f"{self.module}.py") == path for block in self.blocks
        )

    def agrees_with(self, other: Case) -> bool:
        """Tell whether no file of the two has the same path and another content."""
        theirs = other.files
        return all(theirs.get(path, lines) == lines for path, lines in self.files.items())


@dataclass(frozen=True)
class Page:
    """A page: its cases, and the settings of its front matter."""

    path: Path
    settings: dict[str, str]
    cases: list[Case]


def source_of(lines: dict[int, str]) -> str:
    """Return the text in which each line has the number that it has on the page."""
    return "\n".join(lines.get(number, "") for number in range(1, max(lines, default=0) + 1)) + "\n"


def module_name(path: str) -> str:
    """Return the name by which the file at path is imported."""
    return ".".join(Path(path).with_suffix("").parts).removesuffix(".__init__")


def read_page(path: Path) -> Page:
    """Read the page at path."""
    lines = path.read_text(encoding="utf-8").splitlines()
    settings, start = _front_matter(lines)
    run_all = settings.get("run") == "true"
    cases: list[Case] = []
    for headings, block in _blocks(lines, start, run_all=run_all):
        name = " > ".join(headings) or path.stem
        if not cases or cases[-1].name != name:
            module = f"case_{len(cases)}_{_slug(headings[-1] if headings else path.stem)}"
            cases.append(Case(name, module, inherited=_inherited(name, cases)))
        cases[-1].blocks.append(block)
    return Page(path, settings, cases)


def _inherited(name: str, cases: list[Case]) -> Files:
    above = (case for case in cases if name.startswith(f"{case.name} > "))
    files = (item for case in above for item in case.own_files.items())
    return {path: lines for path, lines in files if not path.startswith("case_")}


def _slug(heading: str) -> str:
    return re.sub(r"\W+", "_", heading.lower()).strip("_")


def _front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    if not lines or lines[0] != "---":
        return {}, 0
    end = lines.index("---", 1)
    found = (_SETTING.match(line) for line in lines[1:end])
    return {match["name"]: match["value"] for match in found if match}, end + 1


def _blocks(lines: list[str], start: int, *, run_all: bool) -> Iterator[tuple[list[str], Block]]:
    headings: list[tuple[int, str]] = []
    title: str | None = None
    number = start
    while number < len(lines):
        line = lines[number]
        number += 1
        if fence := _FENCE.match(line):
            end = _end_of_block(lines, number, fence["ticks"])
            info = fence["info"].split()
            if info[:1] == ["python"]:
                code = textwrap.dedent("\n".join(lines[number:end])).split("\n")
                block = Block(title, run_all or "run" in info, dict(enumerate(code, number + 1)))
                yield [text for _, text in headings], block
            title, number = None, end + 1
        elif heading := _HEADING.match(line):
            level = len(heading[1])
            headings = [*(known for known in headings if known[0] < level), (level, heading[2])]
        elif line.strip():
            match = _TITLE.match(line)
            title = match["path"] if match else None


def _end_of_block(lines: list[str], start: int, ticks: str) -> int:
    for number in range(start, len(lines)):
        text = lines[number].strip()
        if text.startswith(ticks) and not text.strip(ticks[0]):
            return number
    raise ValueError(f"line {start}: the block that begins here has no end")
