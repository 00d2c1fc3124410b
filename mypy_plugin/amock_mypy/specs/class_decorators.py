"""The decorators of a class, read from the text of its module: mypy's cache keeps none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from mypy.nodes import MypyFile, TypeInfo

from amock_mypy.specs.module_texts import source_of

_ADD_NOTHING: Final = frozenset(
    {"dataclass", "final", "override", "runtime_checkable", "total_ordering", "unique", "verify"}
    | {"attrs", "define", "frozen", "mutable", "s"}  # those of attrs
)
"""Last parts of the names of decorators whose attributes mypy knows, or that add none."""

_NAME: Final = re.compile(r"[ \t]*@\s*(?:\w+\s*\.\s*)*(\w+)")


def may_be_given_more(modules: Mapping[str, MypyFile], info: TypeInfo) -> bool:
    """Tell whether a decorator may have put attributes on a class, or on one of its bases.

    Parameters:
        modules: the modules of the build by name.
        info: the class.
    """
    return any(_is_decorated(modules.get(base.module_name), base.name) for base in info.mro)


def _is_decorated(module: MypyFile | None, name: str) -> bool:
    text = source_of(module) if module is not None and not module.is_stub else None
    if text is None:
        return False
    places = re.finditer(rf"^([ \t]*)class {re.escape(name)}\b", text, re.MULTILINE)
    return any(
        decorator not in _ADD_NOTHING
        for place in places
        for decorator in _above(text[: place.start()].splitlines(), place[1])
    )


def _above(lines: Iterable[str], indentation: str) -> Iterator[str]:
    """Yield the decorators that some lines end with."""
    for line in reversed(list(lines)):
        found = _NAME.match(line)
        if found is not None:
            yield found[1]
        elif not line.startswith((f"{indentation} ", f"{indentation}\t", f"{indentation})")):
            # Neither a decorator nor the rest of one.
            return
