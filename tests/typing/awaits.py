"""Sync and async told apart: what was never awaited has nothing to say about awaits."""

import unittest.mock
from typing import Any

from typing_extensions import assert_type

from amock import (
    AsyncFunctionMock,
    AsyncMock,
    FunctionMock,
    Mock,
    assert_any_await,
    assert_awaited,
    assert_awaited_once,
    assert_awaited_once_with,
    assert_awaited_with,
    assert_has_awaits,
    assert_not_awaited,
    call,
    mocked,
)
from tests.typing.service import Row, Service


# The mock of an async function has the assertions and the records of awaits.
def of_async(service: Service) -> None:
    fetch = mocked(service.fetch)
    fetch.assert_awaited()
    fetch.assert_awaited_once()
    fetch.assert_not_awaited()
    fetch.assert_has_awaits([call(1), call(2, fresh=True)], any_order=True)
    assert_type(fetch.await_count, int)
    fetch.assert_all_awaited()
    assert [seen.args for seen in fetch.unawaited_calls] == []


# The mock of another function refuses them.
def of_sync(service: Service, row: Row) -> None:
    rename = mocked(service.rename)
    rename.assert_awaited()  # type: ignore[call-arg]  # ty: ignore
    rename.assert_awaited_once()  # type: ignore[call-arg]  # ty: ignore
    rename.assert_awaited_with(row, "b")  # type: ignore[call-arg]  # ty: ignore
    rename.assert_awaited_once_with(row, "b")  # type: ignore[call-arg]  # ty: ignore
    rename.assert_any_await(row, "b")  # type: ignore[call-arg]  # ty: ignore
    rename.assert_has_awaits([call(row, "b")])  # type: ignore[call-arg]  # ty: ignore
    rename.assert_not_awaited()  # type: ignore[call-arg]  # ty: ignore
    assert rename.await_count == 1  # type: ignore[call-arg]  # ty: ignore
    mocked(service.later).assert_awaited()  # type: ignore[call-arg]  # ty: ignore
    mocked(service.stream).assert_awaited()  # type: ignore[call-arg]  # ty: ignore


# Nor has it records of awaits; ty only sees that once something is asked of them.
def records_of_sync(service: Service) -> None:
    rename = mocked(service.rename)
    assert rename.await_args.args == (1,)  # type: ignore[call-arg, attr-defined]  # ty: ignore
    assert rename.await_args_list[0] == call(1)  # type: ignore[call-arg, index]  # ty: ignore
    seen = rename.await_args_list  # type: ignore[call-arg]  # ty: ignore  # not ty
    assert not seen


# The function assertions take an async method, its mock, or a mock of nothing in particular.
def functions_on_async(
    service: Service,
    fetch: AsyncFunctionMock[[int], Row],
    bare: AsyncMock,
    standard: unittest.mock.AsyncMock,
    anything: Any,
) -> None:
    assert_awaited(service.fetch)
    assert_awaited_once(service.close)
    assert_awaited_with(service.fetch, 1, fresh=True)
    assert_awaited_once_with(service.fetch, 1)
    assert_any_await(service.fetch, key=1)
    assert_has_awaits(service.fetch, [call(1)], any_order=True)
    assert_not_awaited(service.fetch)
    assert_awaited(mocked(service.fetch))
    assert_awaited_once_with(mocked(service.fetch), 1, fresh=True)
    assert_awaited_once_with(fetch, 1)
    assert_awaited(bare)
    assert_awaited_once_with(bare, 1, two=3)
    assert_awaited(bare.child)
    assert_awaited_with(standard, 1)
    assert_awaited(anything)
    assert_awaited(Mock().child)


# Other arguments than the method's are refused.
def functions_with_arguments(service: Service, fetch: AsyncFunctionMock[[int], Row]) -> None:
    assert_awaited_with(service.fetch)  # type: ignore[call-arg]  # ty: ignore
    assert_awaited_once_with(service.fetch, "1")  # type: ignore[arg-type]  # ty: ignore
    assert_any_await(service.fetch, 1, frehs=True)  # type: ignore[call-arg]  # ty: ignore
    # pyrefly takes the mock, whose base is Any, for a function of any parameters and result.
    assert_awaited_once_with(fetch, 1, 2)  # type: ignore[call-arg]  # ty: ignore  # not pyrefly
    assert_awaited_with(fetch, "1")  # type: ignore[arg-type]  # ty: ignore  # not pyrefly


# A sync method is refused, and so is the mock of one.
def functions_on_sync(service: Service, row: Row, rename: FunctionMock[[Row], bool]) -> None:
    assert_awaited(service.rename)  # type: ignore[type-var]  # ty: ignore
    assert_awaited_once(service.later)  # type: ignore[type-var]  # ty: ignore
    assert_awaited_with(service.rename, row, "b")  # type: ignore[type-var]  # ty: ignore
    assert_awaited_once_with(service.rename, row, "b")  # type: ignore[type-var]  # ty: ignore
    assert_any_await(service.rename, row, "b")  # type: ignore[type-var]  # ty: ignore
    assert_has_awaits(service.rename, [call(row, "b")])  # type: ignore[type-var]  # ty: ignore
    assert_not_awaited(service.stream)  # type: ignore[type-var]  # ty: ignore
    assert_awaited(mocked(service.rename))  # type: ignore[type-var]  # ty: ignore  # not pyrefly
    assert_awaited_once_with(rename, row)  # type: ignore[type-var]  # ty: ignore  # not pyrefly
    assert_awaited(service)  # type: ignore[arg-type]  # ty: ignore
