"""Classes that the tests mock."""

from __future__ import annotations

import dataclasses
import functools
from typing import Generic, NamedTuple, Protocol, TypeVar

T = TypeVar("T")


class Service:
    limit = 3
    timeout: float

    def __init__(self, url: str) -> None:
        self.url = url

    async def fetch(self, key: int, *, fresh: bool = False) -> dict[str, str]:
        return {}

    def get(self, key: int, default: str = "") -> str:
        return default

    def close(self) -> None:
        pass

    async def aclose(self) -> None:
        pass

    @property
    def ready(self) -> bool:
        raise AssertionError("a property was evaluated")

    @functools.cached_property
    def costly(self) -> int:
        raise AssertionError("a cached property was evaluated")

    @classmethod
    def connect(cls, url: str) -> Service:
        return cls(url)

    @staticmethod
    async def ping(host: str) -> float:
        return 0.0

    @functools.lru_cache(maxsize=4)  # noqa: B019
    def cached(self, key: int) -> int:
        return key

    get_first = functools.partialmethod(get, 1)

    class Session:
        def commit(self, message: str) -> None:
            pass


class Handler:
    async def __call__(self, request: str) -> bytes:
        return b""


@dataclasses.dataclass
class Record:
    name: str
    size: int = 0


class Point(NamedTuple):
    x: int
    y: int = 0


class Fetcher(Protocol):
    timeout: float

    async def fetch(self, key: int) -> str: ...


class Repo(Generic[T]):
    def get(self, key: int) -> T:
        raise NotImplementedError

    async def load(self, key: int) -> T:
        raise NotImplementedError


async def fetch(key: int, *, fresh: bool = False) -> str:
    return ""


def close() -> None:
    pass
