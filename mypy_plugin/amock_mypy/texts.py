"""Read the texts of files, with paths that are texts as well: mypy's are, and they are many."""

from __future__ import annotations

import os


def text_at(path: str) -> str | None:
    """Return the text of a file, or None where it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # making a Path takes as long as reading
            return file.read().decode(errors="replace")
    except OSError:
        return None


def is_init_file(path: str) -> bool:
    """Tell whether a file is the one of a package."""
    return path.replace(os.sep, "/").rpartition("/")[2].startswith("__init__.")
