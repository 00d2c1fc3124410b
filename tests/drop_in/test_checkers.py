"""Tests as people have them: with amock in the place of unittest.mock no checker finds more.

The four checkers read each file as it is, and beside it the same file with amock.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

from tests.typing.checkers import CHECKERS, run

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
CASES: Final = ROOT.parent / "shared" / "cases"

SAMPLES: Final = {
    "own": [HERE / "samples"],
    "examples": [ROOT / "examples"],
    "cases": [CASES / "valid", CASES],
}
"""Folders whose content lies side by side in one project."""

IMPORTS: Final = [
    (re.compile(r"\bfrom unittest import mock\b"), "import amock as mock"),
    (re.compile(r"\bimport unittest\.mock\b"), "import unittest, amock"),
    (re.compile(r"\bunittest\.mock\b"), "amock"),
]
PREFIX: Final = "with_amock_"
SETTINGS: Final = 'project-includes = ["**/*.py"]\nsearch-path = ["."]\n'
"""What pyrefly needs to know."""

# mypy is told that the folder is where modules are found; pyrefly has it in the settings.
CHECKED: Final = {"mypy": ["--explicit-package-bases", "."], "pyright": ["."], "ty": ["."]}


def with_amock(text: str) -> str:
    """Return a module with amock in the place of unittest.mock."""
    for pattern, amock in IMPORTS:
        text = pattern.sub(amock, text)
    return text


def add_to(project: Path, folder: Path) -> int:
    """Copy a folder to the project, and beside each test the same with amock."""
    ignored = shutil.ignore_patterns("__pycache__", "*.toml", "valid", "misuse")
    shutil.copytree(folder, project, ignore=ignored, dirs_exist_ok=True)
    tests = 0
    for source in folder.rglob("*.py"):
        path = project / source.relative_to(folder)
        text = source.read_text(encoding="utf-8")
        if path.exists() and with_amock(text) != text:
            path.with_name(PREFIX + path.name).write_text(with_amock(text), encoding="utf-8")
            tests += 1
    return tests


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as one project; those beside the checkout only where there are such."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "pyrefly.toml").write_text(SETTINGS, encoding="utf-8")
    for name, folders in SAMPLES.items():
        tests = sum(add_to(folder, path) for path in folders if path.is_dir())
        assert tests or name == "cases"
    return folder


@pytest.mark.parametrize("checker", CHECKERS)
def test_no_checker_finds_more_with_amock(checker: str, project: Path) -> None:
    reports = run(checker, project, *CHECKED.get(checker, ()), version="3.13")
    found = {(str(report.path), report.line): report.text for report in reports}
    more = {
        (path, line): text
        for (path, line), text in found.items()
        if PREFIX in path and (path.replace(PREFIX, ""), line) not in found
    }
    assert not more


def test_the_cases_beside_the_checkout_are_among_them(project: Path) -> None:
    if not CASES.is_dir():
        pytest.skip("only where the cases lie beside the checkout")
    originals = [path.name for path in (CASES / "valid").glob("*.py")]
    assert originals
    unchanged = {name for name in originals if not (project / f"{PREFIX}{name}").exists()}
    # They take mocks from pytest-mock and from the backport.
    assert unchanged == {"73_mocker_fixture.py", "75_mock_backport.py"}
