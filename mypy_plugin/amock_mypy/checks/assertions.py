"""Names that look like assertions of mocks and are none."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from mypy.nodes import Context, MypyFile, TypeInfo
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_ASSERT
from amock_mypy.source.kept import once_a_module
from amock_mypy.specs.module_texts import source_of
from amock_shape import (
    ASSERTIONS,
    CALL_ASSERTIONS,
    assertion_meant,
    bare_assertion,
    misspelling_of,
    near_name,
)

_STARTS: Final = ("assert", "asert", "aseert", "assret", "assrt")
_NEAR_NOTHING: Final = ("assert_call", "assert_await", "assert_never_call", "assert_not_call")
"""Starts of names that nobody gives a method of his own."""
_ABOUT_CALLS: Final = re.compile("_call|_await")
_HASATTR: Final = re.compile(r"\bhasattr\([^()]+,\s*[\"'](\w+)[\"']")


def fault_of_assertion(api: CheckerPluginInterface, name: str, place: Context) -> Fault | None:
    """Return the fault of a name that mocks refuse because it looks like an assertion, or None.

    Parameters:
        api: the checker.
        name: the name of an attribute of a mock.
        place: where it is used.
    """
    message = _message(name)
    if message is None or _is_own(api, name) or name in _names_asked_for(api):
        return None
    return Fault(message, place, MOCK_ASSERT)


def _is_own(api: CheckerPluginInterface, name: str) -> bool:
    """Tell whether a class has such a method that a test may have put in the place of a mock."""
    return any(name in info.names for info in _classes_at_hand(api))


@once_a_module
def _names_asked_for(api: CheckerPluginInterface) -> frozenset[str]:
    """Return the attributes for which a module asks with hasattr: versions of mocks differ."""
    text = source_of(current_module(api)) or ""
    return frozenset(_HASATTR.findall(text) if "hasattr(" in text else ())


@once_a_module
def _classes_at_hand(api: CheckerPluginInterface) -> list[TypeInfo]:
    """Return the classes that the module defines, or finds in what it imports."""
    nodes = [symbol.node for symbol in current_module(api).names.values()]
    imported = (node for node in nodes if isinstance(node, MypyFile))
    nodes += [symbol.node for file in imported for symbol in file.names.values()]
    return [base for node in nodes if isinstance(node, TypeInfo) for base in node.mro]


@cache
def is_assertive(name: str) -> bool:
    """Tell whether a name is that of an assertion, of mocks or test cases, or looks like one."""
    return name.startswith("assert") or _message(name) is not None


@cache  # a suite calls the same few hundred methods again and again
def _message(name: str) -> str | None:
    bare = bare_assertion(name)
    if bare is not None:
        # Those on awaits were never refused.
        refused = "refuse it since Python 3.12 and before that " if bare in CALL_ASSERTIONS else ""
        return (
            f'"{name}" is not an assertion: mocks {refused}give a mock for it, which is always '
            f'true; use "{bare}"'
        )
    if name in ASSERTIONS:
        return None
    if not name.startswith(_STARTS):
        return _message_of_other(name)
    meant = assertion_meant(name) or near_name(name, ASSERTIONS)
    if meant is None and not name.startswith(_NEAR_NOTHING):
        return None
    mend = f'; did you mean "{meant}"?' if meant else ""
    return f'mocks have no assertion "{name}"{mend}'


def _message_of_other(name: str) -> str | None:
    """Return what is wrong with a name that mocks take for that of any child."""
    meant = misspelling_of(name, ASSERTIONS) if _ABOUT_CALLS.search(name) else None
    if meant is None:
        return None
    return f'"{name}" gives one more mock, and nothing is asserted; did you mean "{meant}"?'
