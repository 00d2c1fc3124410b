"""Mocks of classes that checkers let nobody create or set: those of the generator can be both."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import pytest

from amock.generate.cli import main
from tests.generate.test_checkers import BIN, finds_nothing, mypy, pyright, run

STRICT: Final = """\
from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import attrs

class Abstract(ABC):
    @property
    @abstractmethod
    def read(self) -> int: ...
    @property
    @abstractmethod
    def written(self) -> int: ...
    @written.setter
    def written(self, value: int) -> None: ...

class Point(NamedTuple):
    x: int

@dataclass(frozen=True)
class Frozen:
    a: int

@attrs.frozen
class FrozenToo:
    a: int

class Caller:
    def __init__(
        self,
        hook: Callable[[int], str],
        ahook: Callable[[int], Coroutine[Any, Any, str]],
    ) -> None:
        self.hook = hook
        self.ahook = ahook
        self.kind = bytes

    def literals(self, value: Literal[b"x", "y", 1]) -> None: ...
"""
USE: Final = """\
import asyncio

from strict import Abstract, Frozen, Point
from strict_mocks import AbstractMock, CallerMock, FrozenMock, FrozenTooMock, PointMock

def takes(abstract: Abstract, frozen: Frozen, point: Point) -> None: ...

abstract, frozen, too, point = AbstractMock(), FrozenMock(), FrozenTooMock(), PointMock(name="p")
takes(abstract, frozen, point)
abstract.read = 1
abstract.written = 2
frozen.a = 3
too.a = 4
point.x = 5
caller = CallerMock()
caller.hook.return_value = "hooked"
caller.ahook.return_value = "awaited"

async def call() -> list[object]:
    return [caller.hook(1), await caller.ahook(2)]

called = asyncio.run(call())
caller.hook.assert_called_once_with(1)
caller.ahook.assert_awaited_once_with(2)
caller.kind(b"")
print(abstract.read, abstract.written, frozen.a, too.a, point.x, *called)
"""


@pytest.fixture
def strict(project: Path) -> Path:
    (project / "strict.py").write_text(STRICT, "utf-8")
    (project / "use.py").write_text(USE, "utf-8")
    assert main(["strict:*", "--out", "strict_mocks.py"]) == 0
    return project


def test_they_are_created_set_and_called(strict: Path) -> None:
    assert run(sys.executable, "use.py", cwd=strict) == "1 2 3 4 5 hooked awaited\n"


def test_mypy_accepts_it(strict: Path) -> None:
    assert "Success" in mypy("--disable-error-code=empty-body", "use.py", cwd=strict)


def test_pyright_accepts_it(strict: Path) -> None:
    assert finds_nothing(pyright("use.py", "strict_mocks.py", cwd=strict))


def test_ty_accepts_it(strict: Path) -> None:
    command = [str(BIN / "ty"), "check", "--python", sys.executable]
    assert "All checks passed" in run(*command, "use.py", "strict_mocks.py", cwd=strict)


def test_pyrefly_accepts_it(strict: Path) -> None:
    command = [str(BIN / "pyrefly"), "check", "--python-interpreter-path", sys.executable]
    assert finds_nothing(run(*command, "use.py", "strict_mocks.py", cwd=strict))


def test_literals_of_bytes_have_the_quotes_of_formatters(strict: Path) -> None:
    text = (strict / "strict_mocks.py").read_text("utf-8")
    assert 'value: Literal[b"x", "y", 1]' in text
