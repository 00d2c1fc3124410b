"""On which lines of a scope a name surely holds what one statement puts there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

from mypy.nodes import ClassDef, Decorator, Expression, FuncDef, MypyFile, Statement

from amock_mypy.source.bindings import methods_of
from amock_mypy.source.statements import blocks_of

ALL_LINES: Final = range(sys.maxsize)
_BEFORE_TESTS: Final = frozenset(
    {"__init__", "asyncSetUp", "setUp", "setUpClass", "setup", "setup_class", "setup_method"}
)
"""Methods that are run before the others of a class."""


def lines_held(scope: MypyFile | FuncDef | ClassDef, name: str, value: Expression) -> range:
    """Return the lines on which a name that is bound once surely holds what it is bound to.

    Another attribute of the same name may have been there before, put there by a spec or by code
    elsewhere. A variable is not, so that it may be looked at from anywhere.

    Parameters:
        scope: where the name is bound.
        name: the name, or `name.attribute`.
        value: what it is bound to.
    """
    if "." not in name:
        return ALL_LINES
    if isinstance(scope, ClassDef):
        method = _method_around(scope, value.line)
        if method.name in _BEFORE_TESTS or _is_fixture(scope, method):
            return ALL_LINES
        return range(value.line, _end(method, value.line))
    body = scope.defs if isinstance(scope, MypyFile) else scope.body.body
    return range(value.line, _end_of_block(body, value.line))


def _method_around(scope: ClassDef, line: int) -> FuncDef:
    """Return the method that a line is in; what is bound in a class is bound in one."""
    return next(it for it in methods_of(scope) if it.line <= line < _end(it, line))


def _is_fixture(scope: ClassDef, method: FuncDef) -> bool:
    """Tell whether a method has a decorator: fixtures are run before the tests that take them."""
    return any(isinstance(item, Decorator) and item.func is method for item in scope.defs.body)


def _end_of_block(body: list[Statement], line: int) -> int:
    """Return the line after the innermost block around a line; that of the scope has no end."""
    found = sys.maxsize
    for end in _ends(body, line):
        found = min(found, end)
    return found


def _ends(body: list[Statement], line: int) -> Iterator[int]:
    for statement in body:
        if statement.line <= line < _end(statement, line):
            for block in blocks_of(statement):
                if block.body and block.body[0].line <= line < _end(block.body[-1], line):
                    yield _end(block.body[-1], line)
                    yield from _ends(block.body, line)


def _end(node: Statement, line: int) -> int:
    """Return the line after a statement, or the one after a line where mypy does not tell."""
    return (node.end_line if node.end_line is not None else line) + 1
