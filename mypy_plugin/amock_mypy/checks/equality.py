"""May what code passes equal what a test looks for? Asked where mypy thinks that it never does."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import TypeInfo
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, UnionType, get_proper_type

from amock_mypy.checker import can_be_equal, current_module, modules


def may_be_equal(api: CheckerPluginInterface, declared: Type, given: Type) -> bool:
    """Tell whether an argument may equal what a test looks for.

    Parameters:
        api: the checker.
        declared: the type of the parameter.
        given: the type of what the test looks for.
    """
    return can_be_equal(declared, given) or _may_be_one(api, declared, given)


def _may_be_one(api: CheckerPluginInterface, declared: Type, given: Type) -> bool:
    """Tell whether a class that derives from both is known: one object may be of both types."""
    pairs = [(one, other) for one in _classes(declared) for other in _classes(given)]
    return any(
        one in info.mro and other in info.mro
        for info in _around(api, pairs)
        for one, other in pairs
    )


def _classes(type_: Type) -> Iterator[TypeInfo]:
    proper = get_proper_type(type_)
    if isinstance(proper, UnionType):
        for item in proper.items:
            yield from _classes(item)
    elif isinstance(proper, Instance) and proper.type.module_name != "builtins":
        yield proper.type


def _around(
    api: CheckerPluginInterface, pairs: list[tuple[TypeInfo, TypeInfo]]
) -> Iterator[TypeInfo]:
    """Yield the classes of the modules that define some, and those that the test's module names.

    Not those of all modules: which of them mypy has looked into already differs from run to run.
    """
    names = {info.module_name for pair in pairs for info in pair}
    homes = [module for name in names if (module := modules(api).get(name)) is not None]
    for module in (*homes, current_module(api)) if pairs else ():
        defined = (symbol.node for symbol in module.names.values())
        yield from (it for it in defined if isinstance(it, TypeInfo))
