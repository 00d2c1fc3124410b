"""How much faster amock's mocks are than the standard library's: a table of ratios.

`python benchmarks/runtime.py [--json FILE] [words…]`: both are measured in one process in turn,
with the garbage collector on. Nothing made in a measurement is dropped before its end. With words,
only the cases whose names contain one of them are run.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import platform
import sys
import time
import tracemalloc
import unittest.mock
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import amock

Run = Callable[[int], object]
ROUNDS = 5


def service_class(methods: int) -> type:
    """Make a class of that many methods, each tenth of them a coroutine function."""
    lines = ["class Service:"]
    for i in range(methods):
        prefix = "async def" if i % 10 == 0 else "def"
        lines.append(f"    {prefix} method_{i}(self, a, b=None, *, c=1): return a")
    namespace: dict[str, Any] = {}
    exec("\n".join(lines), namespace)  # noqa: S102 - written here
    service: type = namespace["Service"]
    return service


SERVICE = service_class(100)


class Case(NamedTuple):
    """One line of the table."""

    name: str
    goal: float
    prepare: Callable[[Any], Run]
    """Given the module to measure, returns what does the thing n times and keeps what it made."""
    number: int
    """How many times the standard library does it in one measurement."""
    more: int = 1
    """How many times as often amock does it, so that both take long enough to measure."""


def made(make: Callable[[Any], Callable[[], object]]) -> Callable[[Any], Run]:
    """Measure what makes something: everything made is kept."""

    def prepare(module: Any) -> Run:
        function = make(module)
        return lambda n: [function() for _ in range(n)]

    return prepare


def done(make: Callable[[Any], Callable[[], object]]) -> Callable[[Any], Run]:
    """Measure what is done to a mock that is there already."""

    def prepare(module: Any) -> Run:
        function = make(module)

        def run(n: int) -> None:
            for _ in range(n):
                function()

        return run

    return prepare


def child_call(module: Any) -> Callable[[], object]:
    """Call an attribute of a mock, which the mock records too."""
    mock = module.MagicMock()
    return lambda: mock.child(1, a=2)


def autospecced_call(module: Any) -> Callable[[], object]:
    """Call a method of an autospecced mock, which checks the arguments."""
    method = module.create_autospec(SERVICE, instance=True).method_1
    return lambda: method(1, c=2)


def two_used(module: Any) -> Callable[[], object]:
    """Make an autospecced mock and use two of its methods, as a test does."""

    def make() -> object:
        mock = module.create_autospec(SERVICE, instance=True)
        mock.method_1(1)
        mock.method_2(2, c=3)
        return mock

    return make


def awaits(module: Any) -> Run:
    """Call an AsyncMock and await the call."""
    mock = module.AsyncMock(return_value=1)

    async def await_often(n: int) -> None:
        for _ in range(n):
            await mock(1, a=2)

    def run(n: int) -> None:
        # Nothing in it waits, and making an event loop is not what is measured.
        with contextlib.suppress(StopIteration):
            await_often(n).send(None)

    return run


def patching(module: Any) -> Callable[[], object]:
    """Patch a function for a moment."""

    def patch() -> object:
        with module.patch("os.getcwd") as mock:
            return mock

    return patch


CASES = [
    Case("Mock()", 1.5, made(lambda m: m.Mock), 2000),
    Case("MagicMock()", 5, made(lambda m: m.MagicMock), 1000, 2),
    Case("AsyncMock()", 6, made(lambda m: m.AsyncMock), 600, 3),
    Case("MagicMock().a.b(1)", 4, made(lambda m: lambda: _chain(m.MagicMock())), 300),
    Case("Mock(spec=100 methods)", 30, made(lambda m: lambda: m.Mock(spec=SERVICE)), 60, 10),
    Case("MagicMock(spec=…)", 25, made(lambda m: lambda: m.MagicMock(spec=SERVICE)), 60, 10),
    Case("AsyncMock(spec=…)", 25, made(lambda m: lambda: m.AsyncMock(spec=SERVICE)), 60, 10),
    Case("create_autospec(…)", 3000, made(lambda m: lambda: m.create_autospec(SERVICE)), 3, 300),
    Case("create_autospec, two used", 200, made(two_used), 3, 100),
    Case("call", 4, done(lambda m: m.Mock(return_value=1)), 5000),
    Case("child call", 4, done(child_call), 3000),
    Case("autospecced call", 4, done(autospecced_call), 3000),
    Case("await", 4, awaits, 3000),
    Case('patch("os.getcwd")', 4, made(patching), 600),
]


def _chain(mock: Any) -> object:
    mock.a.b(1)
    return mock


def seconds_each(run: Run, number: int) -> float:
    """Measure once: the time of one of number things done."""
    gc.collect()
    start = time.perf_counter()
    kept = run(number)
    elapsed = time.perf_counter() - start
    del kept
    return elapsed / number


def ratio(case: Case) -> float:
    """Measure in turn, and compare the best of either."""
    best = {"standard": float("inf"), "amock": float("inf")}
    for _ in range(ROUNDS):
        # Prepared anew, so that no measurement adds to the lists of the one before.
        standard = seconds_each(case.prepare(unittest.mock), case.number)
        ours = seconds_each(case.prepare(amock), case.number * case.more)
        best["standard"] = min(best["standard"], standard)
        best["amock"] = min(best["amock"], ours)
    return best["standard"] / best["amock"]


def bytes_each(make: Callable[[], object], number: int = 300) -> float:
    """Measure the memory of one mock."""
    make()
    gc.collect()
    tracemalloc.start()
    kept = [make() for _ in range(number)]
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return size / number


def memory() -> dict[str, tuple[float, float]]:
    """Compare the memory of mocks: ratios and goals by name."""
    goals = {"Mock": 1.0, "MagicMock": 4.0, "AsyncMock": 5.0}
    return {
        f"bytes per {name}": (
            bytes_each(getattr(unittest.mock, name)) / bytes_each(getattr(amock, name)),
            goal,
        )
        for name, goal in goals.items()
    }


def main() -> int:
    """Print the table; exit code 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the ratios there")
    parser.add_argument("words", nargs="*", help="run the cases whose names contain one of these")
    options = parser.parse_args()
    chosen = [c for c in CASES if not options.words or any(w in c.name for w in options.words)]
    rows = {case.name: (ratio(case), case.goal) for case in chosen}
    if not options.words or "bytes" in options.words:
        rows.update(memory())
    print(f"Python {platform.python_version()}: times as fast, or as small, as unittest.mock")
    for name, (measured, goal) in rows.items():
        verdict = "" if measured >= goal else "  missed"
        print(f"{name:28s} {measured:10.1f}   goal {goal:g}{verdict}")
    if options.json:
        options.json.write_text(json.dumps({name: row[0] for name, row in rows.items()}, indent=1))
    return int(any(measured < goal for measured, goal in rows.values()))


if __name__ == "__main__":
    sys.exit(main())
