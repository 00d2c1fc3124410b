"""For pytest-mock: the tests of `test_mock.py` with its fixture."""

import asyncio

import pytest
from app import service as app
from app.service import Archive, Connection, Service, describe
from pytest_mock import MockerFixture


class Fake:
    """Looks a little like a Connection."""

    async def __aenter__(self) -> "Fake":
        return self

    async def __aexit__(self, *error: object) -> None: ...


async def test_misuse_misspelt_method(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.fecth.return_value = "spam"


async def test_misuse_result_of_async(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.fetch.return_value = 404
    assert await describe(service, 1) == "it is 404"


def test_misuse_result_of_sync(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.size.return_value = "3"
    assert f"{service.size()}" == "3"


def test_misuse_results_in_turn(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.size.side_effect = [1, "2"]
    assert f"{service.size()}{service.size()}" == "12"


async def test_misuse_result_of_function(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.fetch.side_effect = lambda key: len(str(key))
    assert await describe(service, 1) == "it is 1"


def test_misuse_result_is_none(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.size.return_value = None
    assert f"{service.size()}" == "None"


def test_misuse_result_is_a_fake(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.connect.return_value = Fake()
    assert service.connect()


def test_misuse_result_with_an_old_key(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.profile.return_value = {"name": "spam", "nick": "eggs"}
    assert service.profile()["name"] == "spam"


async def test_misuse_result_is_a_coroutine(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.fetch.return_value = asyncio.sleep(0, "spam")
    assert await service.fetch(1)


async def test_misuse_type_of_argument(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.fetch.return_value = "spam"
    assert await service.fetch("one") == "spam"


async def test_misuse_missing_argument(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    await service.store(1)


async def test_misuse_surplus_argument(mocker: MockerFixture) -> None:
    load = mocker.patch("app.service.load")
    load.return_value = "spam"
    assert await load(1, 2) == "spam"


async def test_misuse_asserted_keyword(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    await service.fetch(1)
    service.fetch.assert_awaited_once_with(1, retries=2)


async def test_misuse_assertion_not_called(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    await service.fetch(1)
    service.fetch.assert_awaited_once


def test_misuse_await_assertion_on_sync(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.size()
    service.size.assert_awaited_once()


def test_misuse_call_not_awaited(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.store(1, "spam")
    service.store.assert_called_once_with(1, "spam")


async def test_misuse_mock_of_another_class(mocker: MockerFixture) -> None:
    archive = mocker.create_autospec(Archive, instance=True)
    archive.fetch.return_value = "spam"
    assert await describe(archive, 1) == "it is spam"


def test_misuse_value_of_property(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.ready = "no"
    assert service.ready


def test_misuse_misspelt_keyword(mocker: MockerFixture) -> None:
    callback = mocker.Mock(retrun_value=3)
    assert callback(1) != 3


def test_misuse_misspelt_target(mocker: MockerFixture) -> None:
    mocker.patch("app.service.cuont", return_value=3)
    assert app.report() == "0 of 10"


def test_misuse_async_for_sync(mocker: MockerFixture) -> None:
    mocker.patch("app.service.count", new_callable=mocker.AsyncMock)
    assert app.report().endswith("of 10")


async def test_misuse_sync_for_async(mocker: MockerFixture) -> None:
    mocker.patch("app.service.load", new_callable=mocker.MagicMock)
    assert await app.load_both(1, 2)


def test_misuse_value_of_constant(mocker: MockerFixture) -> None:
    mocker.patch("app.service.LIMIT", "ten")
    assert app.report() == "0 of ten"


def test_misuse_result_of_patched(mocker: MockerFixture) -> None:
    mocker.patch("app.service.count", return_value="three")
    assert app.report() == "three of 10"


async def test_result(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.fetch.return_value = "spam"
    assert await describe(service, 1) == "it is spam"
    service.fetch.assert_awaited_once_with(1)


async def test_any_argument(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    await service.store(1, "spam")
    service.store.assert_awaited_once_with(mocker.ANY, "spam")


async def test_approximate_argument(mocker: MockerFixture) -> None:
    callback = mocker.AsyncMock()
    await callback(0.1 + 0.2)
    callback.assert_awaited_once_with(pytest.approx(0.3))


async def test_exception(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.fetch.side_effect = ["spam", TimeoutError]
    assert await service.fetch(1) == "spam"
    with pytest.raises(TimeoutError):
        await service.fetch(2)


async def test_function_as_side_effect(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.fetch.side_effect = lambda key: f"spam {key}"
    assert await describe(service, 1) == "it is spam 1"


async def test_context_manager(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    connection = mocker.create_autospec(Connection, instance=True)
    connection.__aenter__.return_value = connection
    connection.execute.return_value = 3
    service.connect.return_value = connection
    assert await app.run_query(service) == 3


async def test_async_iterator(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.keys = mocker.MagicMock()
    service.keys.return_value.__aiter__.return_value = [1, 2]
    assert await app.all_keys(service) == [1, 2]


def test_property(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.ready = False
    assert not service.ready


async def test_calls_in_order(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    await service.fetch(1)
    await service.fetch(2)
    service.fetch.assert_has_awaits([mocker.call(1), mocker.call(2)])
    assert service.fetch.await_args == mocker.call(2)


def test_reset(mocker: MockerFixture) -> None:
    service = mocker.create_autospec(Service, instance=True)
    service.size()
    service.reset_mock()
    service.size.assert_not_called()


def test_callback(mocker: MockerFixture) -> None:
    callback = mocker.Mock(return_value=3)
    assert app.apply(callback, 1) == 3
    callback.assert_called_once_with(1)


def test_mock_without_spec(mocker: MockerFixture) -> None:
    anything = mocker.MagicMock()
    anything.some.thing.return_value = 3
    assert anything.some.thing("spam", key=1) == 3


async def test_patched_function(mocker: MockerFixture) -> None:
    load = mocker.patch("app.service.load", return_value="spam")
    assert await app.load_both(1, 2) == "spamspam"
    load.assert_awaited_with(2)


async def test_patched_in_order(mocker: MockerFixture) -> None:
    count = mocker.patch("app.service.count", return_value=3)
    load = mocker.patch("app.service.load")
    load.return_value = "spam"
    assert await app.load_both(1, 2) == "spamspam"
    assert app.report() == "3 of 10"
    count.assert_called_once_with()


async def test_patched_method(mocker: MockerFixture) -> None:
    fetch = mocker.patch.object(Service, "fetch", return_value="spam")
    assert await describe(Service(), 1) == "it is spam"
    fetch.assert_awaited_once_with(1)


def test_patched_constant(mocker: MockerFixture) -> None:
    mocker.patch("app.service.LIMIT", 3)
    assert app.report() == "0 of 3"


def test_subclass_as_result(mocker: MockerFixture) -> None:
    class Pooled(Connection): ...

    service = mocker.create_autospec(Service, instance=True)
    service.connect.return_value = pooled = Pooled()
    assert service.connect() is pooled


async def test_wrapped(mocker: MockerFixture) -> None:
    fetch = mocker.AsyncMock(wraps=Service().fetch)
    assert await fetch(1) == "item 1"
    fetch.assert_awaited_once_with(1)
