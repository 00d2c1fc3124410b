"""The command: shows each step in a folder of its own, which goes afterwards."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Sequence
from pathlib import Path

# What the steps run. Where one is missing, this module cannot be imported, and the command says so.
import libcst  # noqa: F401
import mypy.types  # noqa: F401

from amock._demo.steps import Run, Step, steps


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters:
        arguments: the command line after the program's name.

    Returns:
        0 if everything was as promised, 1 if something was not.
    """
    _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="amock-demo-") as place:
        folder = Path(place, "examples")
        junk = shutil.ignore_patterns("__pycache__", ".*_cache")
        shutil.copytree(_examples(), folder, ignore=junk)
        broken = [step.title for step in steps(folder) if not _show(step, folder)]
    if broken:
        _print(f"\nNot as promised: {'; '.join(broken)}")
    return 1 if broken else 0


def _parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog="amock demo",
        description="Show mypy without and with the plugin, and the codemod, on a small example.",
        epilog="Exit code: 0 all was as promised, 1 something was not, 2 a library is missing.",
    )


def _examples() -> Path:
    """Return the example: the wheel has it beside this file, a checkout at its top."""
    here = Path(__file__).resolve().parent
    installed = here / "examples"
    return installed if installed.is_dir() else here.parents[2] / "examples"


def _show(step: Step, folder: Path) -> bool:
    """Run a step in a folder, print what it does, and return whether it kept its promise."""
    command = [sys.executable, "-m", *step.module]
    _print(f"\n== {step.title}\n\n    $ python -m {' '.join(step.module)}")
    # The interpreter that runs this, on the project's own example.
    done = subprocess.run(  # noqa: S603
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    run = Run(done.stdout + done.stderr, done.returncode)
    _print(textwrap.indent(run.output.rstrip(), "    "))
    kept = step.kept(run)
    _print(f"\n   {'as promised' if kept else 'NOT AS PROMISED'}: {step.promise}")
    return kept


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()  # each step takes a second
