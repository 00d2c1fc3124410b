"""Programs that do the same to mocks of two libraries, and tell what was observed.

A world holds the mocks of one library. Each step of a program names a mock by its number, so that
the same step means the same in both worlds; whatever mock a step gives gets the next number.
"""

from __future__ import annotations

import asyncio
import inspect
import re
import unittest.mock
import warnings
from typing import Any

from hypothesis import strategies as st


class Spec:
    """What the mocks of programs have as spec; nothing in it has a rule in `differences`."""

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


def function(key, *, default=None):
    return default


async def coroutine(key, *, fresh=False):
    return key


SPECS: dict[str, Any] = {
    "class": Spec,
    "callable class": Callable,
    "instance": Spec("url"),
    "function": function,
    "coroutine function": coroutine,
    "names": ["get", "fetch", "a"],
    "names and magics": ["get", "__len__", "__iter__"],
    "int": int,
    "dict": {},
}
CLASSES = ["Mock", "MagicMock", "AsyncMock", "NonCallableMock", "NonCallableMagicMock"]
NAMES = ["a", "b", "get", "fetch", "url", "limit", "Session", "connect", "ping"]
ODD_NAMES = ["assert_caled", "asert_x", "called_once", "__dunder__", "__len__", "_private"]
ASSERTIONS = [
    "assert_called",
    "assert_called_once",
    "assert_not_called",
    "assert_awaited",
    "assert_awaited_once",
    "assert_not_awaited",
]
ASSERTIONS_WITH = [
    "assert_called_with",
    "assert_called_once_with",
    "assert_any_call",
    "assert_awaited_with",
    "assert_awaited_once_with",
    "assert_any_await",
]


def _enter(mock):
    with mock as entered:
        return entered


MAGICS = {
    "len": len,
    "bool": bool,
    "int": int,
    "list": list,
    "hash": lambda m: hash(m) == hash(m),
    "str": str,
    "contains": lambda m: 1 in m,
    "item": lambda m: m[1],
    "less": lambda m: m < 1,
    "add": lambda m: m + 1,
    "equal": lambda m: (m == m, m == 1, m != 1),  # noqa: PLR0124
    "with": _enter,
    "negative": lambda m: -m,
}

OBSERVED = ["mock_calls", "method_calls", "call_args_list", "call_count", "called", "call_args"]
OBSERVED_OF_ASYNC = ["await_count", "await_args", "await_args_list"]


def _double(*args, **kwargs):
    return "effect", args, kwargs


EFFECTS: dict[str, Any] = {
    "none": None,
    "list": [1, KeyError("k"), "x"],
    "exception": ValueError("v"),
    "class": OSError,
    "function": _double,
}

_index = st.integers(0, 30)
_names = st.sampled_from(NAMES + ODD_NAMES)
_values = st.sampled_from([0, 1, "x", None])
_args = st.lists(_values, max_size=2).map(tuple)
_kwargs = st.dictionaries(st.sampled_from(["key", "fresh", "default", "url"]), _values, max_size=2)

STEPS = st.one_of(
    st.tuples(
        st.just("create"),
        st.sampled_from(CLASSES),
        st.sampled_from(["none", *SPECS]),
        st.booleans(),
        st.sampled_from([{}, {"name": "n"}, {"return_value": 3}, {"a.return_value": 4}]),
    ),
    st.tuples(st.just("autospec"), st.sampled_from([*SPECS]), st.booleans(), st.booleans()),
    st.tuples(st.just("touch"), _index, _names),
    st.tuples(st.just("touch"), _index, st.sampled_from(NAMES)),
    st.tuples(st.just("call"), _index, _args, _kwargs),
    st.tuples(st.just("call"), _index, st.just((1,)), st.just({})),
    st.tuples(st.just("await"), _index, _args, _kwargs),
    st.tuples(st.just("magic"), _index, st.sampled_from([*MAGICS])),
    st.tuples(st.just("set"), _index, _names, _values),
    st.tuples(st.just("attach"), _index, st.sampled_from(NAMES), _index, st.booleans()),
    st.tuples(st.just("delete"), _index, _names),
    st.tuples(st.just("return"), _index, _values),
    st.tuples(st.just("effect"), _index, st.sampled_from([*EFFECTS])),
    st.tuples(st.just("assert"), _index, st.sampled_from(ASSERTIONS)),
    st.tuples(st.just("assert with"), _index, st.sampled_from(ASSERTIONS_WITH), _args, _kwargs),
    st.tuples(st.just("has calls"), _index, st.sampled_from(NAMES), _args, st.booleans()),
    st.tuples(st.just("reset"), _index, st.booleans(), st.booleans()),
    st.tuples(st.just("seal"), _index),
    st.tuples(st.just("add spec"), _index, st.sampled_from([*SPECS])),
    st.tuples(st.just("patch"), st.sampled_from(["get", "fetch", "limit", "none"]), st.booleans()),
)
PROGRAMS = st.lists(STEPS, min_size=1, max_size=12)


class World:
    """The mocks of one library, and what is done to them."""

    def __init__(self, module: Any) -> None:
        self.module = module
        self.mocks: list[Any] = []
        self.autospecced: list[Any] = []

    def run(self, step: tuple[Any, ...]) -> Any:
        """Do one step and return what could be observed."""
        action = getattr(self, "do_" + step[0].replace(" ", "_"))
        if isinstance(step[1], int):
            if not self.mocks:
                return None
            step = (step[0], self.mocks[step[1] % len(self.mocks)], *step[2:])
        try:
            return "gave", self.observed(action(*step[1:]))
        except RecursionError:
            return "raised", "RecursionError"
        except Exception as error:  # noqa: BLE001 - whatever it is, both must raise it
            return "raised", type(error).__name__, masked(str(error))

    def observed(self, value: Any) -> Any:
        if is_double(value):
            if not any(value is mock for mock in self.mocks):
                self.mocks.append(value)
            return "mock", masked(repr(value)), class_name(value)
        if isinstance(value, (tuple, list)) and type(value) in (tuple, list):
            return [self.observed(item) for item in value]
        return masked(repr(value))

    def state(self) -> list[Any]:
        """What the mocks have recorded."""
        found = []
        for mock in self.mocks:
            names = [*OBSERVED, *(OBSERVED_OF_ASYNC if is_async(mock) else ())]
            found += [(name, masked(repr(getattr(mock, name, "nothing")))) for name in names]
        return found

    def do_create(self, cls, spec, strict, keywords):
        keywords = dict(keywords)
        if spec != "none":
            keywords["spec_set" if strict else "spec"] = SPECS[spec]
        return getattr(self.module, cls)(**keywords)

    def do_autospec(self, spec, instance, spec_set):
        if isinstance(SPECS[spec], list):
            return None
        mock = self.module.create_autospec(SPECS[spec], spec_set=spec_set, instance=instance)
        self.autospecced.append(mock)
        return mock

    def do_touch(self, mock, name):
        return getattr(mock, name)

    def do_call(self, mock, args, kwargs):
        result = mock(*args, **kwargs)
        if inspect.iscoroutine(result):
            result.close()
            return "a coroutine"
        return result

    def do_await(self, mock, args, kwargs):
        result = mock(*args, **kwargs)
        if not inspect.iscoroutine(result):
            return result
        return asyncio.run(result)

    def do_magic(self, mock, name):
        return MAGICS[name](mock)

    def do_set(self, mock, name, value):
        setattr(mock, name, value)
        return getattr(mock, name)

    def do_attach(self, mock, name, index, through_method):
        other = self.mocks[index % len(self.mocks)]
        if any(other is ancestor for ancestor in ancestors(mock)):
            return None
        if through_method:
            return mock.attach_mock(other, name)
        return setattr(mock, name, other)

    def do_delete(self, mock, name):
        delattr(mock, name)

    def do_return(self, mock, value):
        mock.return_value = value

    def do_effect(self, mock, effect):
        mock.side_effect = EFFECTS[effect]

    def do_assert(self, mock, name):
        return getattr(mock, name)() if is_async(mock) or "await" not in name else None

    def do_assert_with(self, mock, name, args, kwargs):
        if is_async(mock) or "await" not in name:
            getattr(mock, name)(*args, **kwargs)

    def do_has_calls(self, mock, name, args, any_order):
        calls = [getattr(self.module.call, name)(*args), self.module.call(*args)]
        mock.assert_has_calls(calls, any_order=any_order)

    def do_reset(self, mock, return_value, side_effect):
        mock.reset_mock(return_value=return_value, side_effect=side_effect)

    def do_seal(self, mock):
        self.module.seal(mock)

    def do_add_spec(self, mock, spec):
        # See the rule on child mocks of autospecced mocks in docs/differences.md.
        if not any(mock is made for made in self.autospecced):
            mock.mock_add_spec(SPECS[spec])

    def do_patch(self, name, autospec):
        if name == "none":
            return None
        keywords = {"autospec": True} if autospec else {}
        with self.module.patch.object(Spec, name, **keywords) as mock:
            if autospec:
                self.autospecced.append(mock)
            return mock


def ancestors(mock: Any) -> list[Any]:
    mock = getattr(mock, "mock", mock) if inspect.isfunction(mock) else mock
    found = []
    while mock is not None and not any(mock is known for known in found):
        found.append(mock)
        mock = mock._mock_new_parent
    return found


def is_double(value: Any) -> bool:
    if issubclass(type(value), unittest.mock.NonCallableMock):
        return True
    return inspect.isfunction(value) and hasattr(value, "mock")


def is_async(mock: Any) -> bool:
    mock = mock.mock if type(mock) is type(is_async) else mock
    return issubclass(type(mock), unittest.mock.AsyncMock)


def class_name(value: Any) -> str:
    return type(value).__name__


def masked(text: str) -> str:
    """Leave out what differs from object to object."""
    text = re.sub(r"id='\d+'", "id", text)
    text = re.sub(r"/\d+\b", "/id", text)
    # Functions of either library have names of their own.
    text = re.sub(r"<function [\w.<>]+ at 0x[0-9a-f]+>", "<function>", text)
    text = re.sub(r"^[\w.<>]+\(\) got an unexpected", "f() got an unexpected", text)
    return re.sub(r"0x[0-9a-f]+", "0x", text)


def observations(module: Any, program: list[tuple[Any, ...]]) -> list[Any]:
    """Run a program and return all that could be observed."""
    world = World(module)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        seen = [world.run(step) for step in program]
        return [*seen, *world.state()]
