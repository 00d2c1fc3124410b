"""On which lines of some code a few names are mentioned, so that the rest need not be looked at.

mypy's own walk is compiled; to look at each expression from here takes ten times as long.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable

from mypy.nodes import RefExpr, Statement
from mypy.traverser import NameAndMemberCollector


class Mentions:
    """The names and attributes that some statements mention.

    Parameters:
        statements: the statements; what is inside them counts too.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        collector = NameAndMemberCollector()
        for statement in statements:
            statement.accept(collector)
        self._names = collector.name_exprs
        self._members = collector.member_exprs

    def lines_of(self, names: Collection[str], things: Collection[str] = ()) -> Lines:
        """Return the lines on which names, or things by whatever name, are mentioned.

        Parameters:
            names: variables, and attributes of variables such as `self.name`.
            things: full names.
        """
        plain = {name for name in names if "." not in name}
        attributes = {name.rpartition(".")[2] for name in names if "." in name}
        lines = {found.line for found in self._names if found.name in plain}
        if attributes:
            lines |= {found.line for found in self._members if found.name in attributes}
        if things:
            everything: list[RefExpr] = [*self._names, *self._members]
            lines |= {found.line for found in everything if found.fullname in things}
        return Lines(lines)


class Lines:
    """Some lines of a file."""

    def __init__(self, lines: Iterable[int]) -> None:
        self._lines = sorted(lines)

    def touch(self, statement: Statement) -> bool:
        """Tell whether any of the lines is one of a statement's, those inside it included."""
        first = bisect_left(self._lines, statement.line)
        if first == len(self._lines):
            return False
        return statement.end_line is None or self._lines[first] <= statement.end_line
