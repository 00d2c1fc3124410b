"""AMK003: a sync mock assigned over an async method."""

from __future__ import annotations

from typing import ClassVar

from amock.codemod.doubles.sites import Form
from amock.codemod.rules.base import Case
from amock.codemod.rules.doubles import DoubleRule


class AssignedDouble(DoubleRule):
    """A sync mock assigned over an async method or function.

    `service.fetch = Mock()`: mypy knows what `service` is, so the rule knows what `fetch` was.
    """

    code: ClassVar[str] = "AMK003"
    name: ClassVar[str] = "a sync mock assigned over an async method"
    form: ClassVar[Form] = Form.ASSIGNED
    cases: ClassVar[tuple[Case, ...]] = (
        Case(
            "a method of an instance; the comment stays",
            """\
from unittest.mock import Mock

from app import Service


def test_client() -> None:
    service = Service()
    service.client.get = Mock(return_value="page")  # type: ignore[method-assign]
    service.client.url = Mock(return_value="u")  # type: ignore[method-assign]
""",
            """\
from unittest.mock import AsyncMock, Mock

from app import Service


def test_client() -> None:
    service = Service()
    service.client.get = AsyncMock(return_value="page")  # type: ignore[method-assign]
    service.client.url = Mock(return_value="u")  # type: ignore[method-assign]
""",
        ),
        Case(
            "an object of unknown type, and a mock without a spec",
            """\
from typing import Any
from unittest.mock import Mock


def test_client(client, service: Any) -> None:
    client.get = Mock(return_value="page")
    service.client.get = Mock(return_value="page")
    fake = Mock()
    fake.get = Mock(return_value="page")
""",
            None,
        ),
    )
