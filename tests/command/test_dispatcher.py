"""`amock COMMAND`: one name for all commands."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import amock
from amock.__main__ import COMMANDS, main


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_answers(command: str, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert "usage: " in capsys.readouterr().out


def test_the_commands_are_named_on_request(capsys):
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    assert [line.split()[0] for line in listed.splitlines() if line[:2] == "  "][1:] == list(
        COMMANDS
    )


def test_the_version_is_that_of_the_package(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"amock {amock.__version__}\n"


def test_an_unknown_command_is_named(capsys):
    assert main(["spam"]) == 2
    assert capsys.readouterr().err.endswith("amock: no command 'spam'\n")


@pytest.mark.parametrize("words", [[], ["spam"]])
def test_without_a_known_command_the_usage_goes_to_stderr(words: list[str], capsys):
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "usage: amock COMMAND" in printed.err


@pytest.mark.parametrize(
    ("command", "extra"), [("codemod", "codemod"), ("demo", "codemod"), ("generate", "mypy")]
)
def test_a_missing_library_is_named_with_the_extra_that_brings_it(
    command: str, extra: str, monkeypatch: pytest.MonkeyPatch, capsys
):
    def fail(_name: str) -> None:
        raise ModuleNotFoundError(name="mypy.build")

    monkeypatch.setattr(importlib, "import_module", fail)
    assert main([command, "."]) == 2
    said = capsys.readouterr().err
    assert f"amock {command} needs mypy.build, which is not installed" in said
    assert f"[{extra}]" in said


def test_a_fault_of_the_package_is_no_missing_library(monkeypatch: pytest.MonkeyPatch):
    def fail(_name: str) -> None:
        raise ModuleNotFoundError(name="amock.spam")

    monkeypatch.setattr(importlib, "import_module", fail)
    with pytest.raises(ModuleNotFoundError):
        main(["codemod", "."])


@pytest.mark.parametrize("command", ["codemod", "generate"])
def test_a_command_is_the_same_by_either_name(command: str, tmp_path: Path):
    names = ([f"amock.{command}"], ["amock", command])
    runs = [
        subprocess.run(
            [sys.executable, "-m", *name, "--check", "spam"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        for name in names
    ]
    said = [(done.returncode, done.stdout, done.stderr) for done in runs]
    assert said[0] == said[1]
    assert said[0][0] == 2


def test_a_command_is_installed():
    done = subprocess.run(
        [Path(sys.executable).parent / "amock", "--version"], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, f"amock {amock.__version__}\n".encode())
