"""What is run for the test that a place is in: its function, its decorators, what sets it up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import ClassDef, Context, Decorator, Expression, FuncDef, Statement
from mypy.plugin import CheckerPluginInterface

from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import all_statements, function_of, holds

_TEST: Final = "test"


def statements_for(api: CheckerPluginInterface, place: Context) -> Iterator[Statement]:
    """Yield the statements of the functions that are run for a test.

    Parameters:
        api: the checker.
        place: something in the test, or in what sets it up.
    """
    for definition in _definitions(api, place):
        for body in _bodies(definition):
            yield from all_statements(body)


def decorators_for(api: CheckerPluginInterface, place: Context) -> Iterator[Expression]:
    """Yield the decorators of a test and of its class.

    Parameters: as for statements_for.
    """
    for definition in _definitions(api, place):
        if isinstance(definition, Decorator):
            yield from definition.original_decorators
        elif isinstance(definition, ClassDef):
            yield from definition.decorators


def expressions_for(api: CheckerPluginInterface, place: Context) -> Iterator[Expression]:
    """Yield all expressions of what is run for a test.

    Parameters: as for statements_for.
    """
    for decorator in decorators_for(api, place):
        yield decorator
        yield from expressions_in(decorator)
    for statement in statements_for(api, place):
        yield from expressions_in(statement)


def is_in_unannotated(api: CheckerPluginInterface, place: Context) -> bool:
    """Tell whether a place is in a function without annotations.

    Parameters: as for statements_for.
    """
    functions = list(filter(None, map(function_of, _definitions(api, place))))
    innermost = max(functions, key=lambda it: it.line, default=None)
    return innermost is not None and innermost.is_dynamic()


def _definitions(api: CheckerPluginInterface, place: Context) -> list[Statement]:
    """Return the functions and classes that hold a place."""
    return [
        it
        for it in SCOPES.statements(api)
        if isinstance(it, (ClassDef, Decorator, FuncDef)) and holds(it, place.line)
    ]


def _bodies(definition: Statement) -> Iterator[list[Statement]]:
    """Yield what is run of a definition: of a class what is no test itself."""
    if isinstance(definition, ClassDef):
        functions = filter(None, map(function_of, definition.defs.body))
        yield from (it.body.body for it in functions if not it.name.startswith(_TEST))
    elif (function := function_of(definition)) is not None:
        yield function.body.body
