"""Calls: how a mock records them, and what it answers."""

from __future__ import annotations

import sys
import sysconfig
import threading
from typing import Any, Final

from amock._runtime.standard import DEFAULT, Call, CallList, um

_make_tuple: Final = tuple.__new__

LOCK: Final = threading.RLock()
"""For what takes the interpreter several steps. Reentrant, since a finalizer may call a mock."""

ONE_THREAD_RUNS: Final = sys.implementation.name == "cpython" and not sysconfig.get_config_var(
    "Py_GIL_DISABLED"
)
"""Whether `state[name] += 1` is one step for other threads: they run after calls and jumps only.

The lock takes as long as everything else that recording a call does, so it is left out where it
is not needed.
"""


STATE_OF_CALL: Final = {"_mock_name": None, "_mock_parent": None, "_mock_from_kall": True}
"""What the standard library stores on each call that a mock records; here all share it.

They are of its class of calls, not of a subclass: whichever stands on the left of `==` compares,
and comparing calls with and without a name differs by that.
"""


def call_mock(self: Any, /, *args: Any, **kwargs: Any) -> Any:
    """Record the call and give what the mock is configured to give."""
    if self._mock_plan.hooked:
        return um.CallableMixin.__call__(self, *args, **kwargs)
    state = self.__dict__
    checker = state.get("_mock_checker")
    if checker is not None:
        checker.check(args, kwargs)
    record_call(state, args, kwargs)
    if state.get("_mock_side_effect") is None and state.get("_mock_delegate") is None:
        value = state.get("_mock_return_value", DEFAULT)
        if value is not DEFAULT:
            return value
        if state.get("_mock_wraps") is None:
            return self.return_value
    return self._execute_mock_call(*args, **kwargs)


def record_call(state: dict[str, Any], args: Any, kwargs: Any) -> Any:
    """Record a call on the mock with this state and on the mocks above it, and return it."""
    recorded = _make_tuple(Call, (args, kwargs))
    recorded.__dict__ = STATE_OF_CALL
    entry = _make_tuple(Call, ("", args, kwargs))
    entry.__dict__ = STATE_OF_CALL
    delegate = state.get("_mock_delegate")
    if delegate is None:
        state["_mock_called"] = True
        if "_mock_call_count" not in state:
            state.setdefault("_mock_call_count", 0)
        if ONE_THREAD_RUNS:
            state["_mock_call_count"] += 1
        else:
            with LOCK:
                state["_mock_call_count"] += 1
        state["_mock_call_args"] = recorded
        calls = state.get("_mock_call_args_list")
        if calls is None:
            calls = state.setdefault("_mock_call_args_list", CallList())
        calls.append(recorded)
        calls = state.get("_mock_mock_calls")
        if calls is None:
            calls = state.setdefault("_mock_mock_calls", CallList())
        calls.append(entry)
    else:
        delegate.called = True
        with LOCK:
            delegate.call_count += 1
        delegate.call_args = recorded
        delegate.call_args_list.append(recorded)
        delegate.mock_calls.append(entry)
    parent = state.get("_mock_new_parent")
    if parent is not None:
        _record_on_parents(state, parent, args, kwargs)
    return recorded


def _record_on_parents(state: dict[str, Any], parent: Any, args: Any, kwargs: Any) -> None:
    """Record a call on the mocks above, under the name that it has there."""
    is_method_call = state.get("_mock_parent") is not None
    method_name = state.get("_mock_name")
    name = state.get("_mock_new_name", "")
    separator = "" if name == "()" else "."
    while parent is not None:
        above = parent.__dict__
        if is_method_call:
            calls = above.get("method_calls")
            if calls is None:
                calls = parent.method_calls
            entry = _make_tuple(Call, (method_name, args, kwargs))
            entry.__dict__ = STATE_OF_CALL
            calls.append(entry)
            is_method_call = above.get("_mock_parent") is not None
            if is_method_call:
                method_name = f"{above['_mock_name']}.{method_name}"
        calls = above.get("_mock_mock_calls")
        if calls is None or above.get("_mock_delegate") is not None:
            calls = parent.mock_calls
        entry = _make_tuple(Call, (name, args, kwargs))
        entry.__dict__ = STATE_OF_CALL
        calls.append(entry)
        parent_name = above.get("_mock_new_name")
        if parent_name:
            name = f"{parent_name}{separator}{name}"
            separator = "" if parent_name == "()" else "."
        parent = above.get("_mock_new_parent")
