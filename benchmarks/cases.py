"""What is measured of the mocks: the lines of the table, with their goals.

Each case is given the module to measure, `unittest.mock` or `amock`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, Final, NamedTuple

Run = Callable[[int], object]
"""Does something so many times, and returns what it made."""


class Case(NamedTuple):
    """One line of the table."""

    name: str
    goal: float
    """How many times as fast amock is to be, on Python 3.13."""
    prepare: Callable[[Any], Run]
    number: int
    """How many times the standard library does it in one measurement."""
    more: int = 1
    """How many times as often amock does it, so that both take long enough to measure."""


def _service_class(methods: int) -> type:
    """Make a class of that many methods, each tenth of them a coroutine function."""
    lines = ["class Service:"]
    for i in range(methods):
        prefix = "async def" if i % 10 == 0 else "def"
        lines.append(f"    {prefix} method_{i}(self, a, b=None, *, c=1): return a")
    namespace: dict[str, Any] = {}
    exec("\n".join(lines), namespace)  # noqa: S102 - written here
    service: type = namespace["Service"]
    return service


SERVICE: Final = _service_class(100)


def _made(make: Callable[[Any], Callable[[], object]]) -> Callable[[Any], Run]:
    """Measure what makes something: everything made is kept."""

    def prepare(module: Any) -> Run:
        function = make(module)
        return lambda n: [function() for _ in range(n)]

    return prepare


def _done(make: Callable[[Any], Callable[[], object]]) -> Callable[[Any], Run]:
    """Measure what is done to a mock that is there already."""

    def prepare(module: Any) -> Run:
        function = make(module)

        def run(n: int) -> None:
            for _ in range(n):
                function()

        return run

    return prepare


def _chain(module: Any) -> Callable[[], object]:
    """Make a mock and call an attribute of an attribute."""

    def make() -> object:
        mock = module.MagicMock()
        mock.a.b(1)
        return mock

    return make


def _child_call(module: Any) -> Callable[[], object]:
    """Call an attribute of a mock, which the mock records too."""
    mock = module.MagicMock()
    return lambda: mock.child(1, a=2)


def _autospecced_call(module: Any) -> Callable[[], object]:
    """Call a method of an autospecced mock, which checks the arguments."""
    method = module.create_autospec(SERVICE, instance=True).method_1
    return lambda: method(1, c=2)


def _two_used(module: Any) -> Callable[[], object]:
    """Make an autospecced mock and use two of its methods, as a test does."""

    def make() -> object:
        mock = module.create_autospec(SERVICE, instance=True)
        mock.method_1(1)
        mock.method_2(2, c=3)
        return mock

    return make


def _awaits(module: Any) -> Run:
    """Call an AsyncMock and await the call."""
    mock = module.AsyncMock(return_value=1)

    async def await_often(n: int) -> None:
        for _ in range(n):
            await mock(1, a=2)

    def run(n: int) -> None:
        # Nothing in it waits, and making an event loop is not what is measured.
        with contextlib.suppress(StopIteration):
            await_often(n).send(None)

    return run


def _patching(module: Any) -> Callable[[], object]:
    """Patch a function for a moment."""

    def patch() -> object:
        with module.patch("os.getcwd") as mock:
            return mock

    return patch


CASES: Final = [
    Case("Mock()", 1.5, _made(lambda m: m.Mock), 2000),
    Case("MagicMock()", 5, _made(lambda m: m.MagicMock), 1000, 2),
    Case("AsyncMock()", 6, _made(lambda m: m.AsyncMock), 600, 3),
    Case("MagicMock().a.b(1)", 4, _made(_chain), 300),
    Case("Mock(spec=Service)", 30, _made(lambda m: lambda: m.Mock(spec=SERVICE)), 60, 10),
    Case("MagicMock(spec=Service)", 25, _made(lambda m: lambda: m.MagicMock(spec=SERVICE)), 60, 10),
    Case("AsyncMock(spec=Service)", 25, _made(lambda m: lambda: m.AsyncMock(spec=SERVICE)), 60, 10),
    Case(
        "create_autospec(Service)",
        3000,
        _made(lambda m: lambda: m.create_autospec(SERVICE)),
        3,
        300,
    ),
    Case("create_autospec(Service), two methods called", 200, _made(_two_used), 3, 100),
    Case("call", 4, _done(lambda m: m.Mock(return_value=1)), 5000),
    Case("call of a child", 4, _done(_child_call), 3000),
    Case("call of an autospecced method", 4, _done(_autospecced_call), 3000),
    Case("call and await", 4, _awaits, 3000),
    Case('with patch("os.getcwd")', 4, _made(_patching), 600),
]

MEMORY: Final = {"Mock": 1.0, "MagicMock": 4.0, "AsyncMock": 5.0}
"""Of which classes the memory is measured, with goals: how many times as small amock's are."""
