"""A pytest plugin: a suite runs with amock as `unittest.mock`, or without, its results are kept.

Load it with `-p`, so that it comes before whatever imports `unittest.mock`. It is told by two
environment variables: AMOCK_STANDS_IN is "yes" or "no", SUITE_RECORD names the file that it writes.
"""

from __future__ import annotations

import json
import os
import sys
import unittest.mock
from pathlib import Path

import pytest

outcomes: dict[str, list[str]] = {}
made: list[str] = []


def _count(cls: type) -> None:
    """Count a mock: in both libraries each has a class of its own, named as the one it is of."""
    if cls.__name__ == cls.__bases__[-1].__name__:
        made.append(cls.__name__)


unittest.mock.NonCallableMock.__init_subclass__ = classmethod(_count)  # type: ignore[assignment]

if os.environ["AMOCK_STANDS_IN"] == "yes":
    import amock

    sys.modules["unittest.mock"] = amock
    unittest.mock = amock


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Keep the modules that cannot be collected."""
    if report.failed:
        outcomes[report.nodeid] = ["collect failed"]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep what came of the setup, the call and the teardown of a test, and of its subtests."""
    outcome = f"x{report.outcome}" if hasattr(report, "wasxfail") else report.outcome
    outcomes.setdefault(report.nodeid, []).append(f"{report.when} {outcome}")


def pytest_sessionfinish() -> None:
    """Write what was kept."""
    record = {"mocks": len(made), "outcomes": outcomes}
    Path(os.environ["SUITE_RECORD"]).write_text(json.dumps(record))
