"""Install a wheel with an extra in a new environment, and use it as its users do."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from extras import SERVICE, Extra, Use

PLUGIN: Final = '[tool.mypy]\nplugins = ["amock_mypy"]\n'


def faults_of_installation(wheel: Path, extra: Extra, place: Path) -> Iterator[str]:
    """Yield what does not work where a wheel is installed with an extra.

    Parameters:
        wheel: the wheel.
        extra: the extra.
        place: a folder for the environment and the application.
    """
    folder = place / f"installed-{extra.name.strip('[]')}"
    python = _install(wheel, extra, folder / "environment")
    (folder / "service.py").write_text(SERVICE)
    (folder / "test_service.py").write_text(extra.test)
    (folder / "pyproject.toml").write_text(PLUGIN)
    print(f"amock{extra.name}: {', '.join(sorted(_packages(python)))}", flush=True)
    for use in (Use(("pip", "check")), *extra.uses):
        command = [str(python), "-m", *use.command]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        said = done.stdout + done.stderr
        if done.returncode != use.exit_code or use.says not in said:
            yield f"amock{extra.name}: {' '.join(use.command)} ends {done.returncode}:\n{said}"
    if extra.only is not None and (other := _packages(python) ^ extra.only):
        yield f"amock{extra.name} installs more or less than it should: {sorted(other)}"


def _install(wheel: Path, extra: Extra, environment: Path) -> Path:
    """Make an environment with the wheel and return its interpreter."""
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    wanted = f"{wheel}{extra.name}"
    if subprocess.run([*_pip(python), "install", "--quiet", wanted], check=False).returncode:
        sys.exit(f"{wanted} cannot be installed")
    return python


def _packages(python: Path) -> set[str]:
    """Return the packages of an environment, without those that bring them there."""
    command = [*_pip(python), "list", "--format=json"]
    listed = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    names = {str(package["name"]).replace("_", "-") for package in json.loads(listed)}
    return names - {"pip", "setuptools"}


def _pip(python: Path) -> list[str]:
    return [str(python), "-m", "pip", "--disable-pip-version-check"]
