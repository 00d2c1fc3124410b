"""What the mocks of programs stand for and are given, by name: programs can be read and kept."""

from __future__ import annotations

import itertools
import types
from typing import Any
from unittest.mock import ANY, DEFAULT, sentinel

from tests.runtime.differences import named


class Spec:
    """A class of a bit of everything; nothing in it has a rule in `differences`."""

    limit = 3

    def __init__(self, url, retries=1):
        self.url = url

    async def fetch(self, key, *, fresh=False):
        return key

    def get(self, key, default=None):
        return default

    @classmethod
    def connect(cls, url):
        return cls(url)

    @staticmethod
    def ping(host):
        return host

    def __len__(self):
        return 0

    class Session:
        def commit(self, message):
            return message


class Callable(Spec):
    def __call__(self, x):
        return x


class Context:
    """All kinds of contexts and iterations."""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        return None

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        return None

    def __iter__(self):
        return iter((1, 2))

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class Slotted:
    __slots__ = ("a", "url")

    def get(self, key):
        return key


class Hidden:
    """Lists its attributes in its own way."""

    def __dir__(self):
        return ["a", "get"]

    def __getattr__(self, name):
        if name in ("a", "get"):
            return 1
        raise AttributeError(name)


def function(key, *, default=None):
    return default


async def coroutine(key, *, fresh=False):
    return key


module = types.ModuleType("module")
module.function, module.coroutine, module.Spec, module.a = function, coroutine, Spec, 3

SPECS: dict[str, Any] = {
    "class": Spec,
    "callable class": Callable,
    "context class": Context,
    "slotted class": Slotted,
    "instance": Spec("url"),
    "callable instance": Callable("url"),
    "hidden instance": Hidden(),
    "function": function,
    "coroutine function": coroutine,
    "bound method": Spec("url").get,
    "bound coroutine method": Spec("url").fetch,
    "builtin function": len,
    "module": module,
    "names": ["get", "fetch", "a"],
    "names and magics": ["get", "__len__", "__iter__"],
    "names and call": ["a", "__call__"],
    "int": int,
    "3": 3,
    "dict": {},
    "str": str,
    "exception class": OSError,
    "object": object,
}
CALLABLE_INSTANCE = named("autospec-callable-instance")
AUTOSPECS = [name for name in SPECS if "names" not in name and name != "callable class"]

CLASSES = [
    "Mock",
    "MagicMock",
    "AsyncMock",
    "NonCallableMock",
    "NonCallableMagicMock",
    "PropertyMock",
]
SUBCLASSES = ["Plain", "Magic", "Async", "Own children", "Own call", "Own init"]
NAMES = ["a", "b", "get", "fetch", "url", "limit", "Session", "connect", "ping", "key"]
ODD_NAMES = [
    "assert_caled",
    "asert_x",
    "called_once",
    "has_calls",
    "__dunder__",
    "__len__",
    "__call__",
    "_private",
    "return_value",
    "side_effect",
    "called",
    "call_count",
    "method_calls",
    "mock_calls",
    "__class__",
    "__name__",
]
ASSERTIONS = [
    "assert_called",
    "assert_called_once",
    "assert_not_called",
    "assert_called_with",
    "assert_called_once_with",
    "assert_any_call",
    "assert_awaited",
    "assert_awaited_once",
    "assert_not_awaited",
    "assert_awaited_with",
    "assert_awaited_once_with",
    "assert_any_await",
    "assert_called_wth",
    "assert_not_caled",
]


def double(*args, **kwargs):
    return "effect", args, kwargs


async def async_double(*args, **kwargs):
    return "awaited effect", args, kwargs


def raising(*args, **kwargs):
    raise KeyError("raised")


EFFECTS: dict[str, Any] = {
    "none": lambda: None,
    "list": lambda: [1, KeyError("k"), "x"],
    "default in list": lambda: [DEFAULT, 2],
    "exception": lambda: ValueError("v"),
    "class": lambda: OSError,
    "stop": lambda: StopIteration,
    "exit": lambda: SystemExit(1),
    "function": lambda: double,
    "coroutine function": lambda: async_double,
    "raising": lambda: raising,
    "default": lambda: DEFAULT,
    "gives default": lambda: lambda *args, **kwargs: DEFAULT,
    "text": lambda: "ab",
    "endless": itertools.count,
    "dict": lambda: {"k": 1},
    "number": lambda: 3,
}
"""Side effects, made anew for each world: some are used up."""

VALUES: dict[str, Any] = {
    "0": 0,
    "1": 1,
    "x": "x",
    "None": None,
    "pair": (1, 2),
    "ANY": ANY,
    "sentinel": sentinel.value,
    "DEFAULT": DEFAULT,
}
WRAPPED: dict[str, Any] = {
    "function": double,
    "coroutine function": async_double,
    "instance": Spec("url"),
    "list": [1, 2, 3],
}
