"""amock's mocks among the libraries and tools that test suites use beside mocks."""

import asyncio
import copy
import inspect
import unittest
import unittest.mock

import anyio
import pytest
import typeguard

import amock


class Service:
    async def fetch(self, key: int) -> str:
        return f"item {key}"

    def close(self) -> None: ...


@typeguard.typechecked
def use(service: Service, mock: unittest.mock.Mock) -> Service:
    return service


def test_typeguard_lets_mocks_pass():
    service = amock.AsyncMock(spec=Service)
    assert use(service, amock.MagicMock()) is service


def test_anyio_starts_mocks_as_tasks():
    fetch = amock.AsyncMock(return_value="spam")

    async def main() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(fetch, 1)

    anyio.run(main)
    fetch.assert_awaited_once_with(1)


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_anyio_runs_coroutine_tests_with_mocks(anyio_backend):
    assert await amock.AsyncMock(return_value=3)() == 3


class CaseOfTheStandardLibrary(unittest.IsolatedAsyncioTestCase):
    @amock.patch.object(Service, "fetch", return_value="spam")
    async def test_patched(self, fetch):
        assert await Service().fetch(1) == "spam"
        fetch.assert_awaited_once_with(1)


@pytest.mark.parametrize("make", [amock.Mock, amock.MagicMock, amock.AsyncMock])
def test_mocks_are_the_standard_librarys(make):
    standard = getattr(unittest.mock, make.__name__)
    assert isinstance(make(), standard)
    assert isinstance(make(), unittest.mock.NonCallableMock)


def test_coroutine_functions_are_told_by_both_modules():
    mock = amock.AsyncMock()
    assert inspect.iscoroutinefunction(mock)
    assert asyncio.iscoroutinefunction(mock)
    assert not inspect.iscoroutinefunction(amock.MagicMock())


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_copies_behave_as_those_of_the_standard_library(copied):
    def observed(library: object) -> tuple[object, ...]:
        mock = library.Mock(return_value=3)
        mock.name_of_it = "spam"
        twin = copied(mock)
        return twin is mock, twin.name_of_it, twin()

    assert observed(amock) == observed(unittest.mock)
