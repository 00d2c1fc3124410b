"""A project on disk and the ways to run mypy over it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import mypy.types  # noqa: F401  # first: mypy's modules import each other in a circle
from mypy.dmypy_server import Server
from mypy.main import process_options

from tests.plugin_runs.edits import Edit

Messages = list[str]

SETTINGS = """\
[mypy]
strict = true
disallow_untyped_defs = false
check_untyped_defs = true
warn_unused_ignores = false
plugins = amock_mypy
local_partial_types = true
"""


class Project:
    """The files of a project, in a folder of their own.

    Parameters:
        folder: where the files are written.
        files: their text by path.
    """

    def __init__(self, folder: Path, files: dict[str, str]) -> None:
        self.folder = folder
        self._writes = 1_000_000_000
        self.write("mypy.ini", SETTINGS)
        for path, text in files.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        """Write a file; mypy tells versions of a file by its time in whole seconds."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        self._writes += 10
        os.utime(file, (self._writes, self._writes))

    def apply(self, edit: Edit) -> None:
        """Make an edit."""
        file = self.folder / edit.path
        if edit.new is None:
            file.unlink()
            return
        text = file.read_text(encoding="utf-8") if edit.old else ""
        assert edit.old in text, edit
        self.write(edit.path, text.replace(edit.old, edit.new) if edit.old else edit.new)

    def run(self, cache: Path, *options: str) -> Messages:
        """Run mypy in a process of its own and return what it says.

        Parameters:
            cache: the folder for its cache.
            options: more options for its command line.
        """
        command = [sys.executable, "-m", "mypy", "--show-traceback", "--no-error-summary"]
        done = subprocess.run(
            [*command, "--cache-dir", str(cache), *options, "."],
            cwd=self.folder,
            env=os.environ | {"AMOCK_MYPY_DEBUG": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert not done.stderr, done.stderr
        return sorted(done.stdout.splitlines())


class Daemon:
    """mypy's daemon, in this process.

    Parameters:
        project: what it checks.
    """

    def __init__(self, project: Project) -> None:
        self._folder = project.folder
        arguments = ["--config-file", "mypy.ini", "."]
        _, options = process_options(arguments, server_options=True)
        self._server = Server(options, str(project.folder / ".dmypy.json"))

    def check(self) -> Messages:
        """Check all of the project, as `dmypy check .` does."""
        answer = self._server.cmd_check(
            files=["."], export_types=False, is_tty=False, terminal_width=80
        )
        return _messages(answer)

    def recheck(self) -> Messages:
        """Check what was checked before, as `dmypy recheck` does."""
        answer = self._server.cmd_recheck(is_tty=False, terminal_width=80, export_types=False)
        return _messages(answer)


def _messages(answer: dict[str, object]) -> Messages:
    assert answer["err"] == ""
    lines = str(answer["out"]).splitlines()
    return sorted(line for line in lines if not line.startswith(("Found ", "Success")))


def primed_cache(cache: Path, library: Path) -> Path:
    """Return a new cache in which mypy finds only the library modules it has seen before."""
    shutil.rmtree(cache, ignore_errors=True)
    shutil.copytree(library, cache)
    return cache
