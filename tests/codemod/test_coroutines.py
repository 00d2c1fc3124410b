"""What types tell of coroutine functions where the reader alone cannot: decorators, aliases."""

from __future__ import annotations

import pytest

from tests.codemod.conftest import USUAL, Run

APP = """\
import functools
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def keep(function: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    return function


def loosen(function: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    return function


def sync(function: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, R]:
    raise NotImplementedError


async def plain(key: str) -> int:
    return 1


@keep
async def kept(key: str) -> int:
    return 1


@loosen
async def loosened(key: str) -> int:
    return 1


@sync
async def synced(key: str) -> int:
    return 1


class Klass:
    @staticmethod
    async def static(key: str) -> int:
        return 1


@keep
def later(key: str) -> Coroutine[Any, Any, int]:
    return plain(key)


alias = plain
part = functools.partial(plain, "x")
declared: Callable[[str], Coroutine[Any, Any, int]] = plain
"""


@pytest.mark.parametrize(
    ("target", "is_async"),
    [
        ("kept", True),
        ("alias", True),
        ("part", True),
        ("loosened", True),
        ("synced", False),
        ("Klass.static", True),
        ("later", False),
        ("declared", False),
    ],
)
def test_a_double_is_async_where_types_say_that_every_call_is_awaited(
    run: Run, target: str, is_async: bool
):
    test = f"from unittest.mock import Mock, patch\n\npatch('app.{target}', Mock())\n"
    for _ in ("cold", "warm"):
        results = run({"app.py": APP, "test_it.py": test}, USUAL)
        assert ("test_it.py" in results and results["test_it.py"].is_changed) is is_async
