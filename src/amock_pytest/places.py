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


def users_place(root: Path) -> str:
    """Return file and line of that frame, the file as seen from root."""
    frame = users_frame()
    path = Path(frame.f_code.co_filename)
    if path.is_relative_to(root):
        path = path.relative_to(root)
    return f"{path.as_posix()}:{frame.f_lineno}"
