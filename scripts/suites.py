"""Run the suites of known projects with `unittest.mock` and with amock in its place, and compare.

Run it with `make suites`. Sources come from the package index, pinned; everything lands in .suites/
and is fetched once. After a run of each kind that only warms up, the two take turns, so that both
meet the same machine. Exit code: 0 when every test came to the same end each time, passed or not; 1
when one did not, or when a suite could not be fetched or run.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from projects import ROOT, fetch, make_environment

PLACE = ROOT / ".suites"
PLUGIN = Path(__file__).with_name("suite_plugin")
FAILED = 1  # pytest's exit code when tests failed; beyond it the suite did not come to its end


@dataclass(frozen=True)
class Suite:
    """The suite of a project.

    Attributes:
        requirement: what to fetch, with its version.
        needs: what the suite needs beside it.
        tests: where the tests are, from the top of the sources.
        extras: the extras of the project that the suite needs.
        left_out: tests that say nothing about mocks, and why.
    """

    requirement: str
    needs: tuple[str, ...]
    tests: str
    extras: str = ""
    left_out: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the project."""
        return self.requirement.partition("=")[0]

    @property
    def folder(self) -> Path:
        """Where everything about the project is kept."""
        return PLACE / self.name

    @property
    def installed(self) -> tuple[str, ...]:
        """What is installed for the suite: the project with its extras, and what the tests need."""
        return (self.requirement.replace("==", f"{self.extras}=="), *self.needs)


NOT_IN_SDIST = "serves files that the sdist lacks"
SUITES = (
    Suite(
        "python-engineio==4.15.1",
        needs=("aiohttp", "pytest", "pytest-asyncio", "requests", "tornado", "websocket-client"),
        tests="tests",
        left_out={
            "tests/async/test_asgi.py::TestAsgi::test_static_file_routing": NOT_IN_SDIST,
            "tests/common/test_middleware.py::TestWSGIApp::test_static_files": NOT_IN_SDIST,
        },
    ),
    Suite(
        "kombu==5.7.0",
        extras="[azurestoragequeues,gcpubsub,mongodb,msgpack,redis,sqlalchemy,sqs,yaml]",
        needs=("hypothesis", "pytest", "pytest-freezer"),
        tests="t/unit",
    ),
)


@dataclass(frozen=True)
class Run:
    """One run of a suite: what came of each test, the mocks made, the seconds of processor time."""

    outcomes: dict[str, list[str]]
    mocks: int
    seconds: float


def execute(suite: Suite, python: Path, *, amock: bool) -> Run:
    """Run a suite, with files of its own so that no run finds what another left behind."""
    with tempfile.TemporaryDirectory() as place:
        record = Path(place, "record.json")
        before = _processor_time()
        done = subprocess.run(
            _command(suite, python),
            cwd=suite.folder / "source",
            env={
                **os.environ,
                "AMOCK_STANDS_IN": "yes" if amock else "no",
                "PYTHONPATH": str(PLUGIN),
                "SUITE_RECORD": str(record),
                "TMPDIR": place,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = _processor_time() - before
        log = suite.folder / ("amock.txt" if amock else "unittest.mock.txt")
        log.write_text(done.stdout + done.stderr)
        if done.returncode not in (0, FAILED):
            raise RuntimeError(f"{suite.name} did not come to its end: see {log}")
        return Run(**json.loads(record.read_text()), seconds=seconds)


def _command(suite: Suite, python: Path) -> list[str]:
    """Return the command that runs a suite."""
    pytest = [str(python), "-m", "pytest", "-q", "-p", "amock_stands_in", "-p", "no:cacheprovider"]
    return [*pytest, *(f"--deselect={test}" for test in suite.left_out), suite.tests]


def _processor_time() -> float:
    """Return the processor time of the commands run so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def differences(first: Run, second: Run) -> Iterator[str]:
    """Yield what the tests that ended differently came to in each run."""
    for test in sorted({*first.outcomes, *second.outcomes}):
        ends = [run.outcomes.get(test, ["not run"]) for run in (first, second)]
        if ends[0] != ends[1]:
            yield f"{test}: {', '.join(ends[0])}; with amock: {', '.join(ends[1])}"


def summary(run: Run) -> str:
    """Return how many tests a run had, and how they ended."""
    ends = Counter(_end(steps) for steps in run.outcomes.values())
    counts = ", ".join(f"{number} {end}" for end, number in sorted(ends.items()))
    return f"{len(run.outcomes)} tests ({counts}), {run.mocks} mocks made"


def _end(steps: list[str]) -> str:
    """Return how a test ended: the first thing that did not pass says it."""
    words = [step.partition(" ")[2] for step in steps]
    return next((word for word in words if word != "passed"), "passed")


def measure(suite: Suite, python: Path, turns: int) -> bool:
    """Print how a suite runs either way; return whether all of its tests ended the same."""
    plain, with_amock = (execute(suite, python, amock=amock) for amock in (False, True))
    found = set(differences(plain, with_amock))
    times: dict[bool, list[float]] = {False: [], True: []}
    for turn in range(turns):
        for amock in (False, True) if turn % 2 == 0 else (True, False):
            run = execute(suite, python, amock=amock)
            found.update(differences(plain, run))
            times[amock].append(run.seconds)
    print(summary(plain))
    print("\n".join(sorted(found)) or "the same results with amock")
    show_times(times[False], times[True])
    return not found


def show_times(plain: list[float], with_amock: list[float]) -> None:
    """Print the processor time of each kind of run, and how they compare."""
    print(
        f"processor time {median(plain):.2f} s, with amock {median(with_amock):.2f} s,"
        f" ratio {median(with_amock) / median(plain):.2f} (medians of {len(plain)})"
    )


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="known suites with unittest.mock and with amock")
    parser.add_argument("--turns", type=int, default=3, help="how often each run is measured")
    parser.add_argument("--python", default=sys.executable, help="the interpreter to run them on")
    parser.add_argument("--only", action="append", choices=[suite.name for suite in SUITES])
    arguments = parser.parse_args()
    good = True
    for suite in SUITES:
        if arguments.only and suite.name not in arguments.only:
            continue
        print(f"== {suite.requirement}", flush=True)
        try:
            fetch(suite.requirement, suite.folder / "source")
            environment = suite.folder / f"venv-{_version(arguments.python)}"
            python = make_environment(environment, suite.installed, arguments.python)
            good = measure(suite, python, arguments.turns) and good
        except (subprocess.CalledProcessError, RuntimeError) as error:
            print(f"failed: {error}")
            good = False
    return 0 if good else 1


def _version(python: str) -> str:
    """Return the version of an interpreter."""
    code = "import platform; print(platform.python_version())"
    return subprocess.run(
        [python, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
