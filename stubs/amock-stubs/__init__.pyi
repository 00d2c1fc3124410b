"""Mocks that keep their types: a drop-in superset of `unittest.mock`.

The classes derive from those of `unittest.mock`, so a mock still goes wherever anything goes.
What is more is said here: `AsyncMock[Service]`, the typed mock functions `FunctionMock[P, R]` and
`AsyncFunctionMock[P, R]`, `mocked()`, and the assertions that only take what can be awaited.
"""

import sys
import unittest.mock as _um
from asyncio import AbstractEventLoop
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from types import TracebackType
from typing import Any, Generic, Literal, Protocol, TypeAlias, final, overload, type_check_only
from unittest import IsolatedAsyncioTestCase as IsolatedAsyncioTestCase
from unittest.mock import ANY as ANY
from unittest.mock import DEFAULT as DEFAULT

# Beside the public names those that test suites are known to import.
from unittest.mock import CallableMixin as CallableMixin
from unittest.mock import _Call as _Call
from unittest.mock import _CallList as _CallList
from unittest.mock import _patch as _patch
from unittest.mock import _patcher
from unittest.mock import call as call
from unittest.mock import sentinel as sentinel

from _typeshed import MaybeNone
from typing_extensions import Never, ParamSpec, Self, TypeIs, TypeVar

__all__ = [
    "ANY",
    "DEFAULT",
    "FILTER_DIR",
    "AsyncFunctionMock",
    "AsyncMock",
    "FunctionMock",
    "IsolatedAsyncioTestCase",
    "LoopRunner",
    "MagicMock",
    "Mock",
    "NonCallableMagicMock",
    "NonCallableMock",
    "PropertyMock",
    "ThreadingMock",
    "__version__",
    "assert_any_await",
    "assert_awaited",
    "assert_awaited_once",
    "assert_awaited_once_with",
    "assert_awaited_with",
    "assert_has_awaits",
    "assert_not_awaited",
    "call",
    "create_autospec",
    "iscoroutinefunction",
    "mock_open",
    "mocked",
    "patch",
    "seal",
    "sentinel",
]

_T = TypeVar("_T")
_MockT = TypeVar("_MockT", bound=_IsMock)
_R = TypeVar("_R")
_P = ParamSpec("_P")
_SpecT_co = TypeVar("_SpecT_co", covariant=True, default=Any)
# What a call of a coroutine function gives; a bound is what mypy checks on classes based on Any.
_CoroutineT = TypeVar("_CoroutineT", bound=Coroutine[Any, Any, Any])

# A class as spec, or the names of the attributes. The union also lets abstract classes and
# protocols through, which `type[T]` alone refuses and a mock is happy with.
_ClassOrNames: TypeAlias = type[_T] | list[str] | tuple[str, ...]
_Raised: TypeAlias = BaseException | type[BaseException]

__version__: str
FILTER_DIR: bool

class InvalidSpecError(Exception):
    """What was given as a spec is a mock itself; the class is that of `unittest.mock`."""

class NonCallableMock(_um.NonCallableMock, Generic[_SpecT_co]):
    """A mock that cannot be called: for an object, a module, the value of a property.

    Parameters:
        spec: a class, an object or a list of names; other attributes raise `AttributeError`.
        wraps: an object that answers for attributes that are not configured.
        name: what the mock is called in its `repr` and in messages.
        spec_set: as `spec`, and other attributes cannot be set either.
        autospec: as `spec`, for the attributes of the attributes too, with their signatures.
        unsafe: whether attributes that look like misspelt assertions are allowed.
        **kwargs: attributes to set on the mock; `**{"method.return_value": 3}` reaches further.

    Raises:
        InvalidSpecError: if the spec is a mock itself.
    """

    # The constructor's parameters are those of `__init__`.
    def __new__(cls, /, *args: Any, **kw: Any) -> Self: ...
    @overload
    def __init__(
        self,
        spec: _ClassOrNames[_SpecT_co] | None = None,
        wraps: Any | None = None,
        name: str | None = None,
        spec_set: _ClassOrNames[_SpecT_co] | None = None,
        *,
        autospec: type[_SpecT_co] | None = None,
        unsafe: bool = False,
        **kwargs: Any,
    ) -> None: ...
    @overload
    def __init__(
        self,
        spec: _SpecT_co | None = None,
        wraps: Any | None = None,
        name: str | None = None,
        spec_set: _SpecT_co | None = None,
        *,
        autospec: _SpecT_co | None = None,
        unsafe: bool = False,
        **kwargs: Any,
    ) -> None: ...
    # For `**attributes` of no known type, and for variables that hold one mock after another.
    @overload
    def __init__(
        self,
        spec: Any | None = None,
        wraps: Any | None = None,
        name: Any | None = None,
        spec_set: Any | None = None,
        *,
        autospec: Any | None = None,
        unsafe: Any = False,
        **kwargs: Any,
    ) -> None: ...

    # What follows is typeshed's, with the documentation that editors show and typeshed lacks.
    called: bool
    """Whether the mock was called."""
    call_count: int
    """How often the mock was called."""
    call_args: _Call | MaybeNone
    """The arguments of the last call, as `.args` and `.kwargs`; None if there was no call."""
    call_args_list: _CallList
    """The arguments of each call, the oldest first."""
    method_calls: _CallList
    """The calls of the mock's attributes, and of theirs."""
    mock_calls: _CallList
    """The calls of the mock, of its attributes, and of what its calls gave."""
    return_value: Any
    """What calls of the mock give."""
    side_effect: Any
    """A function called as the mock is, what to raise, or an iterable of results."""
    def assert_called(self) -> None:
        """Assert that there was a call.

        Raises:
            AssertionError: if there was none.
        """
    def assert_called_once(self) -> None:
        """Assert that there was exactly one call.

        Raises:
            AssertionError: if there was none, or several.
        """
    def assert_called_with(self, *args: Any, **kwargs: Any) -> None:
        """Assert that the last call had these arguments.

        Parameters:
            *args: the arguments; `ANY` and other matchers compare as they like.
            **kwargs: the keyword arguments.

        Raises:
            AssertionError: if it had others, or there was none; it says what differed.
        """
    def assert_called_once_with(self, *args: Any, **kwargs: Any) -> None:
        """Assert that there was one call, and that it had these arguments.

        Parameters:
            *args: the arguments; `ANY` and other matchers compare as they like.
            **kwargs: the keyword arguments.

        Raises:
            AssertionError: if it had others, or there was none, or several.
        """
    def assert_any_call(self, *args: Any, **kwargs: Any) -> None:
        """Assert that some call had these arguments.

        Parameters:
            *args: the arguments; `ANY` and other matchers compare as they like.
            **kwargs: the keyword arguments.

        Raises:
            AssertionError: if none had.
        """
    def assert_has_calls(self, calls: Sequence[_Call], any_order: bool = False) -> None:
        """Assert that the calls are among those of the mock and of the mocks below it.

        Parameters:
            calls: the calls, as `call(...)` and `call.attribute(...)`.
            any_order: whether they may be anywhere; else they follow each other.

        Raises:
            AssertionError: if one is missing.
        """
    def assert_not_called(self) -> None:
        """Assert that there was no call.

        Raises:
            AssertionError: if there was one.
        """
    def reset_mock(
        self,
        visited: list[int] | None = None,
        *,
        return_value: bool = False,
        side_effect: bool = False,
    ) -> None:
        """Forget the calls of the mock and of the mocks below it.

        Parameters:
            visited: for internal use.
            return_value: whether to forget what calls give as well.
            side_effect: whether to forget the side effect as well.
        """
    def mock_add_spec(self, spec: Any, spec_set: bool = False) -> None:
        """Add a spec to the mock: what the spec lacks can no longer be read.

        Parameters:
            spec: a class, an object or a list of names; other attributes raise `AttributeError`.
            spec_set: whether other attributes cannot be set either.
        """
    def attach_mock(self, mock: _um.NonCallableMock, attribute: str) -> None:
        """Make another mock an attribute of this one, which then records its calls.

        Parameters:
            mock: the other mock.
            attribute: the name of the attribute.
        """
    def configure_mock(self, **kwargs: Any) -> None:
        """Set attributes of the mock.

        Parameters:
            **kwargs: what to set; `**{"method.return_value": 3}` reaches further.
        """
    def assert_all_awaited(self) -> None:
        """Assert that every call to be awaited was, of the mock and of the mocks below it.

        Raises:
            AssertionError: if some were not; it names them.
        """
    def assert_called_with_any(self, *args: Any, **kwargs: Any) -> None:
        """Assert that some call had these arguments among its own.

        Parameters:
            *args: arguments that the call has, in this order, others allowed after them.
            **kwargs: keyword arguments that the call has, others allowed beside them.

        Raises:
            AssertionError: if no call has them all.
        """

class Mock(_um.Mock, NonCallableMock[_SpecT_co]):
    """A mock: any attribute is a mock, calls are recorded and give what they are told to.

    Parameters:
        spec: a class, an object or a list of names; other attributes raise `AttributeError`.
        side_effect: a function called as the mock is, an exception to raise, or an iterable of
            the results of one call after the other.
        return_value: what a call gives.
        wraps: an object that calls and attributes are passed on to.
        name: what the mock is called in its `repr` and in messages.
        spec_set: as `spec`, and other attributes cannot be set either.
        autospec: as `spec`, for the attributes of the attributes too, with their signatures.
        unsafe: whether attributes that look like misspelt assertions are allowed.
        **kwargs: attributes to set on the mock; `**{"method.return_value": 3}` reaches further.

    Raises:
        InvalidSpecError: if the spec is a mock itself.
    """

    @overload
    def __init__(
        self,
        spec: _ClassOrNames[_SpecT_co] | None = None,
        side_effect: Any | None = None,
        return_value: Any = ...,
        wraps: Any | None = None,
        name: str | None = None,
        spec_set: _ClassOrNames[_SpecT_co] | None = None,
        *,
        autospec: type[_SpecT_co] | None = None,
        unsafe: bool = False,
        **kwargs: Any,
    ) -> None: ...
    @overload
    def __init__(
        self,
        spec: _SpecT_co | None = None,
        side_effect: Any | None = None,
        return_value: Any = ...,
        wraps: Any | None = None,
        name: str | None = None,
        spec_set: _SpecT_co | None = None,
        *,
        autospec: _SpecT_co | None = None,
        unsafe: bool = False,
        **kwargs: Any,
    ) -> None: ...
    # For `**attributes` of no known type, and for variables that hold one mock after another.
    @overload
    def __init__(
        self,
        spec: Any | None = None,
        side_effect: Any | None = None,
        return_value: Any = ...,
        wraps: Any | None = None,
        name: Any | None = None,
        spec_set: Any | None = None,
        *,
        autospec: Any | None = None,
        unsafe: Any = False,
        **kwargs: Any,
    ) -> None: ...
    @property
    def await_return_value(self) -> Any:
        """What awaiting a call gives. Setting it makes the calls of a sync mock awaitable."""
    @await_return_value.setter
    def await_return_value(self, value: Any) -> None: ...
    @property
    def async_side_effect(self) -> Any:
        """The side effect of awaiting a call. Setting it makes calls of a sync mock awaitable."""
    @async_side_effect.setter
    def async_side_effect(self, value: Any) -> None: ...

# The bases stand in this order so that the constructor is that of `Mock`, whose overloads say
# what the mock is generic over; the other way round, `MagicMixin` would hide it.
class NonCallableMagicMock(NonCallableMock[_SpecT_co], _um.NonCallableMagicMock):
    """A `NonCallableMock` that answers for the supported special methods, `__len__` and such."""

class MagicMock(Mock[_SpecT_co], _um.MagicMock):
    """A `Mock` that answers for the supported special methods, `__len__` and such."""

class AsyncMock(Mock[_SpecT_co], _um.AsyncMock):
    """A mock of a coroutine function, or of an object that has some.

    Calls give coroutines, and awaits are recorded beside the calls. With a spec, what is `def`
    there is a `MagicMock`, what is `async def` an `AsyncMock`.
    """

    # As for the calls: typeshed's, with documentation. Its None is one that nobody need ask about,
    # as with `call_args`: whoever reads the arguments of the last await knows that there was one.
    await_count: int
    """How often results of calls were awaited."""
    await_args: _Call | MaybeNone
    """The arguments of the last await, as `.args` and `.kwargs`; None if there was no await."""
    await_args_list: _CallList
    """The arguments of each await, the oldest first."""
    def assert_awaited(self) -> None:
        """Assert that the mock was awaited.

        Raises:
            AssertionError: if it was not.
        """
    def assert_awaited_once(self) -> None:
        """Assert that the mock was awaited exactly once.

        Raises:
            AssertionError: if it was not.
        """
    def assert_awaited_with(self, *args: Any, **kwargs: Any) -> None:
        """Assert that the last await had these arguments.

        Parameters:
            *args: the arguments; `ANY` and other matchers compare as they like.
            **kwargs: the keyword arguments.

        Raises:
            AssertionError: if it had others, or there was none; it says what differed.
        """
    def assert_awaited_once_with(self, *args: Any, **kwargs: Any) -> None:
        """Assert that there was one await, and that it had these arguments.

        Parameters:
            *args: the arguments; `ANY` and other matchers compare as they like.
            **kwargs: the keyword arguments.

        Raises:
            AssertionError: if it had others, or there was none, or several.
        """
    def assert_any_await(self, *args: Any, **kwargs: Any) -> None:
        """Assert that some await had these arguments.

        Parameters:
            *args: the arguments; `ANY` and other matchers compare as they like.
            **kwargs: the keyword arguments.

        Raises:
            AssertionError: if none had.
        """
    def assert_has_awaits(self, calls: Iterable[_Call], any_order: bool = False) -> None:
        """Assert that the awaits are among those of the mock.

        Parameters:
            calls: the awaits, as `call(...)`.
            any_order: whether they may be anywhere; else they follow each other.

        Raises:
            AssertionError: if one is missing.
        """
    def assert_not_awaited(self) -> None:
        """Assert that the mock was never awaited.

        Raises:
            AssertionError: if it was.
        """
    def reset_mock(
        self,
        visited: list[int] | None = None,
        *,
        return_value: bool = False,
        side_effect: bool = False,
    ) -> None:
        """Forget the calls and awaits of the mock and of the mocks below it.

        Parameters:
            visited: for internal use.
            return_value: whether to forget what calls give as well.
            side_effect: whether to forget the side effect as well.
        """
    @property
    def unawaited_calls(self) -> _CallList:
        """The calls whose results were never awaited, in their order."""

class PropertyMock(Mock[_SpecT_co], _um.PropertyMock):
    """A mock to put on a class as a property: reading calls it, setting calls it with the value."""

if sys.version_info >= (3, 13):
    _ThreadingMock: TypeAlias = _um.ThreadingMock
else:
    @type_check_only
    class _ThreadingMock(_um.MagicMixin, _um.Mock):
        DEFAULT_TIMEOUT: float | None
        def wait_until_called(self, *, timeout: float | None = ...) -> None: ...
        def wait_until_any_call_with(self, *args: Any, **kwargs: Any) -> None: ...

class ThreadingMock(Mock[_SpecT_co], _ThreadingMock):
    """A `MagicMock` that tests can wait for while another thread calls it."""

    # The sentinel is the default, which says that no timeout was given.
    def wait_until_called(self, *, timeout: float | _um._SentinelObject | None = ...) -> None:
        """Wait until the mock is called.

        Parameters:
            timeout: how many seconds to wait, None for as long as it takes; the mock's own
                timeout unless given.

        Raises:
            AssertionError: if it is not called in that time.
        """
    def wait_until_any_call_with(self, *args: Any, **kwargs: Any) -> None:
        """Wait until the mock is called with these arguments.

        Parameters:
            *args: the arguments.
            **kwargs: the keyword arguments.

        Raises:
            AssertionError: if it is not called so within the mock's timeout.
        """

# A property of awaits on a mock that is never awaited. A descriptor is called on each read, and
# this one cannot be; ty does not check that call, so what it gives is no condition either.
@final
@type_check_only
class _NoCondition:
    __bool__: None

@type_check_only
class _NeverAwaited:
    def __get__(
        self,
        instance: object,
        owner: type[Any],
        *,
        not_async_see_call_count_and_call_args: Never,
    ) -> Self: ...
    # object's gives a bool, which would be a condition.
    def __eq__(self, other: object) -> _NoCondition: ...  # type: ignore[override]  # ty: ignore

class FunctionMock(MagicMock[Any], Generic[_P, _R]):
    """The mock of a function: `FunctionMock[P, R]` in annotations, a MagicMock at run time.

    It is called and asserted on as the function is called.

    The assertions on awaits are here to be refused: a mock of a function that is not `async def`
    has none at run time, and each demands an argument nobody has, whose name says what to use.
    """

    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> _R: ...
    @property
    def return_value(self) -> MagicMock[_R]:
        """What a call gives: written as the function's result, read as a mock of one."""
    @return_value.setter
    def return_value(self, value: _R) -> None: ...
    # Of a function its result counts: `len`, or `lambda *args: 1`, names no parameters, and serves.
    @property
    def side_effect(self) -> Any:
        """A function called as the mock is, what to raise, or an iterable of results."""
    @side_effect.setter
    def side_effect(
        self,
        value: Callable[..., _R] | Iterable[_R | _Raised] | _Raised | None,
    ) -> None: ...
    def assert_called_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that the last call had these arguments."""
    def assert_called_once_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that there was one call, and that it had these arguments."""
    def assert_any_call(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that some call had these arguments."""

    await_count: _NeverAwaited
    await_args: _NeverAwaited
    await_args_list: _NeverAwaited
    def assert_awaited(self, *, not_async_use_assert_called: Never) -> None:
        """Refused: the function is not async. Use `assert_called`."""
    def assert_awaited_once(self, *, not_async_use_assert_called_once: Never) -> None:
        """Refused: the function is not async. Use `assert_called_once`."""
    def assert_awaited_with(
        self, *args: Any, not_async_use_assert_called_with: Never, **kwargs: Any
    ) -> None:
        """Refused: the function is not async. Use `assert_called_with`."""
    def assert_awaited_once_with(
        self, *args: Any, not_async_use_assert_called_once_with: Never, **kwargs: Any
    ) -> None:
        """Refused: the function is not async. Use `assert_called_once_with`."""
    def assert_any_await(
        self, *args: Any, not_async_use_assert_any_call: Never, **kwargs: Any
    ) -> None:
        """Refused: the function is not async. Use `assert_any_call`."""
    def assert_has_awaits(
        self, *args: Any, not_async_use_assert_has_calls: Never, **kwargs: Any
    ) -> None:
        """Refused: the function is not async. Use `assert_has_calls`."""
    def assert_not_awaited(self, *, not_async_use_assert_not_called: Never) -> None:
        """Refused: the function is not async. Use `assert_not_called`."""

# A MagicMock too: tests say `fetch: MagicMock` of whatever patch passes them.
class AsyncFunctionMock(AsyncMock[Any], MagicMock[Any], Generic[_P, _R]):
    """The mock of a coroutine function: `AsyncFunctionMock[P, R]`, an AsyncMock at run time.

    It is called, awaited and asserted on as the function is.
    """

    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> Coroutine[Any, Any, _R]: ...
    @property
    def return_value(self) -> MagicMock[_R]:
        """What awaiting a call gives: written as the result, read as a mock of one."""
    @return_value.setter
    def return_value(self, value: _R) -> None: ...
    @property
    def side_effect(self) -> Any:
        """A function, sync or async, called as the mock is, what to raise, or results in turn."""
    @side_effect.setter
    def side_effect(
        self,
        value: Callable[..., _R | Awaitable[_R]] | Iterable[_R | _Raised] | _Raised | None,
    ) -> None: ...
    @property
    def await_return_value(self) -> MagicMock[_R]:
        """What awaiting a call gives: written as the result, read as a mock of one."""
    @await_return_value.setter
    def await_return_value(self, value: _R) -> None: ...
    @property
    def async_side_effect(self) -> Any:
        """The side effect of awaiting a call, as `side_effect`."""
    @async_side_effect.setter
    def async_side_effect(
        self,
        value: Callable[..., _R | Awaitable[_R]] | Iterable[_R | _Raised] | _Raised | None,
    ) -> None: ...
    def assert_called_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that the last call, awaited or not, had these arguments."""
    def assert_called_once_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that there was one call, awaited or not, and that it had these arguments."""
    def assert_any_call(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that some call, awaited or not, had these arguments."""
    def assert_awaited_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that the last await had these arguments."""
    def assert_awaited_once_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that there was one await, and that it had these arguments."""
    def assert_any_await(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that some await had these arguments."""

# The patchers are those of `unittest.mock`: what is written for them serves here too.
patch: _patcher
"""Put something else in the place of a target, usually a mock, for the time of a test.

`patch("package.module.name")` names the attribute; `patch.object(target, "name")` has its owner;
`patch.multiple(target, name=…)` replaces several; `patch.dict(mapping, …)` changes items. Each is
a decorator of functions, coroutine functions and classes, a context manager, and has `start()` and
`stop()`. The mock of an `async def` is an `AsyncMock`.
"""

# A function without annotations returns Any, which fits every result; no function returns this,
# so the overload that asks for it sorts those out before they are taken for coroutine functions.
@final
@type_check_only
class _NotAnnotated: ...

@overload
def create_autospec(
    spec: type[_T] | _NotAnnotated,
    spec_set: bool = False,
    *,
    instance: Literal[True],
    unsafe: bool = False,
    **kwargs: Any,
) -> NonCallableMagicMock[_T]: ...
@overload
def create_autospec(
    spec: type[_T] | _NotAnnotated,
    spec_set: bool,
    instance: Literal[True],
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> NonCallableMagicMock[_T]: ...

# The mock of a class is Any: nothing else goes where `type[Service]` is wanted in pyright.
@overload
def create_autospec(
    spec: type[_T] | _NotAnnotated,
    spec_set: bool = False,
    instance: bool = False,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> Any: ...

# Parameters and result stay open: of an overloaded function the first signature would be taken
# for the only one, and assertions and return values of existing tests hold matchers and fakes.
# `mocked()` is the way to the exact type.
@overload
def create_autospec(
    spec: Callable[..., _NotAnnotated],
    spec_set: bool = False,
    instance: bool = False,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> FunctionMock[..., Any]: ...
@overload
def create_autospec(
    spec: Callable[..., Coroutine[Any, Any, Any]],
    spec_set: bool = False,
    instance: bool = False,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> AsyncFunctionMock[..., Any]: ...
@overload
def create_autospec(
    spec: Callable[..., object],
    spec_set: bool = False,
    instance: bool = False,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> FunctionMock[..., Any]: ...

# `create_autospec([])` is a mock of some list; mypy would ask of what.
@overload
def create_autospec(
    spec: list[Any] | dict[Any, Any] | set[Any],
    spec_set: bool = False,
    instance: bool = False,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> NonCallableMagicMock[Any]: ...
@overload
def create_autospec(
    spec: _T,
    spec_set: bool = False,
    instance: bool = False,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> NonCallableMagicMock[_T]:
    """Create a mock that is shaped by spec, its attributes by the attributes of spec.

    Calls are checked against the signatures. The mocks of attributes are made when they are
    touched, for the spec as it was when this mock was made, and properties of the spec are not
    run; in the standard library all are made at once.

    Parameters:
        spec: a class, a function, or any other object.
        spec_set: whether attributes that the spec lacks cannot be set.
        instance: whether a class as spec stands for its instances.
        unsafe: whether keywords that look like misspelt ones of these are allowed.
        **kwargs: further arguments of the mock's constructor.

    Returns:
        the mock; of a function, a function with the same signature that has the mock's attributes.

    Raises:
        InvalidSpecError: if the spec is a mock.
        RuntimeError: if a keyword is probably misspelt, or `instance` is set for a coroutine
            function.
    """

def mock_open(
    mock: _um.NonCallableMock | None = None, read_data: str | bytes = ""
) -> MagicMock[Callable[..., Any]]:
    """Give a mock of `open`, for `with open(...)` and for direct calls.

    Parameters:
        mock: the mock to set up; a new `MagicMock` if None.
        read_data: what reading from the file gives.

    Returns:
        the mock.
    """

def seal(mock: object) -> None:
    """Make a mock, and the mocks below it, refuse to create further attributes.

    Parameters:
        mock: the mock.
    """

# What tells a mock from a function in checkers that let everything pass for a class based on Any.
@type_check_only
class _IsMock(Protocol):
    def assert_not_called(self) -> None: ...

# Whatever else fits the last overload too, a mock is sorted out before.
@overload
def mocked(target: _MockT) -> _MockT: ...  # type: ignore[overload-overlap]  # not pyrefly
@overload
def mocked(target: Callable[_P, _NotAnnotated]) -> FunctionMock[_P, Any]: ...
@overload
def mocked(target: Callable[_P, Coroutine[Any, Any, _R]]) -> AsyncFunctionMock[_P, _R]: ...
@overload
def mocked(target: Callable[_P, _R]) -> FunctionMock[_P, _R]: ...
@overload
def mocked(target: _T) -> MagicMock[_T]:
    """Give the argument, typed as the mock it is.

    Parameters:
        target: an attribute that a test has replaced by a mock, or has from one.

    Returns:
        the same object: for a coroutine function an `AsyncFunctionMock`, for another function or
        a class a `FunctionMock`, for what is a mock already its own type, else a `MagicMock`.

    Raises:
        TypeError: if it is not a mock.
    """

def assert_awaited(mock: Callable[..., _CoroutineT]) -> None:
    """Assert that the mock was awaited.

    Parameters:
        mock: the mock of a coroutine function.

    Raises:
        AssertionError: if it was not.
        TypeError: if it is not a mock that can be awaited.
    """

def assert_awaited_once(mock: Callable[..., _CoroutineT]) -> None:
    """Assert that the mock was awaited exactly once.

    Parameters:
        mock: the mock of a coroutine function.

    Raises:
        AssertionError: if it was not.
        TypeError: if it is not a mock that can be awaited.
    """

def assert_awaited_with(
    mock: Callable[_P, _CoroutineT], /, *args: _P.args, **kwargs: _P.kwargs
) -> None:
    """Assert that the last await had these arguments.

    Parameters:
        mock: the mock of a coroutine function.
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if it had others, or there was none.
        TypeError: if it is not a mock that can be awaited.
    """

def assert_awaited_once_with(
    mock: Callable[_P, _CoroutineT], /, *args: _P.args, **kwargs: _P.kwargs
) -> None:
    """Assert that there was one await, and that it had these arguments.

    Parameters:
        mock: the mock of a coroutine function.
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if it had others, or there was none, or several.
        TypeError: if it is not a mock that can be awaited.
    """

def assert_any_await(
    mock: Callable[_P, _CoroutineT], /, *args: _P.args, **kwargs: _P.kwargs
) -> None:
    """Assert that some await had these arguments.

    Parameters:
        mock: the mock of a coroutine function.
        *args: the arguments.
        **kwargs: the keyword arguments.

    Raises:
        AssertionError: if none had.
        TypeError: if it is not a mock that can be awaited.
    """

def assert_has_awaits(
    mock: Callable[..., _CoroutineT], calls: Iterable[_Call], any_order: bool = False
) -> None:
    """Assert that the awaits are among those recorded.

    Parameters:
        mock: the mock of a coroutine function.
        calls: the awaits, as `call(...)`.
        any_order: whether they may be anywhere; else they follow each other.

    Raises:
        AssertionError: if one is missing.
        TypeError: if it is not a mock that can be awaited.
    """

def assert_not_awaited(mock: Callable[..., _CoroutineT]) -> None:
    """Assert that the mock was never awaited.

    Parameters:
        mock: the mock of a coroutine function.

    Raises:
        AssertionError: if it was.
        TypeError: if it is not a mock that can be awaited.
    """

def iscoroutinefunction(func: object) -> TypeIs[Callable[..., Coroutine[Any, Any, Any]]]:
    """Tell whether a call of the object gives a coroutine, mocks included.

    Parameters:
        func: any object.

    Returns:
        whether it is a coroutine function or the mock of one.
    """

class LoopRunner:
    """Runs an event loop in its own thread while a `with` block lasts.

    On leaving the block whatever still runs on the loop is cancelled, asynchronous generators are
    closed, and the thread is joined.
    """

    def __init__(self) -> None: ...
    @property
    def loop(self) -> AbstractEventLoop:
        """The event loop, for code that is given one. RuntimeError outside of the `with` block."""
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
        /,
    ) -> None: ...
    def run(self, coro: Coroutine[Any, Any, _T], *, timeout: float | None = None) -> _T:
        """Run a coroutine on the loop and wait for it.

        Parameters:
            coro: the coroutine.
            timeout: how many seconds to wait; None for as long as it takes.

        Returns:
            its result.

        Raises:
            TimeoutError: if it takes longer; the coroutine is cancelled.
            asyncio.CancelledError: if something else cancels it.
            TypeError: if it is no coroutine.
            RuntimeError: outside of the `with` block, or on the loop's own thread, which would
                wait for itself.
        """
