"""Random tests that mock a service in one of many ways, tell its mock what to give, and ask it.

Most of them pass when they are run. Those that fail, as `assert_awaited` of a mock that is not
async does, are left out by running them.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

SERVICE = """\
from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, overload

T = TypeVar("T")
P = ParamSpec("P")


def logged(function: Callable[P, T]) -> Callable[P, T]:
    @wraps(function)
    def inner(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    return inner


class Base:
    def find(self, key: int) -> int:
        return key

    async def load(self, key: int) -> int:
        return key


class Service(Base):
    label: str = "a"
    handler: Callable[[int], int] = staticmethod(lambda key: key)

    def __init__(self, url: str, retries: int = 3) -> None:
        self.url = url
        self.retries = retries

    def get(self, key: int, kind: str = "a", *, fresh: bool = False) -> int:
        return key

    def name(self) -> str:
        return self.url

    def close(self) -> None: ...

    async def fetch(self, key: int, kind: str = "a") -> int:
        return key

    async def stop(self) -> None: ...

    @classmethod
    def make(cls, url: str) -> Service:
        return cls(url)

    @staticmethod
    async def check(key: int) -> int:
        return key

    @lru_cache
    def total(self, key: int) -> int:
        return key

    @logged
    def logged_one(self, key: int) -> int:
        return key

    @overload
    def either(self, key: int) -> int: ...
    @overload
    def either(self, key: str) -> str: ...
    def either(self, key: int | str) -> int | str:
        return key

    @property
    def size(self) -> int:
        return 3

    def items(self, limit: int) -> Iterator[int]:
        yield limit

    @contextmanager
    def opened(self, key: int) -> Iterator[int]:
        yield key


service = Service("u")
"""

IMPORTS = """\
from typing import Any
from unittest.mock import (
    ANY,
    AsyncMock,
    MagicMock,
    Mock,
    NonCallableMagicMock,
    PropertyMock,
    call,
    create_autospec,
    patch,
)

from generated_app.service import Service, service
"""

_MADE = [
    *(
        f"{kind}({spec}={what})"
        for kind in ("Mock", "MagicMock", "AsyncMock", "NonCallableMagicMock")
        for spec in ("spec", "spec_set")
        for what in ("Service", 'Service("u")')
    ),
    "create_autospec(Service, instance=True)",
    "create_autospec(Service, instance=True, spec_set=True)",
    'create_autospec(Service("u"))',
    'create_autospec(Service)("u")',
    'MagicMock(wraps=Service("u"))',
    'MagicMock(spec=Service, label="b")',
    'MagicMock(spec=Service, **{"get.return_value": 3})',
    "MagicMock()",
    "Mock()",
    "AsyncMock()",
]
_PATCHED = [
    'patch("generated_app.service.service")',
    'patch("generated_app.service.service", autospec=True)',
    'patch("generated_app.service.service", spec=True)',
]


class Method(NamedTuple):
    """A method of the service: what it is called with, its result's type, and such a result."""

    name: str
    arguments: str
    type: str
    value: str
    is_async: bool = False


_METHODS = [
    Method("get", "1", "int", "3"),
    Method("name", "", "str", '"s"'),
    Method("close", "", "None", "None"),
    Method("find", "1", "int", "3"),
    Method("total", "1", "int", "3"),
    Method("logged_one", "1", "int", "3"),
    Method("either", "1", "int", "3"),
    Method("handler", "1", "int", "3"),
    Method("make", '"u"', "Service", 'Service("v")'),
    Method("fetch", "1", "int", "3", is_async=True),
    Method("stop", "", "None", "None", is_async=True),
    Method("check", "1", "int", "3", is_async=True),
    Method("load", "1", "int", "3", is_async=True),
]

_OTHER_USES = [
    ['mock.label = "z"', 'assert mock.label == "z"'],
    ["type(mock).size = PropertyMock(return_value=4)", "assert mock.size == 4"],
    ["mock.size = 5", "assert mock.size + 1 == 6"],
    ["mock.items.return_value = iter([1, 2])", "assert list(mock.items(2)) == [1, 2]"],
    ["mock.items.return_value = [1, 2]", "assert list(mock.items(2)) == [1, 2]"],
    [
        "mock.opened.return_value.__enter__.return_value = 5",
        "with mock.opened(1) as value:",
        "    assert value == 5",
    ],
    ["mock.opened = MagicMock()", "with mock.opened(1) as value:", "    print(value)"],
    ["mock.extra = 3", "assert mock.extra == 3"],
    ['mock.url = "http"', 'assert mock.url.startswith("h")'],
    ["del mock.label", 'assert not hasattr(mock, "label")'],
    ["mock.make.return_value = mock", 'assert mock.make("x") is mock'],
    ["mock.make.return_value.get.return_value = 9", 'assert mock.make("x").get(1) == 9'],
    ["mock.reset_mock(return_value=True, side_effect=True)", "mock.get(1)"],
    [
        "mock.get.side_effect = [1, ValueError()]",
        "mock.get(1)",
        "try:",
        "    mock.get(2)",
        "except ValueError:",
        "    pass",
    ],
]


def valid_tests(seed: int, count: int) -> Iterator[str]:
    """Yield tests that are called test_0, test_1 and so on.

    Parameters:
        seed: what the choice of tests depends on.
        count: how many.
    """
    random = Random(seed)  # noqa: S311  # nothing is kept secret
    for number in range(count):
        body = [line for part in range(random.choice((1, 1, 2))) for line in _part(random, part)]
        head = "async def" if any("await " in line for line in body) else "def"
        declared = random.choice((" -> None", ""))
        opened = random.random() < len(_PATCHED) / (len(_MADE) + len(_PATCHED))
        made = f"with {random.choice(_PATCHED)} as mock:" if opened else None
        start = made or f"mock = {random.choice(_MADE)}"
        indent = "        " if opened else "    "
        lines = [f"{head} test_{number}(){declared}:", f"    {start}"]
        yield "\n".join([*lines, *(indent + line for line in body)])


def _part(random: Random, number: int) -> list[str]:
    if random.random() < 0.3:
        return random.choice(_OTHER_USES)
    method = random.choice(_METHODS)
    checks = [random.choice(_checks(method)) for _ in range(random.choice((1, 2)))]
    told = random.choice(_ways_to_tell(method, f"fake_{number}"))
    return [*told, *random.choice(_calls(method)), *checks]


def _ways_to_tell(method: Method, fake: str) -> list[list[str]]:
    """Return ways to say what a method gives, each a list of lines."""
    place, value = f"mock.{method.name}", method.value
    kind = "AsyncMock" if method.is_async else "Mock"
    head = [f"def {fake}(*args: Any, **kwargs: Any) -> {method.type}:", f"    return {value}"]
    ways = [
        [],
        [f"{place}.return_value = {value}"],
        [f"{place}.side_effect = [{value}, {value}]"],
        [f"{place}.side_effect = iter([{value}, {value}])"],
        [f"{place}.side_effect = lambda *args, **kwargs: {value}"],
        [f"{place}.side_effect = None"],
        [f"{place} = {kind}(return_value={value})"],
        [f"{place} = {kind}()", f"{place}.return_value = {value}"],
        [f"{place} = {kind}(side_effect=[{value}, {value}])"],
        [f'mock.configure_mock(**{{"{method.name}.return_value": {value}}})'],
        [f"{place}.configure_mock(return_value={value})"],
        [f'setattr(mock, "{method.name}", {kind}(return_value={value}))'],
        [f'mock.attach_mock({kind}(return_value={value}), "{method.name}")'],
        [f"child_of_{fake} = {place}", f"child_of_{fake}.return_value = {value}"],
        [*head, f"{place}.side_effect = {fake}"],
    ]
    if method.is_async:
        later = [f"async {head[0]}", head[1]]
        return [*ways, [*later, f"{place}.side_effect = {fake}"], [*later, f"{place} = {fake}"]]
    return [*ways, [*head, f"{place} = {fake}"], [f"{place} = lambda *args, **kwargs: {value}"]]


def _calls(method: Method) -> list[list[str]]:
    call = f"{'await ' * method.is_async}mock.{method.name}({method.arguments})"
    used = f"print({call})" if method.type != "None" else call  # mypy refuses to use a None
    return [[call], [used], ["for _ in range(1):", f"    {call}"]]


def _checks(method: Method) -> list[str]:
    place, arguments = f"mock.{method.name}", method.arguments
    anything = "ANY" if arguments else ""
    words = ("called", "awaited") if method.is_async else ("called",)
    asserted = ("()", "_once()", f"_with({arguments})", f"_once_with({arguments})")
    return [
        *(f"{place}.assert_{word}{how}" for word in words for how in asserted),
        f"{place}.assert_called_once_with({anything})",
        *([f"assert {place}.await_count == 1"] * method.is_async),
        *([f"assert {place}.await_args == call({arguments})"] * method.is_async),
        f"assert {place}.called",
        f"assert {place}.call_count == 1",
        f"assert {place}.call_args == call({arguments})",
        f"assert {place}.call_args_list == [call({arguments})]",
        f"assert {place}.mock_calls == [call({arguments})]",
        f"assert not {place}.call_args.kwargs",
        f"args, kwargs = {place}.call_args",
        f"{place}.assert_has_calls([call({arguments})])",
        f"mock.assert_has_calls([call.{method.name}({arguments})])",
        f"assert call.{method.name}({arguments}) in mock.mock_calls",
        f"assert mock.method_calls == [call.{method.name}({arguments})]",
        f"assert {place} is {place}",
        f"assert callable({place})",
        f"del {place}",
        f"{place}.reset_mock()",
    ]
