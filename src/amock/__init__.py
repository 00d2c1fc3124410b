"""Mocks that keep their types: a drop-in superset of `unittest.mock`."""

from unittest import IsolatedAsyncioTestCase
from unittest.mock import ANY, DEFAULT, call, sentinel

from amock._runtime import patch_targets, patching, standard
from amock._runtime.assertions import (
    assert_any_await,
    assert_awaited,
    assert_awaited_once,
    assert_awaited_once_with,
    assert_awaited_with,
    assert_has_awaits,
    assert_not_awaited,
    iscoroutinefunction,
)
from amock._runtime.autospec import create_autospec
from amock._runtime.classes import (
    AsyncMock,
    MagicMock,
    Mock,
    NonCallableMagicMock,
    NonCallableMock,
    PropertyMock,
)
from amock._runtime.loop_runner import LoopRunner
from amock._runtime.opening import mock_open
from amock._runtime.patching import patch
from amock._runtime.sealing import seal
from amock._runtime.threading_mock import ThreadingMock
from amock._runtime.typed import AsyncFunctionMock, FunctionMock, mocked
from amock._version import __version__

# What else test suites are known to import from unittest.mock; the rest is in `__getattr__`.
_Call = standard.Call
_CallList = standard.CallList
_callable = standard.is_callable
_get_target = patch_targets.get_target
_magics = standard.magic_names
_patch = patching.Patcher
CallableMixin = standard.CallableMixin
InvalidSpecError = standard.InvalidSpecError

for _public in [*standard.public_classes(globals()), mocked, patch, seal, mock_open]:
    # Where users have it from, in the texts that name it.
    _public.__module__ = __name__

FILTER_DIR = True
"""Whether `dir` of a mock lists only what is useful; as `unittest.mock.FILTER_DIR`."""

__all__ = [
    "ANY",
    "DEFAULT",
    "FILTER_DIR",
    "AsyncFunctionMock",
    "AsyncMock",
    "FunctionMock",
    "IsolatedAsyncioTestCase",
    "LoopRunner",
    "MagicMock",
    "Mock",
    "NonCallableMagicMock",
    "NonCallableMock",
    "PropertyMock",
    "ThreadingMock",
    "__version__",
    "assert_any_await",
    "assert_awaited",
    "assert_awaited_once",
    "assert_awaited_once_with",
    "assert_awaited_with",
    "assert_has_awaits",
    "assert_not_awaited",
    "call",
    "create_autospec",
    "iscoroutinefunction",
    "mock_open",
    "mocked",
    "patch",
    "seal",
    "sentinel",
]


def __getattr__(name: str) -> object:
    # Suites that are run with amock in the place of unittest.mock import from its insides too.
    if not name.startswith("__") and hasattr(standard.um, name):
        return getattr(standard.um, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
