"""pytest's side: Markdown files are test files, their sections are tests."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import pytest

from tests.docs.mdtest.check import Found, check_page
from tests.docs.mdtest.expectations import differences, expectations_in
from tests.docs.mdtest.page import Case, read_page
from tests.docs.mdtest.run import run_file


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect Markdown files."""
    if file_path.suffix != ".md":
        return None
    file: pytest.Collector = MarkdownFile.from_parent(parent, path=file_path)
    return file


class MarkdownFile(pytest.File):
    """A page: its cases are checked together when the first of them is run."""

    def collect(self) -> Iterable[pytest.Item]:
        """Yield an item for every section that has Python blocks.

        Pages that say `follow: true` are those of tests/docs/test_tutorial.py.
        """
        self.page = read_page(self.path)
        if self.page.settings.get("follow") == "true":
            return
        for case in self.page.cases:
            item: MarkdownCase = MarkdownCase.from_parent(self, name=case.name)
            item.file, item.case = self, case
            yield item

    @cached_property
    def found(self) -> dict[str, tuple[Path, Found]]:
        """For every case, by its module's name: its folder and what mypy said."""
        folder = tempfile.TemporaryDirectory(prefix="mdtest-")
        self.config.add_cleanup(folder.cleanup)
        # Of the processes of pytest-xdist each has its own: they would lock each other out.
        process = os.environ.get("PYTEST_XDIST_WORKER", "main")
        cache = self.config.rootpath / ".mypy_cache" / "mdtest" / process
        checked = check_page(self.page, Path(folder.name).resolve(), cache)
        return {case.module: (place, found) for case, place, found in checked}


class MarkdownCase(pytest.Item):
    """One section: what its comments promise is what mypy says and what running it raises."""

    file: MarkdownFile
    case: Case

    def runtest(self) -> None:
        """Compare promises with findings, file by file."""
        place, found = self.file.found[self.case.module]
        lines: list[str] = []
        for name, code in self.case.own_files.items():
            diagnostics = list(found.get(name, ()))
            if self.case.is_run(name):
                diagnostics += run_file(place, name)
            lines += differences(expectations_in(code), diagnostics)
        if lines:
            raise MismatchError([f"{self.path.name}:{line}" for line in lines])

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: object) -> str:
        """Show only the lines that differ; anything else is a fault and shown whole."""
        if isinstance(excinfo.value, MismatchError):
            return "\n".join(excinfo.value.lines)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the page and the section."""
        return self.path, min(self.case.blocks[0].lines) - 1, self.name


class MismatchError(AssertionError):
    """What mypy said, or a run raised, differs from what the page says."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(*lines)
        self.lines = lines
