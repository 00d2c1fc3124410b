"""AMK002: a sync mock as the new of an async target."""

from __future__ import annotations

from typing import ClassVar

from amock.codemod.doubles.sites import Form
from amock.codemod.rules.base import Case
from amock.codemod.rules.doubles import DoubleRule


class NewDouble(DoubleRule):
    """A sync mock put in the place of an async target.

    The mock is made in the call itself or before it; the call is one of `patch`, `patch.object`,
    `patch.multiple`, pytest-mock's `mocker.patch` or pytest's `monkeypatch.setattr`.
    """

    code: ClassVar[str] = "AMK002"
    name: ClassVar[str] = "a sync mock as the new of an async target"
    form: ClassVar[Form] = Form.NEW
    cases: ClassVar[tuple[Case, ...]] = (
        Case(
            "new given by position; the sync target beside it keeps its mock",
            """\
from unittest.mock import Mock, patch


@patch("app.parse", Mock(return_value=-1))
@patch("app.fetch", Mock(return_value=15))
def test_fetch():
    pass
""",
            """\
from unittest.mock import AsyncMock, Mock, patch


@patch("app.parse", Mock(return_value=-1))
@patch("app.fetch", AsyncMock(return_value=15))
def test_fetch():
    pass
""",
        ),
        Case(
            "a mock that is made first and passed by name",
            """\
from unittest.mock import MagicMock

import app


def test_fetch(monkeypatch):
    fake = MagicMock(side_effect=[1, OSError("down")])
    monkeypatch.setattr(app, "fetch", fake)
    assert fake.call_count == 0
""",
            """\
from unittest.mock import AsyncMock

import app


def test_fetch(monkeypatch):
    fake = AsyncMock(side_effect=[1, OSError("down")])
    monkeypatch.setattr(app, "fetch", fake)
    assert fake.call_count == 0
""",
        ),
        Case(
            "patch.multiple and mocker, each keyword by itself",
            """\
from unittest.mock import Mock, patch


def test_all(mocker):
    with patch.multiple("app", fetch=Mock(return_value=1), parse=Mock(return_value=2)):
        mocker.patch("app.Client.get", new=mocker.Mock(return_value="page"))
""",
            """\
from unittest.mock import AsyncMock, Mock, patch


def test_all(mocker):
    with patch.multiple("app", fetch=AsyncMock(return_value=1), parse=Mock(return_value=2)):
        mocker.patch("app.Client.get", new=mocker.AsyncMock(return_value="page"))
""",
        ),
        Case(
            "helpers that wrap a value, known by what they do",
            """\
import asyncio
from unittest.mock import Mock, patch


async def soon(value):
    return value


def done(value):
    future = asyncio.Future()
    future.set_result(value)
    return future


def test_fetch():
    with patch("app.fetch", Mock(return_value=soon(1))):
        pass
    with patch("app.fetch", Mock(side_effect=[done(1), done(2)])):
        pass
""",
            """\
import asyncio
from unittest.mock import AsyncMock, patch


async def soon(value):
    return value


def done(value):
    future = asyncio.Future()
    future.set_result(value)
    return future


def test_fetch():
    with patch("app.fetch", AsyncMock(return_value=1)):
        pass
    with patch("app.fetch", AsyncMock(side_effect=[1, 2])):
        pass
""",
        ),
        Case(
            "one mock for a sync and an async target",
            """\
from unittest.mock import Mock, patch


def test_down():
    broken = Mock(side_effect=OSError)
    with patch("app.fetch", broken), patch("app.parse", broken):
        pass
""",
            None,
        ),
        Case(
            "a side effect that is awaitable already, a Future that is settled later, wraps",
            """\
import asyncio
from unittest.mock import Mock, patch

import app


async def slow(value):
    await asyncio.sleep(1)
    return value


async def test_later():
    future = asyncio.Future()
    with patch("app.fetch", Mock(return_value=future)):
        task = asyncio.ensure_future(app.fetch("x"))
        await asyncio.sleep(0)
        future.set_result(1)
        await task
    with patch("app.fetch", Mock(side_effect=lambda key: slow(1))):
        pass
    with patch("app.fetch", Mock(wraps=app.fetch)):
        pass
""",
            None,
        ),
    )
