"""AMK001: a sync class as new_callable of an async target."""

from __future__ import annotations

from typing import ClassVar

from amock.codemod.doubles.sites import Form
from amock.codemod.rules.base import Case
from amock.codemod.rules.doubles import DoubleRule


class NewCallable(DoubleRule):
    """A sync class as `new_callable` of an async target.

    `patch("app.fetch", new_callable=Mock)` puts a mock in place whose calls cannot be awaited.
    Without `new_callable`, `patch` chooses by itself; where a test names the class, the name
    becomes that of AsyncMock.
    """

    code: ClassVar[str] = "AMK001"
    name: ClassVar[str] = "a sync class as new_callable of an async target"
    form: ClassVar[Form] = Form.NEW_CALLABLE
    cases: ClassVar[tuple[Case, ...]] = (
        Case(
            "a decorator; the class is imported by name",
            """\
from unittest.mock import Mock, patch


@patch("app.fetch", new_callable=Mock)
def test_fetch(fetch):
    fetch.return_value = 1
""",
            """\
from unittest.mock import AsyncMock, patch


@patch("app.fetch", new_callable=AsyncMock)
def test_fetch(fetch):
    fetch.return_value = 1
""",
        ),
        Case(
            "an instance whose type mypy infers; the sync method's mock stays",
            """\
from unittest import mock

from app import Service


def test_client():
    service = Service()
    with mock.patch.object(service.client, "get", new_callable=mock.MagicMock) as get:
        with mock.patch.object(service.client, "url", new_callable=mock.MagicMock):
            get.return_value = "page"
""",
            """\
from unittest import mock

from app import Service


def test_client():
    service = Service()
    with mock.patch.object(service.client, "get", new_callable=mock.AsyncMock) as get:
        with mock.patch.object(service.client, "url", new_callable=mock.MagicMock):
            get.return_value = "page"
""",
        ),
        Case(
            "what the mock gives was wrapped for the sync mock, and is unwrapped",
            """\
import asyncio
from unittest.mock import MagicMock, patch


@patch("app.fetch", new_callable=MagicMock)
async def test_fetch(fetch):
    failed = asyncio.Future()
    failed.set_exception(OSError("down"))
    fetch.return_value = failed
    await asyncio.sleep(0)
""",
            """\
import asyncio
from unittest.mock import AsyncMock, patch


@patch("app.fetch", new_callable=AsyncMock)
async def test_fetch(fetch):
    fetch.side_effect = OSError("down")
    await asyncio.sleep(0)
""",
        ),
        Case(
            "the results keep their sync methods",
            """\
from unittest.mock import Mock, patch


@patch("app.Client.get", new_callable=Mock)
def test_get(get):
    get.return_value.strip.return_value = "page"
""",
            """\
from unittest.mock import AsyncMock, Mock, patch


@patch("app.Client.get", new_callable=AsyncMock, return_value=Mock())
def test_get(get):
    get.return_value.strip.return_value = "page"
""",
        ),
        Case(
            "sync targets, async generators, classes, and names that nobody knows",
            """\
from unittest.mock import Mock, patch


@patch("app.parse", new_callable=Mock)
@patch("app.rows", new_callable=Mock)
@patch("app.Client", new_callable=Mock)
@patch("app.missing", new_callable=Mock, create=True)
@patch("nowhere.fetch", new_callable=Mock)
def test_all(*mocks):
    assert mocks
""",
            None,
        ),
        Case(
            "nobody awaits: the loop is a mock too",
            """\
from unittest.mock import Mock, patch


@patch("asyncio.run")
@patch("app.fetch", new_callable=Mock)
def test_main(fetch, run):
    run.assert_not_called()
""",
            None,
        ),
    )
