"""One of every kind of thing that can be mocked.

Both spec readers read this file, the runtime's by importing it and the plugin's through mypy, and a
test demands that they agree on every member of it. It is fully annotated, so that nothing in it is
unknown to a type checker.
"""

from __future__ import annotations

import abc
import contextlib
import dataclasses
import enum
import functools
import json
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from types import TracebackType
from typing import (
    Any,
    ClassVar,
    Final,
    Generic,
    NamedTuple,
    NewType,
    Protocol,
    TypedDict,
    TypeVar,
    final,
    overload,
    runtime_checkable,
)

from typing_extensions import ParamSpec, Self

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
R = TypeVar("R")
P = ParamSpec("P")

UserId = NewType("UserId", int)
Callback = Callable[[int], str]


# --- functions of a module ------------------------------------------------------------------


def function(a: int, b: str = "b") -> str:
    return b * a


def function_of_nothing() -> None:
    pass


def every_parameter(a: int, /, b: str, *args: bytes, c: float = 1.0, **kwargs: object) -> bool:
    return bool(a or b or args or c or kwargs)


async def coroutine(a: int, *, b: str = "b") -> str:
    return b * a


async def coroutine_of_nothing() -> None:
    pass


def generator(n: int) -> Iterator[int]:
    yield from range(n)


async def async_generator(n: int) -> AsyncIterator[int]:
    for i in range(n):
        yield i


async def async_generator_with_send(n: int) -> AsyncGenerator[int, str]:
    for i in range(n):
        yield i


@contextlib.contextmanager
def context_manager(n: int) -> Iterator[int]:
    yield n


@contextlib.asynccontextmanager
async def async_context_manager(n: int) -> AsyncIterator[int]:
    yield n


def returns_awaitable(a: int) -> Awaitable[str]:
    return coroutine(a)


def returns_coroutine(a: int) -> Coroutine[Any, Any, str]:
    return coroutine(a)


@overload
def overloaded(x: int) -> int: ...
@overload
def overloaded(x: str) -> str: ...
def overloaded(x: int | str) -> int | str:
    return x


def generic_function(x: T, *more: T) -> T:
    return more[0] if more else x


async def generic_coroutine(x: T) -> T:
    return x


# --- decorated -------------------------------------------------------------------------------


def logged(func: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(func)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return func(*args, **kwargs)

    return wrapper


def logged_async(func: Callable[P, Awaitable[R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    @functools.wraps(func)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return await func(*args, **kwargs)

    return wrapper


@logged
def decorated(a: int, b: str = "b") -> str:
    return b * a


@logged_async
async def decorated_coroutine(a: int, *, b: str = "b") -> str:
    return b * a


@functools.lru_cache(maxsize=8)
def cached(a: int) -> str:
    return str(a)


partial_function = functools.partial(function, 1)
partial_coroutine = functools.partial(coroutine, b="c")


def square(x: int) -> int:
    return x * x


lambda_function: Callable[[int], int] = lambda x: x + 1  # noqa: E731 - a lambda by a name is one kind of thing
alias_of_function = square


# --- values of a module ----------------------------------------------------------------------

CONSTANT: Final = 42
annotated_value: str = "value"
optional_value: str | None = None
list_of_values: list[int] = [1, 2]
callback: Callback = str


# --- a class of plain members ----------------------------------------------------------------


class Plain:
    """Methods, properties, fields: most of what classes have."""

    class_variable: ClassVar[int] = 1
    with_default: str = "default"
    bare_annotation: float
    callback: Callable[[int], str] = str
    constant: Final = 3

    def __init__(self, a: int, *, b: str = "b") -> None:
        self.a = a
        self.b: str = b
        self._private = 0

    def method(self, x: int, y: str = "y") -> str:
        return y * x

    async def coroutine_method(self, x: int, *, y: str = "y") -> str:
        return y * x

    @classmethod
    def class_method(cls, x: int) -> Self:
        return cls(x)

    @classmethod
    async def async_class_method(cls, x: int) -> Self:
        return cls(x)

    @staticmethod
    def static_method(x: int) -> int:
        return x

    @staticmethod
    async def async_static_method(x: int) -> int:
        return x

    @property
    def read_only(self) -> int:
        return self._private

    @property
    def writable(self) -> int:
        return self._private

    @writable.setter
    def writable(self, value: int) -> None:
        self._private = value

    @functools.cached_property
    def cached_value(self) -> list[int]:
        return [self.a]

    @property
    def awaitable_property(self) -> Awaitable[int]:
        return self._later()

    async def _later(self) -> int:
        return self.a

    async def async_iteration(self, n: int) -> AsyncIterator[int]:
        for i in range(n):
            yield i

    def iteration(self, n: int) -> Iterator[int]:
        yield from range(n)

    @contextlib.asynccontextmanager
    async def transaction(self, name: str) -> AsyncIterator[str]:
        yield name

    @contextlib.contextmanager
    def scope(self, name: str) -> Iterator[str]:
        yield name

    @logged
    def decorated_method(self, x: int) -> str:
        return str(x)

    @logged_async
    async def decorated_coroutine_method(self, x: int) -> str:
        return str(x)

    @functools.lru_cache(maxsize=8)  # noqa: B019 - a cached method is one kind of thing
    def cached_method(self, x: int) -> int:
        return x

    partial_method = functools.partialmethod(method, 2)
    alias_of_method = method

    def awaitable_method(self, x: int) -> Awaitable[int]:
        return self.async_static_method(x)

    @overload
    def overloaded_method(self, x: int) -> int: ...
    @overload
    def overloaded_method(self, x: str) -> str: ...
    def overloaded_method(self, x: int | str) -> int | str:
        return x

    class Nested:
        """A class in a class."""

        def nested_method(self, x: int) -> int:
            return x

        async def nested_coroutine(self) -> None:
            pass


# --- special methods -------------------------------------------------------------------------


class Container:
    """Special methods of containers, context managers and calls."""

    def __len__(self) -> int:
        return 0

    def __getitem__(self, key: str) -> int:
        return len(key)

    def __contains__(self, key: object) -> bool:
        return False

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        pass

    def __call__(self, x: int, *, y: str = "") -> str:
        return y * x


class AsyncContainer:
    """Asynchronous special methods."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        pass

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> int:
        raise StopAsyncIteration

    async def __call__(self, x: int) -> str:
        return str(x)


# --- classes of special make -----------------------------------------------------------------


@dataclasses.dataclass
class Record:
    """A dataclass: fields with and without defaults."""

    name: str
    size: int = 0
    tags: list[str] = dataclasses.field(default_factory=list)
    shared: ClassVar[str] = "shared"

    def describe(self) -> str:
        return self.name

    async def save(self, path: str) -> None:
        pass


@dataclasses.dataclass
class LongRecord(Record):
    """A dataclass that inherits fields and adds one."""

    extra: float = 0.0


@dataclasses.dataclass(frozen=True, order=True)
class FrozenRecord:
    """A dataclass whose instances cannot change."""

    key: int
    weight: float = 0.0


class Slotted:
    """A class whose instances have slots only."""

    __slots__ = ("left", "right")

    left: int
    right: str

    def __init__(self, left: int) -> None:
        self.left = left
        self.right = ""

    def swap(self) -> None:
        pass


class Point(NamedTuple):
    """A named tuple."""

    x: int
    y: int = 0

    def norm(self) -> float:
        return float(self.x + self.y)


class Colour(enum.Enum):
    """An enumeration with a method and a property."""

    RED = 1
    GREEN = 2

    def darker(self) -> Colour:
        return self

    @property
    def hexadecimal(self) -> str:
        return hex(self.value)


class Level(enum.IntEnum):
    """An enumeration whose members are numbers."""

    LOW = 1
    HIGH = 2


class Movie(TypedDict):
    """A dictionary of known keys; its mocks are those of dict."""

    title: str
    year: int


@runtime_checkable
class Fetcher(Protocol):
    """A protocol: only annotations and empty bodies."""

    timeout: float

    @property
    def url(self) -> str: ...

    def close(self) -> None: ...

    async def fetch(self, key: int) -> dict[str, str]: ...

    def stream(self, key: int) -> AsyncIterator[bytes]: ...


class Abstract(abc.ABC):
    """An abstract base class."""

    @abc.abstractmethod
    def abstract_method(self, x: int) -> str: ...

    @abc.abstractmethod
    async def abstract_coroutine(self, x: int) -> str: ...

    @property
    @abc.abstractmethod
    def abstract_property(self) -> int: ...

    @classmethod
    @abc.abstractmethod
    def abstract_class_method(cls) -> Self: ...

    def concrete(self) -> int:
        return 1


class Repo(Generic[T]):
    """A generic class."""

    default: T | None = None

    def __init__(self, first: T) -> None:
        self.first = first

    def get(self, key: int) -> T:
        return self.first

    async def load(self, key: int) -> list[T]:
        return [self.first]

    def put(self, item: T, *, replace: bool = False) -> None:
        pass


class IntRepo(Repo[int]):
    """A generic class whose parameter is given."""

    async def refresh(self) -> None:
        pass


RepoOfStr = Repo[str]


# --- inheritance -----------------------------------------------------------------------------


class Closing:
    """A mixin with a synchronous close."""

    closed: bool = False

    def close(self) -> None:
        pass

    def describe(self) -> str:
        return "closing"


class AsyncClosing:
    """A mixin with an asynchronous close."""

    async def close(self) -> None:
        pass


class Base:
    """The class that others override."""

    limit: int = 1

    def sync_then_async(self) -> int:
        return 1

    def kept(self, x: int) -> int:
        return x

    def overridden(self, x: int) -> int:
        return x


class Child(Base):
    """Overrides with other signatures and another nature."""

    async def sync_then_async(self) -> int:  # type: ignore[override]
        return 1

    def overridden(self, x: int, y: int = 0) -> int:
        return x + y

    def added(self) -> None:
        pass


class Mixed(AsyncClosing, Child):
    """A class of two bases."""


@final
class Sealed:
    """A class that nobody may inherit from."""

    def method(self) -> int:
        return 1


# --- descriptors and metaclasses -------------------------------------------------------------


class TypedField(Generic[T]):
    """A data descriptor: read on an instance it is a T."""

    def __init__(self, default: T) -> None:
        self.default = default

    @overload
    def __get__(self, instance: None, owner: type[object]) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[object]) -> T: ...
    def __get__(self, instance: object | None, owner: type[object]) -> Self | T:
        return self if instance is None else self.default

    def __set__(self, instance: object, value: T) -> None:
        pass


class Computed:
    """A descriptor that is only read."""

    def __get__(self, instance: object | None, owner: type[object]) -> str:
        return owner.__name__


class Meta(type):
    """A metaclass with members of its own."""

    registry: ClassVar[dict[str, type]] = {}

    def create(cls, name: str) -> object:
        return cls.registry[name]()

    @property
    def label(cls) -> str:
        return cls.__name__


class WithDescriptors(metaclass=Meta):
    """Descriptors in a class with a metaclass."""

    number = TypedField(1)
    text = TypedField("text")
    computed = Computed()

    def method(self) -> str:
        return self.text


# --- callables that are no functions ---------------------------------------------------------


class Adder:
    """Its instances are called."""

    def __call__(self, x: int, y: int = 1) -> int:
        return x + y


class AsyncHandler:
    """Its instances are called and awaited."""

    async def __call__(self, request: str) -> bytes:
        return request.encode()


class Holder:
    """Holds objects of many kinds as attributes of the class."""

    adder = Adder()
    handler = AsyncHandler()
    kind = Plain
    encoder = json.JSONEncoder
    repo: Repo[int] = Repo(1)
    parse = staticmethod(int)
    function = staticmethod(function)
    coroutine = staticmethod(coroutine)


# --- objects of a module ---------------------------------------------------------------------

plain = Plain(1)
adder = Adder()
handler = AsyncHandler()
int_repo: Repo[int] = Repo(1)
bound_method = plain.method
bound_coroutine_method = plain.coroutine_method


class ErrorWithFields(Exception):  # noqa: N818 - named after the others here
    """An exception that carries something."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code

    def explain(self) -> str:
        return str(self.code)


class Awaited(Generic[T_co]):
    """Its instances are awaited themselves."""

    def __await__(self) -> Iterator[T_co]:
        raise NotImplementedError
