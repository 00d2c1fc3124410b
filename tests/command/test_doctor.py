"""`amock doctor` as a command: what it prints, and how it exits."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from amock._doctor import cli
from amock._doctor import project as doctor
from amock._doctor.cli import main
from amock._doctor.finding import CannotTellError, Finding, Status, note, ok, to_mend, unknown
from amock._doctor.report import as_text, exit_code, summary

MANY_WORDS = "to be or not to be, that is the question " * 3


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cli, "check_installation", lambda: [ok("Python")])
    monkeypatch.setattr(cli, "check_elsewhere", lambda: [note("elsewhere")])
    monkeypatch.setattr(cli, "mypy_is_usable", lambda: False)


def test_all_is_well(project: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    monkeypatch.chdir("/")
    assert main([str(project)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-3:] == [
        "ok    a trial: mypy reports mistakes with mocks in tests/test_service.py",
        "",
        "All is well.",
    ]
    assert all(line.startswith("ok    ") for line in lines[:-2])


def test_the_process_is_left_as_it_was(
    project: Path, nothing_installed: None, monkeypatch: pytest.MonkeyPatch
):
    def check_installation() -> list[Finding]:
        assert Path.cwd() == project
        os.environ["MYPY_CONFIG_FILE_DIR"] = "spam"
        return []

    monkeypatch.setattr(cli, "check_installation", check_installation)
    monkeypatch.chdir("/")
    for before in ("eggs", None):
        if before is None:
            monkeypatch.delenv("MYPY_CONFIG_FILE_DIR")
        else:
            monkeypatch.setenv("MYPY_CONFIG_FILE_DIR", before)
        main([str(project)])
        assert os.environ.get("MYPY_CONFIG_FILE_DIR") == before
        assert Path.cwd() == Path("/")


def test_without_mypy_no_more_is_looked_at(project: Path, nothing_installed: None, capsys):
    assert main([]) == 0
    assert capsys.readouterr().out == "ok    Python\nnote  elsewhere\n\nAll is well.\n"


def test_what_cannot_be_told_ends_the_list(
    project: Path, nothing_installed: None, capsys, monkeypatch: pytest.MonkeyPatch
):
    def check_project():
        yield to_mend("broken", "mend it")
        raise CannotTellError("unreadable")

    monkeypatch.setattr(cli, "mypy_is_usable", lambda: True)
    monkeypatch.setattr(doctor, "check_project", check_project)
    assert main([]) == 2
    assert capsys.readouterr().out.splitlines()[2:] == [
        "mend  broken",
        "      -> mend it",
        "?     unreadable",
        "",
        "1 thing to mend, 1 cannot be told",
    ]


@pytest.mark.parametrize("path", ["nowhere", "pyproject.toml"])
def test_a_path_that_is_no_folder(path: str, project: Path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([path])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith(f"amock doctor: error: {path} is no folder\n")


def test_a_terminal_gets_colours(
    project: Path, nothing_installed: None, capsys, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main([])
    assert capsys.readouterr().out.startswith("\x1b[32mok    \x1b[0mPython\n")


@pytest.mark.parametrize("finding", [ok("x"), note("x", "y"), to_mend("x", "y"), unknown("x")])
def test_every_status_has_a_colour(finding: Finding):
    colored = as_text(finding, colored=True)
    assert colored.startswith("\x1b[")
    assert as_text(finding, colored=False).startswith(finding.status.value)


def test_long_texts_go_on_below_their_beginning():
    lines = as_text(to_mend(MANY_WORDS, MANY_WORDS), colored=False).splitlines()
    assert max(map(len, lines)) <= 100
    assert [len(line) - len(line.lstrip()) for line in lines] == [0, 6, 6, 9]


@pytest.mark.parametrize(
    ("statuses", "code", "text"),
    [
        ([], 0, "All is well."),
        ([Status.OK, Status.NOTE], 0, "All is well."),
        ([Status.MEND, Status.OK], 1, "1 thing to mend"),
        ([Status.MEND, Status.MEND], 1, "2 things to mend"),
        ([Status.UNKNOWN], 2, "1 cannot be told"),
        ([Status.MEND, Status.UNKNOWN], 2, "1 thing to mend, 1 cannot be told"),
    ],
)
def test_the_last_line_and_the_exit_code(statuses: list[Status], code: int, text: str):
    findings = [Finding(status, "") for status in statuses]
    assert exit_code(findings) == code
    assert summary(findings) == text
