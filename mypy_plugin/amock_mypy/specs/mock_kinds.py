"""Which class of mocks an expression in the user's code names."""

from __future__ import annotations

from typing import Final

from mypy.nodes import CallExpr, Expression, MemberExpr, RefExpr, TypeInfo
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import infer
from amock_shape import MockKind

_CLASS_NAMES: Final = frozenset(kind.value for kind in MockKind)


def mock_kind(api: CheckerPluginInterface, value: Expression) -> MockKind | None:
    """Return the kind of the mock class that an expression names or calls, None for others."""
    callee = value.callee if isinstance(value, CallExpr) else value
    node = callee.node if isinstance(callee, RefExpr) else None
    if isinstance(node, TypeInfo):
        return fullnames.MOCK_CLASSES.get(node.fullname)
    if isinstance(callee, MemberExpr) and callee.name in _CLASS_NAMES:
        owner = get_proper_type(infer(api, callee.expr))
        if isinstance(owner, Instance) and owner.type.fullname in fullnames.MOCKERS:
            return MockKind(callee.name)
    return None
