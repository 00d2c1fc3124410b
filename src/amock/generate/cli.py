"""The command: what it is told, what it prints, how it exits."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TextIO

from amock._tools.pyproject import SettingsError
from amock.generate.document import generate
from amock.generate.errors import GenerateError
from amock.generate.output import is_current, remembered_targets, write
from amock.generate.settings import Settings, read_settings
from amock.generate.targets import Target, parse_target

DONE: Final = 0
STALE: Final = 1
FAILED: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters:
        arguments: the command line after the program's name.

    Returns:
        0 if the file is as it should be now, 1 if `--check` found that it is not, 2 if a target
        names nothing or the file cannot be written.
    """
    options = _parser().parse_args(arguments)
    try:
        return _run(options, read_settings(Path.cwd()))
    except (GenerateError, SettingsError) as error:
        _print(f"amock.generate: {error}", sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m amock.generate",
        description="Write typed mocks of classes and functions as source.",
        epilog="Exit code: 0 done, 1 --check found the file out of date, 2 could not.",
    )
    add = parser.add_argument
    add("targets", nargs="*", metavar="MODULE:NAME", help="app.service:Service, app.*:*Service")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--out", type=Path, metavar="FILE", help="write this file")
    place.add_argument("--stdout", action="store_true", help="print instead of writing")
    add("--check", action="store_true", help="write nothing; exit 1 if the file is out of date")
    return parser


def _run(options: argparse.Namespace, settings: Settings) -> int:
    out: Path | None = None if options.stdout else options.out or settings.out
    if out is None and options.check:
        raise GenerateError("--check needs a file: --out FILE, or out in [tool.amock.generate]")
    targets = _targets(options, settings, out)
    text = generate(targets, Path.cwd())
    if out is None:
        _print(text.removesuffix("\n"))
        return DONE
    return _settle(out, text, check=options.check)


def _targets(options: argparse.Namespace, settings: Settings, out: Path | None) -> list[Target]:
    """Return what to mock: as said now, in the settings, or when the file was made."""
    remembered = remembered_targets(out) if out is not None else []
    texts = options.targets or settings.targets or remembered
    if not texts:
        raise GenerateError("name what to mock, as in app.service:Service")
    return [parse_target(text) for text in dict.fromkeys(texts)]


def _settle(out: Path, text: str, *, check: bool) -> int:
    if is_current(out, text):
        _print(f"{out} is up to date")
        return DONE
    if check:
        _print(f"{out} is out of date: run `python -m amock.generate --out {out}`")
        return STALE
    write(out, text)
    _print(f"{out} written")
    return DONE


def _print(text: str, stream: TextIO | None = None) -> None:
    print(text, file=stream)  # printing is what a command does
