"""Doubles found and mended in ways that would crowd the rules' own cases."""

from __future__ import annotations

import textwrap

import pytest

from tests.codemod.conftest import Run

HEAD = """\
import asyncio
from functools import partial
from unittest.mock import MagicMock, Mock, create_autospec, patch

import app
import pytest
from app import Client, Service


def done(value):
    future = asyncio.Future()
    future.set_result(value)
    return future


class Helpers:
    @staticmethod
    async def soon(value):
        return value


"""


def rewritten(run: Run, test: str) -> str:
    """Return a test as the codemod leaves it, without what stands above it."""
    result = run({"test_it.py": HEAD + textwrap.dedent(test)}).get("test_it.py")
    if result is None:
        return test
    assert not result.failure
    return result.after.decode().partition("        return value\n\n\n")[2]


@pytest.mark.parametrize(
    "double",
    [
        'patch("app.fetch", new_callable=lambda: Mock(return_value=1))',
        'patch("app.fetch", new_callable=partial(Mock, return_value=1))',
        'patch("app." "fetch", Mock(return_value=1))',
        'patch("app." + "fetch", new=Mock(return_value=1))',
        'patch.object(app, "fetch", MagicMock(return_value=1))',
        'patch.object(target=app, attribute="fetch", new=Mock())',
        'setattr(app, "fetch", Mock(side_effect=OSError))',
        'Mock(spec=Client, get=Mock(return_value="page"))',
        'create_autospec(Client).get("x")',
    ],
)
def test_every_way_to_put_a_double_in_place_is_known(run: Run, double: str):
    after = double.replace("MagicMock(", "Mock(").replace("Mock(return", "AsyncMock(return")
    after = after.replace("Mock()", "AsyncMock()").replace("Mock(side", "AsyncMock(side")
    after = after.replace("partial(Mock", "partial(AsyncMock")
    assert rewritten(run, f"made = {double}\n") == f"made = {after}\n"


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("return_value=done(1)", "return_value=1"),
        ("return_value=Helpers.soon(value=1)", "return_value=1"),
        ("return_value=asyncio.sleep(0, 1)", "return_value=1"),
        ("return_value=asyncio.sleep(0, result=1)", "return_value=1"),
        ("return_value=asyncio.coroutine(lambda: 1)()", "return_value=1"),
        ("side_effect=asyncio.coroutine(lambda key: 1)", "side_effect=lambda key: 1"),
        ("side_effect=[done(1), OSError()]", "side_effect=[1, OSError()]"),
        ("side_effect=iter([done(1)])", "side_effect=iter([1])"),
    ],
)
def test_what_wraps_a_value_for_a_sync_mock_is_taken_off(run: Run, value: str, plain: str):
    test = f'made = patch("app.fetch", Mock({value}))\n'
    assert rewritten(run, test) == f'made = patch("app.fetch", AsyncMock({plain}))\n'


@pytest.mark.parametrize(
    "double",
    [
        "Mock(return_value=asyncio.ensure_future(app.fetch('x')))",
        "Mock(return_value=asyncio.Future())",
        "Mock(side_effect=app.fetch)",
        "Mock(side_effect=lambda key: done(1))",
        "Mock(side_effect=lambda key: app.fetch(key))",
        "Mock(wraps=app.fetch)",
        "Mock(app.fetch)",
        "Mock(spec=app.fetch)",
        "Mock(**options())",
        "Mock() if app else MagicMock()",
        "done",
    ],
)
def test_what_works_or_is_not_known_is_left_alone(run: Run, double: str):
    test = f'made = patch("app.fetch", {double})\n'
    assert rewritten(run, test) == test


def test_blocks_that_use_one_name_are_told_apart(run: Run):
    test = """\
    def test_fetch():
        with patch("app.fetch", new_callable=Mock) as fetch:
            fetch.return_value = asyncio.Future()
        with patch("app.fetch", new_callable=Mock) as fetch:
            fetch.return_value = 1
    """
    first, _, second = rewritten(run, test).partition("Future()")
    assert "AsyncMock" not in first
    assert "new_callable=AsyncMock" in second


def test_a_future_that_is_settled_at_once_through_the_mock_becomes_a_value(run: Run):
    test = """\
    async def test_fetch():
        with patch("app.fetch", new_callable=Mock) as fetch:
            fetch.return_value = asyncio.Future()
            fetch.return_value.set_result(1)
        with patch("app.fetch", Mock(return_value=asyncio.Future())) as fetch:
            fetch.return_value.set_exception(OSError("x"))
    """
    assert rewritten(run, test) == textwrap.dedent("""\
    async def test_fetch():
        with patch("app.fetch", new_callable=AsyncMock) as fetch:
            fetch.return_value = 1
        with patch("app.fetch", AsyncMock()) as fetch:
            fetch.side_effect = OSError("x")
    """)


def test_a_future_that_is_settled_after_others_ran_stays(run: Run):
    test = """\
    async def test_fetch():
        with patch("app.fetch", new_callable=Mock) as fetch:
            fetch.return_value = asyncio.Future()
            await asyncio.sleep(0)
            fetch.return_value.set_result(1)
    """
    assert "AsyncMock" not in rewritten(run, test)


def test_parameters_of_a_test_are_judged_by_what_pytest_passes(run: Run):
    test = """\
    @pytest.fixture
    def page():
        return "page"


    @pytest.fixture
    def future():
        return done("page")


    @pytest.mark.parametrize(("key", "value"), [("a", 1), pytest.param("b", 2)])
    def test_fetch(key, value, page, future, other):
        patch("app.fetch", Mock(return_value=value, name="value"))
        patch("app.fetch", Mock(return_value=page, name="page"))
        patch("app.fetch", Mock(return_value=future, name="future"))
        patch("app.fetch", Mock(return_value=other, name="other"))
    """
    after = rewritten(run, test)
    assert after.count("AsyncMock") == 2
    assert "AsyncMock(return_value=value" in after
    assert "AsyncMock(return_value=page" in after


def test_receivers_are_known_by_their_spec_or_their_fixture(run: Run):
    test = """\
    @pytest.fixture
    def service():
        return Service()


    def test_get(service, unknown):
        service.client.get = Mock(return_value="page")
        service.client.url = Mock(return_value="u")
        client = Mock(spec=Client)
        client.get = Mock(return_value="page")
        client.url = Mock(return_value="u")
        unknown.get = Mock(return_value="page")
    """
    after = rewritten(run, test)
    assert after.count("AsyncMock") == 2
    assert "service.client.get = AsyncMock" in after
    assert "        client.get = AsyncMock" in textwrap.indent(after, "    ")


@pytest.mark.parametrize(
    "loop",
    [
        'patch("asyncio.run")',
        'patch("app.asyncio.create_task")',
        'patch.object(asyncio, "ensure_future")',
        'patch("asyncio.get_event_loop", lambda: None)',
        "Mock(spec=asyncio.AbstractEventLoop)",
        "loop.run_until_complete.assert_called_once()",
    ],
)
def test_nothing_changes_where_the_loop_is_mocked(run: Run, loop: str):
    test = f"""\
    def test_fetch(loop):
        {loop}
        patch("app.fetch", Mock(return_value=1))
    """
    assert "AsyncMock" not in rewritten(run, test)


@pytest.mark.parametrize(
    "use",
    ["assert fake(1) == 1", "Service(fake)", "app.other = fake", "patch('app.parse', fake)"],
)
def test_a_mock_with_other_uses_is_left_alone(run: Run, use: str):
    test = f"""\
    def test_fetch():
        fake = Mock(return_value=1)
        patch("app.fetch", fake)
        {use}
    """
    assert "AsyncMock" not in rewritten(run, test)


def test_a_name_that_means_something_else_is_not_taken(run: Run):
    test = """\
    class AsyncMock:
        pass


    made = patch("app.fetch", Mock())
    """
    assert 'patch("app.fetch", Mock())' in rewritten(run, test)
