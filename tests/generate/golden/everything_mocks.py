# Typed mocks, made by `python -m amock.generate`: do not edit, run it again.
# amock.generate: tests.shape.everything:Plain
# amock.generate: tests.shape.everything:Container
# amock.generate: tests.shape.everything:AsyncContainer
# amock.generate: tests.shape.everything:Record
# amock.generate: tests.shape.everything:LongRecord
# amock.generate: tests.shape.everything:FrozenRecord
# amock.generate: tests.shape.everything:Slotted
# amock.generate: tests.shape.everything:Fetcher
# amock.generate: tests.shape.everything:Abstract
# amock.generate: tests.shape.everything:Repo
# amock.generate: tests.shape.everything:IntRepo
# amock.generate: tests.shape.everything:RepoOfStr
# amock.generate: tests.shape.everything:Child
# amock.generate: tests.shape.everything:Mixed
# amock.generate: tests.shape.everything:Sealed
# amock.generate: tests.shape.everything:Colour
# amock.generate: tests.shape.everything:WithDescriptors
# amock.generate: tests.shape.everything:Adder
# amock.generate: tests.shape.everything:AsyncHandler
# amock.generate: tests.shape.everything:Holder
# amock.generate: tests.shape.everything:function
# amock.generate: tests.shape.everything:every_parameter
# amock.generate: tests.shape.everything:coroutine
# amock.generate: tests.shape.everything:async_generator
# amock.generate: tests.shape.everything:async_context_manager
# amock.generate: tests.shape.everything:overloaded
# amock.generate: tests.shape.everything:generic_function
# amock.generate: tests.shape.everything:generic_coroutine
# amock.generate: tests.shape.everything:decorated_coroutine
# amock.generate: tests.shape.everything:cached
# amock.generate: tests.shape.everything:partial_function
# mypy: disable-error-code="assignment, import-untyped, misc"
# mypy: disable-error-code="no-overload-impl, override"
# pyrefly: ignore-errors[bad-override]
# pyright: basic, reportIncompatibleMethodOverride=false
# pyright: reportIncompatibleVariableOverride=false, reportNoOverloadImplementation=false
# pyright: reportInvalidTypeVarUse=false
# ruff: noqa
# ty: ignore[incompatible-attribute-override, incompatible-mutable-override]
# ty: ignore[incompatible-property-override, invalid-named-tuple-override]
# ty: ignore[override-of-final-method, unused-ignore-comment]

from __future__ import annotations

from typing import TYPE_CHECKING

from amock import AsyncMock, MagicMock
from tests.shape.everything import (
    Abstract,
    Adder,
    AsyncContainer,
    AsyncHandler,
    Child,
    Colour,
    Container,
    Fetcher,
    FrozenRecord,
    Holder,
    IntRepo,
    LongRecord,
    Mixed,
    Plain,
    Record,
    Repo,
    RepoOfStr,
    Sealed,
    Slotted,
    WithDescriptors,
    async_context_manager,
    async_generator,
    cached,
    decorated_coroutine,
    every_parameter,
    generic_coroutine,
    generic_function,
    overloaded,
    partial_function,
)
from tests.shape.everything import coroutine as _coroutine
from tests.shape.everything import function as _function

if TYPE_CHECKING:
    from _typeshed import ConvertibleToInt
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
    from contextlib import AbstractAsyncContextManager, AbstractContextManager
    from json.encoder import JSONEncoder
    from types import TracebackType
    from typing import Any, Concatenate, Generic, overload

    from amock import AsyncFunctionMock, FunctionMock
    from typing_extensions import ParamSpec, TypeVar

    _P = ParamSpec("_P")
    _R = TypeVar("_R")
    T = TypeVar("T", default=Any)
    _T = TypeVar("_T")

    class _sync(Generic[_P, _R]):
        def __init__(self, function: Callable[Concatenate[Any, _P], _R]) -> None: ...
        def __get__(self, mock: object, owner: Any) -> FunctionMock[_P, _R]: ...
        def __set__(self, mock: object, value: Any) -> None: ...

    class _async(Generic[_P, _R]):
        def __init__(
            self,
            function: Callable[Concatenate[Any, _P], Coroutine[Any, Any, _R]],
        ) -> None: ...
        def __get__(self, mock: object, owner: Any) -> AsyncFunctionMock[_P, _R]: ...
        def __set__(self, mock: object, value: Any) -> None: ...

    class PlainNestedMock(AsyncMock[Plain.Nested], Plain.Nested):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        @_sync
        def nested_method(self, x: int) -> int: ...
        @_async
        async def nested_coroutine(self) -> None: ...

    class _PlainMock_overloaded_method(FunctionMock[..., int | str]):
        @overload
        def __call__(self, x: int) -> int: ...
        @overload
        def __call__(self, x: str) -> str: ...
        @overload
        def assert_called_with(self, x: int) -> None: ...
        @overload
        def assert_called_with(self, x: str) -> None: ...
        @overload
        def assert_called_once_with(self, x: int) -> None: ...
        @overload
        def assert_called_once_with(self, x: str) -> None: ...
        @overload
        def assert_any_call(self, x: int) -> None: ...
        @overload
        def assert_any_call(self, x: str) -> None: ...

    class PlainMock(AsyncMock[Plain], Plain):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...

        class_variable: int
        with_default: str
        bare_annotation: float

        @property
        def callback(self) -> FunctionMock[[int], str]: ...
        @callback.setter
        def callback(self, value: Callable[[int], str]) -> None: ...

        a: int
        b: str
        _private: int

        @_sync
        def method(self, x: int, y: str = ...) -> str: ...
        @_async
        async def coroutine_method(self, x: int, *, y: str = ...) -> str: ...
        @_sync
        def class_method(self, x: int) -> Plain: ...
        @_async
        async def async_class_method(self, x: int) -> Plain: ...
        @_sync
        def static_method(self, x: int) -> int: ...
        @_async
        async def async_static_method(self, x: int) -> int: ...

        read_only: int
        writable: int
        cached_value: list[int]

        @property
        def awaitable_property(self) -> MagicMock[Awaitable[int]]: ...
        @awaitable_property.setter
        def awaitable_property(self, value: Awaitable[int]) -> None: ...
        @_async
        async def _later(self) -> int: ...
        @_sync
        def async_iteration(self, n: int) -> AsyncIterator[int]: ...
        @_sync
        def iteration(self, n: int) -> Iterator[int]: ...
        @_sync
        def transaction(self, name: str) -> AbstractAsyncContextManager[str]: ...
        @_sync
        def scope(self, name: str) -> AbstractContextManager[str]: ...
        @_sync
        def decorated_method(self, x: int) -> str: ...
        @_async
        async def decorated_coroutine_method(self, x: int) -> str: ...
        @_sync
        def cached_method(self, x: int) -> int: ...
        @_sync
        def partial_method(self, /, *args: Any, **kwargs: Any) -> str: ...
        @_sync
        def alias_of_method(self, x: int, y: str = ...) -> str: ...
        @_sync
        def awaitable_method(self, x: int) -> Awaitable[int]: ...
        @property
        def overloaded_method(self) -> _PlainMock_overloaded_method: ...
        @overloaded_method.setter
        def overloaded_method(self, value: Any) -> None: ...
        @_sync
        def Nested(self) -> Plain.Nested: ...

    class _ContainerMock_iter(FunctionMock[..., Any]):
        def __call__(self) -> Iterator[str]: ...
        def assert_called_with(self) -> None: ...
        def assert_called_once_with(self) -> None: ...
        def assert_any_call(self) -> None: ...

    class ContainerMock(FunctionMock[..., str], Container):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        def __call__(self, x: int, *, y: str = ...) -> str: ...
        def assert_called_with(self, x: int, *, y: str = ...) -> None: ...
        def assert_called_once_with(self, x: int, *, y: str = ...) -> None: ...
        def assert_any_call(self, x: int, *, y: str = ...) -> None: ...
        @_sync
        def __len__(self) -> int: ...
        @_sync
        def __getitem__(self, arg1: str, /) -> int: ...
        @_sync
        def __contains__(self, arg1: object, /) -> bool: ...
        @property
        def __iter__(self) -> _ContainerMock_iter: ...
        @__iter__.setter
        def __iter__(self, value: Any) -> None: ...
        @_sync
        def __enter__(self) -> Container: ...
        @_sync
        def __exit__(
            self,
            arg1: type[BaseException] | None,
            arg2: BaseException | None,
            arg3: TracebackType | None,
            /,
        ) -> None: ...

    class _AsyncContainerMock_aiter(FunctionMock[..., Any]):
        def __call__(self) -> AsyncContainer: ...
        def assert_called_with(self) -> None: ...
        def assert_called_once_with(self) -> None: ...
        def assert_any_call(self) -> None: ...

    class AsyncContainerMock(AsyncFunctionMock[..., str], AsyncContainer):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        async def __call__(self, x: int) -> str: ...
        def assert_called_with(self, x: int) -> None: ...
        def assert_called_once_with(self, x: int) -> None: ...
        def assert_any_call(self, x: int) -> None: ...
        def assert_awaited_with(self, x: int) -> None: ...
        def assert_awaited_once_with(self, x: int) -> None: ...
        def assert_any_await(self, x: int) -> None: ...
        @_async
        async def __aenter__(self) -> AsyncContainer: ...
        @_async
        async def __aexit__(
            self,
            kind: type[BaseException] | None,
            error: BaseException | None,
            traceback: TracebackType | None,
        ) -> None: ...
        @property
        def __aiter__(self) -> _AsyncContainerMock_aiter: ...
        @__aiter__.setter
        def __aiter__(self, value: Any) -> None: ...
        @_async
        async def __anext__(self) -> int: ...

    class RecordMock(AsyncMock[Record], Record):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...

        name: str
        size: int
        tags: list[str]
        shared: str

        @_sync
        def describe(self) -> str: ...
        @_async
        async def save(self, path: str) -> None: ...

    class LongRecordMock(AsyncMock[LongRecord], LongRecord):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...

        extra: float
        name: str
        size: int
        tags: list[str]
        shared: str

        @_sync
        def describe(self) -> str: ...
        @_async
        async def save(self, path: str) -> None: ...

    class FrozenRecordMock(MagicMock[FrozenRecord], FrozenRecord):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        @property
        def key(self) -> int: ...
        @key.setter
        def key(self, value: int) -> None: ...
        @property
        def weight(self) -> float: ...
        @weight.setter
        def weight(self, value: float) -> None: ...
        @_sync
        def __ge__(self, other: FrozenRecord) -> bool: ...
        @_sync
        def __gt__(self, other: FrozenRecord) -> bool: ...
        @_sync
        def __le__(self, other: FrozenRecord) -> bool: ...
        @_sync
        def __lt__(self, other: FrozenRecord) -> bool: ...

    class SlottedMock(MagicMock[Slotted], Slotted):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...

        left: int
        right: str

        @_sync
        def swap(self) -> None: ...

    class FetcherMock(AsyncMock[Fetcher], Fetcher):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...

        timeout: float

        @property
        def url(self) -> str: ...
        @url.setter
        def url(self, value: str) -> None: ...
        @_sync
        def close(self) -> None: ...
        @_async
        async def fetch(self, key: int) -> dict[str, str]: ...
        @_sync
        def stream(self, key: int) -> AsyncIterator[bytes]: ...

    class AbstractMock(AsyncMock[Abstract], Abstract):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        @_sync
        def abstract_method(self, x: int) -> str: ...
        @_async
        async def abstract_coroutine(self, x: int) -> str: ...
        @property
        def abstract_property(self) -> int: ...
        @abstract_property.setter
        def abstract_property(self, value: int) -> None: ...
        @_sync
        def abstract_class_method(self) -> Abstract: ...
        @_sync
        def concrete(self) -> int: ...

    class RepoMock(AsyncMock[Repo[T]], Repo[T]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...

        default: T | None
        first: T

        @_sync
        def get(self, key: int) -> T: ...
        @_async
        async def load(self, key: int) -> list[T]: ...
        @_sync
        def put(self, item: T, *, replace: bool = ...) -> None: ...

    class IntRepoMock(AsyncMock[IntRepo], IntRepo):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        @_async
        async def refresh(self) -> None: ...

        default: int | None
        first: int

        @_sync
        def get(self, key: int) -> int: ...
        @_async
        async def load(self, key: int) -> list[int]: ...
        @_sync
        def put(self, item: int, *, replace: bool = ...) -> None: ...

    class RepoOfStrMock(AsyncMock[Repo[str]], Repo[str]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...

        default: str | None
        first: str

        @_sync
        def get(self, key: int) -> str: ...
        @_async
        async def load(self, key: int) -> list[str]: ...
        @_sync
        def put(self, item: str, *, replace: bool = ...) -> None: ...

    class ChildMock(AsyncMock[Child], Child):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        @_async
        async def sync_then_async(self) -> int: ...
        @_sync
        def overridden(self, x: int, y: int = ...) -> int: ...
        @_sync
        def added(self) -> None: ...

        limit: int

        @_sync
        def kept(self, x: int) -> int: ...

    class MixedMock(AsyncMock[Mixed], Mixed):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        @_async
        async def close(self) -> None: ...
        @_async
        async def sync_then_async(self) -> int: ...
        @_sync
        def overridden(self, x: int, y: int = ...) -> int: ...
        @_sync
        def added(self) -> None: ...

        limit: int

        @_sync
        def kept(self, x: int) -> int: ...

    class SealedMock(MagicMock[Sealed]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        @_sync
        def method(self) -> int: ...

    class ColourMock(MagicMock[Colour]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...

        RED: Colour
        GREEN: Colour

        @_sync
        def darker(self) -> Colour: ...

        hexadecimal: str
        name: str
        value: int

    class WithDescriptorsMock(MagicMock[WithDescriptors], WithDescriptors):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...

        number: int
        text: str
        computed: str

        @_sync
        def method(self) -> str: ...

    class AdderMock(FunctionMock[..., int], Adder):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        def __call__(self, x: int, y: int = ...) -> int: ...
        def assert_called_with(self, x: int, y: int = ...) -> None: ...
        def assert_called_once_with(self, x: int, y: int = ...) -> None: ...
        def assert_any_call(self, x: int, y: int = ...) -> None: ...

    class AsyncHandlerMock(AsyncFunctionMock[..., bytes], AsyncHandler):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        async def __call__(self, request: str) -> bytes: ...
        def assert_called_with(self, request: str) -> None: ...
        def assert_called_once_with(self, request: str) -> None: ...
        def assert_any_call(self, request: str) -> None: ...
        def assert_awaited_with(self, request: str) -> None: ...
        def assert_awaited_once_with(self, request: str) -> None: ...
        def assert_any_await(self, request: str) -> None: ...

    class HolderMock(AsyncMock[Holder], Holder):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        @property
        def adder(self) -> AdderMock: ...
        @adder.setter
        def adder(self, value: Adder) -> None: ...
        @property
        def handler(self) -> AsyncHandlerMock: ...
        @handler.setter
        def handler(self, value: AsyncHandler) -> None: ...
        @_sync
        def kind(self, a: int, *, b: str = ...) -> Plain: ...
        @_sync
        def encoder(
            self,
            *,
            skipkeys: bool = ...,
            ensure_ascii: bool = ...,
            check_circular: bool = ...,
            allow_nan: bool = ...,
            sort_keys: bool = ...,
            indent: int | str | None = ...,
            separators: tuple[str, str] | None = ...,
            default: Callable[..., Any] | None = ...,
        ) -> JSONEncoder: ...
        @property
        def repo(self) -> RepoMock[int]: ...
        @repo.setter
        def repo(self, value: Repo[int]) -> None: ...
        @_sync
        def parse(self, arg1: ConvertibleToInt = ..., /) -> int: ...
        @_sync
        def function(self, a: int, b: str = ...) -> str: ...
        @_async
        async def coroutine(self, a: int, *, b: str = ...) -> str: ...

    class EverythingFunctionMock(FunctionMock[..., str]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        def __call__(self, a: int, b: str = ...) -> str: ...
        def assert_called_with(self, a: int, b: str = ...) -> None: ...
        def assert_called_once_with(self, a: int, b: str = ...) -> None: ...
        def assert_any_call(self, a: int, b: str = ...) -> None: ...

    class EveryParameterMock(FunctionMock[..., bool]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        def __call__(
            self,
            arg1: int,
            /,
            b: str,
            *args: bytes,
            c: float = ...,
            **kwargs: object,
        ) -> bool: ...
        def assert_called_with(
            self,
            arg1: int,
            /,
            b: str,
            *args: bytes,
            c: float = ...,
            **kwargs: object,
        ) -> None: ...
        def assert_called_once_with(
            self,
            arg1: int,
            /,
            b: str,
            *args: bytes,
            c: float = ...,
            **kwargs: object,
        ) -> None: ...
        def assert_any_call(
            self,
            arg1: int,
            /,
            b: str,
            *args: bytes,
            c: float = ...,
            **kwargs: object,
        ) -> None: ...

    class CoroutineMock(AsyncFunctionMock[..., str]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        async def __call__(self, a: int, *, b: str = ...) -> str: ...
        def assert_called_with(self, a: int, *, b: str = ...) -> None: ...
        def assert_called_once_with(self, a: int, *, b: str = ...) -> None: ...
        def assert_any_call(self, a: int, *, b: str = ...) -> None: ...
        def assert_awaited_with(self, a: int, *, b: str = ...) -> None: ...
        def assert_awaited_once_with(self, a: int, *, b: str = ...) -> None: ...
        def assert_any_await(self, a: int, *, b: str = ...) -> None: ...

    class AsyncGeneratorMock(FunctionMock[..., AsyncIterator[int]]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        def __call__(self, n: int) -> AsyncIterator[int]: ...
        def assert_called_with(self, n: int) -> None: ...
        def assert_called_once_with(self, n: int) -> None: ...
        def assert_any_call(self, n: int) -> None: ...

    class AsyncContextManagerMock(FunctionMock[..., AbstractAsyncContextManager[int]]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        def __call__(self, n: int) -> AbstractAsyncContextManager[int]: ...
        def assert_called_with(self, n: int) -> None: ...
        def assert_called_once_with(self, n: int) -> None: ...
        def assert_any_call(self, n: int) -> None: ...

    class OverloadedMock(FunctionMock[..., int | str]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        @overload
        def __call__(self, x: int) -> int: ...
        @overload
        def __call__(self, x: str) -> str: ...
        @overload
        def assert_called_with(self, x: int) -> None: ...
        @overload
        def assert_called_with(self, x: str) -> None: ...
        @overload
        def assert_called_once_with(self, x: int) -> None: ...
        @overload
        def assert_called_once_with(self, x: str) -> None: ...
        @overload
        def assert_any_call(self, x: int) -> None: ...
        @overload
        def assert_any_call(self, x: str) -> None: ...

    class GenericFunctionMock(FunctionMock[..., Any]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        def __call__(self, x: _T, *more: _T) -> _T: ...
        def assert_called_with(self, x: Any, *more: Any) -> None: ...
        def assert_called_once_with(self, x: Any, *more: Any) -> None: ...
        def assert_any_call(self, x: Any, *more: Any) -> None: ...

    class GenericCoroutineMock(AsyncFunctionMock[..., Any]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        async def __call__(self, x: _T) -> _T: ...
        def assert_called_with(self, x: Any) -> None: ...
        def assert_called_once_with(self, x: Any) -> None: ...
        def assert_any_call(self, x: Any) -> None: ...
        def assert_awaited_with(self, x: Any) -> None: ...
        def assert_awaited_once_with(self, x: Any) -> None: ...
        def assert_any_await(self, x: Any) -> None: ...

    class DecoratedCoroutineMock(AsyncFunctionMock[..., str]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        async def __call__(self, a: int, *, b: str = ...) -> str: ...
        def assert_called_with(self, a: int, *, b: str = ...) -> None: ...
        def assert_called_once_with(self, a: int, *, b: str = ...) -> None: ...
        def assert_any_call(self, a: int, *, b: str = ...) -> None: ...
        def assert_awaited_with(self, a: int, *, b: str = ...) -> None: ...
        def assert_awaited_once_with(self, a: int, *, b: str = ...) -> None: ...
        def assert_any_await(self, a: int, *, b: str = ...) -> None: ...

    class CachedMock(FunctionMock[..., str]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        def __call__(self, a: int) -> str: ...
        def assert_called_with(self, a: int) -> None: ...
        def assert_called_once_with(self, a: int) -> None: ...
        def assert_any_call(self, a: int) -> None: ...

    class PartialFunctionMock(FunctionMock[..., str]):
        def __init__(
            self,
            *,
            name: str | None = None,
            wraps: Any = None,
            unsafe: bool = False,
            **attributes: Any,
        ) -> None: ...
        def __call__(self, /, *args: Any, **kwargs: Any) -> str: ...
        def assert_called_with(self, /, *args: Any, **kwargs: Any) -> None: ...
        def assert_called_once_with(self, /, *args: Any, **kwargs: Any) -> None: ...
        def assert_any_call(self, /, *args: Any, **kwargs: Any) -> None: ...

else:

    class PlainNestedMock(AsyncMock):
        """A mock of `tests.shape.everything.Plain.Nested`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Plain.Nested)
            super().__init__(**kwargs)

    class PlainMock(AsyncMock):
        """A mock of `tests.shape.everything.Plain`."""

        _mock_fields = ("a", "b", "_private")

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Plain)
            super().__init__(**kwargs)

        def _get_child_mock(self, /, **kwargs):
            children = {"a": MagicMock, "b": MagicMock, "_private": MagicMock}
            name = kwargs.get("name")
            if name in children and not self._mock_sealed:
                return children[name](**kwargs)
            return super()._get_child_mock(**kwargs)

    class ContainerMock(MagicMock):
        """A mock of `tests.shape.everything.Container`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Container)
            super().__init__(**kwargs)

    class AsyncContainerMock(AsyncMock):
        """A mock of `tests.shape.everything.AsyncContainer`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", AsyncContainer)
            super().__init__(**kwargs)

    class RecordMock(AsyncMock):
        """A mock of `tests.shape.everything.Record`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Record)
            super().__init__(**kwargs)

    class LongRecordMock(AsyncMock):
        """A mock of `tests.shape.everything.LongRecord`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", LongRecord)
            super().__init__(**kwargs)

    class FrozenRecordMock(MagicMock):
        """A mock of `tests.shape.everything.FrozenRecord`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", FrozenRecord)
            super().__init__(**kwargs)

    class SlottedMock(MagicMock):
        """A mock of `tests.shape.everything.Slotted`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Slotted)
            super().__init__(**kwargs)

    class FetcherMock(AsyncMock):
        """A mock of `tests.shape.everything.Fetcher`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Fetcher)
            super().__init__(**kwargs)

    class AbstractMock(AsyncMock):
        """A mock of `tests.shape.everything.Abstract`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Abstract)
            super().__init__(**kwargs)

    class RepoMock(AsyncMock):
        """A mock of `tests.shape.everything.Repo`."""

        _mock_fields = ("first",)

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Repo)
            super().__init__(**kwargs)

        def _get_child_mock(self, /, **kwargs):
            children = {"first": MagicMock}
            name = kwargs.get("name")
            if name in children and not self._mock_sealed:
                return children[name](**kwargs)
            return super()._get_child_mock(**kwargs)

    class IntRepoMock(AsyncMock):
        """A mock of `tests.shape.everything.IntRepo`."""

        _mock_fields = ("first",)

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", IntRepo)
            super().__init__(**kwargs)

        def _get_child_mock(self, /, **kwargs):
            children = {"first": MagicMock}
            name = kwargs.get("name")
            if name in children and not self._mock_sealed:
                return children[name](**kwargs)
            return super()._get_child_mock(**kwargs)

    class RepoOfStrMock(AsyncMock):
        """A mock of `tests.shape.everything.RepoOfStr`."""

        _mock_fields = ("first",)

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", RepoOfStr)
            super().__init__(**kwargs)

        def _get_child_mock(self, /, **kwargs):
            children = {"first": MagicMock}
            name = kwargs.get("name")
            if name in children and not self._mock_sealed:
                return children[name](**kwargs)
            return super()._get_child_mock(**kwargs)

    class ChildMock(AsyncMock):
        """A mock of `tests.shape.everything.Child`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Child)
            super().__init__(**kwargs)

    class MixedMock(AsyncMock):
        """A mock of `tests.shape.everything.Mixed`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Mixed)
            super().__init__(**kwargs)

    class SealedMock(MagicMock):
        """A mock of `tests.shape.everything.Sealed`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Sealed)
            super().__init__(**kwargs)

    class ColourMock(MagicMock):
        """A mock of `tests.shape.everything.Colour`."""

        _mock_child_class = MagicMock
        _mock_fields = ("RED", "GREEN", "hexadecimal", "name", "value")

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", next(iter(Colour)))
            super().__init__(**kwargs)

        def _get_child_mock(self, /, **kwargs):
            children = {
                "RED": ColourMock,
                "GREEN": ColourMock,
                "hexadecimal": MagicMock,
                "name": MagicMock,
                "value": MagicMock,
            }
            name = kwargs.get("name")
            if name in children and not self._mock_sealed:
                return children[name](**kwargs)
            return super()._get_child_mock(**kwargs)

    class WithDescriptorsMock(MagicMock):
        """A mock of `tests.shape.everything.WithDescriptors`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", WithDescriptors)
            super().__init__(**kwargs)

    class AdderMock(MagicMock):
        """A mock of `tests.shape.everything.Adder`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Adder)
            super().__init__(**kwargs)

    class AsyncHandlerMock(AsyncMock):
        """A mock of `tests.shape.everything.AsyncHandler`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", AsyncHandler)
            super().__init__(**kwargs)

    class HolderMock(AsyncMock):
        """A mock of `tests.shape.everything.Holder`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", Holder)
            super().__init__(**kwargs)

        def _get_child_mock(self, /, **kwargs):
            children = {
                "adder": AdderMock,
                "handler": AsyncHandlerMock,
                "repo": RepoMock,
            }
            name = kwargs.get("name")
            if name in children and not self._mock_sealed:
                return children[name](**kwargs)
            return super()._get_child_mock(**kwargs)

    class EverythingFunctionMock(MagicMock):
        """A mock of `tests.shape.everything.function`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", _function)
            super().__init__(**kwargs)

    class EveryParameterMock(MagicMock):
        """A mock of `tests.shape.everything.every_parameter`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", every_parameter)
            super().__init__(**kwargs)

    class CoroutineMock(AsyncMock):
        """A mock of `tests.shape.everything.coroutine`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", _coroutine)
            super().__init__(**kwargs)

    class AsyncGeneratorMock(MagicMock):
        """A mock of `tests.shape.everything.async_generator`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", async_generator)
            super().__init__(**kwargs)

    class AsyncContextManagerMock(MagicMock):
        """A mock of `tests.shape.everything.async_context_manager`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", async_context_manager)
            super().__init__(**kwargs)

    class OverloadedMock(MagicMock):
        """A mock of `tests.shape.everything.overloaded`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", overloaded)
            super().__init__(**kwargs)

    class GenericFunctionMock(MagicMock):
        """A mock of `tests.shape.everything.generic_function`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", generic_function)
            super().__init__(**kwargs)

    class GenericCoroutineMock(AsyncMock):
        """A mock of `tests.shape.everything.generic_coroutine`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", generic_coroutine)
            super().__init__(**kwargs)

    class DecoratedCoroutineMock(AsyncMock):
        """A mock of `tests.shape.everything.decorated_coroutine`."""

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", decorated_coroutine)
            super().__init__(**kwargs)

    class CachedMock(MagicMock):
        """A mock of `tests.shape.everything.cached`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", cached)
            super().__init__(**kwargs)

    class PartialFunctionMock(MagicMock):
        """A mock of `tests.shape.everything.partial_function`."""

        _mock_child_class = MagicMock

        def __init__(self, /, **kwargs):
            kwargs.setdefault("spec", partial_function)
            super().__init__(**kwargs)
