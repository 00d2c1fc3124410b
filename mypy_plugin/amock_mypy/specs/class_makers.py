"""What makes a class may put attributes on it: its metaclass, its module, a base that is told.

`type.__setattr__` and computed names leave no trace in mypy's symbol table, only in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from mypy.nodes import MypyFile, TypeInfo

from amock_mypy.specs.module_texts import is_found_in, source_of
from amock_mypy.specs.unseen import class_in

_PUTS_ON_CLASSES: Final = re.compile(r"\bsetattr\(\s*(?!self\b)")
_SETS_ANYTHING: Final = re.compile(r"setattr\(")
_OF_PYTHON: Final = frozenset({"builtins.object", "builtins.type", "abc.ABCMeta", "enum.EnumMeta"})


def may_be_filled(modules: Mapping[str, MypyFile], info: TypeInfo) -> bool:
    """Tell whether what makes a class may put attributes on it that its body does not name.

    Parameters:
        modules: the modules of the build by name.
        info: the class.
    """
    if any(_sets(modules.get(it.module_name), it) for it in _makers_of(info)):
        return True
    homes = ((modules.get(it.module_name), it.name) for it in info.mro)
    return any(_is_set_in(home, name) for home, name in homes if home is not None)


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


def _is_set_in(module: MypyFile, name: str) -> bool:
    """Tell whether a module sets attributes of its class by names that it computes."""
    if module.is_stub or not is_found_in(module.path, _SETS_ANYTHING):
        return False
    return (
        re.search(rf"\bsetattr\(\s*{name}\s*,\s*(?![\"'\s])", source_of(module) or "") is not None
    )
