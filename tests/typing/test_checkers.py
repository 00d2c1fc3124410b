"""The stubs and the files beside this one under four checkers, none of which has the plugin.

A line that must be refused says `# type: ignore[code]`, and `# ty: ignore` for ty, which passes
over the codes of the others. Every checker reports the comments that it found to be in vain, so
a file is right where nothing is reported. Where one checker differs, the line says so: with
`# not <checker>` that checker, and no other, must find the comment to be in vain; with
`# only <checker>` the comment is for that checker alone. A comment above the line says why.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.typing.checkers import CHECKERS, run

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
# pyright, pyrefly and ty have it in the project's settings.
CHECKED: Final = {"mypy": ["stubs/amock-stubs", *map(str, sorted(HERE.glob("[!t_]*.py")))]}

IN_VAIN: Final = re.compile(r"(?i)(unused|unnecessary) .*\bty(pe)?: ignore")
MARK: Final = re.compile(r"# (?P<kind>not|only) (?P<checker>\w+)$")

MOST_MARKS: Final = 8
"""How many lines one checker or another may see in its own way; more need a better stub."""


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
@pytest.mark.parametrize("checker", CHECKERS)
def test_checker_accepts_and_refuses_what_the_files_say(checker: str, version: str) -> None:
    reports = run(checker, ROOT, *CHECKED.get(checker, ()), version=version)
    in_vain = {f"{found.path}:{found.line}" for found in reports if IN_VAIN.search(found.text)}
    assert not [found for found in reports if not IN_VAIN.search(found.text)]
    assert in_vain == {place for kind, name, place in marks() if (kind, name) == ("not", checker)}


def test_marks_name_checkers_and_stay_few() -> None:
    assert {checker for _, checker, _ in marks()} <= set(CHECKERS)
    assert len(marks()) <= MOST_MARKS
