"""What must stay as it is, in the spellings that tests have for it."""

from __future__ import annotations

import pytest

from tests.codemod.conftest import Run
from tests.codemod.shop import FILES

HEAD = """\
import asyncio
from asyncio import ensure_future
from typing import Any, Union
from unittest import mock
from unittest.mock import (
    AsyncMock,
    DEFAULT,
    MagicMock,
    Mock,
    NonCallableMock,
    PropertyMock,
    call,
    patch,
)

import helpers
import pytest
import shop
from shop import api
from shop.api import Api, Base, Port, Service


"""
PARTS = (
    (
        "the mock that patch makes by itself",
        """\
@patch("shop.api.ping")
def default(ping): ...


@patch.object(Api, "get")
@patch.multiple(api, ping=DEFAULT, load=DEFAULT)
def default2(get, ping, load): ...
""",
    ),
    (
        "async generators and async context managers",
        """\
@patch("shop.api.numbers", new_callable=MagicMock)
@patch("shop.api.session", MagicMock())
def generators(numbers):
    numbers.return_value.__aiter__.return_value = [1]


def generators2(mocker, monkeypatch):
    mocker.patch.object(api, "session", new=Mock())
    monkeypatch.setattr(api, "numbers", Mock(return_value=[]))
""",
    ),
    (
        "sync functions that return something to await",
        """\
@patch("shop.api.later", new_callable=Mock)
@patch("shop.api.task", Mock(return_value=None))
def awaitables(later): ...


def awaitables2():
    api.later = Mock()
    setattr(api, "task", Mock())
""",
    ),
    (
        "properties, values and fields",
        """\
def properties():
    with patch.object(Api, "ready", new_callable=PropertyMock):
        pass
    with patch("shop.api.Api.ready", Mock()), patch("shop.api.Api.url", Mock()):
        pass


async def properties2(service: Service):
    service.api = Mock()
    service.port = MagicMock()
    service.api.url = Mock()
""",
    ),
    (
        "side effects that give something to await",
        """\
async def answer(*args):
    await asyncio.sleep(0)
    return 1


def side_effects():
    with patch("shop.api.ping", Mock(side_effect=answer)):
        pass
    with patch("shop.api.ping", new_callable=MagicMock, side_effect=answer) as ping:
        pass
    with patch("shop.api.ping", new_callable=Mock) as ping:
        ping.side_effect = [answer(), answer()]
    with patch("shop.api.ping", new_callable=Mock) as ping:
        ping.side_effect = lambda host: answer(host)
""",
    ),
    (
        "helper coroutines that do more than return their argument",
        """\
def side_effects2():
    fake = Mock()
    fake.side_effect = helpers.noisy
    with patch.object(api, "ping", fake):
        pass
    with patch.object(api, "ping", Mock(return_value=helpers.noisy(1))):
        pass
""",
    ),
    (
        "classes",
        """\
def classes():
    with patch("shop.api.Api", Mock()), patch("shop.Api", new_callable=MagicMock):
        pass
    api.Api = Mock()
""",
    ),
    (
        "one mock for a sync and an async target",
        """\
def shared():
    fake = MagicMock()
    with patch("shop.api.ping", fake), patch.object(Api, "build", fake):
        pass
    with patch.multiple("shop.api", ping=fake, main=fake):
        pass


def shared2():
    one = Api()
    one.get = one.build = Mock()
""",
    ),
    (
        "a loop that is a mock too",
        """\
def loops():
    with patch("shop.api.asyncio.run") as run, patch("shop.api.ping", new_callable=Mock):
        api.main()


@patch.object(asyncio, "run", Mock())
@patch("shop.api.ping", Mock())
def loops2():
    api.main()


def loops3():
    loop = Mock(spec=asyncio.AbstractEventLoop)
    with patch("shop.api.ping", new_callable=Mock) as ping:
        loop.create_task(api.ping("x"))
        loop.create_task.assert_called_once_with(ping.return_value)
""",
    ),
    (
        "a loop that a fixture mocks",
        """\
@pytest.fixture
def fake_run():
    with patch("asyncio.run") as run:
        yield run


def loops4(fake_run):
    with patch("shop.api.ping", Mock(return_value="c")):
        api.main()
    fake_run.assert_called_once_with("c")
""",
    ),
    (
        "Futures that are settled later",
        """\
async def pending():
    future = asyncio.get_running_loop().create_future()
    with patch("shop.api.ping", Mock(return_value=future)):
        waiting = ensure_future(api.total(["a"]))
        await asyncio.sleep(0)
        future.set_result(1)
        await waiting


async def pending2():
    future = asyncio.Future()
    with patch("shop.api.ping", new_callable=MagicMock) as ping:
        ping.return_value = future
        asyncio.get_running_loop().call_soon(future.set_result, 2)
        await api.total(["a"])
""",
    ),
    (
        "objects of unknown type, of type Any, and of a union",
        """\
def unknown(thing, other: Any, either: Union[Api, Port], both: "Api | Service"):
    thing.get = Mock()
    other.get = Mock()
    either.send = Mock()
    both.get = Mock()
    patch.object(thing, "get", Mock())
    patch.object(other, "get", new_callable=Mock)
    patch.object(either, "get", Mock())
""",
    ),
    (
        "mock classes of the file, and other classes of the same names",
        """\
class Recorder(MagicMock):
    def __call__(self, *args, **kwargs):
        self.seen = args
        return super().__call__(*args, **kwargs)


class Strict(Mock):
    pass


def own():
    with patch("shop.api.ping", Recorder()), patch.object(Api, "get", new_callable=Strict):
        pass
    api.ping = Strict(return_value=1)


class Mocked:
    class Mock:
        def __init__(self, **kwargs): ...

    def test(self):
        patch("shop.api.ping", self.Mock(return_value=1))
        patch("shop.api.ping", Mocked.Mock())
""",
    ),
    (
        "targets that nobody can find",
        """\
def missing():
    patch("shop.api.pong", Mock())
    patch("shop.missing.ping", Mock())
    patch("nowhere.ping", new_callable=Mock)
    patch.object(Api, "got", Mock())
""",
    ),
    (
        "strings and comments",
        """\
def strings():
    '''patch("shop.api.ping", new_callable=Mock)'''
    # patch("shop.api.ping", new_callable=Mock)
    return 'patch("shop.api.ping", Mock())'
""",
    ),
    (
        "doubles that a condition, a spec or other arguments decide on",
        """\
def conditional(flag):
    patch("shop.api.ping", Mock() if flag else AsyncMock())
    patch("shop.api.ping", Mock(spec=api.ping))
    patch("shop.api.ping", Mock(api.main))
    patch("shop.api.ping", mock.create_autospec(api.ping))
    patch("shop.api.ping", **{"new": Mock()})
    name = "ping"
    patch(f"shop.api.{name}", Mock())
""",
    ),
    (
        "mocks whose kind the test asks for, or whose result it does not await",
        """\
def checked():
    fake = Mock()
    assert not asyncio.iscoroutinefunction(fake)
    with patch("shop.api.ping", fake):
        assert api.ping("x") is fake.return_value


def sync_use():
    with patch("shop.api.ping", new_callable=Mock) as ping:
        ping.return_value = "coro"
        assert api.ping("x") == "coro"


def sync_use2(service: Service):
    with patch.object(Api, "get", new_callable=MagicMock) as get:
        get.return_value = "coro"
        assert service.api.get("x").upper() == "CORO"
    with patch.object(service, "report", Mock()):
        service.report("x")
""",
    ),
)
FILES_OF_THEIR_OWN = (
    (
        "own classes under the names of mocks",
        """\
from unittest.mock import patch

from shop import api


class Mock:
    def __init__(self, return_value=None):
        self.value = return_value

    def __call__(self, *args):
        return self.value


class MagicMock(Mock):
    async def __call__(self, *args):
        return self.value


def test_own():
    with patch("shop.api.ping", Mock(return_value=1)), patch("shop.api.load", MagicMock()):
        pass
    with patch("shop.api.ping", new_callable=Mock):
        pass
    api.ping = Mock()
""",
    ),
    (
        "a function called Mock beside a star import",
        """\
from unittest.mock import *
from shop import api


def Mock(**kwargs):
    return kwargs


def test_it(monkeypatch):
    monkeypatch.setattr(api, "ping", Mock(return_value=1))
    monkeypatch.setitem({}, "ping", MagicMock())
    patch.dict("shop.api.__dict__", ping=MagicMock())
""",
    ),
    (
        "classes of mocks that do more than make calls awaitable",
        """\
import asyncio
from unittest.mock import MagicMock


class AsyncCallableMock(MagicMock):
    async def __call__(self, *args, **kwargs):
        await asyncio.sleep(0)
        return super().__call__(*args, **kwargs)


class CountingMock(MagicMock):
    count = 0

    async def __call__(self, *args, **kwargs):
        return super().__call__(*args, **kwargs)


class NamedMock(MagicMock):
    async def __call__(self, *args, **kwargs):
        return super().__call__(*args, **kwargs)

    def named(self): ...


class AsyncMock(object):
    async def __call__(self, *args, **kwargs): ...


class ArgMock(MagicMock):
    async def __call__(self, *args, **kwargs):
        return super().__call__(args)


def use():
    return [AsyncCallableMock(), CountingMock(), NamedMock(), AsyncMock(), ArgMock()]
""",
    ),
    (
        "targets that are put together at run time",
        """\
from unittest.mock import MagicMock, Mock, patch

TARGET = "shop.api.ping"


@patch(f"{TARGET}", Mock())
def test_it(): ...
@patch(TARGET.lower(), new_callable=MagicMock)
def test_that(ping): ...
""",
    ),
)
SAMPLES = [*((shows, HEAD + text) for shows, text in PARTS), *FILES_OF_THEIR_OWN]


@pytest.mark.parametrize("text", [pytest.param(text, id=shows) for shows, text in SAMPLES])
def test_it_stays(run: Run, text: str):
    helpers = FILES["helpers.py"].partition("class AsyncMock")[0]
    results = run({**FILES, "helpers.py": helpers, "test_it.py": text})
    assert not [result.failure for result in results.values() if result.failure]
    assert [name for name, result in results.items() if result.is_changed] == []
