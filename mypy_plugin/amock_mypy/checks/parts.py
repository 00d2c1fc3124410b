"""Is an expression a mock, or a child that a mock makes when it is asked?"""

from __future__ import annotations

from mypy.nodes import CallExpr, Expression, MemberExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import AnyType, Instance, UnionType, get_proper_type

from amock_mypy.checker import type_of
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.mock_types.made_classes import about
from amock_mypy.source.scopes import SCOPES
from amock_mypy.uses.unannotated import unseen_mock
from amock_shape import is_dunder


def is_part_of_mock(
    api: CheckerPluginInterface,
    expression: Expression,
    *,
    even_set: bool = False,
    even_result: bool = False,
) -> bool:
    """Tell whether an expression is a mock, or a child of one.

    Parameters:
        api: the checker.
        expression: the expression.
        even_set: whether to ask too if it is what the test put in the place of a child.
        even_result: whether to take what a mock gives for a mock, whatever the test lets it give.
    """
    while is_unknown(api, expression) and isinstance(expression, (CallExpr, MemberExpr)):
        if isinstance(expression, CallExpr):
            if not even_result:
                return False
            expression = expression.callee
            continue
        is_set = not even_set and expression.name in SCOPES.assigned_names(api)
        if is_set or is_dunder(expression.name):
            return False
        expression = expression.expr
    type_ = get_proper_type(unseen_mock(api, expression) or type_of(api, expression))
    if isinstance(type_, Instance) and (said := about(type_.type)) is not None:
        return not said["name"].endswith("(unsafe=True)")
    # Of what it does not know, patch puts a MagicMock or an AsyncMock in the place. And what may be
    # None in the spec is a mock, or Any.
    items = type_.items if isinstance(type_, UnionType) else [type_]
    known = [item for item in items if not isinstance(get_proper_type(item), AnyType)]
    return bool(known) and all(map(is_mock, known))


def is_unknown(api: CheckerPluginInterface, expression: Expression) -> bool:
    """Tell whether mypy knows nothing of the type of an expression."""
    return isinstance(get_proper_type(type_of(api, expression)), AnyType)
