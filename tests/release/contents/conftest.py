"""The sdist and the wheel: those that `make build-check` made, or else built here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tarfile import TarFile
from tarfile import open as open_tar
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[3]
sys.path.append(str(ROOT / "scripts"))

from building import build, copy_checkout, tracked_files  # noqa: E402


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what was built."""
    if ready := os.environ.get("AMOCK_DIST"):
        return Path(ready)
    place = tmp_path_factory.mktemp("release")
    build(copy_checkout(place / "checkout"), place / "dist")
    return place / "dist"


@pytest.fixture(scope="session")
def wheel(dist: Path) -> Iterator[ZipFile]:
    (path,) = dist.glob("*.whl")
    with ZipFile(path) as archive:
        yield archive


@pytest.fixture(scope="session")
def sdist(dist: Path) -> Iterator[TarFile]:
    (path,) = dist.glob("*.tar.gz")
    with open_tar(path) as archive:
        yield archive


@pytest.fixture(scope="session")
def tracked() -> list[str]:
    """The paths of the checkout's files, without those that git ignores or does not know."""
    return tracked_files()
