"""The file that holds the mocks: whether it is up to date, and writing it."""

from __future__ import annotations

import ast
from pathlib import Path

from amock._tools.files import write_atomically
from amock.generate.document import targets_in
from amock.generate.errors import GenerateError


def remembered_targets(path: Path) -> list[str]:
    """Return what a file was made of; an empty list if there is no file.

    Raises:
        GenerateError: the file was not made by the generator, or cannot be read.
    """
    text = _read(path)
    if text is None or not text.strip():
        return []
    targets = targets_in(text)
    if targets is None:
        raise GenerateError(
            f"{path} was not made by amock.generate, and is left alone: name another file"
        )
    return targets


def is_current(path: Path, text: str) -> bool:
    """Tell whether a file says what it should; how a formatter has laid it out does not count."""
    found = _read(path)
    if found is None:
        return False
    return found == text or (
        targets_in(found) == targets_in(text) and _meaning(found) == _meaning(text)
    )


def write(path: Path, text: str) -> None:
    """Write the file, and the folder that it is in.

    Raises:
        GenerateError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode())
    except OSError as error:
        raise GenerateError(f"{path} cannot be written: {error.strerror}") from error


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise GenerateError(f"{path} cannot be read: {error}") from error


def _meaning(text: str) -> str | None:
    try:
        return ast.dump(ast.parse(text))
    except SyntaxError:
        return None
