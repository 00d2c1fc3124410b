"""A small shop whose tests the codemod's tests rewrite: one of every kind of async thing."""

INIT = """\
from shop.api import Api as Api, ping as poke
from shop.api import ping

__all__ = ["Api", "ping", "poke"]
"""

API = """\
import asyncio
import functools
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def retry(function: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    @functools.wraps(function)
    async def again(*args: P.args, **kwargs: P.kwargs) -> R:
        return await function(*args, **kwargs)
    return again


async def ping(host: str) -> int:
    return len(host)


@retry
async def load(key: str) -> str:
    return key


load_x = functools.partial(load, "x")


def later(key: str) -> Awaitable[str]:
    return load(key)


def task(key: str) -> "asyncio.Task[str]":
    return asyncio.ensure_future(load(key))


async def numbers() -> AsyncIterator[int]:
    yield 1


@asynccontextmanager
async def session() -> AsyncIterator[int]:
    yield 1


class Base:
    async def close(self) -> None: ...


class Api(Base):
    url = "u"

    @property
    def ready(self) -> Awaitable[bool]: ...

    async def get(self, path: str) -> str:
        return path

    def build(self, path: str) -> str:
        return path

    @classmethod
    async def create(cls) -> "Api":
        return cls()

    @staticmethod
    async def check(path: str) -> bool:
        return True

    class Inner:
        async def deep(self) -> int:
            return 1


class Port(Protocol):
    async def send(self, text: str) -> int: ...


class Store(Protocol[T]):
    async def read(self) -> T: ...


@dataclass
class Service:
    api: Api = field(default_factory=Api)
    port: Port | None = None

    async def report(self, key: str) -> str:
        return await self.api.get(key)

    async def shut(self) -> None:
        await self.api.close()


async def total(hosts: list[str]) -> int:
    return sum([await ping(host) for host in hosts])


def main() -> int:
    return asyncio.run(ping("a"))


api = Api()
"""

HELPERS = """\
import asyncio
from unittest.mock import MagicMock


async def make_awaitable(value):
    '''Give a value.'''
    return value


async def noisy(value):
    print(value)
    return value


async def async_return(result=None):
    return result


def future_of(value):
    future = asyncio.get_event_loop().create_future()
    future.set_result(value)
    return future


def coro_factory(value):
    async def inner(*args, **kwargs):
        return value

    return inner


class AsyncMock(MagicMock):
    async def __call__(self, *args, **kwargs):
        return super().__call__(*args, **kwargs)
"""

FILES = {"shop/__init__.py": INIT, "shop/api.py": API, "helpers.py": HELPERS}
