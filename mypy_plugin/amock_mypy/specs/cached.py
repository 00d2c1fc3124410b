"""The signatures of cached functions: mypy's type of what `functools.lru_cache` makes has none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mypy.nodes import Decorator, MypyFile, SymbolNode
from mypy.types import CallableType, Instance, Type, get_proper_type

from amock_mypy.specs.module_texts import source_of
from amock_mypy.specs.reader import CACHED_FUNCTION


def cached_function(modules: Mapping[str, MypyFile], node: SymbolNode | None) -> Type | None:
    """Return the type of the function that a cache is around, self taken away, or None.

    None is returned also where another decorator stands between, which may change the parameters.

    Parameters:
        modules: the modules of the build by name.
        node: the definition of the cached function.
    """
    if not isinstance(node, Decorator) or not _is_cache(node.var.type):
        return None
    function = get_proper_type(node.func.type)
    owner = node.func.info.module_name if node.func.info else node.fullname.rpartition(".")[0]
    if not isinstance(function, CallableType) or not _is_sole(modules.get(owner), node.name):
        return None
    if not node.func.info:
        return function
    return function.copy_modified(
        arg_types=function.arg_types[1:],
        arg_kinds=function.arg_kinds[1:],
        arg_names=function.arg_names[1:],
    )


def _is_cache(type_: Type | None) -> bool:
    proper = get_proper_type(type_)
    return isinstance(proper, Instance) and proper.type.fullname == CACHED_FUNCTION


def _is_sole(module: MypyFile | None, name: str) -> bool:
    """Tell whether one line alone decorates the one function of a name in a module.

    mypy's cache keeps no decorators, so the text tells.
    """
    text = source_of(module) if module is not None and not module.is_stub else None
    if text is None or len(re.findall(rf"\bdef {name}\b", text)) != 1:
        return False
    # Ahead of it are an empty line, or the one that begins a class.
    pattern = rf"(\A|\n[ \t]*\n|:\n)[ \t]*@[^\n]*cache[^\n]*\n[ \t]*def {name}\b"
    return re.search(pattern, text) is not None
