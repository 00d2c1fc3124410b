"""For decoy: the tests of `test_mock.py` as far as it has words for them; it does not patch."""

import asyncio

import pytest
from app import service as app
from app.service import Archive, Connection, Service, describe
from decoy import Decoy, matchers


class Fake:
    """Looks a little like a Connection."""

    async def __aenter__(self) -> "Fake":
        return self

    async def __aexit__(self, *error: object) -> None: ...


async def test_misuse_misspelt_method(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(await service.fecth(1)).then_return("spam")


async def test_misuse_result_of_async(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(await service.fetch(1)).then_return(404)
    assert await describe(service, 1) == "it is 404"


def test_misuse_result_of_sync(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(service.size()).then_return("3")
    assert f"{service.size()}" == "3"


def test_misuse_results_in_turn(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(service.size()).then_return(1, "2")
    assert f"{service.size()}{service.size()}" == "12"


async def test_misuse_result_of_function(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(await service.fetch(1)).then_do(lambda key: len(str(key)))
    assert await describe(service, 1) == "it is 1"


def test_misuse_result_is_none(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(service.size()).then_return(None)
    assert f"{service.size()}" == "None"


def test_misuse_result_is_a_fake(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(service.connect()).then_return(Fake())
    assert service.connect()


def test_misuse_result_with_an_old_key(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(service.profile()).then_return({"name": "spam", "nick": "eggs"})
    assert service.profile()["name"] == "spam"


async def test_misuse_result_is_a_coroutine(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(await service.fetch(1)).then_return(asyncio.sleep(0, "spam"))
    assert await service.fetch(1)


async def test_misuse_type_of_argument(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(await service.fetch("one")).then_return("spam")
    assert await service.fetch("one") == "spam"


async def test_misuse_missing_argument(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    await service.store(1)


async def test_misuse_surplus_argument(decoy: Decoy) -> None:
    load = decoy.mock(func=app.load)
    decoy.when(await load(1, 2)).then_return("spam")
    assert await load(1, 2) == "spam"


async def test_misuse_asserted_keyword(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    await service.fetch(1)
    decoy.verify(await service.fetch(1, retries=2))


def test_misuse_await_assertion_on_sync(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)

    async def verify() -> None:
        decoy.verify(await service.size(), times=0)

    asyncio.run(verify())


async def test_misuse_call_not_awaited(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    service.store(1, "spam")


async def test_misuse_mock_of_another_class(decoy: Decoy) -> None:
    archive = decoy.mock(cls=Archive)
    decoy.when(await archive.fetch(1)).then_return("spam")
    assert await describe(archive, 1) == "it is spam"


def test_misuse_value_of_property(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(service.ready).then_return("no")
    assert service.ready


async def test_result(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(await service.fetch(1)).then_return("spam")
    assert await describe(service, 1) == "it is spam"


async def test_any_argument(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    await service.store(1, "spam")
    decoy.verify(await service.store(matchers.Anything(), "spam"))


async def test_approximate_argument(decoy: Decoy) -> None:
    callback = decoy.mock(name="callback", is_async=True)
    await callback(0.1 + 0.2)
    decoy.verify(await callback(pytest.approx(0.3)))


async def test_exception(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(await service.fetch(1)).then_return("spam")
    decoy.when(await service.fetch(2)).then_raise(TimeoutError())
    assert await service.fetch(1) == "spam"
    with pytest.raises(TimeoutError):
        await service.fetch(2)


async def test_function_as_side_effect(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(await service.fetch(1)).then_do(lambda key: f"spam {key}")
    assert await describe(service, 1) == "it is spam 1"


async def test_context_manager(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    connection = decoy.mock(cls=Connection)
    decoy.when(service.connect()).then_return(connection)
    decoy.when(await connection.__aenter__()).then_return(connection)
    decoy.when(await connection.execute("select")).then_return(3)
    assert await app.run_query(service) == 3


def test_property(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    decoy.when(service.ready).then_return(False)
    assert not service.ready


async def test_calls_in_order(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    await service.fetch(1)
    await service.fetch(2)
    decoy.verify(await service.fetch(1), await service.fetch(2))


def test_reset(decoy: Decoy) -> None:
    service = decoy.mock(cls=Service)
    service.size()
    decoy.reset()
    decoy.verify(service.size(), times=0)


def test_callback(decoy: Decoy) -> None:
    callback = decoy.mock(name="callback")
    decoy.when(callback(1)).then_return(3)
    assert app.apply(callback, 1) == 3


def test_mock_without_spec(decoy: Decoy) -> None:
    anything = decoy.mock(name="anything")
    decoy.when(anything.some.thing("spam", key=1)).then_return(3)
    assert anything.some.thing("spam", key=1) == 3


async def test_patched_function(decoy: Decoy, monkeypatch: pytest.MonkeyPatch) -> None:
    load = decoy.mock(func=app.load)
    monkeypatch.setattr(app, "load", load)
    decoy.when(await load(1)).then_return("spam")
    decoy.when(await load(2)).then_return("eggs")
    assert await app.load_both(1, 2) == "spameggs"


def test_subclass_as_result(decoy: Decoy) -> None:
    class Pooled(Connection): ...

    service = decoy.mock(cls=Service)
    pooled = Pooled()
    decoy.when(service.connect()).then_return(pooled)
    assert service.connect() is pooled
