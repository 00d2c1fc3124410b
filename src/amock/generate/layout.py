"""How source is laid out: as `ruff format` with its usual settings would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

INDENT: Final = "    "
WIDTH: Final = 88
_INNER_WIDTH: Final = WIDTH - len(INDENT)
"""Of what stands in the two halves of a file, one level further in than it is laid out here."""
_LEFT_ALONE: Final = "  # fmt: skip"
"""On what a formatter would break in the middle of a type; it stays on its line instead."""


def function(head: str, parameters: Sequence[str], result: str, indent: str) -> list[str]:
    """Return a function without a body, on one line or with each parameter on its own.

    Parameters:
        head: `def name` or `async def name`.
        parameters: its parameters, `/` and `*` among them.
        result: its result.
        indent: what its lines begin with.
    """
    whole = f"{indent}{head}({', '.join(parameters)}) -> {result}: ..."
    if len(whole) <= _INNER_WIDTH:
        return [whole]
    if not parameters:
        return [whole + _LEFT_ALONE]
    inner = [f"{indent}{INDENT}{parameter}," for parameter in parameters]
    last = f"{indent}) -> {result}: ..."
    fits = all(len(line) <= _INNER_WIDTH for line in (*inner, last))
    return [f"{indent}{head}(", *inner, last if fits else last + _LEFT_ALONE]


def call(called: str, arguments: Sequence[str], indent: str) -> list[str]:
    """Return a call, on one line or with its arguments on their own."""
    joined = ", ".join(arguments)
    whole = f"{indent}{called}({joined})"
    if len(whole) <= _INNER_WIDTH:
        return [whole]
    return [f"{indent}{called}(", f"{indent}{INDENT}{joined}", f"{indent})"]


def simple(text: str, indent: str) -> str:
    """Return a statement on one line, however long it is."""
    line = indent + text
    return line if len(line) <= _INNER_WIDTH else line + _LEFT_ALONE


def imported(module: str, names: Iterable[tuple[str, str]], indent: str) -> list[str]:
    """Return an import of names from a module: pairs of the name there and the name here."""
    pairs = list(names)
    parts = [name for name, local in pairs if name == local]
    renamed = [
        f"{indent}from {module} import {name} as {local}" for name, local in pairs if name != local
    ]
    if not parts:
        return renamed
    whole = f"{indent}from {module} import {', '.join(parts)}"
    if len(whole) <= WIDTH:
        return [whole, *renamed]
    inner = [f"{indent}{INDENT}{part}," for part in parts]
    return [f"{indent}from {module} import (", *inner, f"{indent})", *renamed]


def collection(head: str, brackets: str, items: Sequence[str], indent: str) -> list[str]:
    """Return the assignment of a tuple or a dictionary, on one line or an item on each."""
    opening, closing = brackets[0], brackets[1]
    comma = "," if len(items) == 1 and opening == "(" else ""
    whole = f"{indent}{head}{opening}{', '.join(items)}{comma}{closing}"
    if len(whole) <= _INNER_WIDTH:
        return [whole]
    inner = [f"{indent}{INDENT}{item}," for item in items]
    return [f"{indent}{head}{opening}", *inner, f"{indent}{closing}"]


def spaced(statements: Iterable[list[str]]) -> list[str]:
    """Return the lines of a body; a blank one stands where functions meet other statements."""
    lines: list[str] = []
    previous: list[str] = []
    for statement in statements:
        if previous and _is_function(previous) is not _is_function(statement):
            lines.append("")
        lines += statement
        previous = statement
    return lines


def _is_function(statement: list[str]) -> bool:
    return statement[0].lstrip().startswith(("def ", "async def ", "@"))
