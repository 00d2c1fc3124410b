"""The command: what it is told, what it prints, how it exits."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, TextIO

from amock._tools.collecting import rare_collections
from amock._tools.discovery import python_files
from amock._tools.files import write_atomically
from amock._tools.pyproject import SettingsError
from amock.codemod.engine import Manner, run_rules
from amock.codemod.progress import progress_on
from amock.codemod.report import as_json, colored_diff, diff_of, summary
from amock.codemod.results import FileResult
from amock.codemod.rules import RULES, Rule
from amock.codemod.rules.moved_library import MovedLibrary
from amock.codemod.settings import read_settings
from amock.codemod.syntax.homes import Home

DONE: Final = 0
WOULD_CHANGE: Final = 1
FAILED: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters:
        arguments: the command line after the program's name.

    Returns:
        0 if all is done or nothing was to do, 1 if `--check` found something to do, 2 if some
        file could not be handled or the command line is wrong.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.list:
        _print("\n".join(f"{rule.code}  {rule.name}" for rule in RULES))
        return DONE
    try:
        settings = read_settings(Path.cwd())
        rules = _chosen(
            _known(settings.select) if options.select is None else options.select,
            (*options.ignore, *(_known(settings.ignore) or ())),
        )
        if options.to is not None:
            rules = [*_others(rules), MovedLibrary(Home(options.to))]
        paths = _paths(options)
    except (SettingsError, argparse.ArgumentTypeError, OSError) as error:
        parser.error(str(error))
    files = list(python_files(paths, (*options.exclude, *settings.exclude)))
    progress = progress_on(sys.stderr, quiet=options.quiet)
    with rare_collections(), closing(progress):
        found = run_rules(files, rules, paths, Manner(options.jobs, progress))
        results = [_settle(result, options) for result in found]
    _report(results, options)
    if any(result.failure for result in results):
        return FAILED
    changed = any(result.is_changed for result in results)
    return WOULD_CHANGE if changed and options.check else DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m amock.codemod",
        description="Put AsyncMock where tests put a sync mock in the place of something async.",
        epilog="Exit code: 0 done or nothing to do, 1 --check would change, 2 a file failed.",
    )
    add = parser.add_argument
    add("paths", nargs="*", type=Path, metavar="PATH", help="files and folders")
    add("--check", action="store_true", help="write nothing; exit 1 if anything would change")
    add("--diff", action="store_true", help="write nothing; print the changes as a diff")
    add("--select", type=_codes, default=None, metavar="CODES", help="only these rules")
    add("--ignore", type=_codes, default=(), metavar="CODES", help="all rules but these")
    add("--list", action="store_true", help="list the rules and exit")
    add("--to", choices=[home.value for home in Home], help="import mocks from there (AMK008)")
    add("--exclude", action="append", default=[], metavar="PATTERN", help="paths to leave out")
    add("--files-from", metavar="FILE", help="read paths from a file, one a line; - is stdin")
    add("-j", "--jobs", type=_jobs, default=_jobs("0"), metavar="N", help="how many processes edit")
    add("--output", choices=["text", "json"], default="text", help="what to print")
    add("-q", "--quiet", action="store_true", help="print failures only")
    return parser


def _paths(options: argparse.Namespace) -> list[Path]:
    """Return the paths to look at: from the command line, or from a list in a file."""
    if options.files_from is None:
        return options.paths or [Path()]
    if options.files_from == "-":
        lines = sys.stdin.read().splitlines()
    else:
        lines = Path(options.files_from).read_text("utf-8").splitlines()
    return [*options.paths, *(Path(line.strip()) for line in lines if line.strip())]


def _jobs(text: str) -> int:
    """Return a number of processes; 0 stands for one on each processor."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number or os.cpu_count() or 1


def _known(codes: Sequence[str] | None) -> tuple[str, ...] | None:
    return _codes(",".join(codes)) if codes is not None else None


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(part.strip().upper() for part in text.split(",") if part.strip())
    unknown = [code for code in codes if not any(rule.code == code for rule in RULES)]
    if unknown:
        raise argparse.ArgumentTypeError(f"no rule {', '.join(unknown)}; --list names them all")
    return codes


def _chosen(select: Sequence[str] | None, ignore: Sequence[str]) -> list[Rule]:
    def is_chosen(rule: Rule) -> bool:
        return rule.code in select if select is not None else rule.is_default

    return [rule for rule in RULES if is_chosen(rule) and rule.code not in ignore]


def _others(rules: Iterable[Rule]) -> Iterator[Rule]:
    return (rule for rule in rules if not isinstance(rule, MovedLibrary))


def _settle(result: FileResult, options: argparse.Namespace) -> FileResult:
    """Write a file that changes, unless the user only wants to see."""
    if result.is_changed and not result.failure and not (options.check or options.diff):
        try:
            write_atomically(result.path, result.after)
        except OSError as error:
            result.failure = f"cannot be written: {error.strerror}"
    return result


def _report(results: Iterable[FileResult], options: argparse.Namespace) -> None:
    results = list(results)
    is_written = not (options.check or options.diff)
    if options.output == "json":
        _print(as_json(results, is_written=is_written))
        return
    for result in results:
        if result.failure:
            _print(f"{_shown(result.path)}: {result.failure}", sys.stderr)
        elif not options.quiet:
            _report_file(result, options)
    if not options.quiet:
        _print(summary(results, is_written=is_written))


def _report_file(result: FileResult, options: argparse.Namespace) -> None:
    name = _shown(result.path)
    if options.diff and result.is_changed:
        diff = diff_of(name, result.before, result.after)
        _print((colored_diff(diff) if sys.stdout.isatty() else diff).removesuffix("\n"))
        return
    for found in result.findings:
        word = "" if found.edits else "note: "
        _print(f"{name}:{found.line}: {found.rule} {word}{found.message}")


def _print(text: str, stream: TextIO | None = None) -> None:
    print(text, file=stream)  # printing is what a command does


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
