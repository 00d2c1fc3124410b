"""Results: what was measured with one Python version, and where it is stored."""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "results"
GOALS_SINCE: Final = (3, 13)
"""The goals are those of this Python; for those before they are shown, not demanded."""


@dataclass(frozen=True)
class Row:
    """One line of the table: how many times as fast, or as small, as `unittest.mock`."""

    name: str
    ratio: float
    goal: float

    @property
    def missed(self) -> bool:
        """Whether the goal was not reached."""
        return self.ratio < self.goal


def _machine() -> str:
    return f"{platform.system()} on {platform.machine()}, {os.cpu_count()} processors"


@dataclass(frozen=True)
class Results:
    """The table of one Python version."""

    rows: list[Row]
    python: str = field(default_factory=platform.python_version)
    machine: str = field(default_factory=_machine)

    @property
    def version(self) -> str:
        """The version without its last part."""
        return ".".join(self.python.split(".")[:2])

    @property
    def failed(self) -> bool:
        """Whether a goal was missed that is demanded of this interpreter."""
        return sys.version_info >= GOALS_SINCE and any(row.missed for row in self.rows)


def store(results: Results) -> None:
    """Write the results to the file of their Python version."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{results.version}.json"
    path.write_text(json.dumps(asdict(results), indent=1) + "\n")


def stored_results() -> list[Results]:
    """Read the results of all Python versions, the oldest first."""
    documents = [json.loads(path.read_text()) for path in FOLDER.glob("*.json")]
    documents.sort(key=lambda document: [int(part) for part in document["python"].split(".")])
    return [
        Results([Row(**row) for row in document["rows"]], document["python"], document["machine"])
        for document in documents
    ]
