"""`mock_open`: a mock of `open` whose files give what they are told."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from typing import Any

from amock._runtime.classes import MagicMock
from amock._runtime.standard import DEFAULT, SINCE_3_11, SINCE_3_13


@functools.cache
def _file_spec() -> list[str]:
    return list({*dir(io.TextIOWrapper), *dir(io.BytesIO)})


class _File:
    """The contents behind a mocked file, read anew each time that `open` is called.

    Parameters:
        handle: the mock of the file.
        read_data: the contents.
    """

    def __init__(self, handle: Any, read_data: str | bytes) -> None:
        self._handle = handle
        self._read_data = read_data
        self._lines: Iterator[Any] = iter(())
        self._stream: Any = self._open()

    def __deepcopy__(self, memo: Any) -> _File:
        """Copies of the mock read from the same file, as with the standard library's."""
        return self

    def _open(self) -> Any:
        data = self._read_data
        return io.BytesIO(data) if isinstance(data, bytes) else io.StringIO(data)

    def set_up(self) -> None:
        """Let the mock of the file read from the contents, unless told what to return."""
        handle = self._handle
        handle.__enter__.return_value = handle
        for name in ("write", "read", "readline", "readlines"):
            getattr(handle, name).return_value = None
        handle.read.side_effect = self._read
        handle.readlines.side_effect = self._readlines
        handle.readline.side_effect = self._lines = self._each_line()
        handle.__iter__.side_effect = self._iterate
        handle.__next__.side_effect = self._next
        if SINCE_3_13:
            handle.__exit__.side_effect = self._exit

    def reopen(self, *args: Any, **kwargs: Any) -> Any:
        """Start again at the beginning of the contents."""
        self._stream = self._open()
        if self._handle.readline.side_effect == self._lines:
            self._handle.readline.side_effect = self._lines = self._each_line()
        return DEFAULT

    def _read(self, *args: Any, **kwargs: Any) -> Any:
        fixed = self._handle.read.return_value
        return self._stream.read(*args, **kwargs) if fixed is None else fixed

    def _readlines(self, *args: Any, **kwargs: Any) -> Any:
        fixed = self._handle.readlines.return_value
        return self._stream.readlines(*args, **kwargs) if fixed is None else fixed

    def _each_line(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        yield from self._iterate()
        while True:
            yield self._stream.readline(*args, **kwargs)

    def _iterate(self) -> Iterator[Any]:
        fixed = self._handle.readline.return_value
        while fixed is not None:
            yield fixed
            fixed = self._handle.readline.return_value
        yield from self._stream

    def _next(self) -> Any:
        fixed = self._handle.readline.return_value
        return next(self._stream) if fixed is None else fixed

    def _exit(self, *exc_info: Any) -> None:
        self._handle.close()


def mock_open(mock: Any = None, read_data: str | bytes = "") -> Any:
    """Give a mock of `open`, for `with open(...)` and for direct calls.

    As `unittest.mock.mock_open`, its behaviour on each Python included.

    Parameters:
        mock: the mock to set up; a new `MagicMock` if None.
        read_data: what reading from the file gives.

    Returns:
        the mock.
    """
    if mock is None:
        mock = MagicMock(name="open", spec=dir(open) if SINCE_3_11 else open)
    handle = MagicMock(spec=_file_spec())
    file = _File(handle, read_data)
    file.set_up()
    mock.side_effect = file.reopen
    mock.return_value = handle
    return mock
