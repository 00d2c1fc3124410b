"""For typemock: the tests of `test_mock.py` as far as it has words for them; it does not patch."""

import asyncio

import pytest
from app import service as app
from app.service import Archive, Connection, Service, describe
from typemock import match, tmock, verify, when


class Fake:
    """Looks a little like a Connection."""

    async def __aenter__(self) -> "Fake":
        return self

    async def __aexit__(self, *error: object) -> None: ...


async def test_misuse_misspelt_method() -> None:
    with tmock(Service) as service:
        when(await service.fecth(1)).then_return("spam")


async def test_misuse_result_of_async() -> None:
    with tmock(Service) as service:
        when(await service.fetch(1)).then_return(404)
    assert await describe(service, 1) == "it is 404"


def test_misuse_result_of_sync() -> None:
    with tmock(Service) as service:
        when(service.size()).then_return("3")
    assert f"{service.size()}" == "3"


def test_misuse_results_in_turn() -> None:
    with tmock(Service) as service:
        when(service.size()).then_return_many([1, "2"])
    assert f"{service.size()}{service.size()}" == "12"


async def test_misuse_result_of_function() -> None:
    with tmock(Service) as service:
        when(await service.fetch(1)).then_do(lambda self, key: len(str(key)))
    assert await describe(service, 1) == "it is 1"


def test_misuse_result_is_none() -> None:
    with tmock(Service) as service:
        when(service.size()).then_return(None)
    assert f"{service.size()}" == "None"


def test_misuse_result_is_a_fake() -> None:
    with tmock(Service) as service:
        when(service.connect()).then_return(Fake())
    assert service.connect()


def test_misuse_result_with_an_old_key() -> None:
    with tmock(Service) as service:
        when(service.profile()).then_return({"name": "spam", "nick": "eggs"})
    assert service.profile()["name"] == "spam"


async def test_misuse_result_is_a_coroutine() -> None:
    with tmock(Service) as service:
        when(await service.fetch(1)).then_return(asyncio.sleep(0, "spam"))
    assert await service.fetch(1)


async def test_misuse_type_of_argument() -> None:
    with tmock(Service) as service:
        when(await service.fetch("one")).then_return("spam")
    assert await service.fetch("one") == "spam"


async def test_misuse_missing_argument() -> None:
    with tmock(Service) as service:
        when(await service.store(1)).then_return(None)


async def test_misuse_asserted_keyword() -> None:
    with tmock(Service) as service:
        when(await service.fetch(1)).then_return("spam")
    await service.fetch(1)
    await verify(service).fetch(1, retries=2)


async def test_misuse_mock_of_another_class() -> None:
    with tmock(Archive) as archive:
        when(await archive.fetch(1)).then_return("spam")
    assert await describe(archive, 1) == "it is spam"


async def test_result() -> None:
    with tmock(Service) as service:
        when(await service.fetch(1)).then_return("spam")
    assert await describe(service, 1) == "it is spam"
    verify(service).fetch(1)


async def test_any_argument() -> None:
    with tmock(Service) as service:
        when(await service.store(match.anything(), "spam")).then_return(None)
    await service.store(1, "spam")


async def test_exception() -> None:
    with tmock(Service) as service:
        when(await service.fetch(1)).then_return("spam")
        when(await service.fetch(2)).then_raise(TimeoutError())
    assert await service.fetch(1) == "spam"
    with pytest.raises(TimeoutError):
        await service.fetch(2)


async def test_function_as_side_effect() -> None:
    with tmock(Service) as service:
        when(await service.fetch(1)).then_do(lambda self, key: f"spam {key}")
    assert await describe(service, 1) == "it is spam 1"


async def test_patched_function(monkeypatch: pytest.MonkeyPatch) -> None:
    with tmock(Service) as service:
        when(await service.fetch(1)).then_return("spam")
    monkeypatch.setattr(app, "load", service.fetch)
    assert await app.load(1) == "spam"


def test_subclass_as_result() -> None:
    class Pooled(Connection): ...

    pooled = Pooled()
    with tmock(Service) as service:
        when(service.connect()).then_return(pooled)
    assert service.connect() is pooled
