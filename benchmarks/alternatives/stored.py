"""What was measured, and where it is stored."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.alternatives.findings import MISUSE, Findings

RESULTS: Final = Path(__file__).parents[1] / "results" / "alternatives" / "results.json"


@dataclass(frozen=True)
class Result:
    """What was measured of one library.

    Attributes:
        name: the library.
        version: its version, if it has one.
        mypy: the version of mypy.
        findings: what it finds; None if it could not be installed.
        costs: the seconds of making, calling and awaiting a mock, if its mocks are its own.
        failure: why it could not be installed.
    """

    name: str
    version: str = ""
    mypy: str = ""
    findings: Findings | None = None
    costs: dict[str, float] = field(default_factory=dict)
    failure: str = ""


@dataclass(frozen=True)
class Count:
    """How many of some tests there are, and in how many something is found."""

    tests: int
    by_mypy: int
    when_run: int
    either: int


def count(findings: Findings, *, misuses: bool) -> Count:
    """Count the misuses, or the right tests."""

    def chosen(tests: list[str]) -> set[str]:
        return {test for test in tests if test.startswith(MISUSE) == misuses}

    by_mypy, when_run = chosen(findings.by_mypy), chosen(findings.when_run)
    return Count(len(chosen(findings.tests)), len(by_mypy), len(when_run), len(by_mypy | when_run))


@dataclass(frozen=True)
class Comparison:
    """All results, and where they are from."""

    python: str
    results: list[Result]
    machine: str = field(default_factory=lambda: f"{platform.system()} on {platform.machine()}")


def store(comparison: Comparison) -> None:
    """Write the results."""
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(asdict(comparison), indent=1) + "\n")


def stored_comparison() -> Comparison:
    """Read the results."""
    document = json.loads(RESULTS.read_text())
    results = [
        Result(**{**result, "findings": result["findings"] and Findings(**result["findings"])})
        for result in document["results"]
    ]
    return Comparison(document["python"], results, document["machine"])
