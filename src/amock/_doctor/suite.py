"""The tests of a project, as mypy would see them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mypy.config_parser import parse_mypy_comments
from mypy.find_sources import InvalidSourceList, SourceFinder
from mypy.fscache import FileSystemCache
from mypy.modulefinder import BuildSource, matches_exclude
from mypy.options import Options
from mypy.util import get_mypy_comments

from amock._doctor.finding import CannotTellError
from amock._doctor.settings import Settings
from amock._tools.discovery import may_hold_mocks, python_files

_NAME: Final = re.compile(r"test.*|.*_test|conftest")
_FOLDERS: Final = frozenset({"test", "tests", "testing"})


@dataclass(frozen=True, slots=True)
class SuiteFile:
    """A file of the tests that has a word of mocks in it.

    Attributes:
        source: its path and the module that mypy takes it for.
        text: what is in it.
        options: mypy's for this module, with those of the comments in it.
        is_excluded: whether mypy passes over it when it is given a folder.
    """

    source: BuildSource
    text: str
    options: Options
    is_excluded: bool

    @property
    def path(self) -> str:
        """The file's path from the working directory."""
        return str(self.source.path)

    def tree(self) -> ast.Module:
        """Return the file's syntax tree, an empty one if it has none: mypy says so itself."""
        try:
            return ast.parse(self.text)
        except (SyntaxError, ValueError):
            return ast.Module([], [])


def read_suite(settings: Settings) -> list[SuiteFile]:
    """Return the tests below the working directory that may hold mocks, the surest first.

    Raises:
        CannotTellError: mypy does not know which files to leave out.
    """
    cache = FileSystemCache()
    finder = SourceFinder(cache, settings.options)
    return [
        _read(path, data, settings.options, finder, cache)
        for path in sorted(_test_files(), key=lambda path: not _is_in_test_folder(path))
        if may_hold_mocks(data := path.read_bytes())
    ]


def _test_files() -> Iterator[Path]:
    for path in python_files([Path()]):
        is_other = _is_in_test_folder(path) and path.name != "__init__.py"
        if is_other or _NAME.fullmatch(path.stem):
            yield path


def _is_in_test_folder(path: Path) -> bool:
    return not _FOLDERS.isdisjoint(path.parts[:-1])


def _read(
    path: Path, data: bytes, options: Options, finder: SourceFinder, cache: FileSystemCache
) -> SuiteFile:
    text = data.decode("utf-8", "replace")
    source = _source(path, finder)
    own = options.clone_for_module(source.module)
    changes, _ = parse_mypy_comments(get_mypy_comments(text), own)
    return SuiteFile(source, text, own.apply_changes(changes), _is_excluded(path, options, cache))


def _source(path: Path, finder: SourceFinder) -> BuildSource:
    base: str | None
    try:
        module, base = finder.crawl_up(str(path))
    except InvalidSourceList:
        # A package with a name that is none: mypy takes the file alone, if at all.
        module, base = path.stem, None
    return BuildSource(str(path), module, None, base)


def _is_excluded(path: Path, options: Options, cache: FileSystemCache) -> bool:
    try:
        return any(
            matches_exclude(str(place), options.exclude, cache, verbose=False)
            for place in (path, *path.parents[:-1])
        )
    except SystemExit:
        raise CannotTellError("mypy does not start: `exclude` is no regular expression") from None


def counted(files: Iterable[SuiteFile]) -> str:
    """Return how many files there are, or the name of the only one."""
    paths = [file.path for file in files]
    return paths[0] if len(paths) == 1 else f"{len(paths)} test files ({paths[0]}, …)"
