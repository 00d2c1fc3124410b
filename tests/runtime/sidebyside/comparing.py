"""Steps that treat mocks as objects: compared, copied, pickled, inspected."""

from __future__ import annotations

import asyncio
import copy
import inspect
import pickle
import unittest.mock

from hypothesis import strategies as st

from tests.runtime.differences import RULES, named
from tests.runtime.sidebyside.specs import CLASSES, SPECS
from tests.runtime.sidebyside.steps import MOCK, step
from tests.runtime.sidebyside.world import (
    LeftOut,
    is_async,
    is_function,
    leave_out_before,
    leave_out_waiting,
)

COROUTINE_FUNCTIONS = named("coroutine-functions")
COPIES_OF_AUTOSPECCED = named("deepcopy-of-autospecced")
CODE = named("code-of-async-mock")

COPIES = {"copy": copy.copy, "deepcopy": copy.deepcopy}
TYPES = [spec for spec in SPECS.values() if isinstance(spec, type)]


@step(MOCK, MOCK)
def compare(world, mock, other):
    leave_out_waiting(mock, other)
    return [mock == other, mock != other, mock is other, [mock] == [other]]


@step(MOCK)
def compare_with_any(world, mock):
    any_ = world.module.ANY
    return [mock == any_, any_ == mock, mock != any_, mock == world.module.sentinel.x]


@step(MOCK, st.sampled_from([*COPIES]))
def copy_(world, mock, how):
    if how == "deepcopy" and world.autospecced:
        raise LeftOut(COPIES_OF_AUTOSPECCED)
    made = COPIES[how](mock)
    return [type(made).__name__, made is mock, made.call_count]


@step(MOCK)
def pickle_(world, mock):
    return len(pickle.dumps(mock)) > 0


@step(MOCK)
def inspect_(world, mock):
    if is_function(mock) and RULES[COROUTINE_FUNCTIONS].differs_here():
        raise LeftOut(COROUTINE_FUNCTIONS)
    return [
        callable(mock),
        inspect.iscoroutinefunction(mock),
        asyncio.iscoroutinefunction(mock),
        inspect.isawaitable(mock),
        inspect.isfunction(mock),
        [isinstance(mock, type_) for type_ in TYPES],
        [isinstance(mock, getattr(unittest.mock, cls)) for cls in CLASSES],
        mock.__class__,
        type(mock).__name__,
    ]


@step(MOCK)
def signature(world, mock):
    if is_async(mock):
        leave_out_before((3, 11), CODE)
    return str(inspect.signature(mock))


@step(
    MOCK,
    st.sampled_from(
        ["__name__", "__qualname__", "__wrapped__", "__annotations__", "__kwdefaults__"]
    ),
)
def attribute_of_function(world, mock, name):
    return getattr(mock, name)


@step(MOCK)
def subclass_of_class(world, mock):
    return [issubclass(type(mock), type_) for type_ in TYPES]
