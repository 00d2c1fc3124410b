"""Modules of tests with as many uses of mocks as one likes, for what the plugin costs each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

APPLICATION = """\
class Client:
    def __init__(self) -> None:
        self.status: int = 0


class Service:
    name: str = ""

    def __init__(self, client: Client) -> None:
        self.client: Client = client

    async def fetch(self, key: int) -> str:
        return str(key)

    def close(self) -> None: ...


def load(key: int) -> str:
    return str(key)
"""
IMPORTS = """\
from unittest import IsolatedAsyncioTestCase, TestCase
from unittest.mock import DEFAULT, AsyncMock, MagicMock, Mock, call, create_autospec, patch, seal

import pytest

from application import Client, Service
"""
TESTS = (
    """
async def test_{0}() -> None:
    service = AsyncMock(spec=Service)
    service.fetch.return_value = "text"
    assert await service.fetch({0}) == "text"
    service.fetch.assert_awaited_once_with({0})
""",
    """
def test_{0}() -> None:
    with patch("application.load") as load:
        load.return_value = "text"
    load.assert_called_once_with({0})
""",
    """
@patch("application.Service.close")
def test_{0}(close: MagicMock) -> None:
    service = create_autospec(Service, instance=True)
    service.close()
    service.close.assert_called_once_with()
    close.assert_not_called()
""",
    """
def test_{0}() -> None:
    callback = MagicMock(return_value={0})
    callback.child.name = "text"
    callback({0}, key=1)
    callback.assert_called_once_with({0}, key=1)
""",
    """
@patch("application.load")
def test_{0}(load: MagicMock) -> None:
    load({0})
    assert load.call_args.args == ({0},)
    with patch.multiple(Service, close=DEFAULT) as mocks:
        mocks["close"].assert_not_called()
""",
    """
def test_{0}() -> None:
    named, service = Mock(name="ann"), Mock(spec=Service)
    named.configure_mock(name="bob")
    assert named.name == "bob"
    with pytest.raises(AttributeError):
        service.nothing
""",
    """
class Test{0}(TestCase):
    def setUp(self) -> None:
        self.service: MagicMock = create_autospec(Service)
        patcher = patch("application.load")
        self.load = patcher.start()
        self.addCleanup(patcher.stop)

    def test(self) -> None:
        self.service.return_value.close()
        self.load.assert_not_called()
""",
)


CLASS = """
class TestService(IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.client = Mock(spec=Client)
        self.service = Mock(spec=Service)
        self.service.client = self.client
        self.made = create_autospec(Service)
        self.bare = MagicMock()
        patcher = patch("application.load")
        self.load = patcher.start()
        self.addCleanup(patcher.stop)
"""
METHODS = (
    """
    async def test_{0}(self) -> None:
        self.service.fetch.return_value = "text"
        assert await self.service.fetch({0}) == "text"
        self.service.fetch.assert_awaited_once_with({0})
        self.service.name = "text"
""",
    """
    def test_{0}(self) -> None:
        self.made.return_value.close()
        self.made.return_value.close.assert_called_once()
        with self.assertRaises(AttributeError):
            self.service.nothing
        assert self.client.status
""",
    """
    def test_{0}(self) -> None:
        self.load.return_value = "text"
        self.bare.child({0})
        self.bare.child.assert_called_once_with({0})
        self.assertEqual(self.bare.mock_calls, [call.child({0})])
""",
    """
    @patch("application.load")
    @patch.object(Service, "close")
    def test_{0}(self, close: MagicMock, load: MagicMock) -> None:
        service = Mock(spec=Service)
        service.close()
        service.close.assert_called_once_with()
        seal(service)
        close.assert_not_called()
        load.assert_not_called()
""",
)


def module_of_functions(size: int) -> str:
    """Return the text of a module with that many tests, each of which uses a mock of its own."""
    return "\n".join((IMPORTS, *_numbered(TESTS, size)))


def module_of_methods(size: int) -> str:
    """Return the text of a module whose one class has that many tests that share their mocks."""
    return "\n".join((IMPORTS, CLASS, *_numbered(METHODS, size)))


def _numbered(tests: tuple[str, ...], size: int) -> Iterator[str]:
    return (tests[number % len(tests)].format(number) for number in range(size))


LAYOUTS: Final = {"functions": module_of_functions, "methods": module_of_methods}
