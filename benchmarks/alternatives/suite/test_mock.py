"""For unittest.mock, and what has its names. The tests `misuse_…` are wrong, the others right."""

import asyncio
from unittest import mock

import pytest
from app import service as app
from app.service import Archive, Connection, Service, describe


class Fake:
    """Looks a little like a Connection."""

    async def __aenter__(self) -> "Fake":
        return self

    async def __aexit__(self, *error: object) -> None: ...


async def test_misuse_misspelt_method() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.fecth.return_value = "spam"


async def test_misuse_result_of_async() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.fetch.return_value = 404
    assert await describe(service, 1) == "it is 404"


def test_misuse_result_of_sync() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.size.return_value = "3"
    assert f"{service.size()}" == "3"


def test_misuse_results_in_turn() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.size.side_effect = [1, "2"]
    assert f"{service.size()}{service.size()}" == "12"


async def test_misuse_result_of_function() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.fetch.side_effect = lambda key: len(str(key))
    assert await describe(service, 1) == "it is 1"


def test_misuse_result_is_none() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.size.return_value = None
    assert f"{service.size()}" == "None"


def test_misuse_result_is_a_fake() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.connect.return_value = Fake()
    assert service.connect()


def test_misuse_result_with_an_old_key() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.profile.return_value = {"name": "spam", "nick": "eggs"}
    assert service.profile()["name"] == "spam"


async def test_misuse_result_is_a_coroutine() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.fetch.return_value = asyncio.sleep(0, "spam")
    assert await service.fetch(1)


async def test_misuse_type_of_argument() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.fetch.return_value = "spam"
    assert await service.fetch("one") == "spam"


async def test_misuse_missing_argument() -> None:
    service = mock.create_autospec(Service, instance=True)
    await service.store(1)


async def test_misuse_surplus_argument() -> None:
    with mock.patch("app.service.load") as load:
        load.return_value = "spam"
        assert await load(1, 2) == "spam"


async def test_misuse_asserted_keyword() -> None:
    service = mock.create_autospec(Service, instance=True)
    await service.fetch(1)
    service.fetch.assert_awaited_once_with(1, retries=2)


async def test_misuse_assertion_not_called() -> None:
    service = mock.create_autospec(Service, instance=True)
    await service.fetch(1)
    service.fetch.assert_awaited_once


def test_misuse_await_assertion_on_sync() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.size()
    service.size.assert_awaited_once()


def test_misuse_call_not_awaited() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.store(1, "spam")
    service.store.assert_called_once_with(1, "spam")


async def test_misuse_mock_of_another_class() -> None:
    archive = mock.create_autospec(Archive, instance=True)
    archive.fetch.return_value = "spam"
    assert await describe(archive, 1) == "it is spam"


def test_misuse_value_of_property() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.ready = "no"
    assert service.ready


def test_misuse_misspelt_keyword() -> None:
    callback = mock.Mock(retrun_value=3)
    assert callback(1) != 3


def test_misuse_misspelt_target() -> None:
    with mock.patch("app.service.cuont", return_value=3):
        assert app.report() == "0 of 10"


def test_misuse_async_for_sync() -> None:
    with mock.patch("app.service.count", new_callable=mock.AsyncMock):
        assert app.report().endswith("of 10")


async def test_misuse_sync_for_async() -> None:
    with mock.patch("app.service.load", new_callable=mock.MagicMock):
        assert await app.load_both(1, 2)


def test_misuse_value_of_constant() -> None:
    with mock.patch("app.service.LIMIT", "ten"):
        assert app.report() == "0 of ten"


def test_misuse_result_of_patched() -> None:
    with mock.patch("app.service.count", return_value="three"):
        assert app.report() == "three of 10"


@mock.patch("app.service.count")
@mock.patch("app.service.load")
async def test_misuse_parameters_swapped(count: mock.MagicMock, load: mock.AsyncMock) -> None:
    count.return_value = "spam"
    assert await app.load_both(1, 2) == "spamspam"
    load.assert_not_called()


async def test_result() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.fetch.return_value = "spam"
    assert await describe(service, 1) == "it is spam"
    service.fetch.assert_awaited_once_with(1)


async def test_any_argument() -> None:
    service = mock.create_autospec(Service, instance=True)
    await service.store(1, "spam")
    service.store.assert_awaited_once_with(mock.ANY, "spam")


async def test_approximate_argument() -> None:
    callback = mock.AsyncMock()
    await callback(0.1 + 0.2)
    callback.assert_awaited_once_with(pytest.approx(0.3))


async def test_exception() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.fetch.side_effect = ["spam", TimeoutError]
    assert await service.fetch(1) == "spam"
    with pytest.raises(TimeoutError):
        await service.fetch(2)


async def test_function_as_side_effect() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.fetch.side_effect = lambda key: f"spam {key}"
    assert await describe(service, 1) == "it is spam 1"


async def test_context_manager() -> None:
    service = mock.create_autospec(Service, instance=True)
    connection = mock.create_autospec(Connection, instance=True)
    connection.__aenter__.return_value = connection
    connection.execute.return_value = 3
    service.connect.return_value = connection
    assert await app.run_query(service) == 3


async def test_async_iterator() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.keys = mock.MagicMock()
    service.keys.return_value.__aiter__.return_value = [1, 2]
    assert await app.all_keys(service) == [1, 2]


def test_property() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.ready = False
    assert not service.ready


async def test_calls_in_order() -> None:
    service = mock.create_autospec(Service, instance=True)
    await service.fetch(1)
    await service.fetch(2)
    service.fetch.assert_has_awaits([mock.call(1), mock.call(2)])
    assert service.fetch.await_args == mock.call(2)


def test_reset() -> None:
    service = mock.create_autospec(Service, instance=True)
    service.size()
    service.reset_mock()
    service.size.assert_not_called()


def test_callback() -> None:
    callback = mock.Mock(return_value=3)
    assert app.apply(callback, 1) == 3
    callback.assert_called_once_with(1)


def test_mock_without_spec() -> None:
    anything = mock.MagicMock()
    anything.some.thing.return_value = 3
    assert anything.some.thing("spam", key=1) == 3


async def test_patched_function() -> None:
    with mock.patch("app.service.load", return_value="spam") as load:
        assert await app.load_both(1, 2) == "spamspam"
    load.assert_awaited_with(2)


@mock.patch("app.service.count", return_value=3)
@mock.patch("app.service.load")
async def test_patched_in_order(load: mock.AsyncMock, count: mock.MagicMock) -> None:
    load.return_value = "spam"
    assert await app.load_both(1, 2) == "spamspam"
    assert app.report() == "3 of 10"
    count.assert_called_once_with()


async def test_patched_method() -> None:
    with mock.patch.object(Service, "fetch", return_value="spam") as fetch:
        assert await describe(Service(), 1) == "it is spam"
    fetch.assert_awaited_once_with(1)


def test_patched_constant() -> None:
    with mock.patch("app.service.LIMIT", 3):
        assert app.report() == "0 of 3"


def test_subclass_as_result() -> None:
    class Pooled(Connection): ...

    service = mock.create_autospec(Service, instance=True)
    service.connect.return_value = pooled = Pooled()
    assert service.connect() is pooled


async def test_wrapped() -> None:
    fetch = mock.AsyncMock(wraps=Service().fetch)
    assert await fetch(1) == "item 1"
    fetch.assert_awaited_once_with(1)
