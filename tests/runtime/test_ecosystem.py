"""Other libraries and tools take amock's mocks for the standard library's."""

import asyncio
import dataclasses
import unittest.mock

import pytest

import amock
from tests.runtime import services


@amock.patch("tests.runtime.services.close")
@amock.patch.object(services, "fetch")
def test_pytest_tells_patched_arguments_from_fixtures(fetch, close, tmp_path):
    assert isinstance(fetch, amock.AsyncMock)
    assert isinstance(close, amock.MagicMock)
    assert tmp_path.exists()


@amock.patch("tests.runtime.services.close", new=len)
def test_pytest_expects_no_argument_for_what_is_given(tmp_path):
    assert services.close is len


@pytest.mark.asyncio
async def test_pytest_asyncio_runs_coroutine_tests_with_mocks():
    mock = amock.AsyncMock(return_value=1)
    assert await mock() == 1


def test_either_stopall_stops_all():
    amock.patch("tests.runtime.services.close").start()
    assert isinstance(services.close, amock.MagicMock)
    unittest.mock.patch.stopall()
    assert not isinstance(services.close, amock.MagicMock)


class TestIsolated(amock.IsolatedAsyncioTestCase):
    @amock.patch("tests.runtime.services.fetch")
    async def test_coroutine_tests_of_unittest_are_patched(self, fetch):
        fetch.return_value = "mocked"
        assert await services.fetch(1) == "mocked"
        fetch.assert_awaited_once_with(1)


def test_decorated_classes_are_patched_by_prefix():
    @amock.patch("tests.runtime.services.close")
    class Tests:
        def test_it(self, close):
            return isinstance(services.close, amock.MagicMock) and services.close is close

        def other(self):
            return services.close

    assert Tests().test_it()
    assert not isinstance(Tests().other(), amock.MagicMock)


def test_a_dataclass_takes_a_mock_as_a_field():
    @dataclasses.dataclass
    class Holder:
        service: services.Service

    mock = amock.Mock(spec=services.Service)
    assert dataclasses.replace(Holder(mock)).service is mock


def test_mocks_pass_for_their_spec():
    assert isinstance(amock.Mock(spec=services.Service), services.Service)
    assert asyncio.iscoroutinefunction(amock.AsyncMock())


def test_a_mock_of_either_library_is_a_child_of_the_other():
    ours, theirs = amock.MagicMock(), unittest.mock.MagicMock()
    ours.attach_mock(theirs, "child")
    ours.child(1)
    assert ours.mock_calls == [unittest.mock.call.child(1)]
    theirs, ours = unittest.mock.MagicMock(), amock.MagicMock()
    theirs.child = ours
    theirs.child.method(1)
    assert theirs.mock_calls == [amock.call.child.method(1)]


def test_patch_dict_and_multiple():
    values = {"a": 1}
    with amock.patch.dict(values, b=2):
        assert values == {"a": 1, "b": 2}
    assert values == {"a": 1}
    with amock.patch.multiple(services, close=amock.DEFAULT, fetch=3) as made:
        assert made["close"] is services.close
        assert services.fetch == 3


def test_mock_open_reads_what_it_is_told():
    with amock.patch("builtins.open", amock.mock_open(read_data="one\ntwo\n")) as opened:
        with open("file") as file:  # noqa: PTH123 - it is mocked
            assert list(file) == ["one\n", "two\n"]
        with open("file") as file:  # noqa: PTH123
            assert file.readline() == "one\n"
            assert file.read() == "two\n"
    assert opened.call_count == 2


def test_threading_mocks_are_waited_for():
    with amock.LoopRunner() as runner:
        mock = amock.ThreadingMock(timeout=5)

        async def call():
            mock.child(1)

        asyncio.run_coroutine_threadsafe(call(), runner.loop)
        mock.child.wait_until_called()
        mock.child.wait_until_any_call_with(1)
    with pytest.raises(AssertionError, match="other was not called before timeout"):
        mock.other.wait_until_called(timeout=0.01)
