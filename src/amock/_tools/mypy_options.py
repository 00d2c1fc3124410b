"""mypy's options for the commands: the user's own, made tolerant, with a cache of their own."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from mypy.errors import CompileError
from mypy.fscache import FileSystemCache
from mypy.main import process_options
from mypy.options import Options

_ROOT_MARKS = ("pyproject.toml", "setup.cfg", "setup.py", "pytest.ini", "tox.ini", ".git")


def tolerant_options(paths: Iterable[Path]) -> Options:
    """Return options for a build over files that need not be clean.

    Parameters:
        paths: what the command was given; their projects' roots are searched for modules.
    """
    options = _user_options()
    options.check_untyped_defs = True
    options.ignore_errors = True
    options.ignore_missing_imports = True
    options.export_types = True
    options.preserve_asts = True
    options.warn_unused_configs = False
    options.follow_imports = "silent" if options.follow_imports != "normal" else "normal"
    options.plugins = [plugin for plugin in options.plugins if not plugin.startswith("amock")]
    options.report_dirs = {}
    options.num_workers = 0
    options.cache_dir = str(Path(options.cache_dir) / "amock")
    options.mypy_path = [*options.mypy_path, *_search_path(paths)]
    return options


def read_options(said: TextIO, arguments: Sequence[str] = ()) -> Options:
    """Return what mypy makes of its configuration in the working directory.

    Parameters:
        said: takes what mypy says of it.
        arguments: mypy's own arguments, but for what to check.

    Raises:
        SystemExit: mypy rejects it.
        CompileError: it names an interpreter that is none.
    """
    # A module is named because mypy wants to check something, and because that takes the place of
    # what the configuration may name; a text given with -c would be one thing too many.
    _, options = process_options(
        [*arguments, "-m", "builtins"], stdout=said, stderr=said, fscache=FileSystemCache()
    )
    return options


def _user_options() -> Options:
    """Return what the user's configuration says, or the defaults if mypy rejects it."""
    for arguments in ([], ["--config-file="]):
        try:
            return read_options(io.StringIO(), arguments)
        except (SystemExit, CompileError):  # noqa: PERF203  # of two turns
            continue
    return Options()


def _search_path(paths: Iterable[Path]) -> list[str]:
    found: list[str] = []
    for path in paths:
        root = _project_root(path.resolve())
        for folder in (root, root / "src"):
            text = str(folder)
            if folder.is_dir() and text not in found and "site-packages" not in folder.parts:
                found.append(text)
    return found


def _project_root(path: Path) -> Path:
    folder = path if path.is_dir() else path.parent
    for above in (folder, *folder.parents):
        if any((above / mark).exists() for mark in _ROOT_MARKS):
            return above
    return folder
