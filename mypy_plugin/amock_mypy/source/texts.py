"""Read the texts of files, with paths that are texts as well: mypy's are, and they are many."""

from __future__ import annotations

import os
from collections.abc import Iterator


def text_at(path: str) -> str | None:
    """Return the text of a file with lines that end in a newline, or None if it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # making a Path takes as long as reading
            text = file.read().decode(errors="replace")
    except OSError:
        return None
    # To have the file do this takes several times as long as to read it.
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def is_init_file(path: str) -> bool:
    """Tell whether a file is the one of a package."""
    return path.replace(os.sep, "/").rpartition("/")[2].startswith("__init__.")


def lines_with(word: str, text: str) -> Iterator[int]:
    """Yield the numbers of the lines of a text that hold a word, as often as they do."""
    line, before, at = 1, 0, text.find(word)
    while at >= 0:
        line += text.count("\n", before, at)
        yield line
        before, at = at, text.find(word, at + 1)
