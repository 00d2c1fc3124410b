"""Steps that use mocks as the code under test does."""

from __future__ import annotations

import math
import operator
from itertools import islice

from hypothesis import strategies as st

from tests.runtime.sidebyside.specs import VALUES
from tests.runtime.sidebyside.steps import (
    MOCK,
    arguments,
    flags,
    keywords,
    names,
    plain_names,
    step,
)
from tests.runtime.sidebyside.world import MOST, finished, leave_out_waiting


def given(args, kwargs):
    """Return the arguments that are named."""
    return tuple(VALUES[arg] for arg in args), {key: VALUES[v] for key, v in kwargs.items()}


@step(MOCK, names)
def touch(world, mock, name):
    return getattr(mock, name)


@step(MOCK, plain_names, plain_names)
def touch_deeper(world, mock, name, further):
    return [getattr(mock, name), getattr(getattr(mock, name), further)]


@step(MOCK, arguments, keywords)
def call(world, mock, args, kwargs):
    args, kwargs = given(args, kwargs)
    return mock(*args, **kwargs)


@step(MOCK)
def call_simply(world, mock):
    return mock("1")


@step(MOCK, MOCK)
def call_with_mock(world, mock, other):
    leave_out_waiting(mock, other)
    return mock(other, key=other)


@step(MOCK, plain_names)
def call_deeper(world, mock, name):
    return getattr(mock.a(1), name)(2)


@step(MOCK, arguments, keywords)
def await_(world, mock, args, kwargs):
    args, kwargs = given(args, kwargs)
    return finished(mock(*args, **kwargs))


@step(MOCK, plain_names)
def await_child(world, mock, name):
    return finished(getattr(mock, name)(1))


@step(MOCK, plain_names)
def await_twice(world, mock, name):
    coroutine = getattr(mock, name)(1)
    return [finished(coroutine), finished(coroutine)]


MAGICS = {
    "len": len,
    "bool": bool,
    "int": int,
    "float": float,
    "complex": complex,
    "index": operator.index,
    "round": round,
    "floor": math.floor,
    "trunc": math.trunc,
    "iterate": lambda m: list(islice(m, MOST)),
    "next": next,
    "reversed": reversed,
    "hash": lambda m: hash(m) == hash(m),
    "str": str,
    "format": format,
    "contains": lambda m: 1 in islice(m, MOST) if not hasattr(m, "__contains__") else 1 in m,
    "item": lambda m: m[1],
    "set item": lambda m: operator.setitem(m, 1, 2),
    "delete item": lambda m: operator.delitem(m, 1),
    "less": lambda m: m < 1,
    "less or equal": lambda m: m <= m,  # noqa: PLR0124
    "add": lambda m: m + 1,
    "add to": lambda m: 1 + m,
    "add in place": lambda m: operator.iadd(m, 1),
    "multiply": lambda m: m @ 2,
    "divmod": lambda m: divmod(m, 2),
    "power": lambda m: m**2,
    "equal": lambda m: (m == m, m == 1, m != 1, m != m),  # noqa: PLR0124
    "negative": lambda m: -m,
    "path": lambda m: m.__fspath__(),
    "size": lambda m: m.__sizeof__(),
}


@step(MOCK, st.sampled_from([*MAGICS]))
def magic(world, mock, name):
    if "equal" in name:
        leave_out_waiting(mock)
    return MAGICS[name](mock)


@step(MOCK, flags)
def with_(world, mock, fails):
    with mock as entered:
        if fails:
            raise LookupError
    return entered


@step(MOCK, flags)
def async_with(world, mock, fails):
    async def enter():
        async with mock as entered:
            if fails:
                raise LookupError
        return entered

    return finished(enter())


@step(MOCK)
def async_for(world, mock):
    async def collect():
        found = []
        async for value in mock:
            found.append(value)
            if len(found) == MOST:
                break
        return found

    return finished(collect())


@step(MOCK)
def async_next(world, mock):
    return finished(mock.__anext__())
