"""How tests use the generated mocks: what checkers see of them, and what they refuse.

A line that must be refused says `# type: ignore`; a comment in vain is reported.
"""

from __future__ import annotations

from typing import Any

from amock import ANY, AsyncFunctionMock, AsyncMock, FunctionMock, MagicMock
from typing_extensions import assert_type

from tests.generate.golden.everything_mocks import (
    AdderMock,
    AsyncContainerMock,
    ColourMock,
    ContainerMock,
    CoroutineMock,
    EveryParameterMock,
    FetcherMock,
    GenericFunctionMock,
    HolderMock,
    OverloadedMock,
    PlainMock,
    PlainNestedMock,
    RecordMock,
    RepoMock,
    SealedMock,
)
from tests.shape import everything


def takes_plain(plain: everything.Plain) -> None: ...
def takes_others(
    colour: everything.Colour,
    fetcher: everything.Fetcher,
    nested: everything.Plain.Nested,
    record: everything.Record,
    repo: everything.Repo[int],
    sealed: everything.Sealed,
) -> None: ...


def takes_mocks(
    mock: AsyncMock,
    synchronous: FunctionMock[..., Any],
    asynchronous: AsyncFunctionMock[..., str],
) -> None: ...


async def methods() -> None:
    plain = PlainMock()
    takes_plain(plain)
    takes_mocks(plain, plain.cached_method, plain.decorated_coroutine_method)
    assert_type(plain.method(1), str)
    assert_type(await plain.coroutine_method(1, y="y"), str)
    assert_type(await plain.async_class_method(1), everything.Plain)
    plain.method.assert_called_once_with(1, y="y")
    plain.method.assert_called_once_with(ANY)
    plain.method.return_value = "result"
    plain.coroutine_method.return_value = "result"
    plain.coroutine_method.side_effect = ["one", OSError("two")]
    plain.coroutine_method.assert_awaited_once_with(1, y="y")
    plain.static_method.reset_mock()
    plain.method.assert_called_with()  # type: ignore
    plain.method(1, z="z")  # type: ignore
    plain.method.assert_awaited()  # type: ignore
    plain.method.return_value = 1  # type: ignore
    plain.coroutine_method.assert_awaited_with(1, "y")  # type: ignore
    plain.coroutine_method.assert_awaited_with(x="x")  # type: ignore
    plain.coroutine_method.return_value = 1  # type: ignore
    plain.method = MagicMock()


def kinds_of_methods() -> None:
    plain = PlainMock()
    for number in plain.iteration(3):
        assert_type(number, int)
    with plain.scope("name") as scope:
        assert_type(scope, str)
    plain.transaction.return_value.__aenter__.return_value = "name"
    assert_type(plain.overloaded_method(1), int)
    assert_type(plain.overloaded_method("1"), str)
    plain.overloaded_method.assert_any_call("1")
    plain.overloaded_method.assert_any_call(b"1")  # type: ignore
    assert_type(plain.Nested(), everything.Plain.Nested)


def values() -> None:
    plain = PlainMock(a=3)
    plain.read_only = 1
    plain.bare_annotation = 1.5
    plain.callback = str
    plain.callback.assert_called_with(1)
    plain.read_only = "1"  # type: ignore
    holder = HolderMock()
    holder.adder = everything.Adder()
    holder.adder.assert_called_once_with(1, y=2)
    assert_type(holder.repo, RepoMock[int])
    holder.repo.get.return_value = 1
    record = RecordMock()
    record.name = "name"


async def special_methods() -> None:
    container = ContainerMock()
    container.__len__.return_value = 3
    container.__iter__.return_value = ["a", "b"]
    assert_type(len(container), int)
    assert_type(container(1, y="y"), str)
    assert_type([name for name in container], list[str])  # iteration is meant
    with container as entered:
        assert_type(entered, everything.Container)
    container.assert_called_once_with(1, y="y")
    container.assert_called_once_with("1")  # type: ignore
    later = AsyncContainerMock()
    later.__aenter__.return_value = later
    async with later as entered_later:
        assert_type(entered_later, everything.AsyncContainer)
    assert_type(await later(1), str)
    later.assert_awaited_once_with(1)


def generic_classes() -> None:
    numbers = RepoMock[int]()
    assert_type(numbers.get(1), int)
    numbers.put.assert_called_once_with(1, replace=True)
    numbers.put.assert_called_once_with("1")  # type: ignore
    anything = RepoMock()
    anything.put("anything")
    takes_others(
        ColourMock(),
        FetcherMock(),
        PlainNestedMock(),
        RecordMock(),
        numbers,
        SealedMock(),
    )


async def functions() -> None:
    every = EveryParameterMock()
    assert_type(every(1, "b", b"", c=1.0, d=""), bool)
    every.assert_called_once_with(1, b="b", c=2.0)
    every.assert_called_once_with("1", b="b")  # type: ignore
    assert_type(GenericFunctionMock()(1), int)
    assert_type(OverloadedMock()("a"), str)
    coroutine = CoroutineMock(return_value="a")
    assert_type(await coroutine(1, b="b"), str)
    coroutine.assert_awaited_once_with(1, b="b")
    coroutine.assert_awaited_once_with(1, "b")  # type: ignore
    assert_type(AdderMock()(1, y=2), int)
