"""Show what amock does, on a copy of examples/; exit 0 only if all of it is as promised.

Run it with `make demo`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MYPY = ("mypy", "--no-incremental")
PYTEST = ("pytest", "-q", "--tb=no", "-p", "no:asyncio", "-p", "no:cacheprovider")
CODEMOD = ("amock.codemod", "tests")


@dataclass(frozen=True)
class Run:
    """What a command printed, and its exit code."""

    output: str
    code: int


@dataclass(frozen=True)
class Step:
    """One command of the demonstration.

    Attributes:
        title: what it shows, as a heading.
        module: the module to run, and its arguments.
        promise: what is promised of it, in words.
        kept: tells whether the run kept the promise.
    """

    title: str
    module: tuple[str, ...]
    promise: str
    kept: Callable[[Run], bool]


STEPS = (
    Step(
        "What mypy says of the suite, strict and without the plugin",
        (*MYPY, "--strict", "--config-file=", "parcels", "tests"),
        "nothing",
        lambda run: run.code == 0,
    ),
    Step(
        "What mypy says with `plugins = amock_mypy`",
        MYPY,
        "the mistakes, those of passing and of skipped tests too",
        lambda run: run.code == 1 and run.output.count(": error: ") >= len(mistakes()),
    ),
    Step(
        "What the codemod would change",
        (*CODEMOD, "--check", "--diff"),
        "the sync mocks in front of `async def`",
        lambda run: run.code == 1 and "+" in run.output,
    ),
    Step(
        "The suite before the codemod",
        PYTEST,
        "three tests fail: they put a sync mock where the code awaits",
        lambda run: run.code == 1 and "3 failed" in run.output,
    ),
    Step("The codemod", CODEMOD, "done", lambda run: run.code == 0),
    Step(
        "The suite afterwards",
        PYTEST,
        "no test fails",
        lambda run: run.code == 0 and "failed" not in run.output,
    ),
)


def mistakes() -> list[str]:
    """Return the comments in the example's tests that promise an error."""
    texts = (path.read_text() for path in (ROOT / "examples" / "tests").glob("*.py"))
    return [line for text in texts for line in text.splitlines() if "# error: " in line]


def show(step: Step, folder: Path) -> bool:
    """Run a step in folder, print what it does, and return whether it kept its promise."""
    command = [sys.executable, "-m", *step.module]
    print(f"\n== {step.title}\n\n    $ python -m {' '.join(step.module)}", flush=True)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    run = Run(done.stdout + done.stderr, done.returncode)
    print(textwrap.indent(run.output.rstrip(), "    "))
    kept = step.kept(run)
    print(f"\n   {'as promised' if kept else 'NOT AS PROMISED'}: {step.promise}", flush=True)
    return kept


def main() -> int:
    """Show every step; return the exit code."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "examples")
        junk = shutil.ignore_patterns("__pycache__", ".*_cache")
        shutil.copytree(ROOT / "examples", folder, ignore=junk)
        broken = [step.title for step in STEPS if not show(step, folder)]
    if broken:
        print(f"\nNot as promised: {'; '.join(broken)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
