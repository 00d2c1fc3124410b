"""`create_autospec`, `mock_open` and `seal`."""

import os
from collections.abc import Awaitable, Callable
from types import ModuleType
from typing import Any, NoReturn, overload

from typing_extensions import assert_type

from amock import (
    AsyncFunctionMock,
    FunctionMock,
    MagicMock,
    NonCallableMagicMock,
    create_autospec,
    mock_open,
    seal,
)
from tests.typing.service import Base, Row, Service, Store, load, make, parse, untyped, use

# Of a class: what goes for the class, or for an instance of it.
assert_type(create_autospec(Service), Any)
assert_type(create_autospec(Service, instance=True), NonCallableMagicMock[Service])
assert_type(create_autospec(Service, True, True), NonCallableMagicMock[Service])
assert_type(create_autospec(Store, spec_set=True, instance=True), NonCallableMagicMock[Store])
assert_type(create_autospec(Base, instance=True), NonCallableMagicMock[Base])
assert_type(
    create_autospec(spec=Service, spec_set=False, instance=True), NonCallableMagicMock[Service]
)
assert_type(create_autospec(Service, instance=True, unsafe=True), NonCallableMagicMock[Service])
assert_type(create_autospec(Service, instance=False), Any)
make(create_autospec(Service))
use(create_autospec(Service)("url"))
use(create_autospec(Service, instance=True))
create_autospec(Service, instance=True).fetch.assert_awaited_once_with(1)
create_autospec(Service).return_value.fetch.return_value = Row(1, "")

# Of an object or a module.
assert_type(create_autospec(Row(1, "")), NonCallableMagicMock[Row])
assert_type(create_autospec([]), NonCallableMagicMock[Any])
assert_type(create_autospec({}), NonCallableMagicMock[Any])
module: NonCallableMagicMock[ModuleType] = create_autospec(os)


# Of a function: sync and async told apart.
def functions(service: Service) -> None:
    assert_type(create_autospec(load), AsyncFunctionMock[..., Any])
    assert_type(create_autospec(service.fetch), AsyncFunctionMock[..., Any])
    assert_type(create_autospec(parse, return_value=3), FunctionMock[..., Any])
    assert_type(create_autospec(service.later), FunctionMock[..., Any])
    assert_type(create_autospec(service.stream), FunctionMock[..., Any])
    assert_type(create_autospec(untyped)(1), Any)
    create_autospec(load).assert_awaited_once_with(1)
    create_autospec(untyped).assert_called_once_with(1)
    assert_type(create_autospec(service.close), AsyncFunctionMock[..., Any])
    assert_type(create_autospec(service.acquire), FunctionMock[..., Any])
    assert_type(create_autospec(Service.fetch), AsyncFunctionMock[..., Any])
    assert_type(create_autospec(lambda text: text)("a"), Any)
    assert_type(create_autospec(load, spec_set=True).await_count, int)
    create_autospec(parse).assert_awaited()  # type: ignore[call-arg]  # ty: ignore


class Text:
    """A value that tests compare with: equal to any text."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str)

    def __hash__(self) -> int:
        return 1


@overload
def convert(value: int) -> str: ...
@overload
def convert(value: str) -> int: ...
def convert(value: int | str) -> int | str:
    return value


def stop() -> NoReturn:
    raise SystemExit


# What existing tests do with the mock of a function stays right.
async def existing_tests() -> None:
    either = create_autospec(convert)
    either.return_value = 3
    assert either("3") == 3
    either.return_value = "3"
    assert either(3) == "3"
    either.assert_called_with(Text())
    fake = create_autospec(parse, side_effect=lambda *args: 3)
    fake.return_value = object()
    takes: Callable[[str], int] = fake
    assert takes("3") == 3
    loading: Callable[[int], Awaitable[Row]] = create_autospec(load)
    assert (await loading(1)).key == 1
    create_autospec(stop)()


# Files.
opened = mock_open(read_data="text")
opened.assert_called_once_with("path")
mock_open(MagicMock(), read_data=b"bytes")
mock_open(read_data=1)  # type: ignore[arg-type]  # ty: ignore

# Sealing takes any mock, whatever it is annotated as.
service: Service = create_autospec(Service, instance=True)
seal(service)
seal(MagicMock())
