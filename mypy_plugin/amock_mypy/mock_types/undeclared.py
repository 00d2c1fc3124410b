"""Special methods that a class has although nothing that mypy reads declares them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import TypeInfo
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import modules
from amock_mypy.specs.enumerations import LISTED_OF_METACLASS, LISTS_METACLASS

_BESIDE: Final = {"__setitem__": "__delitem__"}
"""Classes written in C have both or none; a stub may name the one that does something."""


def undeclared(api: CheckerPluginInterface, info: TypeInfo) -> Iterator[str]:
    """Yield the special methods that mocks of a class may have beside those that it declares.

    Parameters:
        api: the checker.
        info: the class.
    """
    for name in _may_have(api, info):
        if not info.has_readable_member(name):
            yield name


def _may_have(api: CheckerPluginInterface, info: TypeInfo) -> Iterator[str]:
    if info.is_enum and api.options.python_version >= LISTS_METACLASS:
        yield from LISTED_OF_METACLASS
    from_stubs = [base for base in info.mro[:-1] if _is_from_stub(api, base)]
    if from_stubs:
        # Anything can be true or false, so stubs say little of it.
        yield "__bool__"
    for declared, other in _BESIDE.items():
        if any(declared in base.names for base in from_stubs):
            yield other


def _is_from_stub(api: CheckerPluginInterface, info: TypeInfo) -> bool:
    module = modules(api).get(info.module_name)
    return module is not None and module.is_stub
