"""The one signature under which every call of a function with several signatures fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from mypy.nodes import ArgKind
from mypy.types import Parameters

from amock_mypy.checker import ANY

_Parameter = tuple[ArgKind, str | None]


def common_parameters(signatures: Sequence[Parameters]) -> Parameters:
    """Return parameters that take what any of some signatures takes; their types are any.

    What none of them takes is refused: more arguments than all of them have, an unknown name.
    """
    each = [list(zip(it.arg_kinds, it.arg_names, strict=True)) for it in signatures]
    positional = _positional([[it for it in one if it[0].is_positional()] for one in each])
    ahead = {name for _, name in positional}
    named = dict.fromkeys(
        name for one in each for kind, name in one if not kind.is_star() and name not in ahead
    )
    found: list[_Parameter] = [
        *positional,
        *_star(each, ArgKind.ARG_STAR),
        *((ArgKind.ARG_NAMED_OPT, name) for name in named if name is not None),
        *_star(each, ArgKind.ARG_STAR2),
    ]
    return Parameters([ANY for _ in found], [kind for kind, _ in found], [it for _, it in found])


def _positional(signatures: list[list[_Parameter]]) -> list[_Parameter]:
    """Return the parameters by position: without a name where the signatures differ in that."""
    found, required = list[_Parameter](), True
    for at_place in zip_longest(*signatures):
        names = {it[1] for it in at_place if it is not None and it[1] is not None}
        required = required and len(names) <= 1
        required = required and all(it is not None and it[0].is_required() for it in at_place)
        kind = ArgKind.ARG_POS if required else ArgKind.ARG_OPT
        found.append((kind, names.pop() if len(names) == 1 else None))
    names_once = [name for _, name in found]
    return [(kind, name if names_once.count(name) == 1 else None) for kind, name in found]


def _star(signatures: Iterable[list[_Parameter]], kind: ArgKind) -> list[_Parameter]:
    taken = any(it[0] is kind for one in signatures for it in one)
    return [(kind, None)] if taken else []
