"""What each extra of the wheel is for, as commands that must work where it is installed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SERVICE: Final = """\
class Service:
    async def fetch(self, key: int) -> str:
        return f"item {key}"
"""


@dataclass(frozen=True)
class Use:
    """A command, and how it ends.

    Attributes:
        command: what follows `python -m`.
        says: part of what it prints.
        exit_code: its exit code.
    """

    command: tuple[str, ...]
    says: str = ""
    exit_code: int = 0


@dataclass(frozen=True)
class Extra:
    """An extra of the wheel and what it is for.

    Attributes:
        name: its name in brackets, as it is written behind that of the wheel; empty without one.
        uses: commands that show that it is enough.
        test: the file `test_service.py` beside the application.
        only: the packages that there are then, where they are counted.
    """

    name: str
    uses: tuple[Use, ...]
    test: str
    only: frozenset[str] | None = None


EXTRAS: Final = (
    Extra(
        "",
        (
            Use(("unittest", "-q", "test_service")),
            Use(("amock", "codemod", "."), "install amock with its extra [codemod]", 2),
            Use(("amock", "--version"), "amock "),
        ),
        """\
import unittest

from amock import AsyncMock
from service import Service


class TestService(unittest.IsolatedAsyncioTestCase):
    async def test_fetch(self):
        service = AsyncMock(spec=Service)
        service.fetch.return_value = "spam"
        self.assertEqual(await service.fetch(1), "spam")
        service.fetch.assert_awaited_once_with(1)
""",
        frozenset({"amock", "typing-extensions"}),
    ),
    Extra(
        "[mypy]",
        (
            Use(("mypy", "--strict", "."), "[mock-value]", 1),
            Use(("amock", "generate", "service:Service"), "class ServiceMock"),
        ),
        """\
from amock import AsyncMock
from service import Service

service = AsyncMock(spec=Service)
service.fetch.return_value = 404
""",
    ),
    Extra(
        "[codemod]",
        (
            Use(("amock", "codemod", "--check", "."), "", 1),
            Use(("amock", "codemod", "--diff", "."), "AsyncMock(return_value="),
            Use(("amock", "demo"), ""),
        ),
        """\
from unittest.mock import Mock, patch

from service import Service


def test_fetch() -> None:
    with patch.object(Service, "fetch", Mock(return_value="spam")):
        pass
""",
    ),
    Extra(
        "[pytest]",
        (Use(("pytest", "-q", "--amock-report", "--amock-check-values"), "1 passed"),),
        """\
from service import Service


def test_fetch(amocker):
    fetch = amocker.patch.object(Service, "fetch", autospec=True)
    fetch.assert_not_awaited()
""",
    ),
)
"""Each way to install the wheel."""
