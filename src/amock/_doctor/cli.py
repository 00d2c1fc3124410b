"""The command: what it is told, what it prints, how it exits."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from amock._doctor.elsewhere import check_elsewhere
from amock._doctor.finding import CannotTellError, Finding, unknown
from amock._doctor.installation import check_installation, mypy_is_usable
from amock._doctor.report import as_text, exit_code, summary

_SET_BY_MYPY = "MYPY_CONFIG_FILE_DIR"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters:
        arguments: the command line after the program's name.

    Returns:
        0 if all is well, 1 if there is something to mend, 2 if something cannot be told.
    """
    parser = _parser()
    folder: Path = parser.parse_args(arguments).path
    if not folder.is_dir():
        parser.error(f"{folder} is no folder")
    findings = []
    with _inside(folder):
        for finding in _findings():
            findings.append(finding)
            _print(as_text(finding, colored=sys.stdout.isatty()))
    _print(f"\n{summary(findings)}")
    return exit_code(findings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="amock doctor",
        description="Say whether mypy, as a project sets it up, sees what amock can tell it.",
        epilog="Exit code: 0 all is well, 1 something to mend, 2 something cannot be told.",
    )
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        default=Path(),
        metavar="PATH",
        help="the folder that mypy is run in; by default this one",
    )
    return parser


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """Work in a folder, as mypy is run there, and leave the process as it was."""
    before, known = Path.cwd(), os.environ.get(_SET_BY_MYPY)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.pop(_SET_BY_MYPY, None)
        if known is not None:
            os.environ[_SET_BY_MYPY] = known


def _findings() -> Iterator[Finding]:
    yield from check_installation()
    yield from check_elsewhere()
    if not mypy_is_usable():
        return
    # What follows imports mypy.
    from amock._doctor.project import check_project  # noqa: PLC0415

    try:
        yield from check_project()
    except CannotTellError as error:
        yield unknown(str(error))


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()  # the trial takes seconds
