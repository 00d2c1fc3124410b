"""`amock COMMAND`: one name for all commands."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

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
    assert all(name in listed for name in COMMANDS)


@pytest.mark.parametrize("words", [[], ["spam"]])
def test_without_a_known_command_the_usage_goes_to_stderr(words: list[str], capsys):
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "usage: amock COMMAND" in printed.err


def test_a_missing_library_is_named_with_the_extra_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, capsys
):
    def fail(_name: str) -> None:
        raise ModuleNotFoundError(name="libcst.metadata")

    monkeypatch.setattr(importlib, "import_module", fail)
    assert main(["codemod", "."]) == 2
    assert "libcst.metadata, which is not installed" in capsys.readouterr().err


def test_the_package_is_a_command(project: Path):
    command = [sys.executable, "-m", "amock", "codemod", "--check", "."]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
