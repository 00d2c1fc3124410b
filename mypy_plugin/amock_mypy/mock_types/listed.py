"""The types of mocks whose spec is a list of names."""

from __future__ import annotations

from typing import Final

from mypy.nodes import Expression, ListExpr, StrExpr, TupleExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance

from amock.shape import MockKind
from amock_mypy.checker import ANY
from amock_mypy.mock_types.made_classes import (
    About,
    add_variable,
    kept_class,
    linearized,
    make_class,
)
from amock_mypy.mock_types.specced import shows

SIGN: Final = "(spec=list)"
"""Ends the names of these types, and of no others."""


def names_in(spec: Expression) -> tuple[str, ...] | None:
    """Return the names that a spec lists, or None where they are not written out."""
    if not isinstance(spec, (ListExpr, TupleExpr)):
        return None
    texts = [item.value for item in spec.items if isinstance(item, StrExpr)]
    return tuple(texts) if len(texts) == len(spec.items) else None


def listed_mock(
    api: CheckerPluginInterface, made: Instance, kind: MockKind, names: tuple[str, ...]
) -> Instance:
    """Return the type of a mock that has these attributes and no others.

    Parameters:
        api: the checker.
        made: the type of the mock without its spec.
        kind: the kind of mock.
        names: the names of its attributes.
    """
    said = About(
        name=f"{made.type.name}{SIGN}",
        identity=f"{made.type.fullname} {names}",
        spec="the list of names",
        kind=kind.name,
        callable=kind.is_callable,
        is_class=False,
        strict=True,
    )
    kept = kept_class(api, said)
    if kept is not None:
        return kept
    info = make_class(api, [made], said)
    info.mro = list(linearized([info, *made.type.mro]))
    for name in names:
        if shows(made.type, name):
            add_variable(info, name, ANY)
    # It stands for whatever its test says, so it goes wherever anything goes.
    info.fallback_to_any = True
    return Instance(info, [])
