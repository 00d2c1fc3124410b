"""Every kind of double, in the spellings that tests have for it: rewritten, the tests pass."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from amock.codemod.engine import run_rules
from tests.codemod.conftest import USUAL
from tests.codemod.shop import FILES


class Sample(NamedTuple):
    """A test that rests on a sync double.

    Attributes:
        shows: what it shows.
        gone: what of its text the codemod takes away.
        text: the test.
    """

    shows: str
    gone: str
    text: str


SAMPLES = (
    Sample(
        "patch.multiple of a module",
        "ping=Mock(",
        """\
import asyncio
from unittest.mock import Mock, patch
from shop import api


def test_it():
    with patch.multiple(api, ping=Mock(return_value=3), load=Mock(return_value="y")):
        assert asyncio.run(api.total(["a"])) == 3
        assert asyncio.run(api.load("k")) == "y"
""",
    ),
    Sample(
        "patch.multiple of a class as a decorator",
        "get=mock.MagicMock",
        """\
import asyncio
from unittest import mock
from shop.api import Service


@mock.patch.multiple(
    "shop.api.Api",
    get=mock.MagicMock(return_value="p"),
    build=mock.MagicMock(return_value="b"),
)
def test_it():
    service = Service()
    assert asyncio.run(service.report("k")) == "p"
    assert service.api.build("x") == "b"
""",
    ),
    Sample(
        "mocker, annotated",
        "mocker.Mock",
        """\
import asyncio
import shop.api
from pytest_mock import MockerFixture


def test_it(mocker: MockerFixture):
    mocker.patch("shop.api.ping", mocker.Mock(return_value=2))
    mocker.patch.object(
        shop.api.Api, "get", new_callable=mocker.MagicMock, return_value="g"
    )
    assert asyncio.run(shop.api.total(["a", "b"])) == 4
    assert asyncio.run(shop.api.Service().report("k")) == "g"
""",
    ),
    Sample(
        "mocker, not annotated, in a fixture that returns the mock",
        "MagicMock",
        """\
import asyncio
import pytest
from shop import api


@pytest.fixture
def ping(mocker):
    return mocker.patch.object(api, "ping", new=mocker.MagicMock(side_effect=[1, 2]))


def test_it(ping):
    assert asyncio.run(api.total(["a", "b"])) == 3
    assert ping.call_count == 2
""",
    ),
    Sample(
        "an object and a double that setUp keeps",
        " = MagicMock",
        """\
import unittest
from unittest.mock import MagicMock, Mock, patch
from shop.api import Service


class Tests(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.service = Service()
        self.get = Mock(return_value="v")

    async def test_it(self):
        with patch.object(self.service.api, "get", self.get):
            self.assertEqual(await self.service.report("k"), "v")
        self.get.assert_called_once_with("k")

    class Nested:
        pass

    async def test_close(self):
        self.service.api.close = MagicMock()
        await self.service.shut()
        self.service.api.close.assert_called_once_with()
""",
    ),
    Sample(
        "targets that another module gives out, under their name and another",
        "new_callable=Mock",
        """\
import asyncio
from unittest.mock import Mock, patch
import shop


@patch("shop.poke", Mock(return_value=1))
@patch("shop.ping", new_callable=Mock)
def test_it(ping):
    ping.return_value = 7
    assert asyncio.run(shop.ping("a")) == 7
    assert asyncio.run(shop.poke("a")) == 1
""",
    ),
    Sample(
        "a protocol, as spec and as annotation",
        "send=Mock",
        """\
import asyncio
from unittest.mock import Mock
from shop.api import Port, Service


def test_it():
    port = Mock(spec=Port, send=Mock(return_value=4))
    service = Service(port=port)
    assert asyncio.run(port.send("x")) == 4
    assert service.port is port


def use(port: Port):
    port.send = Mock(return_value=5)
    return asyncio.run(port.send("x"))


def test_use():
    class Real:
        async def send(self, text: str) -> int:
            return 1

    assert use(Real()) == 5
""",
    ),
    Sample(
        "a partial, a class method and a static method",
        "new_callable=Mock",
        """\
import asyncio
from unittest.mock import Mock, patch
from shop import api
from shop.api import Api


def test_it(monkeypatch):
    monkeypatch.setattr(api, "load_x", Mock(return_value="z"))
    assert asyncio.run(api.load_x()) == "z"


@patch.object(Api, "check", new=Mock(return_value=False))
@patch.object(Api, "create", new_callable=Mock)
def test_methods(create):
    create.return_value = "api"
    assert asyncio.run(Api.create()) == "api"
    assert asyncio.run(Api.check("x")) is False
""",
    ),
    Sample(
        "a class in a class",
        "m.Mock",
        """\
import asyncio
from unittest import mock as m
from shop.api import Api


def test_it():
    with m.patch("shop.api.Api.Inner.deep", new_callable=m.Mock) as deep:
        deep.side_effect = [1, 2]
        assert asyncio.run(Api.Inner().deep()) == 1


def test_inner():
    inner = Api.Inner()
    inner.deep = m.Mock(return_value=9)
    assert asyncio.run(inner.deep()) == 9
""",
    ),
    Sample(
        "Futures that are settled at once, annotated or of a loop",
        "set_",
        """\
import asyncio
from asyncio import Future
from unittest.mock import Mock, patch
from shop import api


async def run():
    future: "Future[int]" = Future()
    future.set_result(4)
    with patch("shop.api.ping", return_value=future, new_callable=Mock):
        assert await api.total(["a"]) == 4
    bad = asyncio.get_running_loop().create_future()
    bad.set_exception(OSError("x"))
    with patch("shop.api.ping", Mock(return_value=bad)):
        try:
            await api.total(["a"])
        except OSError:
            return True


def test_it():
    assert asyncio.run(run())
""",
    ),
    Sample(
        "helpers of another module",
        "make_awaitable",
        """\
import asyncio
from unittest.mock import MagicMock, Mock, patch
import helpers
from helpers import async_return, coro_factory, make_awaitable
from shop import api


def test_it():
    with patch("shop.api.ping", Mock(return_value=make_awaitable(5))):
        assert asyncio.run(api.total(["a"])) == 5
    with patch.object(
        api, "ping", new=MagicMock(side_effect=[helpers.make_awaitable(1), async_return(2)])
    ):
        assert asyncio.run(api.total(["a", "b"])) == 3


def test_default():
    service = api.Service()
    service.api.close = Mock(return_value=async_return())
    asyncio.run(service.shut())
""",
    ),
    Sample(
        "a double that two names are bound to, and one in a fixture of another name",
        "MagicMock",
        """\
import asyncio
from unittest.mock import MagicMock
import pytest
from shop.api import Api, Service


@pytest.fixture(name="service")
def make_service() -> Service:
    service = Service()
    service.api.get = MagicMock(return_value="f")  # type: ignore[method-assign]
    return service


def test_it(service: Service):
    assert asyncio.run(service.report("x")) == "f"


def test_local():
    one, two = Api(), Api()
    one.get = two.get = MagicMock(return_value="t")
    assert asyncio.run(two.get("x")) == "t"
    assert asyncio.run(one.get("x")) == "t"
""",
    ),
    Sample(
        "a hand-written class that is patched in",
        "class CoroutineMock",
        """\
import asyncio
from unittest import mock
from unittest.mock import patch
from shop import api


class CoroutineMock(mock.MagicMock):
    async def __call__(self, *args, **kwargs):
        return super(CoroutineMock, self).__call__(*args, **kwargs)


@patch("shop.api.ping", new_callable=CoroutineMock)
def test_it(ping):
    ping.return_value = 1
    assert asyncio.run(api.total(["a"])) == 1
""",
    ),
    Sample(
        "a hand-written class of another file",
        "helpers",
        """\
import asyncio
from unittest.mock import patch
from helpers import AsyncMock
from shop import api


def test_it():
    with patch("shop.api.ping", AsyncMock(return_value=2)):
        assert asyncio.run(api.total(["a"])) == 2
""",
    ),
    Sample(
        "an exit stack, and a double that a walrus names",
        ":= Mock",
        """\
import asyncio
from contextlib import ExitStack
from unittest.mock import Mock, patch
from shop import api


def test_it():
    with ExitStack() as stack:
        ping = stack.enter_context(patch("shop.api.ping", new_callable=Mock))
        ping.return_value = 8
        assert asyncio.run(api.total(["a"])) == 8


def test_walrus():
    with patch("shop.api.ping", (ping := Mock(return_value=6))):
        assert asyncio.run(api.total(["a"])) == 6
    ping.assert_called_once_with("a")
""",
    ),
    Sample(
        "members of mocks with a spec",
        "MagicMock(return",
        """\
import asyncio
from unittest.mock import MagicMock, create_autospec, patch
from shop.api import Service, Api


def test_it():
    api = create_autospec(Api, instance=True)
    api.get = MagicMock(return_value="q")
    assert asyncio.run(Service(api).report("x")) == "q"


def test_mock_spec():
    api = MagicMock(spec_set=Api)
    api.get = MagicMock(return_value="q")
    assert asyncio.run(Service(api).report("x")) == "q"


def test_attr_config():
    api = MagicMock(spec=Api, **{"url": "x"})
    api.attach_mock(MagicMock(), "build")
    assert api.url == "x"
""",
    ),
    Sample(
        "a helper that wraps a coroutine function in a mock; coroutines kept or gathered",
        "Mock(side_effect",
        """\
import asyncio
from unittest.mock import Mock, patch
from shop import api


def make_mocked_coro(value):
    async def coro(*args, **kwargs):
        return value

    return Mock(wraps=coro)


def test_it():
    with patch("shop.api.ping", Mock(side_effect=make_mocked_coro(4))):
        assert asyncio.run(api.total(["a"])) == 4


def test_assigned():
    with patch("shop.api.ping", Mock(return_value=3)):
        coro = api.ping("x")
        assert asyncio.run(coro) == 3


async def gather():
    with patch.object(api.Api, "get", Mock(return_value="v")):
        thing = api.Api()
        return await asyncio.gather(
            *[thing.get("a"), thing.get("b")], *(thing.get(x) for x in "c")
        )


def test_gather():
    assert asyncio.run(gather()) == ["v"] * 3
""",
    ),
)


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all samples, rewritten in one run."""
    folder = tmp_path_factory.mktemp("rewritten")
    texts = {f"test_{number}.py": sample.text for number, sample in enumerate(SAMPLES)}
    for name, text in {**FILES, **texts}.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "setup.cfg").touch()
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        rewrite(folder)
    return folder


def rewrite(folder: Path) -> list[str]:
    """Rewrite all files of a folder, and return the names of those that changed."""
    results = list(run_rules(sorted(folder.rglob("*.py")), USUAL, [folder]))
    assert not [result.failure for result in results if result.failure]
    for result in results:
        result.path.write_bytes(result.after)
    return [result.path.name for result in results if result.is_changed]


@pytest.mark.parametrize("number", range(len(SAMPLES)), ids=lambda n: SAMPLES[n].shows)
def test_the_double_becomes_an_async_mock(rewritten: Path, number: int):
    text = (rewritten / f"test_{number}.py").read_text("utf-8")
    assert SAMPLES[number].gone in SAMPLES[number].text
    assert SAMPLES[number].gone not in text
    assert "AsyncMock" in text


def test_a_second_run_changes_nothing(rewritten: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(rewritten)
    assert rewrite(rewritten) == []


def test_the_rewritten_tests_pass(rewritten: Path):
    options = ["-q", "-p", "no:cacheprovider", "-W", "error::RuntimeWarning", "-c", "setup.cfg"]
    command = [sys.executable, "-m", "pytest", *options]
    done = subprocess.run(command, cwd=rewritten, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
