"""Records of calls that a test compares with a tuple: mypy would take them for one from then on."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import ComparisonExpr, Context, ListExpr, TupleExpr
from mypy.plugin import AttributeContext, CheckerPluginInterface
from mypy.types import Type

from amock_mypy.checker import ANY
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.scopes import SCOPES


def record_of_calls(
    otherwise: Callable[[AttributeContext], Type],
) -> Callable[[AttributeContext], Type]:
    """Return the handler of a record of calls, which equals a tuple and still is none.

    Parameters:
        otherwise: the handler where nothing is compared.
    """

    def handle(context: AttributeContext) -> Type:
        return ANY if _is_compared(context.api, context.context) else otherwise(context)

    return handle


def _is_compared(api: CheckerPluginInterface, record: Context) -> bool:
    return any(
        isinstance(expression, ComparisonExpr)
        and any(operand is record for operand in expression.operands)
        and any(isinstance(operand, (ListExpr, TupleExpr)) for operand in expression.operands)
        for statement in SCOPES.statements_around(api, record.line)
        for expression in expressions_in(statement)
    )
