"""What files came down to in the runs before, so that a file is parsed once and not every time.

Only what a file's own bytes decide is kept, under their digest; what mypy says of a program is not.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import amock.codemod
import amock_shape
from amock._tools.files import write_atomically
from amock.codemod.doubles.outline import Imported, Outline

_NAME: Final = "amock-codemod.json"
_MOST: Final = 50_000
"""How many files are remembered; the ones that were not seen for longest go first."""


class Memory:
    """Outlines by the digest of the file's bytes.

    A memory that cannot be read is empty, and one that cannot be written is not kept: nothing but
    time depends on it.

    Parameters:
        folder: where it is kept, beside mypy's cache; None keeps it for this run only.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder / _NAME if folder is not None else None
        self._kept = _read(self._path) if self._path is not None else {}
        self._seen: dict[str, Outline] = {}

    def recall(self, data: bytes) -> Outline | None:
        """Return the outline of a file with some bytes, if there was one before."""
        key = _key(data)
        kept = self._kept.get(key)
        if kept is not None and key not in self._seen:
            self._seen[key] = _outline(kept)
        return self._seen.get(key)

    def keep(self, data: bytes, outline: Outline) -> None:
        """Remember the outline of a file with some bytes."""
        self._seen[_key(data)] = outline

    def save(self) -> None:
        """Write what this run has seen, and of what was there before, what there is room for."""
        if self._path is None or self._seen.keys() <= self._kept.keys():
            return
        older = {key: kept for key, kept in self._kept.items() if key not in self._seen}
        room = max(_MOST - len(self._seen), 0)
        rest = dict(list(older.items())[len(older) - min(room, len(older)) :])
        text = json.dumps({"version": _version(), "files": rest | self._seen})
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, text.encode())


def _read(path: Path) -> dict[str, Any]:
    """Return what a file keeps, if this version wrote it."""
    try:
        kept = json.loads(path.read_bytes())
        return dict(kept["files"]) if kept["version"] == _version() else {}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _outline(kept: list[list[Any]]) -> Outline:
    doubled, dotted, imports = kept
    return Outline(tuple(doubled), tuple(dotted), tuple(Imported(*each) for each in imports))


def _key(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@functools.cache
def _version() -> str:
    """Return a digest of what makes outlines: the codemod, the shape, and Python's parser."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in _own_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _own_files() -> Iterable[Path]:
    packages = (amock.codemod, amock_shape)
    folders = [Path(folder) for package in packages for folder in package.__path__]
    return sorted(path for folder in folders for path in folder.rglob("*.py"))
