"""What a test does with an expression: does it look into what that gives, or iterate over it?"""

from __future__ import annotations

from mypy.nodes import (
    AssertStmt,
    CallExpr,
    Context,
    Expression,
    ExpressionStmt,
    ForStmt,
    GeneratorExpr,
    MemberExpr,
    Statement,
    TypeInfo,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, Type, UnionType, get_proper_type

from amock_mypy.mock_types.values import SCALARS
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.mocked_methods import method_mocked
from amock_mypy.source.scopes import SCOPES


def is_looked_into(api: CheckerPluginInterface, place: Context, result: Type) -> bool:
    """Tell whether a test asks what a mock gives for an attribute that the declared result lacks.

    A mock stands there for a number or a text as well, and has whatever it is asked for; a proxy
    may wrap what the real function gives.

    Parameters:
        api: the checker.
        place: the expression that gives the result.
        result: its declared type.
    """
    values = _scalars(result)
    name = attribute_of(api, place) if values else None
    if name is not None and not all(value.has_readable_member(name) for value in values):
        return True
    return has_mocked_methods(api, place, result)


def has_mocked_methods(api: CheckerPluginInterface, place: Context, result: Type) -> bool:
    """Tell whether a test asks a method of what a mock gives for its `return_value` and the like.

    The declared text or number has methods that are no mocks; the mock in its place has others. It
    may be bound to a name first.

    Parameters: as for is_looked_into.
    """
    if not _scalars(result):
        return False
    return SCOPES.has_mocked_methods(api, place) or any(
        (method := method_mocked(part)) is not None and method.expr is place
        for statement in SCOPES.statements_around(api, place.line)
        for part in expressions_in(statement)
    )


def _scalars(result: Type) -> list[TypeInfo]:
    """Return the classes of the numbers and texts that a result may be."""
    proper = get_proper_type(result)
    items = map(get_proper_type, proper.items if isinstance(proper, UnionType) else [proper])
    return [it.type for it in items if isinstance(it, Instance) and it.type.fullname in SCALARS]


def attribute_of(api: CheckerPluginInterface, owner: Context) -> str | None:
    """Return the name of the attribute that is taken from an expression, or None.

    Parameters:
        api: the checker.
        owner: the expression.
    """
    for statement in SCOPES.statements_around(api, owner.line):
        for expression in expressions_in(statement):
            if isinstance(expression, MemberExpr) and expression.expr is owner:
                return expression.name
    return None


def is_asserted_about(api: CheckerPluginInterface, place: Context) -> bool:
    """Tell whether an expression is a part of an assertion, a statement or one of a test case.

    Parameters: as for is_iterated.
    """
    return any(
        place in expressions_in(statement)
        for statement in SCOPES.statements_around(api, place.line)
        if isinstance(statement, AssertStmt) or _calls_assertion(statement)
    )


def _calls_assertion(statement: Statement) -> bool:
    call = statement.expr if isinstance(statement, ExpressionStmt) else None
    callee = call.callee if isinstance(call, CallExpr) else None
    return isinstance(callee, MemberExpr) and callee.name.startswith("assert")


def is_iterated(api: CheckerPluginInterface, place: Context) -> bool:
    """Tell whether a loop or a comprehension goes over what an expression gives.

    Parameters:
        api: the checker.
        place: the expression.
    """
    return any(
        (isinstance(statement, ForStmt) and statement.expr is place)
        or any(_goes_over(expression, place) for expression in expressions_in(statement))
        for statement in SCOPES.statements_around(api, place.line)
    )


def _goes_over(expression: Expression, place: Context) -> bool:
    if not isinstance(expression, GeneratorExpr):
        return False
    return any(sequence is place for sequence in expression.sequences)
