"""What is installed: Python, amock, mypy."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import sys
from collections.abc import Iterator
from typing import Final

from amock._doctor.finding import Finding, ok, to_mend
from amock._version import __version__

LOWEST_MYPY: Final = (2, 0)
"""As the extras of the package say."""


def check_installation() -> Iterator[Finding]:
    """Yield what there is to say of Python, of amock and of mypy."""
    yield ok(f"Python {'.'.join(map(str, sys.version_info[:3]))}, {sys.executable}")
    yield from _check_amock()
    yield _check_mypy()


def mypy_is_usable() -> bool:
    """Tell whether there is a mypy that can be asked."""
    version = _mypy_version()
    return version is not None and _numbers(version) >= LOWEST_MYPY


def _check_amock() -> Iterator[Finding]:
    """Yield whether the package that is imported is the one that is installed by that name."""
    versions = {found.version for found in importlib.metadata.distributions(name="amock")}
    others = sorted(versions - {__version__})
    if others:
        yield to_mend(
            f"this is amock {__version__}, but a package amock {', '.join(others)} is installed "
            "too: maybe the one of the package index, which is another project",
            f"`{sys.executable} -m pip uninstall amock`, then install this one again",
        )
    else:
        yield ok(f"amock {__version__}")


def _check_mypy() -> Finding:
    version = _mypy_version()
    lowest = ".".join(map(str, LOWEST_MYPY))
    if version is None:
        return to_mend(
            "mypy is not installed in this environment",
            f"`{sys.executable} -m pip install 'mypy>={lowest}'`",
        )
    if _numbers(version) < LOWEST_MYPY:
        return to_mend(
            f"mypy {version} is too old for the plugin",
            f"`{sys.executable} -m pip install --upgrade 'mypy>={lowest}'`",
        )
    return ok(f"mypy {version}")


def _mypy_version() -> str | None:
    if importlib.util.find_spec("mypy") is None:
        return None
    try:
        return importlib.metadata.version("mypy")
    except importlib.metadata.PackageNotFoundError:
        return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)[:2]))
