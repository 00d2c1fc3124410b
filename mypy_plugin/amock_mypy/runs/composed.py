"""Targets that a test puts together from texts at its top: `patch(MODULE + ".load")`.

mypy asks which modules a file depends on before it has read more of it than the imports, so that
this is told from the text of the file. It may find more than `source.written` does, and not less.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

_TEXT: Final = r"""[fF]?"[^"\n]*"|[fF]?'[^'\n]*'"""
_TARGET: Final = r"\(\s*(?:\w+\s*=\s*)?"
_START: Final = {"patch": rf"(?:\.dict)?{_TARGET}", "multiple": _TARGET, "attr": r"\(\s*(?!\w+,)"}
_ARGUMENT: Final = {
    word: re.compile(rf"""{word}{start}(?!["'])((?:{_TEXT}|[\w+]|\s)+?)\s*[,)]""")
    for word, start in _START.items()
}
"""Of what monkeypatch sets, a name alone is the object itself."""
_BOUND: Final = re.compile(r"\s*(?::[^=\n]+)?=(?!=)(.*(?:\n[ \t)].*)*)")
"""What is bound to a name goes on to the next line that is not indented."""
_DEPTH: Final = 4
"""How many names may stand for texts that are put together from others."""


def composed_targets(text: str) -> Iterator[tuple[str, str]]:
    """Yield what holds the attribute that is replaced and its name, for each such target.

    Parameters:
        text: the text of a file.
    """
    for word, pattern in _ARGUMENT.items():
        # Tests patch the same names again and again.
        for argument in set(pattern.findall(text)) if word in text else ():
            target = _evaluated(text, _DEPTH, argument)
            if target is not None and "." in target:
                holder, _, name = target.rpartition(".")
                # What patch.multiple replaces are attributes of its target.
                yield (target, "") if word == "multiple" else (holder, name)


def _evaluated(text: str, depth: int, code: str) -> str | None:
    """Return the text that an expression is, or None."""
    try:
        expression = ast.parse(code.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return None
    return _value(partial(_constant, text, depth - 1), expression) if depth else None


def _constant(text: str, depth: int, name: str) -> str | None:
    """Return the text that is bound to a name at the top of a file, or None."""
    at = text.find(f"\n{name}")
    while at >= 0:
        bound = _BOUND.match(text, at + 1 + len(name))
        if bound is not None:
            return _evaluated(text, depth, bound[1])
        at = text.find(f"\n{name}", at + 1)
    return None


def _value(constant: Callable[[str], str | None], expression: ast.expr) -> str | None:
    """Return the text that an expression is, by those that names stand for."""
    if isinstance(expression, ast.Constant):
        return expression.value if isinstance(expression.value, str) else None
    if isinstance(expression, ast.Name):
        return constant(expression.id)
    if isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.Add):
        parts = [expression.left, expression.right]
    elif isinstance(expression, ast.JoinedStr):
        parts = [it.value if isinstance(it, ast.FormattedValue) else it for it in expression.values]
    else:
        return None
    texts = [_value(constant, part) for part in parts]
    return "".join(map(str, texts)) if None not in texts else None
