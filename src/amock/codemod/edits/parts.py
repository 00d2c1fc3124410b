"""The parts of a file that edits touch: only they need be given to LibCST.

LibCST takes some fifty times as long as Python to read a file, and most edits change one test of
many. What is in no part is not even looked at.
"""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple, cast

from amock.codemod.edits.edit import (
    AddImport,
    Edit,
    MoveModule,
    MoveNames,
    RemoveName,
    RemoveStatement,
    ReplaceStatement,
)
from amock.codemod.syntax.source import Source
from amock.codemod.syntax.spans import Span

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_COOKIE_LINES: Final = 2
"""Where Python looks for the name of a file's encoding."""
_AROUND: Final = (RemoveStatement, ReplaceStatement, RemoveName, MoveNames, MoveModule, AddImport)
"""Edits of a statement that may concern the lines around it too."""


class Part(NamedTuple):
    """A run of whole lines.

    Attributes:
        text: the lines, ends and all.
        edits: the edits in it, their places counted from its first line.
    """

    text: str
    edits: tuple[Edit, ...] = ()


class _Lines(NamedTuple):
    """The lines of a statement of the module, from 1, both ends included."""

    first: int
    last: int
    is_compound: bool


def parts_of(source: Source, edits: Sequence[Edit]) -> list[Part] | None:
    """Return the parts that make up a file, or None if it can only be edited as a whole.

    Parameters:
        source: the file.
        edits: what is to be done to it.
    """
    homes = _homes(list(_statements(source.tree)), edits)
    if homes is None:
        return None
    lines = _LINE.findall(source.text)
    found: list[Part] = []
    done = 0
    for home in sorted(homes):
        if home.first <= _COOKIE_LINES and "coding" in "".join(lines[:_COOKIE_LINES]):
            return None
        found.append(Part("".join(lines[done : home.first - 1])))
        moved = tuple(_moved(edit, home.first - 1) for edit in homes[home])
        found.append(Part("".join(lines[home.first - 1 : home.last]), moved))
        done = home.last
    return [*found, Part("".join(lines[done:]))]


def _homes(statements: Iterable[_Lines], edits: Sequence[Edit]) -> dict[_Lines, list[Edit]] | None:
    """Return the edits by the statement that holds them."""
    by_line = {line: each for each in statements for line in range(each.first, each.last + 1)}
    homes: dict[_Lines, list[Edit]] = {}
    for edit in edits:
        home = by_line.get(edit.span.line)
        if home is None or _reaches_out(edit, home):
            return None
        homes.setdefault(home, []).append(edit)
    return homes


def _reaches_out(edit: Edit, home: _Lines) -> bool:
    """Tell whether an edit concerns what stands around a statement of the module."""
    is_own = not home.is_compound or edit.span.column == 0
    return is_own and isinstance(edit, _AROUND)


def _statements(tree: ast.Module) -> Iterator[_Lines]:
    """Yield the lines of the module's statements; those that share a line are taken as one."""
    last: _Lines | None = None
    for node in tree.body:
        decorators = getattr(node, "decorator_list", ())
        first = min([node.lineno, *(each.lineno for each in decorators)])
        lines = _Lines(first, node.end_lineno or first, hasattr(node, "body"))
        if last is not None and first <= last.last:
            last = _Lines(last.first, lines.last, is_compound=False)
            continue
        if last is not None:
            yield last
        last = lines
    if last is not None:
        yield last


def _moved(edit: Edit, lines: int) -> Edit:
    """Return an edit with its places counted from a later line."""
    values = {field.name: getattr(edit, field.name) for field in dataclasses.fields(edit)}
    spans = {
        name: value._replace(line=value.line - lines, end_line=value.end_line - lines)
        for name, value in values.items()
        if isinstance(value, Span)
    }
    moved: Edit = dataclasses.replace(cast("Any", edit), **spans)
    return moved
