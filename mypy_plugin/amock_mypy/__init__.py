"""The mypy plugin of amock; load it with `plugins = amock_mypy`.

mypy keeps the results of a run as long as the plugin's version is the same, so the version is a
digest of all of the plugin's files and of the shape that it is a view of.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator

import mypy.types  # noqa: F401  # before any other part of mypy, which imports itself in a circle

import amock_shape
from amock_mypy.plugin import AmockPlugin

__all__ = ["AmockPlugin", "plugin"]


def _digest() -> str:
    digest = hashlib.blake2b(digest_size=8)
    for package in (__file__, amock_shape.__file__):
        for path in sorted(_sources_below(package.rpartition(os.sep)[0])):
            with open(path, "rb") as file:  # noqa: PTH123  # no Path here, see below
                digest.update(file.read())
    return digest.hexdigest()


def _sources_below(folder: str) -> Iterator[str]:
    """Yield the paths of the modules in a folder and below.

    Paths are texts here: with objects for them, each start of mypy takes 5 ms more.
    """
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _sources_below(entry.path)
        elif entry.name.endswith(".py"):
            yield entry.path


__version__ = _digest()


def plugin(version: str) -> type[AmockPlugin]:  # noqa: ARG001  # mypy calls it with its version
    """Return the plugin's class; mypy's entry point."""
    return AmockPlugin
