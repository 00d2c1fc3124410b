"""Known projects: their sources from the package index or from git, and environments for them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, folder: Path = ROOT) -> None:
    """Run a command that must succeed."""
    subprocess.run([str(word) for word in command], cwd=folder, check=True)


def fetch(requirement: str, unpacked: Path) -> None:
    """Fetch the sources of a requirement, once, and unpack them as the given folder.

    Parameters:
        requirement: what pip knows by `name==version`, or `git+https://…@commit`.
        unpacked: the folder to make.
    """
    if unpacked.exists():
        return
    unpacked.parent.mkdir(parents=True, exist_ok=True)
    if requirement.startswith("git+"):
        _clone(requirement.removeprefix("git+"), unpacked)
    else:
        _download(requirement, unpacked)


def _clone(repository: str, folder: Path) -> None:
    """Clone a repository, and leave nothing behind if its commit cannot be had."""
    address, _, commit = repository.rpartition("@")
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        clone = Path(place) / "clone"
        run("git", "clone", "--quiet", "--no-checkout", address, clone)
        run("git", "-C", clone, "checkout", "--quiet", commit)
        shutil.move(clone, folder)


def _download(requirement: str, unpacked: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        pip = (sys.executable, "-m", "pip", "download", "-qq", "--no-deps")
        run(*pip, "--no-binary", ":all:", "--dest", place, requirement)
        (archive,) = Path(place).glob("*.tar.gz")
        with tarfile.open(archive) as opened:
            opened.extractall(place, filter="data")
        (top,) = (path for path in Path(place).iterdir() if path.is_dir())
        shutil.move(top, unpacked)


def make_environment(folder: Path, needs: Sequence[str], python: str = sys.executable) -> Path:
    """Make an environment with some packages and this checkout, once; return its interpreter."""
    made = folder / "bin" / "python"
    ready = folder / ".ready"
    wanted = "\n".join((*needs, str(ROOT)))
    if not ready.exists() or ready.read_text() != wanted:
        run(python, "-m", "venv", "--clear", folder)
        pip = (made, "-m", "pip", "install", "-qq")
        run(*pip, *needs)
        run(*pip, "--editable", ROOT)
        ready.write_text(wanted)
    return made
