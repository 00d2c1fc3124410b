"""Where things stand in a file: the one coordinate that ast, mypy and LibCST share."""

from __future__ import annotations

import ast
from typing import NamedTuple


class Span(NamedTuple):
    """A range of a file as `ast` counts it: lines from 1, columns in UTF-8 bytes from 0."""

    line: int
    column: int
    end_line: int
    end_column: int


_Located = ast.stmt | ast.expr | ast.arg | ast.keyword | ast.alias | ast.excepthandler | ast.pattern


def span_of(node: _Located) -> Span:
    """Return where a node of a parsed file stands."""
    end_line = node.end_lineno if node.end_lineno is not None else node.lineno
    end_column = node.end_col_offset if node.end_col_offset is not None else node.col_offset
    return Span(node.lineno, node.col_offset, end_line, end_column)
