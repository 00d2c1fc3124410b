"""What a function did with an object that it made, up to a place: did others get hold of it?"""

from __future__ import annotations

from typing import NamedTuple

from mypy.nodes import CallExpr, Context, Expression
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_class, current_function, current_module
from amock_mypy.source.lines import ALL_LINES, lines_held
from amock_mypy.source.naming import dotted
from amock_mypy.uses.bodies import body_of


class History(NamedTuple):
    """How an object came to where it is looked at.

    Attributes:
        made: the call that made it.
        passed_on: whether something else got hold of it since then, and may have changed it.
        others_ran: whether anything else was called since then.
    """

    made: CallExpr
    passed_on: bool = False
    others_ran: bool = False


def history_of(api: CheckerPluginInterface, root: Expression, place: Context) -> History | None:
    """Return what happened to an object in the function that is being checked, if that is all.

    Parameters:
        api: the checker.
        root: the object: the call that makes it, or the one name it has.
        place: where it is looked at, and where an error is not expected.
    """
    scope = current_function(api) or current_module(api)
    body = body_of(api, scope)
    if body.expects_errors(place.line):
        return None
    if isinstance(root, CallExpr):
        return History(root)
    name = dotted(root)
    if name.startswith("self.") and not body.binds(name):
        return _history_in_class(api, name)
    made = body.only_value(name)
    if made is None:
        return None
    passed_on = body.passes_on(name, made, place)
    return History(made, passed_on, others_ran=body.calls_others(name, made, place))


def _history_in_class(api: CheckerPluginInterface, name: str) -> History | None:
    """Return what happened to an attribute that a test class sets up, in whichever method."""
    class_ = current_class(api)
    if class_ is None:
        return None
    body = body_of(api, class_.defn)
    made = body.only_value(name)
    if made is None or lines_held(class_.defn, name, made) != ALL_LINES:
        return None
    return History(made, body.passes_on(name, made, None), others_ran=True)
