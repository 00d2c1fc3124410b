"""An environment for a library, and a folder with the tests that are written for it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.alternatives.libraries import ROOT, Library

SUITE: Final = Path(__file__).parent / "suite"
FOLDER: Final = ROOT / ".alternatives"
_SETTINGS: Final = "[mypy]\nstrict = true\n"
_TEST: Final = re.compile(r"^(?:async )?def test_", re.MULTILINE)


class NotInstalledError(Exception):
    """A library cannot be installed; the message is pip's."""


@dataclass(frozen=True)
class Environment:
    """Where a library and its tests are.

    Attributes:
        python: the interpreter that has it.
        project: the folder of the tests.
    """

    python: Path
    project: Path

    def run(self, *words: str) -> str:
        """Run a Python module in the project and return what it prints.

        Raises:
            ChildProcessError: if it ends neither with 0 nor with 1, which stands for findings.
        """
        return self._run([str(self.python), "-m", *words])

    def version(self, package: str) -> str:
        """Return the version of an installed package."""
        code = f"import importlib.metadata as m; print(m.version({package!r}))"
        return self._run([str(self.python), "-c", code]).strip()

    def _run(self, command: Sequence[str]) -> str:
        # Of what else is in the environment, pytest loads only what it is told to.
        environment = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PATH": str(self.python.parent)}
        done = subprocess.run(
            command, cwd=self.project, env=environment, check=False, capture_output=True, text=True
        )
        if done.returncode not in {0, 1}:
            raise ChildProcessError(f"{command} failed: {done.stdout}{done.stderr}")
        return done.stdout


def make_environment(library: Library, python: str) -> Environment:
    """Install a library, unless it is there, and write its tests.

    Raises:
        NotInstalledError: if pip fails.
    """
    folder = FOLDER / re.sub(r"\W+", "-", library.name)
    made = folder / "venv" / "bin" / "python"
    needs = [*library.needs, *(() if library.own_mypy else ("mypy",)), "pytest"]
    ready = folder / ".ready"
    wanted = "\n".join([python, *needs])
    if not ready.exists() or ready.read_text() != wanted:
        subprocess.run([python, "-m", "venv", "--clear", folder / "venv"], check=True)
        _install(made, needs)
        ready.write_text(wanted)
    write_project(library, folder / "project")
    return Environment(made, folder / "project")


def _install(python: Path, needs: Sequence[str]) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", *needs]
    pip = subprocess.run(command, check=False, capture_output=True, text=True)
    if pip.returncode:
        raise NotInstalledError(pip.stderr.strip().splitlines()[-1])


def write_project(library: Library, folder: Path) -> None:
    """Write the application, and the tests as the library needs them."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SUITE, folder, ignore=shutil.ignore_patterns("__pycache__", "test_*"))
    text = (SUITE / library.tests).read_text()
    text = text.replace("from unittest import mock", library.module)
    if library.mark:
        text = _TEST.sub(rf"@pytest.mark.{library.mark}\n\g<0>", text)
    # Without such a file pytest would take the settings of the checkout.
    (folder / "pytest.ini").write_text(f"[pytest]\nmarkers = {library.mark}\n")
    (folder / library.tests).write_text(text)
    with (folder / "conftest.py").open("a") as conftest:
        conftest.write(library.conftest)
    plugins = f"plugins = {library.plugin}\n" if library.plugin else ""
    (folder / "mypy.ini").write_text(_SETTINGS + plugins)
