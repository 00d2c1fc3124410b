"""Where two values differ: the paths into them that lead there, in as little text as will do."""

from __future__ import annotations

import dataclasses
import difflib
import itertools
from collections.abc import Iterator
from typing import Any, Final

from amock._runtime.standard import is_mock

ABSENT: Final = object()
"""Stands for what one of two values does not have."""

_AT_A_GLANCE: Final = 60
"""How long two values may be together to be compared by eye."""
_LONGEST: Final = 100
_AROUND: Final = 20


def differing(path: str, want: Any, have: Any) -> Iterator[str]:
    """Give a line for each place where one value is not as another.

    Parameters:
        path: what leads to the values.
        want: the value expected.
        have: the value found.
    """
    if want is ABSENT:
        yield f"{path}: not expected, was {_short(have)}"
    elif have is ABSENT:
        yield f"{path}: expected {_short(want)}, is missing"
    elif len(repr(want)) + len(repr(have)) <= _AT_A_GLANCE:
        yield _leaf(path, want, have)
    elif isinstance(want, str) and isinstance(have, str):
        yield from _differing_text(path, want, have)
    else:
        places = [
            line
            for step, one, other in _parts(want, have)
            if not equal(one, other)
            for line in differing(path + step, one, other)
        ]
        yield from places or [_leaf(path, want, have)]


def equal(want: Any, have: Any) -> bool:
    """Compare as assertions do, but do not call mocks: they would record it."""
    if want is have or is_mock(want):
        return want is have
    if is_mock(have):
        compare: Any = type(want).__eq__
        return compare(want, have) is True
    return bool(want == have)


def _leaf(path: str, want: Any, have: Any) -> str:
    if repr(want) == repr(have):
        return f"{path}: expected {_short(want)}, was another object that looks the same"
    return f"{path}: expected {_short(want)}, was {_short(have)}"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - _AROUND]}…{text[-_AROUND:]}"


def _parts(want: Any, have: Any) -> Iterator[tuple[str, Any, Any]]:
    """Give the parts of two values of one type side by side, with the step to each."""
    if type(want) is not type(have):
        return
    if isinstance(want, dict):
        for key in dict.fromkeys([*want, *have]):
            yield f"[{key!r}]", want.get(key, ABSENT), have.get(key, ABSENT)
    elif isinstance(want, (list, tuple)):
        pairs = itertools.zip_longest(want, have, fillvalue=ABSENT)
        for index, (one, other) in enumerate(pairs):
            yield f"[{index}]", one, other
    else:
        for name in _field_names(want):
            yield f".{name}", getattr(want, name, ABSENT), getattr(have, name, ABSENT)


def _field_names(value: Any) -> list[str]:
    """Return the fields of a dataclass's or attrs class's object, or what it stores."""
    if dataclasses.is_dataclass(value):
        return [field.name for field in dataclasses.fields(value) if field.compare]
    slots = [attribute.name for attribute in getattr(type(value), "__attrs_attrs__", ())]
    return slots or list(getattr(value, "__dict__", ()))


def _differing_text(path: str, want: str, have: str) -> Iterator[str]:
    if "\n" in want and "\n" in have:
        yield f"{path}: expected (-), was (+)"
        lines = difflib.unified_diff(want.splitlines(), have.splitlines(), lineterm="", n=1)
        yield from (f"  {line}" for line in itertools.islice(lines, 2, None))
        return
    same = next(
        (i for i, (one, other) in enumerate(zip(want, have, strict=False)) if one != other),
        min(len(want), len(have)),
    )
    start = max(0, same - _AROUND)
    dots = "…" if start else ""
    one, other = (_short(dots + text[start : same + 2 * _AROUND]) for text in (want, have))
    yield f"{path}: differs from character {same + 1}: expected {one}, was {other}"
