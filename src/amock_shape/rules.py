"""The rules: from a member and the mock that holds it to the shape of the child mock."""

from __future__ import annotations

import enum
from typing import Final, NamedTuple

from amock_shape.dunders import ASYNC_DUNDERS, SYNC_DUNDERS
from amock_shape.member import Kind, Member


class MockKind(enum.Enum):
    """The classes of mocks; a value is the class's name in `unittest.mock` and in amock."""

    MOCK = "Mock"
    MAGIC = "MagicMock"
    ASYNC = "AsyncMock"
    NON_CALLABLE = "NonCallableMock"
    NON_CALLABLE_MAGIC = "NonCallableMagicMock"

    @property
    def is_async(self) -> bool:
        """Whether calls of such a mock are awaited."""
        return self is MockKind.ASYNC

    @property
    def is_callable(self) -> bool:
        """Whether such a mock can be called at all."""
        return self is not MockKind.NON_CALLABLE and self is not MockKind.NON_CALLABLE_MAGIC

    @property
    def is_magic(self) -> bool:
        """Whether such a mock has special methods that nobody set."""
        return self is not MockKind.MOCK and self is not MockKind.NON_CALLABLE


class Called(enum.Enum):
    """What a call of a mock gives."""

    RESULT = "the declared result"
    COROUTINE = "a coroutine of the declared result"
    INSTANCE = "a mock of an instance"
    ERROR = "nothing: it is not callable"


class Shape(NamedTuple):
    """What the mock of one member looks like.

    Attributes:
        mock: the class of the mock.
        called: what a call of it gives.
        stands_for_value: whether tests use it in place of a value of the member's type.
    """

    mock: MockKind
    called: Called
    stands_for_value: bool

    @property
    def is_awaitable(self) -> bool:
        """Whether the result of a call is to be awaited."""
        return self.called is Called.COROUTINE


_UNSPECCED_CHILD: Final = {
    MockKind.MOCK: MockKind.MOCK,
    MockKind.MAGIC: MockKind.MAGIC,
    MockKind.ASYNC: MockKind.ASYNC,
    MockKind.NON_CALLABLE: MockKind.MOCK,
    MockKind.NON_CALLABLE_MAGIC: MockKind.MAGIC,
}


def child_kind(parent: MockKind, name: str, *, coroutine: bool, specced: bool) -> MockKind:
    """Return the kind of the child mock that a mock makes for an attribute.

    Parameters:
        parent: the kind of the mock that holds the attribute.
        name: the attribute's name.
        coroutine: whether the spec has an `async def` of that name.
        specced: whether the spec has anything of that name.
    """
    if coroutine:
        return MockKind.ASYNC
    if name in ASYNC_DUNDERS and parent in (MockKind.MAGIC, MockKind.ASYNC):
        return MockKind.ASYNC
    if parent is MockKind.ASYNC and (specced or name in SYNC_DUNDERS):
        return MockKind.MAGIC
    return _UNSPECCED_CHILD[parent]


_CALLED: Final = {
    Kind.FUNCTION: Called.RESULT,
    Kind.COROUTINE: Called.COROUTINE,
    Kind.ASYNC_GENERATOR: Called.RESULT,
    Kind.CLASS: Called.INSTANCE,
}


def shape_of(member: Member, parent: MockKind) -> Shape:
    """Return the shape of the mock that stands for member on a mock of the kind parent."""
    mock = child_kind(parent, member.name, coroutine=member.kind is Kind.COROUTINE, specced=True)
    # `__anext__` and its like may be declared as a def that returns an awaitable.
    called = Called.COROUTINE if mock.is_async else _CALLED.get(member.kind, Called.ERROR)
    return Shape(mock, called, stands_for_value=member.kind.is_value)


def shape_by_spec(function: Member, kind: MockKind) -> Shape:
    """Return the shape of a mock that is made with a function as its spec.

    An AsyncMock gives coroutines whatever its spec, and any mock of an `async def` does.

    Parameters:
        function: the function.
        kind: the kind of mock that is made.
    """
    is_async = kind.is_async or function.kind is Kind.COROUTINE
    called = Called.COROUTINE if is_async else _CALLED.get(function.kind, Called.ERROR)
    return Shape(MockKind.ASYNC if is_async else kind, called, stands_for_value=False)


def default_double(kind: Kind) -> MockKind:
    """Return the kind of mock that `patch` and `create_autospec` put in the place of a target."""
    return MockKind.ASYNC if kind is Kind.COROUTINE else MockKind.MAGIC


def result_kind(*, coroutine: bool) -> MockKind:
    """Return the kind of the mock that a mocked function gives where a test sets nothing.

    Parameters:
        coroutine: whether the function is an `async def`.
    """
    return MockKind.ASYNC if coroutine else MockKind.MAGIC


def mended_double(
    kind: Kind, double: MockKind, *, gives_coroutine: bool = False
) -> MockKind | None:
    """Return the kind of mock that should stand where double was put, or None if double is right.

    A synchronous mock over an `async def` fails where its result is awaited; an AsyncMock over a
    function or an async generator function gives a coroutine where nobody awaits one.

    Parameters:
        kind: what the double stands for.
        double: the kind of mock that is there.
        gives_coroutine: whether a call of it surely gives a coroutine, where its kind is
            unknown or that of a value.
    """
    is_open = kind in (Kind.UNKNOWN, Kind.FIELD)
    if kind is Kind.COROUTINE or (is_open and gives_coroutine):
        return None if double.is_async else MockKind.ASYNC
    if kind in (Kind.FUNCTION, Kind.ASYNC_GENERATOR):
        return MockKind.MAGIC if double.is_async else None
    return None
