"""The type of a value that a test gives: of a name, mypy knows what was bound to it first.

`with TemporaryDirectory() as folder: folder = Path(folder)` is an error for mypy, and `folder` is
a text for it from there on, whatever it is when the test runs.
"""

from __future__ import annotations

from mypy.nodes import Expression, NameExpr, Var
from mypy.plugin import CheckerPluginInterface
from mypy.subtypes import is_subtype
from mypy.types import Type

from amock_mypy.checker import ANY, infer, type_of
from amock_mypy.source.variables import values_of


def given_type(api: CheckerPluginInterface, value: Expression, wanted: Type | None = None) -> Type:
    """Return the type of a value where `wanted` is expected, Any where mypy may be mistaken.

    Parameters:
        api: the checker.
        value: what is given.
        wanted: the type that is declared there, which literals take on.
    """
    return ANY if _is_mistaken(api, value) else infer(api, value, wanted)


def _is_mistaken(api: CheckerPluginInterface, value: Expression) -> bool:
    """Tell whether a value is a name that is also bound to what its type has no room for."""
    variable = value.node if isinstance(value, NameExpr) else None
    if not isinstance(variable, Var) or not variable.is_inferred or variable.type is None:
        return False
    bound = values_of(api, variable)
    known = variable.type
    return len(bound) > 1 and not all(is_subtype(type_of(api, it), known) for it in bound)
