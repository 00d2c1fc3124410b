"""What a test casts: there it says itself what a mock gives."""

from __future__ import annotations

from mypy.nodes import AwaitExpr, CallExpr, CastExpr, Context, NameExpr
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.texts import lines_with
from amock_mypy.source.variables import variables_with
from amock_mypy.specs.module_texts import source_of


def is_cast(api: CheckerPluginInterface, place: Context) -> bool:
    """Tell whether something, what awaits it or its name is cast where mypy refuses needless casts.

    Without the plugin the cast is needed, and it is no worse with it.

    Parameters:
        api: the checker.
        place: the expression.
    """
    cast = _cast(api) if api.options.warn_redundant_casts else frozenset()
    names = variables_with(api, place) if cast else []
    return any(id(it) in cast for it in (place, *names))


@once_a_module
def _cast(api: CheckerPluginInterface) -> frozenset[int]:
    """Return the ids of the expressions that the module casts, and of the variables."""
    lines = lines_with("cast(", source_of(current_module(api)) or "")
    calls = (
        expression.analyzed
        for statement in SCOPES.statements_on(api, lines)
        for expression in expressions_in(statement)
        if isinstance(expression, CallExpr)
    )
    given = [call.expr for call in calls if isinstance(call, CastExpr)]
    awaited = [value.expr for value in given if isinstance(value, AwaitExpr)]
    variables = [value.node for value in given if isinstance(value, NameExpr)]
    return frozenset(map(id, (*given, *awaited, *variables)))
