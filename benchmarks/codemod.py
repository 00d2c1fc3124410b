"""Time the codemod against mypy and LibCST's own runner on a tree of tests.

    python benchmarks/codemod.py TREE

TREE holds a project with many test modules; nothing in it is changed. For each command the user
time is printed: the wall clock of a busy machine says little.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

NOOP = """\
from libcst.codemod import VisitorBasedCodemodCommand


class Noop(VisitorBasedCodemodCommand):
    DESCRIPTION = "nothing"
"""
CODEMOD = ("-m", "amock.codemod", "--check", "--quiet", ".")
MYPY = ("-m", "mypy", "--check-untyped-defs", ".")
LIBCST = ("-m", "libcst.tool", "codemod", "--hide-progress", "-x", "noop.Noop", ".")


def user_seconds(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> float:
    """Run a Python command in a folder and return the processor time it took."""
    before = os.times().children_user
    subprocess.run(  # the commands are above
        [sys.executable, *command], cwd=folder, env=dict(env), capture_output=True, check=False
    )
    return os.times().children_user - before


def measure(tree: Path) -> dict[str, float]:
    """Return user seconds by what was measured."""
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "noop.py").write_text(NOOP, "utf-8")
        env = os.environ | {"MYPY_CACHE_DIR": f"{scratch}/codemod", "PYTHONPATH": scratch}
        plain = env | {"MYPY_CACHE_DIR": f"{scratch}/mypy"}
        return {
            "codemod, cold": user_seconds(CODEMOD, tree, env),
            "codemod, warm": user_seconds(CODEMOD, tree, env),
            "mypy, cold": user_seconds(MYPY, tree, plain),
            "mypy, warm": user_seconds(MYPY, tree, plain),
            "LibCST, doing nothing": user_seconds(LIBCST, tree, env),
        }


def main() -> None:
    """Print the figures and the two ratios that are promised."""
    parser = argparse.ArgumentParser(description="Time the codemod on a tree of tests.")
    parser.add_argument("tree", type=Path)
    found = measure(parser.parse_args().tree.resolve())
    for name, seconds in found.items():
        print(f"{name:24}{seconds:8.1f} s")
    print(f"LibCST / codemod, warm  {found['LibCST, doing nothing'] / found['codemod, warm']:8.1f}")
    print(f"codemod / mypy, cold    {found['codemod, cold'] / found['mypy, cold']:8.2f}")


if __name__ == "__main__":
    main()
