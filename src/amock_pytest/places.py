"""Where in the user's code something is done with a mock."""

from __future__ import annotations

import sys
import unittest.mock
from pathlib import Path
from types import FrameType
from typing import Final

import amock

_OF_MOCKS: Final = (
    str(Path(amock.__file__).parent),
    str(Path(__file__).parent),
    unittest.mock.__file__,
)


def users_frame() -> FrameType:
    """Return the innermost frame that is neither amock's nor `unittest.mock`'s."""
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_OF_MOCKS):
        frame = frame.f_back
    return frame


def users_place(root: Path, otherwise: str | None) -> str:
    """Return the file and the line of the innermost frame of the tests.

    Parameters:
        root: the folder of the tests; files are named as seen from it.
        otherwise: the place where none of the frames is theirs, as when a decorator patches.
    """
    frame: FrameType | None = users_frame()
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(root) and "site-packages" not in path.parts:
            return f"{path.relative_to(root).as_posix()}:{frame.f_lineno}"
        frame = frame.f_back
    return otherwise or "elsewhere"
