"""Build what is released, from what git tracks and from nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Conditions:
    """What one machine has otherwise than another, and what must not show in what is built.

    Attributes:
        name: the folder in which the build takes place.
        umask: what the modes of its files lack.
        environment: variables of the environment.
        changed: when the files were last written, in seconds since 1970.
    """

    name: str
    umask: int
    environment: dict[str, str] = field(default_factory=dict)
    changed: int = 1_700_000_000


HERE: Final = Conditions("amock", 0o022, {"TZ": "UTC", "PYTHONHASHSEED": "1"})
ELSEWHERE: Final = Conditions(
    "elsewhere/a-folder-of-another-name",
    0o077,
    {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "2", "LC_ALL": "C"},
    changed=1_500_000_000,
)


def tracked_files() -> list[str]:
    """Return the paths that git tracks, without those that are deleted and not yet committed."""
    listed = _git("ls-files", "-z").split("\0")
    return sorted(path for path in listed if path and (ROOT / path).is_file())


def copy_checkout(place: Path) -> Path:
    """Copy what git tracks to a folder, and return it: what is built must not change meanwhile."""
    for path in tracked_files():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, place / path)
    return place


def copy_elsewhere(source: Path, place: Path, conditions: Conditions) -> Path:
    """Copy a copy of the checkout, as a machine with such conditions would have it.

    Parameters:
        source: the first copy.
        place: the folder in which the folder of the second is made.
        conditions: those of the second.

    Returns:
        The folder of the second copy.
    """
    copy = place / conditions.name
    with _umask(conditions.umask):
        shutil.copytree(source, copy, copy_function=shutil.copyfile)
    for path in copy.rglob("*"):
        os.utime(path, (conditions.changed, conditions.changed))
    return copy


def build(source: Path, out: Path, *options: str, conditions: Conditions = HERE) -> list[Path]:
    """Build in an isolated environment and return what was built, sorted by name.

    Parameters:
        source: the folder of the project.
        out: the folder for what is built.
        options: of `python -m build`; without any, a sdist is built and then a wheel from it.
        conditions: under which to build.
    """
    command = [sys.executable, "-m", "build", "--outdir", str(out), *options, str(source)]
    epoch = {"SOURCE_DATE_EPOCH": time_of_release()}
    with _umask(conditions.umask):
        done = subprocess.run(
            command,
            env=os.environ | conditions.environment | epoch,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return sorted(out.iterdir())


@cache
def time_of_release() -> str:
    """Return the time of the last commit: what is built of a commit says the same for ever."""
    return _git("log", "-1", "--format=%ct").strip()


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, stdout=subprocess.PIPE, check=True)  # noqa: S607
    return done.stdout.decode()


@contextmanager
def _umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)
