"""Check the keywords that configure a mock where it is made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import Expression, LambdaExpr
from mypy.types import Instance, Type, get_proper_type

from amock_mypy.checks.configured_values import function_at
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.mock_types.listed import is_fixed_list
from amock_mypy.mock_types.made_classes import About, about, names_of_spec
from amock_mypy.source.arguments import Arguments
from amock_shape import CONFIGURATION, SETTINGS, MockKind, misspelling_of, near_name

_SHORT: Final = 4
"""Of so many letters, another one makes another word."""
_PLURAL: Final = "names"
"""No slip of the fingers for `name`: what a mock lists has names."""


def faults_of_configuration(
    kind: MockKind, mock: Type, arguments: Arguments, known: tuple[str, ...] = ()
) -> Iterator[Fault]:
    """Yield the keywords of a mock's constructor that configure nothing.

    Parameters:
        kind: the kind of mock that is made.
        mock: the type that the mock gets.
        arguments: what the constructor is called with.
        known: parameters that the constructor has beside those of all mocks.
    """
    proper = get_proper_type(mock)
    for name, value in arguments.by_name.items():
        if name in known or _is_named_so(name, value, arguments):
            continue
        if name == "autospec":
            specced = not arguments.by_name.keys().isdisjoint(("spec", "spec_set"))
            yield Fault(_fault_of_autospec(kind, specced=specced), value, MOCK_SPEC)
            continue
        message = _fault(name, kind, proper, known)
        if message is not None:
            yield Fault(message, value, MOCK_SPEC)


def _is_named_so(name: str, value: Expression, arguments: Arguments) -> bool:
    """Tell whether a keyword, though near one that configures, is the name of an attribute."""
    meant = misspelling_of(name, CONFIGURATION)
    if meant is None:
        return False
    # `game` is no slip for `name`.
    other_word = len(name) == len(meant) == _SHORT and sorted(name) != sorted(meant)
    # What is wrapped is a real thing; a function written for the mock is to be called by its name.
    written_for_it = meant == "wraps" and isinstance(value, LambdaExpr)
    return other_word or written_for_it or meant in arguments.by_name


def _fault_of_autospec(kind: MockKind, *, specced: bool) -> str:
    what, mend = ("no call is checked", "") if specced else ("nothing is specced", ", or spec=")
    return (
        f'"{kind.value}" has no parameter "autospec": it sets an attribute of that name, and '
        f"{what}; use create_autospec(…){mend}"
    )


def _fault(name: str, kind: MockKind, mock: Type, own: tuple[str, ...]) -> str | None:
    if name in CONFIGURATION or not name:
        return None
    parameter = misspelling_of(name, own)
    if parameter is not None and not _is_member(mock, name):
        return f'there is no parameter "{name}": it sets an attribute; did you mean "{parameter}"?'
    head, _, rest = name.partition(".")
    said = about(mock.type) if isinstance(mock, Instance) else None
    if said is not None and said["spec"] and isinstance(mock, Instance):
        return _fault_on_spec(head, mock, said, dotted=bool(rest)) or _fault_below(name, mock)
    last = name.rpartition(".")[2]
    meant = misspelling_of(last, CONFIGURATION if not rest else SETTINGS)
    if meant is None or last == _PLURAL:
        return None
    return (
        f'"{kind.value}" has no parameter "{name}": it sets an attribute; did you mean "{meant}"?'
    )


def _fault_below(name: str, mock: Instance) -> str | None:
    """Return what is wrong with the last part of a dotted name, which a mocked function has."""
    *path, last = name.split(".")
    holder = function_at(mock, path)
    if holder is None:
        return None
    known = {known for base in holder.type.mro for known in base.names}
    meant = misspelling_of(last, known)
    if last in known or meant is None:
        return None
    return f'"{name}" sets an attribute that nobody reads; did you mean "{meant}"?'


def _is_member(mock: Type, name: str) -> bool:
    return isinstance(mock, Instance) and mock.type.get(name) is not None


def _fault_on_spec(head: str, mock: Instance, said: About, *, dotted: bool) -> str | None:
    if mock.type.get(head) is not None:
        return None
    if mock.type.fallback_to_any and not is_fixed_list(said):
        meant = misspelling_of(head, CONFIGURATION) if said["strict"] and not dotted else None
        return f'"{head}" sets an attribute; did you mean "{meant}"?' if meant else None
    known = names_of_spec(mock.type) | CONFIGURATION
    fixed = "(spec_set=" in said["name"]
    if not (dotted or fixed) and misspelling_of(head, known) is None:
        # spec= lets a test set attributes that the spec lacks.
        return None
    meant = near_name(head, known)
    mend = f'; did you mean "{meant}"?' if meant else ""
    if is_fixed_list(said):
        return f'"{head}" is none of the names of spec_set, and cannot be set{mend}'
    return f'"{said["spec"]}" has no attribute "{head}" for its mock to configure{mend}'
