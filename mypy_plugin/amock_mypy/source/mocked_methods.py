"""Methods that the code speaks of as mocks: `x.get.return_value`, `x.get.assert_called()`."""

from __future__ import annotations

from typing import Final

from mypy.nodes import Expression, MemberExpr

from amock_shape import ASSERTIONS, AWAIT_RECORDS, CALL_RECORDS, METHODS, SETTINGS

_OF_MOCKS: Final = ASSERTIONS | AWAIT_RECORDS | CALL_RECORDS | METHODS | SETTINGS
"""What every mock of a method has, and no method."""


def method_mocked(part: Expression) -> MemberExpr | None:
    """Return `x.get` of `x.get.return_value` and its like, or None for what is none."""
    method = part.expr if isinstance(part, MemberExpr) and part.name in _OF_MOCKS else None
    return method if isinstance(method, MemberExpr) else None
