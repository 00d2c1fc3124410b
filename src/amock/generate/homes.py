"""Where a class or an alias is imported from: the public place, if it has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mypy.nodes import MypyFile, SymbolNode, TypeAlias, TypeInfo

_ABCS: Final = "collections.abc"


def home_of(modules: Mapping[str, MypyFile], node: TypeInfo | TypeAlias) -> tuple[str, str] | None:
    """Return the module and the name in it that a class or an alias is reached by.

    Returns:
        the two, the name with dots for a class in a class; None for what a function defines.
    """
    module = node.module if isinstance(node, TypeAlias) else node.module_name
    name = node.fullname.removeprefix(f"{module}.")
    if not all(part.isidentifier() for part in name.split(".")):
        return None
    for place in _places(module):
        if _offers(modules.get(place), name, node):
            return place, name
    return (module, name) if _finds(modules.get(module), name) is node else None


def _places(module: str) -> Iterator[str]:
    """Yield the public modules where something defined in a module could be found."""
    parts = module.split(".")
    if module == "typing":
        yield _ABCS
    private = next((n for n, part in enumerate(parts) if part.startswith("_")), None)
    if private is None:
        yield module
    elif private:
        yield from (".".join(parts[:length]) for length in range(private, 0, -1))
    else:
        yield module.lstrip("_")


def _offers(module: MypyFile | None, name: str, node: SymbolNode) -> bool:
    first = name.partition(".")[0]
    symbol = module.names.get(first) if module is not None else None
    is_public = symbol is not None and symbol.module_public and not symbol.module_hidden
    return is_public and _finds(module, name) is node


def _finds(module: MypyFile | None, name: str) -> SymbolNode | None:
    first, *rest = name.split(".")
    symbol = module.names.get(first) if module is not None else None
    for part in rest:
        if symbol is None or not isinstance(symbol.node, TypeInfo):
            return None
        symbol = symbol.node.names.get(part)
    return symbol.node if symbol is not None else None
