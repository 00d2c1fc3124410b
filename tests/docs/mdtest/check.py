"""mypy, run in process with the plugin over the cases of a page."""

from __future__ import annotations

import re
import shlex
import uuid
from pathlib import Path

import mypy.types  # noqa: F401  # first: mypy's modules import each other in a circle
from mypy.build import build
from mypy.errors import CompileError
from mypy.main import process_options
from mypy.modulefinder import BuildSource
from mypy.options import Options

from tests.docs.mdtest.expectations import Diagnostic, revealed_type
from tests.docs.mdtest.page import Case, Files, Page, module_name, source_of

PLUGIN = "amock_mypy"

Found = dict[str, list[Diagnostic]]

_MESSAGE = re.compile(
    r"(?P<path>.+?):(?P<line>\d+): (?P<kind>error|note): (?P<text>.*?)(?:  \[(?P<code>[\w-]+)\])?$"
)


def check_page(page: Page, folder: Path, cache: Path) -> list[tuple[Case, Path, Found]]:
    """Check a page and return for every case its folder and what was found, by file.

    Cases share one build as long as no two of them name the same file.
    """
    options = _options(page.settings.get("mypy", ""), cache)
    results = []
    for number, cases in enumerate(_builds(page.cases)):
        place = folder / str(number)
        files: Files = {}
        for case in cases:
            files |= case.files
        found = _check(
            [_write(name, lines, place) for name, lines in files.items()], options, place
        )
        results += [(case, place, found) for case in cases]
    return results


def _options(flags: str, cache: Path) -> Options:
    """Read options as the command does; mypy loads plugins only for a file of settings."""
    cache.mkdir(parents=True, exist_ok=True)
    settings = cache / "settings.ini"
    settings.write_text(f"[mypy]\nstrict = true\nplugins = {PLUGIN}\n", encoding="utf-8")
    arguments = ["--config-file", str(settings), "--cache-dir", str(cache), *shlex.split(flags)]
    _, options = process_options([*arguments, "-c", ""])
    options.show_traceback = options.raise_exceptions = True
    return options


def _builds(cases: list[Case]) -> list[list[Case]]:
    builds: list[list[Case]] = []
    for case in cases:
        for group in builds:
            if all(case.agrees_with(other) for other in group):
                group.append(case)
                break
        else:
            builds.append([case])
    return builds


def _write(name: str, lines: dict[int, str], place: Path) -> BuildSource:
    """Write a file and the packages that it is in, and return it as mypy wants it."""
    path = place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    for package in Path(name).parents[:-1]:
        initial = place / package / "__init__.py"
        if not initial.exists():
            initial.write_text(_unlike_any_other(""), encoding="utf-8")
    path.write_text(_unlike_any_other(source_of(lines)), encoding="utf-8")
    return BuildSource(str(path), module_name(name))


def _unlike_any_other(source: str) -> str:
    """Let mypy check the file, and not repeat from its cache what it said of its like elsewhere."""
    return f"{source}# {uuid.uuid4()}\n"


def _check(sources: list[BuildSource], options: Options, place: Path) -> Found:
    options = options.apply_changes({"mypy_path": [str(place)]})
    try:
        messages = build(sources, options).errors
    except CompileError as error:
        messages = error.messages
    found: Found = {}
    for message in messages:
        path, diagnostic = parse_message(message, place)
        found.setdefault(path, []).append(diagnostic)
    return found


def parse_message(message: str, place: Path) -> tuple[str, Diagnostic]:
    """Read a line that mypy printed of a file in place; return the file's name and the diagnostic.

    Raises:
        ValueError: it speaks of nothing in place.
    """
    parts = _MESSAGE.match(message)
    if parts is None or not Path(parts["path"]).resolve().is_relative_to(place.resolve()):
        raise ValueError(f"mypy speaks of something else than the page: {message}")
    path = str(Path(parts["path"]).resolve().relative_to(place.resolve()))
    line, kind, text = int(parts["line"]), parts["kind"], parts["text"]
    if kind == "note" and (revealed := revealed_type(text)) is not None:
        return path, Diagnostic(line, "revealed", "", revealed.replace(f"{module_name(path)}.", ""))
    return path, Diagnostic(line, kind, parts["code"] or "", text)
