"""`amock doctor` on the environment: Python, amock, mypy, and mypy elsewhere."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import amock
from amock._doctor.elsewhere import check_elsewhere
from amock._doctor.finding import Finding, Status
from amock._doctor.installation import LOWEST_MYPY, check_installation, mypy_is_usable
from tests.command.conftest import Change

ROOT = Path(__file__).parents[2]


def amock_and_mypy() -> list[Finding]:
    return list(check_installation())[1:]


def test_what_is_there_is_named():
    version = ".".join(map(str, sys.version_info[:3]))
    assert [(found.status, found.text) for found in check_installation()] == [
        (Status.OK, f"Python {version}, {sys.executable}"),
        (Status.OK, f"amock {amock.__version__}"),
        (Status.OK, f"mypy {importlib.metadata.version('mypy')}"),
    ]
    assert mypy_is_usable()


def test_the_lowest_mypy_is_that_of_the_package():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    named = set(re.findall(r'"mypy>=([\d.]+)"', text))
    assert named == {".".join(map(str, LOWEST_MYPY))}


def test_no_mypy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert amock_and_mypy()[1] == Finding(
        Status.MEND,
        "mypy is not installed in this environment",
        f"`{sys.executable} -m pip install 'mypy>=2.0'`",
    )
    assert not mypy_is_usable()


def test_a_folder_of_the_name_is_no_mypy(monkeypatch: pytest.MonkeyPatch):
    def fail(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", fail)
    assert amock_and_mypy()[1].text == "mypy is not installed in this environment"


@pytest.mark.parametrize(("version", "usable"), [("1.19.1", False), ("2.0.0", True), ("10", True)])
def test_an_old_mypy(version: str, usable: bool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.metadata, "version", lambda _: version)
    assert (amock_and_mypy()[1].status is Status.OK) == usable
    assert mypy_is_usable() == usable


def test_another_package_of_the_name(monkeypatch: pytest.MonkeyPatch):
    def installed(*, name: str) -> list[SimpleNamespace]:
        return [SimpleNamespace(version=version) for version in (amock.__version__, "9.9")]

    monkeypatch.setattr(importlib.metadata, "distributions", installed)
    found = amock_and_mypy()[0]
    assert found.status is Status.MEND
    assert "a package amock 9.9 is installed too" in found.text
    assert found.advice.startswith(f"`{sys.executable} -m pip uninstall amock`")


@pytest.fixture
def path_with_mypy(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of the path, with a command mypy."""
    command = project / "bin" / "mypy"
    command.parent.mkdir()
    command.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(command.parent))
    return command.parent


def test_the_command_mypy_of_another_environment(path_with_mypy: Path):
    assert list(check_elsewhere()) == [
        Finding(
            Status.NOTE,
            f"the command mypy is {path_with_mypy / 'mypy'}, of another environment than amock",
            f"run `{sys.executable} -m mypy`, or install amock there",
        )
    ]


def test_the_command_mypy_of_this_environment(
    path_with_mypy: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "executable", str(path_with_mypy / ".." / "bin" / "python"))
    assert list(check_elsewhere()) == []


@pytest.mark.parametrize(
    ("dependencies", "number"), [("", 1), ("additional_dependencies: [/wheels/amock]", 0)]
)
def test_pre_commit_needs_amock(
    dependencies: str, number: int, change: Change, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", "")
    repo = "https://github.com/pre-commit/mirrors-mypy"
    text = f"repos:\n- repo: {repo}\n  hooks:\n  - id: mypy\n    {dependencies}\n"
    change({".pre-commit-config.yaml": text})
    found = list(check_elsewhere())
    assert len(found) == number
    assert all("additional_dependencies" in finding.advice for finding in found)
