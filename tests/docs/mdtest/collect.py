"""pytest's side: Markdown files are test files, their sections are tests."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import pytest

from mdtest.check import Found, check_page
from mdtest.expectations import differences, expectations_in
from mdtest.page import Case, read_page
from mdtest.run import run_file


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect Markdown files."""
    if file_path.suffix == ".md":
        return MarkdownFile.from_parent(parent, path=file_path)
    return None


class MarkdownFile(pytest.File):
    """A page: its cases are checked together when the first of them is run."""

    def collect(self) -> Iterable[pytest.Item]:
        """Yield an item for every section that has Python blocks."""
        self.page = read_page(self.path)
        for case in self.page.cases:
            yield MarkdownCase.from_parent(self, name=case.name, case=case)

    @cached_property
    def found(self) -> dict[str, tuple[Path, Found]]:
        """For every case, by its module's name: its folder and what mypy said."""
        folder = self.config._tmp_path_factory.mktemp("mdtest")
        cache = self.config.rootpath / ".mypy_cache" / "mdtest"
        checked = check_page(self.page, folder, cache)
        return {case.module: (place, found) for case, place, found in checked}


class MarkdownCase(pytest.Item):
    """One section: what its comments promise is what mypy says and what running it raises."""

    def __init__(self, *, case: Case, **keywords: object) -> None:
        super().__init__(**keywords)
        self.case = case

    def runtest(self) -> None:
        """Compare promises with findings, file by file."""
        place, found = self.parent.found[self.case.module]
        lines: list[str] = []
        for name, code in self.case.own_files.items():
            diagnostics = list(found.get(name, ()))
            if self.case.is_run(name):
                diagnostics += run_file(place, name)
            lines += differences(expectations_in(code), diagnostics)
        if lines:
            raise MismatchError([f"{self.path.name}:{line}" for line in lines])

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style=None) -> object:
        """Show only the lines that differ; anything else is a fault and shown whole."""
        if isinstance(excinfo.value, MismatchError):
            return "\n".join(excinfo.value.lines)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Name the page and the section."""
        first = min(min(block.lines) for block in self.case.blocks)
        return self.path, first - 1, self.name


class MismatchError(AssertionError):
    """What mypy said, or a run raised, differs from what the page says."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(*lines)
        self.lines = lines
