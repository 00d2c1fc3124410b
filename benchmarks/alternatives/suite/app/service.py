"""The application whose tests are compared."""

from collections.abc import AsyncIterator, Callable
from typing import TypedDict

LIMIT: int = 10


class Profile(TypedDict):
    name: str


class Connection:
    async def __aenter__(self) -> "Connection":
        return self

    async def __aexit__(self, *error: object) -> None: ...

    async def execute(self, query: str) -> int:
        return len(query)


class Service:
    timeout: float = 1.0

    @property
    def ready(self) -> bool:
        return True

    async def fetch(self, key: int) -> str:
        return f"item {key}"

    async def store(self, key: int, text: str) -> None: ...

    def size(self) -> int:
        return 0

    def profile(self) -> Profile:
        return {"name": "spam"}

    def connect(self) -> Connection:
        return Connection()

    async def keys(self) -> AsyncIterator[int]:
        yield 1


class Archive:
    async def fetch(self, key: int) -> str:
        return f"old item {key}"


async def load(key: int) -> str:
    return f"text {key}"


def count() -> int:
    return 0


async def describe(service: Service, key: int) -> str:
    return f"it is {await service.fetch(key)}"


async def load_both(first: int, second: int) -> str:
    return await load(first) + await load(second)


def report() -> str:
    return f"{count()} of {LIMIT}"


async def run_query(service: Service) -> int:
    async with service.connect() as connection:
        return await connection.execute("select")


async def all_keys(service: Service) -> list[int]:
    return [key async for key in service.keys()]


def apply(function: Callable[[int], int], value: int) -> int:
    return function(value)
