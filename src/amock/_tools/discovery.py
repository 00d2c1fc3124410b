"""Which files to look at: Python files below the given paths, those that cannot matter left out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

_SKIPPED_FOLDERS: Final = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})
_MOCK_WORD: Final = re.compile(rb"[Mm]ock|[Pp]atch|asynctest")


def python_files(paths: Iterable[Path], exclude: Iterable[str] = ()) -> Iterator[Path]:
    """Yield the Python files to look at, each once, in a stable order.

    Parameters:
        paths: files and folders; a file that is named is taken whatever it is called.
        exclude: patterns of paths to leave out, as in a `.gitignore`.
    """
    patterns = [pattern.rstrip("/") for pattern in exclude]
    seen: set[Path] = set()
    for path in paths:
        for file in [path] if not path.is_dir() else _files_below(path, patterns):
            if file not in seen:
                seen.add(file)
                yield file


def may_hold_mocks(data: bytes) -> bool:
    """Tell whether a file can matter at all; most can be dismissed by their text."""
    return _MOCK_WORD.search(data) is not None


def _files_below(folder: Path, patterns: list[str]) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        here = Path(where)
        folders[:] = sorted(name for name in folders if _is_walked(here / name, folder, patterns))
        for name in sorted(names):
            file = here / name
            if name.endswith(".py") and not _is_excluded(file, folder, patterns):
                yield file


def _is_walked(folder: Path, root: Path, patterns: list[str]) -> bool:
    name = folder.name
    if name.startswith(".") or name in _SKIPPED_FOLDERS or (folder / "pyvenv.cfg").exists():
        return False
    return not _is_excluded(folder, root, patterns)


def _is_excluded(path: Path, root: Path, patterns: list[str]) -> bool:
    relative = path.relative_to(root).as_posix()
    return any(fnmatch(relative, pattern) or fnmatch(path.name, pattern) for pattern in patterns)
