"""The steps that programs are made of: each a function, with what Hypothesis draws for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from hypothesis import strategies as st

from tests.runtime.sidebyside.specs import ASSERTIONS, EFFECTS, NAMES, ODD_NAMES, VALUES

MOCK: Final = st.integers(0, 30)
"""A mock, by its number: the step gets the mock itself."""

names = st.sampled_from(NAMES + ODD_NAMES)
plain_names = st.sampled_from(NAMES)
assertions = st.sampled_from(ASSERTIONS)
values = st.sampled_from([*VALUES])
effects = st.sampled_from([*EFFECTS])
flags = st.booleans()
arguments = st.lists(values, max_size=2).map(tuple)
keywords = st.dictionaries(
    st.sampled_from(["key", "fresh", "default", "url", "x"]), values, max_size=2
)


class Step(NamedTuple):
    """What a step does, and which of its arguments are mocks."""

    do: Callable[..., Any]
    strategy: Any
    mocks: tuple[int, ...]
    makes: bool


STEPS: Final[dict[str, Step]] = {}


def step(*drawn: Any, makes: bool = False) -> Callable[[Any], Any]:
    """Register a function as a step.

    Parameters:
        *drawn: a strategy for each argument after the world.
        makes: whether programs may begin with it.
    """

    def register(do: Any) -> Any:
        name = do.__name__.replace("_", " ").strip()
        assert name not in STEPS, name
        mocks = tuple(i for i, strategy in enumerate(drawn) if strategy is MOCK)
        STEPS[name] = Step(do, st.tuples(st.just(name), *drawn), mocks, makes)
        return do

    return register


def programs(length: int = 12) -> Any:
    """Return the strategy for programs of at most that many steps."""
    first = st.one_of([found.strategy for found in STEPS.values() if found.makes])
    others = st.one_of([found.strategy for found in STEPS.values()])
    return st.tuples(first, st.lists(others, max_size=length - 1)).map(lambda p: [p[0], *p[1]])
