"""What makes a class may put attributes on it: its metaclass, or a base that is told of it.

`type.__setattr__` and computed names leave no trace in mypy's symbol table, only in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from mypy.nodes import MypyFile, TypeInfo

from amock_mypy.specs.unseen import class_in

_PUTS_ON_CLASSES: Final = re.compile(r"\bsetattr\(\s*(?!self\b)")
_OF_PYTHON: Final = frozenset({"builtins.object", "builtins.type", "abc.ABCMeta", "enum.EnumMeta"})


def may_be_filled(modules: Mapping[str, MypyFile], info: TypeInfo) -> bool:
    """Tell whether what makes a class may put attributes on it that its body does not name.

    Parameters:
        modules: the modules of the build by name.
        info: the class.
    """
    return any(_sets(modules.get(it.module_name), it) for it in _makers_of(info))


def _makers_of(info: TypeInfo) -> Iterator[TypeInfo]:
    metaclass = info.metaclass_type or info.calculate_metaclass_type()
    if metaclass is not None and metaclass.type.fullname not in _OF_PYTHON:
        yield from (it for it in metaclass.type.mro if it.fullname not in _OF_PYTHON)
    for base in info.mro:
        if "__init_subclass__" in base.names and base.fullname not in _OF_PYTHON:
            yield base


def _sets(module: MypyFile | None, maker: TypeInfo) -> bool:
    found = class_in(module, maker)
    return found is not None and _PUTS_ON_CLASSES.search(found[0]) is not None
