"""Which names can mean something async at all: a look at the program's text, before its types.

Most doubles stand for sync things. To have mypy check a file again, only to hear that, costs more
than everything else together; the names of coroutine functions can be had from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_DEFINED: Final = re.compile(rb"async\s+def\s+(\w+)")
_RENAMED: Final = re.compile(rb"\b(\w+)\s+as\s+(\w+)")
_ASSIGNED: Final = re.compile(
    rb"^(?:    |\t|[ \t]+self\.)?(\w+)[ \t]*(?::[^=\n]+)?=[ \t]*([\w.]+(?:[\[(].*)?)$", re.MULTILINE
)
"""In a module, in a class, or on `self`: what a function keeps for itself is no target."""
_MENTIONED: Final = re.compile(rb"\b([^\W\d]\w*)\b(?!\s*\()")
_ROUNDS: Final = 4
"""An alias of an alias of an alias is as far as it goes."""


def async_names(texts: Iterable[bytes]) -> frozenset[str]:
    """Return all names that files may give to coroutine functions, rather too many than too few.

    Parameters:
        texts: the files' bytes.
    """
    names: set[bytes] = set()
    aliases: set[tuple[bytes, bytes]] = set()
    for text in texts:
        names.update(_DEFINED.findall(text))
        aliases.update(_aliases(text))
    for _ in range(_ROUNDS):
        names |= {name for name, value in aliases if value in names}
    return frozenset(name.decode(errors="replace") for name in names)


def _aliases(text: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield (name, what it may stand for): a function that is mentioned, but not called."""
    for old, new in _RENAMED.findall(text):
        yield new, old
    for name, value in _ASSIGNED.findall(text):
        if b"await " not in value:
            for mentioned in _MENTIONED.findall(value):
                yield name, mentioned


def text_of(path: str) -> bytes:
    """Return the bytes of a file, or none at all if it cannot be read."""
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
