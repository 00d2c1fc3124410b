"""The small application that the rules' cases test; written to `app.py` beside each case."""

APP = """\
from collections.abc import AsyncIterator


async def fetch(key: str) -> int:
    raise OSError(key)


async def rows(table: str) -> AsyncIterator[int]:
    yield 1


def parse(text: str) -> int:
    return int(text)


class Client:
    async def get(self, path: str) -> str:
        raise OSError(path)

    def url(self, path: str) -> str:
        return f"https://{path}"


class Service:
    def __init__(self) -> None:
        self.client = Client()
"""
