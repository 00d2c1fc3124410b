"""Read something of the module that is checked once, for all who ask about that module."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from mypy.nodes import MypyFile, Statement
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module

_FoundT = TypeVar("_FoundT")
_ScopeT = TypeVar("_ScopeT")


def once_a_module(
    read: Callable[[CheckerPluginInterface], _FoundT],
) -> Callable[[CheckerPluginInterface], _FoundT]:
    """Return a function that reads something of the module being checked, once for all calls.

    What is asked for each use of a mock must not be looked for in the whole module each time.

    Parameters:
        read: reads it; it may look at all that the module says, and at no types of expressions.
    """
    kept: list[tuple[list[Statement], _FoundT]] = []

    def found(api: CheckerPluginInterface) -> _FoundT:
        # A daemon keeps the module and gives it new statements.
        statements = current_module(api).defs
        if not kept or kept[0][0] is not statements:
            kept[:] = [(statements, read(api))]
        return kept[0][1]

    return found


def once_a_file(read: Callable[[MypyFile], _FoundT]) -> Callable[[MypyFile], _FoundT]:
    """Return a function that reads something of a file, once for calls that follow each other.

    Parameters:
        read: reads it.
    """
    kept: list[tuple[list[Statement], _FoundT]] = []

    def found(file: MypyFile) -> _FoundT:
        if not kept or kept[0][0] is not file.defs:
            kept[:] = [(file.defs, read(file))]
        return kept[0][1]

    return found


def once_a_scope(
    read: Callable[[CheckerPluginInterface, _ScopeT], _FoundT],
) -> Callable[[CheckerPluginInterface, _ScopeT], _FoundT]:
    """Return a function that reads something of a part of the module, once for all calls.

    Parameters:
        read: reads it, as for once_a_module, of a function or a class, or of all of the module.
    """

    @once_a_module
    def kept(_: CheckerPluginInterface) -> dict[int, _FoundT]:
        return {}

    def found(api: CheckerPluginInterface, scope: _ScopeT) -> _FoundT:
        known = kept(api)
        if id(scope) not in known:
            known[id(scope)] = read(api, scope)
        return known[id(scope)]

    return found
