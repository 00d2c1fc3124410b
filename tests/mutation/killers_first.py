"""For mutation testing: the tests most likely to find a mutant are run first, or alone.

The run of a mutant ends with the first test that fails, so what found the last mutants of a
function is tried on the next ones first. The shape is for its own tests: nearly all sections of
all pages come by it.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

KILLS = Path("kills.txt")
"""A line for each mutant that a test found: the function and the test."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests first that found most, and before these those that found most here."""
    if _function().startswith("amock_shape."):
        items[:] = [item for item in items if item.nodeid.startswith("tests/shape/")]
    lines = KILLS.read_text(encoding="utf-8").splitlines() if KILLS.exists() else []
    kills = Counter(line.split("\t")[1] for line in lines)
    here = Counter(line.split("\t")[1] for line in lines if line.split("\t")[0] == _function())
    items.sort(key=lambda item: (-here[item.nodeid], -kills[item.nodeid]))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note who found the mutant."""
    if report.failed and _function():
        with KILLS.open("a", encoding="utf-8") as file:
            file.write(f"{_function()}\t{report.nodeid}\n")


def _function() -> str:
    name, mutant, _ = os.environ.get("MUTANT_UNDER_TEST", "").partition("__mutmut_")
    return name if mutant else ""
