"""Say how much of each area the tests run, branches counted, and whether that is enough.

    python scripts/coverage_report.py [REPORT]

REPORT is what `coverage json` wrote; `make coverage` makes it. Exit code: 0 when every area
reaches its goal, 1 when one does not; then the places in it that no test runs are listed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

REPORT: Final = Path(__file__).parents[1] / ".coverage" / "report.json"
WHOLE: Final = 100.0
MOST: Final = 95.0

GOALS: Final[Mapping[str, float]] = {
    "mypy_plugin/amock_mypy/": WHOLE,
    "src/amock/codemod/rules/": WHOLE,
    "src/amock/codemod/": MOST,
    "src/amock/generate/": MOST,
    "src/amock_shape/": MOST,
    "src/amock/_demo/": WHOLE,
    "src/amock/_doctor/": WHOLE,
    "src/amock/": MOST,
    "src/amock_pytest/": MOST,
}
"""Each area's goal; a file belongs to the first area whose folder it is in."""


@dataclass
class Area:
    """A folder, what of it can be run, what is run, and the places that are not."""

    folder: str
    goal: float
    all: int = 0
    run: int = 0
    missed: dict[str, str] = field(default_factory=dict)

    @property
    def percent(self) -> float:
        """The share of lines and branches that are run; of a folder that is not there, none."""
        return WHOLE * self.run / self.all if self.all else 0.0

    @property
    def is_reached(self) -> bool:
        """Whether the goal is: a goal below the whole is to be exceeded."""
        return self.percent >= self.goal if self.goal == WHOLE else self.percent > self.goal

    def add(self, path: str, file: Mapping[str, Any]) -> None:
        """Count one file of coverage's report."""
        summary = file["summary"]
        self.all += summary["num_statements"] + summary["num_branches"]
        self.run += summary["covered_lines"] + summary["covered_branches"]
        if places := ", ".join(missed_places(file)):
            self.missed[path] = places


def missed_places(file: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines that are not run, then the branches between lines that are."""
    lines = set(file["missing_lines"])
    yield from map(str, sorted(lines))
    for start, end in sorted(file["missing_branches"]):
        if not lines & {start, end}:
            yield f"{start}->{'exit' if end < 0 else end}"


def count(files: Mapping[str, Mapping[str, Any]]) -> list[Area]:
    """Count the files of a report, area by area."""
    areas = [Area(folder, goal) for folder, goal in GOALS.items()]
    for path, file in sorted(files.items()):
        next(area for area in areas if path.startswith(area.folder)).add(path, file)
    return areas


def lines_of(areas: Iterable[Area]) -> Iterator[str]:
    """Yield a line for each area, and below those that fall short what they miss."""
    for area in areas:
        goal = f"{area.goal:.0f} %" if area.goal == WHOLE else f"more than {area.goal:.0f} %"
        verdict = "" if area.is_reached else f"  too little: {goal} is the goal"
        yield f"{area.folder:28}{area.run:7} of {area.all:5}{area.percent:8.2f} %{verdict}"
        if not area.is_reached:
            yield from (f"    {path}: {places}" for path, places in area.missed.items())


def main() -> int:
    """Print the report and return the exit code."""
    parser = argparse.ArgumentParser(description="How much of each area the tests run.")
    parser.add_argument("report", nargs="?", type=Path, default=REPORT)
    areas = count(json.loads(parser.parse_args().report.read_text())["files"])
    print("\n".join(lines_of(areas)))
    return 0 if all(area.is_reached for area in areas) else 1


if __name__ == "__main__":
    sys.exit(main())
