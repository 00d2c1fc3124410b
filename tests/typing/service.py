"""What the typing tests mock: one small service, typed as application code is."""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass
class Row:
    key: int
    text: str


class Service:
    timeout: float = 1.0

    def __init__(self, url: str, *, retries: int = 3) -> None:
        self.url = url
        self.retries = retries

    async def fetch(self, key: int, *, fresh: bool = False) -> Row:
        return Row(key, str(fresh))

    async def close(self) -> None: ...

    def rename(self, row: Row, text: str) -> bool:
        return row.text == text

    def later(self) -> Awaitable[int]:
        raise NotImplementedError

    def acquire(self) -> AbstractAsyncContextManager[Row]:
        raise NotImplementedError

    async def stream(self) -> AsyncIterator[Row]:
        yield Row(1, "")


class Store(Protocol):
    def save(self, row: Row) -> None: ...


class Base(ABC):
    @abstractmethod
    async def load(self) -> Row: ...


async def load(key: int) -> Row:
    return Row(key, "")


def parse(text: str) -> int:
    return int(text)


def untyped(text: Any) -> Any:
    return text


def use(service: Service) -> None: ...


def make(service: type[Service]) -> None: ...
