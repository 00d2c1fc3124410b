"""A file as read: its bytes, its text, and how to write it back without harm."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from amock.codemod.syntax.spans import Span

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


class UnreadableError(Exception):
    """A file that cannot be read or parsed; its text says why."""


@dataclass(frozen=True)
class Source:
    """One Python file.

    Attributes:
        path: where it is.
        data: its bytes, as found.
    """

    path: Path
    data: bytes = field(repr=False)

    @cached_property
    def encoding(self) -> str:
        """The name of the encoding that the file claims, as Python knows it.

        Raises:
            UnreadableError: there is no such encoding.
        """
        try:
            return tokenize.detect_encoding(io.BytesIO(self.data).readline)[0]
        except SyntaxError as error:
            raise UnreadableError(f"cannot be decoded: {error}") from error

    @cached_property
    def text(self) -> str:
        """The decoded text, line ends as found.

        Raises:
            UnreadableError: the bytes are not in the encoding that the file claims.
        """
        try:
            return self.data.decode(self.encoding)
        except (UnicodeDecodeError, LookupError) as error:
            raise UnreadableError(f"cannot be decoded: {error}") from error

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return _LINE_END.split(self.text)

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree.

        Raises:
            UnreadableError: the file does not parse.
        """
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(self.data, str(self.path))
        except SyntaxError as error:
            where = f" (line {error.lineno})" if error.lineno else ""
            raise UnreadableError(f"does not parse: {error.msg}{where}") from error
        except (ValueError, RecursionError, MemoryError) as error:
            raise UnreadableError(f"does not parse: {error}") from error

    def segment(self, span: Span) -> str:
        """Return the text of a range."""
        lines = self.lines[span.line - 1 : span.end_line]
        first, last = lines[0].encode(), lines[-1].encode()
        if len(lines) == 1:
            return first[span.column : span.end_column].decode()
        inner = [first[span.column :].decode(), *lines[1:-1], last[: span.end_column].decode()]
        return "\n".join(inner)

    def characters(self, line: int, column: int) -> int:
        """Return a column in characters, as LibCST counts them."""
        text = self.lines[line - 1]
        return column if text.isascii() else len(text.encode()[:column].decode())


def read(path: Path) -> Source:
    """Read a file.

    Raises:
        UnreadableError: it cannot be read.
    """
    try:
        return Source(path, path.read_bytes())
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}") from error
