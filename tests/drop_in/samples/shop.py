"""An application, for the tests beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import lru_cache
from typing import Any, Protocol, overload


class Item:
    def __init__(self, name: str, price: float = 1.0) -> None:
        self.name = name
        self.price = price

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)


class Sink(Protocol):
    limit: int

    def put(self, item: Item) -> int: ...


class Shop:
    currency = "EUR"

    def __init__(self, sink: Sink) -> None:
        self.sink = sink

    @property
    def is_open(self) -> bool:
        return True

    @classmethod
    def opened(cls) -> Shop:
        raise NotImplementedError

    async def find(self, name: str, *, limit: int = 3) -> list[Item]:
        return [Item(name)] * limit

    async def stock(self) -> AsyncIterator[Item]:
        yield Item("tea")

    @asynccontextmanager
    async def reserved(self, item: Item) -> AsyncIterator[float]:
        yield item.price

    @contextmanager
    def sale(self) -> Iterator[None]:
        yield

    def sell(self, item: Item) -> float:
        return item.price

    def __getitem__(self, name: str) -> Item:
        return Item(name)

    def __len__(self) -> int:
        return 1


@overload
def price(of: Item) -> float: ...
@overload
def price(of: str) -> str: ...
def price(of: Item | str) -> float | str:
    return of if isinstance(of, str) else of.price


@lru_cache
def tax(country: str) -> float:
    return 0.2


async def load(name: str) -> Item:
    return Item(name)


def visit(visitor: Callable[[Item], None], later: Callable[[str], Awaitable[Item]]) -> None:
    visitor(Item("tea"))


def untyped(*args, **kwargs):  # type: ignore[no-untyped-def]
    return args, kwargs


def any_result() -> Any:
    return 1
