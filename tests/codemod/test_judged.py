"""What a double gives and does decides what becomes of it, in whatever way it is written down.

All cases stand in one file, each under a comment of its own, so that mypy reads them only once.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from amock.codemod.engine import run_rules
from amock.codemod.rules.sample import APP
from tests.codemod.conftest import USUAL

BESIDE = """\
import asyncio


def loud(key):
    return key.upper()


def later(value):
    future = asyncio.Future()
    future.set_result(value)
    return future
"""
HEAD = """\
import asyncio
import itertools
from functools import partial
from unittest.mock import Mock, create_autospec, mock_open, patch, sentinel

import beside
import app
import pytest
from app import Client, Service, fetch, parse

ANSWER = 7
LATER = asyncio.sleep(0)
EFFECT = lambda key: 1
AWAITED = lambda key: fetch(key)


def plain(key):
    return 1


def passes_on(key):
    return fetch(key)


def nothing(key):
    print(key)


async def soon(value):
    return value


def loop_future(value):
    \"\"\"As made by hand.\"\"\"
    loop: asyncio.AbstractEventLoop = asyncio.get_event_loop()
    future: asyncio.Future = loop.create_future()
    future.set_result(value)
    return future


def failing(error):
    future = asyncio.Future()
    future.set_exception(error)
    return future


def counted(value):
    future = asyncio.Future()
    print("made")
    future.set_result(value)
    return future


def other_future(value):
    future = asyncio.Future()
    future.set_result(1 + value)
    return future


def factory(value=5):
    async def inner(*args):
        return value
    return inner


def own_argument(value):
    async def inner(value):
        return value
    return inner


def other_name(value):
    async def inner():
        return value
    return print


def wrapped_mock(value):
    async def inner():
        return value
    return Mock(side_effect=inner)


def raises(error):
    async def inner():
        raise error
    return inner


@pytest.fixture
def filled():
    yield 3


@pytest.fixture
def empty():
    pass


"""
FOOT = "kept = Mock()\n"

AS_THEY_ARE = {
    "a choice between plain values": "return_value=1 if ANSWER else 2",
    "a sentinel": "return_value=sentinel.page",
    "a mock": "return_value=Mock()",
    "another double": "return_value=mock_open()",
    "the attribute of a plain value": "return_value=Service().client",
    "a name with one plain value": "return_value=ANSWER",
    "a function of the file": "side_effect=plain",
    "a function that returns nothing": "side_effect=nothing",
    "a function whose type is known": "side_effect=parse",
    "a method whose type is known": "side_effect=Client().url",
    "a lambda under a name": "side_effect=EFFECT",
    "an exception": 'side_effect=OSError("no")',
    "nothing at all": "side_effect=None",
    "values in turn": "side_effect=itertools.cycle([1, 2])",
}
"""What an AsyncMock takes as a sync mock does."""

UNWRAPPED = {
    "a sleep without a result": ("return_value=asyncio.sleep(0)", "return_value=None"),
    "a future of a loop": ("return_value=loop_future(1)", "return_value=1"),
    "a future that fails": ("return_value=failing(OSError())", "side_effect=OSError()"),
    "a helper in another file": ("return_value=beside.later(1)", "return_value=1"),
    "a factory": ("side_effect=factory(1)", "return_value=1"),
    "a factory, by name": ("side_effect=factory(value=1)", "return_value=1"),
    "a factory that makes a mock": ("side_effect=wrapped_mock(1)", "return_value=1"),
    "a factory of what fails": ("side_effect=raises(OSError())", "side_effect=OSError()"),
}
"""What only wraps a value, so that a sync mock can give it."""

LEFT = {
    "a choice that may be awaitable": "return_value=1 if ANSWER else soon(1)",
    "an awaitable under a name": "return_value=LATER",
    "a coroutine of the application": 'return_value=fetch("x")',
    "a helper that does more": "return_value=counted(1)",
    "a helper that changes the value": "return_value=other_future(1)",
    "a helper given many": "return_value=later(*[1])",
    "what nobody knows": "return_value=undefined()",
    "a function of another file that may give anything": "side_effect=beside.loud",
    "a coroutine function": "side_effect=soon",
    "a function that gives a coroutine": "side_effect=passes_on",
    "a lambda that gives a coroutine": "side_effect=lambda key: fetch(key)",
    "such a lambda under a name": "side_effect=AWAITED",
    "a method that gives a coroutine": "side_effect=Client().get",
    "an effect that nobody knows": "side_effect=undefined",
    "values that are spread": "side_effect=[*[1, 2]]",
    "a coroutine among the values": 'side_effect=[1, fetch("x")]',
    "an iterator of something": "side_effect=iter(undefined)",
    "a factory with its default": "side_effect=factory()",
    "a factory that gives its own argument": "side_effect=own_argument(1)",
    "a factory that gives something else": "side_effect=other_name(1)",
    "keywords that are spread": "**{'return_value': 1}",
}
"""What would be another thing in an AsyncMock, or may be."""

FUNCTIONS = {
    "values of a test": (
        """\
@pytest.mark.parametrize("found", [1, pytest.param(2, id="two")])
def test_values(found):
    with patch("app.fetch", Mock(return_value=found)):
        pass
""",
        True,
    ),
    "values of a test with several": (
        """\
@pytest.mark.parametrize(["key", "found"], [("a", 1), ["b", 2]])
def test_several(key, found):
    with patch("app.fetch", Mock(return_value=found)):
        pass
""",
        True,
    ),
    "values that do not fit the names": (
        """\
@pytest.mark.parametrize("key, found", [("a", 1), "b"])
def test_unfit(key, found):
    with patch("app.fetch", Mock(return_value=found)):
        pass
""",
        False,
    ),
    "values from elsewhere": (
        """\
@pytest.mark.skip(reason="slow")
@pytest.mark.parametrize("found", list(app.__dict__))
def test_elsewhere(found):
    with patch("app.fetch", Mock(return_value=found)):
        pass
""",
        False,
    ),
    "a fixture": (
        """\
def test_fixture(filled):
    with patch("app.fetch", Mock(return_value=filled)):
        pass
""",
        True,
    ),
    "a fixture that gives nothing": (
        """\
def test_empty(empty):
    with patch("app.fetch", Mock(return_value=empty)):
        pass
""",
        False,
    ),
    "a parameter of nobody's": (
        """\
def help_with(found):
    with patch("app.fetch", Mock(return_value=found)):
        pass
""",
        False,
    ),
    "a future that is settled after a wait": (
        """\
async def test_settled_late():
    future = asyncio.Future()
    await asyncio.sleep(0)
    future.set_result(1)
    with patch("app.fetch", Mock(return_value=future)):
        pass
""",
        False,
    ),
    "a future that another block settles": (
        """\
def test_settled_elsewhere(key):
    future = asyncio.Future()
    if key:
        future.set_result(1)
    with patch("app.fetch", Mock(return_value=future)):
        pass
""",
        False,
    ),
    "a future that nobody settles": (
        """\
def test_unsettled():
    future = asyncio.Future()
    with patch("app.fetch", Mock(return_value=future)):
        pass
""",
        False,
    ),
    "a future made twice": (
        """\
def test_twice():
    future = asyncio.Future()
    future = asyncio.Future()
    future.set_result(1)
    with patch("app.fetch", Mock(return_value=future)):
        pass
""",
        False,
    ),
    "a double that is called": (
        """\
def test_called():
    fake = Mock(return_value=1)
    with patch("app.fetch", fake):
        assert fake("x") == 1
""",
        False,
    ),
    "a double whose call is kept": (
        """\
def test_kept():
    fake = Mock(return_value=1)
    with patch("app.fetch", fake):
        found = fake("x")
        assert asyncio.run(found) == 1
""",
        True,
    ),
    "a double that is handed on": (
        """\
def test_handed_on():
    fake = Mock(return_value=1)
    with patch("app.fetch", fake):
        parse(fake)
""",
        False,
    ),
    "a double that is kept in a list": (
        """\
def test_listed():
    fake = Mock(return_value=1)
    fakes = [fake]
    with patch("app.fetch", fake):
        assert fakes
""",
        False,
    ),
    "a double of which the test looks at something": (
        """\
def test_looked_at():
    fake = Mock(return_value=1)
    with patch("app.fetch", fake):
        assert fake is not None
        fake.configure_mock(side_effect=plain)
        fake.assert_not_called()
""",
        True,
    ),
    "a patcher that is started later": (
        """\
def test_started():
    patcher = patch("app.fetch", new_callable=Mock)
    fake = patcher.start()
    fake.side_effect = passes_on
    patcher.stop()
""",
        False,
    ),
    "a patcher that is entered later": (
        """\
def test_entered():
    patcher = patch("app.fetch", new_callable=Mock)
    with patcher as fake:
        fake.side_effect = passes_on
""",
        False,
    ),
    "classes of doubles that nobody can read": (
        """\
def test_partial():
    patch("app.fetch", new_callable=partial(Mock, **{"return_value": 1}))
    patch("app.fetch", new_callable=partial(parse))
    patch("app.fetch", new_callable=undefined())
""",
        False,
    ),
    "keywords that are spread over a patch": (
        """\
def test_spread(options):
    patch("app.fetch", *options)
    patch("app.fetch", Mock(), **options)
""",
        False,
    ),
}
"""Functions, and whether the double in them may become an AsyncMock as it stands."""


def patched(settings: str) -> str:
    return f'made = patch("app.fetch", Mock({settings}))\n'


CASES: dict[str, tuple[str, str]] = {
    **{
        name: (patched(text), patched(text).replace("Mock(", "AsyncMock(", 1))
        for name, text in AS_THEY_ARE.items()
    },
    **{
        name: (patched(text), patched(after).replace("Mock(", "AsyncMock(", 1))
        for name, (text, after) in UNWRAPPED.items()
    },
    **{name: (patched(text), patched(text)) for name, text in LEFT.items()},
    **{
        name: (text, text.replace(" Mock(", " AsyncMock(") if mended else text)
        for name, (text, mended) in FUNCTIONS.items()
    },
}


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What becomes of each case."""
    folder = tmp_path_factory.mktemp("judged")
    (folder / "app.py").write_text(APP, "utf-8")
    (folder / "beside.py").write_text(BESIDE, "utf-8")
    test = folder / "test_it.py"
    parts = [f"# case: {name}\n{text}" for name, (text, _) in CASES.items()]
    test.write_text(HEAD + "\n".join(parts) + "\n# case: last\n" + FOOT, "utf-8")
    with pytest.MonkeyPatch.context() as patcher:
        patcher.chdir(folder)
        patcher.setenv("MYPY_CACHE_DIR", str(folder / "cache"))
        (result,) = run_rules([Path(test)], USUAL, [folder])
    assert not result.failure
    _, *cases = result.after.decode().split("# case: ")
    return {
        name: text.rstrip() + "\n" for name, _, text in (case.partition("\n") for case in cases)
    }


@pytest.mark.parametrize("name", CASES)
def test_it_becomes_what_it_should(after: dict[str, str], name: str):
    assert after[name] == CASES[name][1]
