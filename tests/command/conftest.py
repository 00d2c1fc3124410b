"""A project in which all is well, in the working directory of the test."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from mypy.modulefinder import get_search_dirs

from amock._doctor import project as doctor
from amock._doctor.finding import Finding, Status

WELL: Mapping[str, str] = {
    "pyproject.toml": '[tool.mypy]\nplugins = ["amock_mypy"]\ncheck_untyped_defs = true\n',
    "app/__init__.py": "",
    "app/service.py": "class Service: ...\n",
    "tests/__init__.py": "",
    "tests/test_service.py": """\
from unittest.mock import Mock

from app.service import Service

def test_service():
    Mock(spec=Service)
""",
}

Change = Callable[..., None]
Install = Callable[[Path], None]
Look = Callable[[], list[Finding]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path.resolve() / "project"
    (folder / ".git").mkdir(parents=True)  # mypy looks no further up
    monkeypatch.chdir(folder)
    for name in (*filter(lambda name: name.startswith("PYTEST_"), os.environ), "MYPYPATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MYPY_CONFIG_FILE_DIR", "")  # mypy sets it
    write(WELL)
    return folder


@pytest.fixture
def change(project: Path) -> Change:
    """Write files of the project, named as the keywords, or as the keys of a dictionary."""

    def write_them(files: Mapping[str, str] | None = None, *, toml: str | None = None) -> None:
        write(files or {})
        if toml is not None:
            write({"pyproject.toml": f'[tool.mypy]\nplugins = ["amock_mypy"]\n{toml}\n'})

    return write_them


@pytest.fixture
def look(project: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """What the doctor finds in the project, without the trial, which takes seconds."""
    monkeypatch.setattr(doctor, "check_by_trial", lambda *_, **__: ())
    return lambda: list(doctor.check_project())


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Make a folder one of those with packages, for mypy: it passes over the first of the list."""

    def put(folder: Path) -> None:
        monkeypatch.setattr(sys, "path", ["", str(folder.absolute()), *sys.path])

    get_search_dirs.cache_clear()  # mypy keeps where packages are installed
    yield put
    get_search_dirs.cache_clear()


def write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def by_status(findings: list[Finding], *statuses: Status) -> list[tuple[str, str]]:
    """The texts and the advice of the findings that have one of the statuses."""
    return [(found.text, found.advice) for found in findings if found.status in statuses]


def amiss(findings: list[Finding]) -> list[tuple[str, str]]:
    return by_status(findings, Status.NOTE, Status.MEND, Status.UNKNOWN)
