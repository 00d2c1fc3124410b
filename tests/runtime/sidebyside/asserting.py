"""Steps that ask mocks what happened."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.runtime.sidebyside.steps import (
    MOCK,
    arguments,
    assertions,
    flags,
    keywords,
    names,
    plain_names,
    step,
)
from tests.runtime.sidebyside.using import given
from tests.runtime.sidebyside.world import is_async


@step(MOCK, assertions, arguments, keywords)
def assert_(world, mock, name, args, kwargs):
    args, kwargs = given(args, kwargs)
    return getattr(mock, name)(*args, **kwargs)


@step(MOCK, assertions)
def assert_simply(world, mock, name):
    args = ("1",) if name.endswith(("with", "any_call", "any_await")) else ()
    return getattr(mock, name)(*args)


@step(MOCK, plain_names, arguments, flags)
def has_calls(world, mock, name, args, any_order):
    args, _ = given(args, {})
    call = world.module.call
    mock.assert_has_calls([getattr(call, name)(*args), call(*args)], any_order=any_order)


@step(MOCK, arguments, flags)
def has_awaits(world, mock, args, any_order):
    args, _ = given(args, {})
    mock.assert_has_awaits([world.module.call(*args)], any_order=any_order)


@step(MOCK, plain_names, arguments, keywords)
def compare_calls(world, mock, name, args, kwargs):
    """Recorded calls beside written ones: equality both ways, search, count."""
    args, kwargs = given(args, kwargs)
    call = world.module.call
    written = [call(*args, **kwargs), getattr(call, name)(*args, **kwargs)]
    recorded = list(mock.mock_calls)
    return [
        [(one == other, other == one, one != other) for one in recorded for other in written],
        [(one in mock.mock_calls, mock.mock_calls.count(one)) for one in written],
        [one == (args, kwargs) for one in recorded],
        [one == ("", args, kwargs) for one in recorded],
        [one == (name, args) for one in recorded],
        written in mock.mock_calls,
        mock.mock_calls == written[:1],
    ]


@step(MOCK, st.sampled_from(["mock_calls", "call_args_list", "method_calls", "await_args_list"]))
def read_calls(world, mock, name):
    """What recorded calls are made of, and what can be made of them."""
    return [
        [
            len(one),
            tuple(one),
            one.args,
            one.kwargs,
            one.foo(2),
            one(3),
            one[0],
            one.call_list(),
            one.count(()),
            str(one),
            type(one).__name__,
        ]
        for one in getattr(mock, name)
    ]


@step(MOCK)
def unpack_call_args(world, mock):
    args, kwargs = mock.call_args
    return [args, kwargs, mock.call_args[0], mock.call_args[1], mock.call_args.args]


@step(MOCK, plain_names)
def forget_calls(world, mock, name):
    """Lists of calls are emptied and set by tests too."""
    mock.mock_calls.clear()
    mock.call_args_list = []
    mock.call_count = 0
    mock.called = False


@step(MOCK, names)
def has(world, mock, name):
    return hasattr(mock, name)


@step(MOCK)
def ask_async(world, mock):
    return is_async(mock)
