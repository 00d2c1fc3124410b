"""What is shown, and what is promised of it."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final


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


_MYPY: Final = ("mypy", "--no-incremental")
_PYTEST: Final = ("pytest", "-q", "--tb=no", "-p", "no:asyncio", "-p", "no:cacheprovider")
_UNITTEST: Final = ("unittest", "-q")
_CODEMOD: Final = ("amock.codemod", "tests")
_THREE_FAIL: Final = re.compile(r"\b3 failed\b|\bFAILED \(errors=3\b")


def steps(examples: Path) -> tuple[Step, ...]:
    """Return the steps, in order.

    Parameters:
        examples: the example that they are shown on.
    """
    mistakes = _mistakes_in(examples)
    suite = _runner()
    return (
        Step(
            "What mypy says of the suite, strict and without the plugin",
            (*_MYPY, "--strict", "--config-file=", "parcels", "tests"),
            "nothing",
            lambda run: run.code == 0,
        ),
        Step(
            "What mypy says with `plugins = amock_mypy`",
            _MYPY,
            "the mistakes, those of passing and of skipped tests too",
            lambda run: run.code == 1 and run.output.count(": error: ") >= mistakes,
        ),
        Step(
            "What the codemod would change",
            (*_CODEMOD, "--check", "--diff"),
            "the sync mocks in front of `async def`",
            lambda run: run.code == 1 and "+" in run.output,
        ),
        Step(
            "The suite before the codemod",
            suite,
            "three tests fail: they put a sync mock where the code awaits",
            lambda run: run.code == 1 and _THREE_FAIL.search(run.output) is not None,
        ),
        Step("The codemod", _CODEMOD, "done", lambda run: run.code == 0),
        Step(
            "The suite afterwards",
            suite,
            "no test fails",
            lambda run: run.code == 0 and "failed" not in run.output,
        ),
    )


def _runner() -> tuple[str, ...]:
    """Return what runs the suite: it is one of unittest, but pytest says it in fewer lines."""
    return _PYTEST if importlib.util.find_spec("pytest") else _UNITTEST


def _mistakes_in(examples: Path) -> int:
    """Return how many comments in the tests promise an error."""
    texts = (path.read_text("utf-8") for path in (examples / "tests").glob("*.py"))
    return sum(text.count("# error: ") for text in texts)
