"""How messages call the things in the user's code that they are about."""

from __future__ import annotations

from mypy.nodes import Context, MemberExpr, NameExpr


def called(attribute: str, place: Context) -> str:
    """Return how a message calls an attribute of a mock: `return_value of "svc.fetch"`.

    Parameters:
        attribute: the attribute's name, or nothing where the place itself is meant.
        place: the expression, whose last part is the attribute.
    """
    text = shown(place)
    if not attribute:
        return f'"{text}"' if text else "the attribute"
    owner = text.rpartition(".")[0]
    return f'{attribute} of "{owner}"' if owner else attribute


def shown(place: Context) -> str:
    """Return an expression made of names and dots as the user wrote it.

    Of two variables of one name, mypy writes one with a quote.
    """
    return dotted(place).replace("'", "")


def dotted(place: Context) -> str:
    """Return an expression as it is written if it is made of names and dots, else nothing."""
    if isinstance(place, MemberExpr):
        owner = dotted(place.expr)
        return f"{owner}.{place.name}" if owner else ""
    return place.name if isinstance(place, NameExpr) else ""


def first_name(place: Context) -> NameExpr | None:
    """Return the name that an expression made of names and dots begins with, None for others."""
    while isinstance(place, MemberExpr):
        place = place.expr
    return place if isinstance(place, NameExpr) else None
