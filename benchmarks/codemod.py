"""Time the codemod against mypy and LibCST's own runner on a tree of tests.

    python benchmarks/codemod.py TREE

TREE holds a project with many test modules; a copy of it is changed, TREE is not. Commands run one
after the other in a process each. What is promised is in user seconds, as the wall clock of a busy
machine says little; both are printed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

NOOP: Final = """\
from libcst.codemod import VisitorBasedCodemodCommand


class Noop(VisitorBasedCodemodCommand):
    DESCRIPTION = "nothing"
"""
CODEMOD: Final = ("-m", "amock.codemod", "--quiet")
MYPY: Final = ("-m", "mypy", ".")
LIBCST: Final = ("-m", "libcst.tool", "codemod", "--hide-progress", "-x", "noop.Noop", ".")
TURNS: Final = 3
"""Of what takes about a second the least of so many turns counts."""
SIZES: Final = (250, 500, 1000)


class Cost(NamedTuple):
    """What a command took.

    Attributes:
        user: the processor's time, in seconds.
        wall: the time on the clock.
        megabytes: the most memory it held at once.
    """

    user: float
    wall: float
    megabytes: float


class Bench:
    """A copy of a tree, and empty caches.

    Parameters:
        tree: the tree.
        scratch: a folder for the copy and the caches.
    """

    def __init__(self, tree: Path, scratch: Path) -> None:
        self._folder = scratch / "tree"
        ignored = shutil.ignore_patterns(".mypy_cache", "__pycache__")
        shutil.copytree(tree, self._folder, ignore=ignored)
        (scratch / "noop.py").write_text(NOOP, "utf-8")
        self._env = os.environ | {"PYTHONPATH": str(scratch)}
        self._scratch = scratch

    def cost(self, command: Sequence[str], cache: str) -> Cost:
        """Run a Python command in the tree, with the cache of a name."""
        env = self._env | {"MYPY_CACHE_DIR": str(self._scratch / cache)}
        return _run(command, self._folder, env)

    def least(self, command: Sequence[str], cache: str) -> Cost:
        """Run a command a few times, and return the least that it took."""
        return min(self.cost(command, cache) for _ in range(TURNS))

    def runs(self) -> dict[str, Cost]:
        """Return what each command took; at the end the tree is migrated."""
        return {
            "mypy, cold": self.cost(MYPY, "mypy"),
            "mypy, warm": self.least(MYPY, "mypy"),
            "codemod --check, cold": self.cost((*CODEMOD, "--check", "."), "codemod"),
            "codemod --check, warm": self.least((*CODEMOD, "--check", "."), "codemod"),
            "LibCST, doing nothing": self.cost(LIBCST, "none"),
            "codemod, migrating": self.cost((*CODEMOD, "."), "codemod"),
            "codemod, nothing left to do": self.least((*CODEMOD, "."), "codemod"),
        }

    def memory(self) -> dict[int, Cost]:
        """Return what the codemod takes, without a cache, for so many test modules."""
        tests = sorted(str(path) for path in self._folder.rglob("test_*.py"))
        return {
            size: self.cost((*CODEMOD, "--check", *tests[:size]), f"cold-{size}")
            for size in SIZES
            if size <= len(tests)
        }


def _run(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> Cost:
    started = time.perf_counter()
    with subprocess.Popen(  # the commands are above
        [sys.executable, *command],
        cwd=folder,
        env=dict(env),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(used.ru_utime, time.perf_counter() - started, used.ru_maxrss / 1024)


def _report(runs: Mapping[str, Cost], memory: Mapping[int, Cost]) -> None:
    """Print the figures, and the ratios that are promised."""
    for name, cost in runs.items():
        print(f"{name:30}{cost.user:7.1f} s user {cost.wall:7.1f} s {cost.megabytes:7.0f} MB")
    for size, cost in memory.items():
        print(f"{f'{size} test modules, cold':30}{cost.user:7.1f} s user{cost.megabytes:19.0f} MB")
    warm, cold = runs["codemod --check, warm"], runs["codemod --check, cold"]
    print(f"LibCST / codemod, warm: {runs['LibCST, doing nothing'].user / warm.user:.1f}")
    print(f"codemod / mypy, cold: {cold.user / runs['mypy, cold'].user:.2f}")
    second = runs["codemod, nothing left to do"].user - runs["mypy, warm"].user
    print(f"nothing left to do, more than mypy, warm: {second:.2f} s")


def main() -> None:
    """Measure on the tree that is given."""
    parser = argparse.ArgumentParser(description="Time the codemod on a tree of tests.")
    parser.add_argument("tree", type=Path)
    tree = parser.parse_args().tree.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(tree, Path(scratch))
        memory = bench.memory()
        _report(bench.runs(), memory)


if __name__ == "__main__":
    main()
