"""The mock classes: those of `unittest.mock`, quicker to make and to call, and generic."""

from __future__ import annotations

import functools
import inspect
import types
from typing import Any

from amock._runtime import (
    async_iteration,
    attributes,
    awaitable_calls,
    awaits,
    calls,
    construction,
    explained_assertions,
    more_assertions,
    results,
    specs,
)
from amock._runtime.autospec import add_autospec
from amock._runtime.children import get_child_mock
from amock._runtime.construction import CLASSES, own_step
from amock._runtime.magics import magics_class
from amock._runtime.signatures import Checker
from amock._runtime.standard import DEFAULT, DEFAULT_MAGICS, CallList, um
from amock._runtime.state import DEFAULTS, OfClass, OfMock, OnDemand
from amock_shape import MockKind


@functools.cache
def _signature_of_class(cls: Any) -> inspect.Signature:
    """The signature of a mock class is its standard counterpart's."""
    standard = next((base for base in cls.__mro__ if base.__module__ == um.__name__), um.Mock)
    return inspect.signature(standard)


class _SignatureOfMock(OfMock):
    """`__signature__`: of a mock class the constructor's, of an autospecced mock its spec's."""

    def __get__(self, mock: Any, owner: type | None = None) -> Any:
        if mock is None:
            return _signature_of_class(owner)
        checker = mock.__dict__.get("_mock_checker")
        signature = checker.signature if isinstance(checker, Checker) else None
        if signature is None:
            raise AttributeError(self.name)
        return signature


# Annotations in the body would be the mocks' own `__annotations__`: there are none here.
class NonCallableMock(um.NonCallableMock):  # type: ignore[misc] # Any, see standard
    """A mock that cannot be called: for an object, a module, the value of a property.

    As `unittest.mock.NonCallableMock`, and generic: `NonCallableMock[Service]`.

    Parameters:
        spec: a class, an object or a list of names; other attributes raise AttributeError.
        wraps: an object that answers for what is not configured.
        name: what the mock is called in its `repr` and in messages.
        spec_set: as `spec`, and what the spec lacks cannot be set either.
        autospec: as `spec`, for the attributes of attributes too, with their signatures.
        unsafe: whether attributes that look like misspelt assertions are allowed.
        **kwargs: attributes to set; `**{"method.return_value": 3}` reaches further.

    Raises:
        InvalidSpecError: if the spec is a mock itself.
    """

    locals().update(DEFAULTS)
    _mock_plan = None
    # Of generated mocks: what the spec's `__init__` assigns, and its class does not show.
    _mock_fields = ()
    _mock_call_args_list = OnDemand(lambda mock: CallList())
    _mock_mock_calls = OnDemand(lambda mock: CallList())
    _mock_await_args_list = OnDemand(lambda mock: CallList())
    method_calls = OnDemand(lambda mock: CallList())
    _mock_children = OnDemand(lambda mock: {})
    _mock_attached = OnDemand(lambda mock: set())
    _mock_methods = OnDemand(specs.methods_of)
    _spec_signature = OnDemand(specs.signature_of)
    _spec_asyncs = OnDemand(specs.coroutines_of)
    __signature__ = _SignatureOfMock(lambda mock: None)
    __class_getitem__ = OfClass(lambda cls: functools.partial(types.GenericAlias, cls))

    __new__ = construction.new_mock

    @construction.quick_when_told_little
    def __init__(
        self,
        spec: Any = None,
        wraps: Any = None,
        name: Any = None,
        spec_set: Any = None,
        parent: Any = None,
        _spec_state: Any = None,
        _new_name: Any = "",
        _new_parent: Any = None,
        _spec_as_instance: bool = False,
        _eat_self: Any = None,
        unsafe: bool = False,
        **kwargs: Any,
    ) -> None:
        construction.initialise(
            self,
            spec,
            wraps,
            name,
            spec_set,
            parent,
            _new_name,
            _new_parent,
            _spec_as_instance,
            _eat_self,
            unsafe,
            kwargs,
        )

    return_value = property(results.get_return_value, results.set_return_value)
    __getattr__ = attributes.get_attribute
    __setattr__ = attributes.set_attribute
    __delattr__ = attributes.delete_attribute
    __dir__ = attributes.list_attributes
    _get_child_mock = get_child_mock
    _mock_add_spec = specs.add_spec
    mock_add_spec = specs.change_spec
    _mock_add_autospec = add_autospec
    _mock_drop_magic = specs.drop_magic
    _get_call_signature_from_name = specs.signature_of_call

    assert_called_with = explained_assertions.assert_called_with
    assert_called_once_with = explained_assertions.assert_called_once_with
    assert_any_call = explained_assertions.assert_any_call
    assert_has_calls = explained_assertions.assert_has_calls
    assert_all_awaited = more_assertions.assert_all_awaited
    assert_called_with_any = more_assertions.assert_called_with_any

    def _mock_set_magics(self) -> None:
        """Nothing to do for mocks that have only the special methods set on them."""


class Mock(NonCallableMock, um.Mock):  # type: ignore[misc] # Any, see standard
    """A mock: any attribute is a mock, calls are recorded and give what they are told to.

    As `unittest.mock.Mock`, and generic: `Mock[Service]`.

    Parameters:
        spec: a class, an object or a list of names; other attributes raise AttributeError.
        side_effect: called with the arguments of each call, raised, or the results in turn.
        return_value: what calls give; a mock unless set.
        wraps: an object that calls are passed on to.
        name: what the mock is called in its `repr` and in messages.
        spec_set: as `spec`, and what the spec lacks cannot be set either.
        autospec: as `spec`, for the attributes of attributes too, with their signatures.
        unsafe: whether attributes that look like misspelt assertions are allowed.
        **kwargs: attributes to set; `**{"method.return_value": 3}` reaches further.

    Raises:
        InvalidSpecError: if the spec is a mock itself.
    """

    @construction.quick_when_told_little
    def __init__(
        self,
        spec: Any = None,
        side_effect: Any = None,
        return_value: Any = DEFAULT,
        wraps: Any = None,
        name: Any = None,
        spec_set: Any = None,
        parent: Any = None,
        _spec_state: Any = None,
        _new_name: Any = "",
        _new_parent: Any = None,
        _spec_as_instance: bool = False,
        _eat_self: Any = None,
        unsafe: bool = False,
        **kwargs: Any,
    ) -> None:
        if return_value is not DEFAULT:
            self.__dict__["_mock_return_value"] = return_value
        construction.initialise(
            self,
            spec,
            wraps,
            name,
            spec_set,
            parent,
            _new_name,
            _new_parent,
            _spec_as_instance,
            _eat_self,
            unsafe,
            kwargs,
        )
        if side_effect is not None:
            self.side_effect = side_effect

    __call__ = calls.call_mock
    await_return_value = property(
        awaitable_calls.get_await_return_value, awaitable_calls.set_await_return_value
    )
    async_side_effect = property(
        awaitable_calls.get_async_side_effect, awaitable_calls.set_async_side_effect
    )
    _mock_call = own_step(lambda self, /, *args, **kwargs: self._execute_mock_call(*args, **kwargs))

    @own_step
    def _mock_check_sig(self, /, *args: Any, **kwargs: Any) -> None:
        checker = self.__dict__.get("_mock_checker")
        if checker is not None:
            checker.check(args, kwargs)

    @own_step
    def _increment_mock_call(self, /, *args: Any, **kwargs: Any) -> None:
        calls.record_call(self.__dict__, args, kwargs)

    @own_step
    def _execute_mock_call(self, /, *args: Any, **kwargs: Any) -> Any:
        return um.CallableMixin._execute_mock_call(self, *args, **kwargs)


class NonCallableMagicMock(NonCallableMock, um.NonCallableMagicMock):  # type: ignore[misc] # Any
    """A `NonCallableMock` that answers for the supported special methods, `__len__` and such.

    As `unittest.mock.NonCallableMagicMock`, and generic. With a spec it has the special methods
    that the spec has, and no others.

    Parameters:
        **kwargs: those of `NonCallableMock`, which have the same order.
    """

    _mock_has_magics = True
    _mock_set_magics = specs.set_magics
    mock_add_spec = specs.change_spec_and_magics


class MagicMock(Mock, um.MagicMock):  # type: ignore[misc] # Any, see standard
    """A `Mock` that answers for the supported special methods, `__len__` and such.

    As `unittest.mock.MagicMock`, and generic: `MagicMock[Service]`. With a spec it has the special
    methods that the spec has, and no others.

    Parameters:
        **kwargs: those of `Mock`, which have the same order.
    """

    _mock_has_magics = True
    _mock_set_magics = specs.set_magics
    mock_add_spec = specs.change_spec_and_magics


class AsyncMockMixin(um.AsyncMockMixin):  # type: ignore[misc] # Any, see standard
    """What makes a mock pass for a coroutine function."""

    assert_awaited_with = explained_assertions.assert_awaited_with
    assert_awaited_once_with = explained_assertions.assert_awaited_once_with
    assert_any_await = explained_assertions.assert_any_await
    assert_has_awaits = explained_assertions.assert_has_awaits
    unawaited_calls = property(more_assertions.unawaited_calls)
    _execute_mock_call = own_step(awaits.await_mock)
    _is_coroutine = OfMock(lambda mock: awaits.IS_COROUTINE)
    __name__ = OfMock(lambda mock: "AsyncMock")
    __code__ = OnDemand(awaits.code_of)
    __defaults__ = OnDemand(lambda mock: ())
    __kwdefaults__ = OnDemand(lambda mock: {})


class AwaitedCallsMixin(AsyncMockMixin):
    """What makes the calls of a mock awaited."""

    __call__ = awaits.call_async_mock


# Not by way of AwaitedCallsMixin: each base class makes each mock of the class slower to make.
class AsyncMock(AsyncMockMixin, Mock, um.AsyncMock):  # type: ignore[misc] # Any, see standard
    """A mock of a coroutine function, or of an object that has some.

    As `unittest.mock.AsyncMock`, and generic: `AsyncMock[Service]`. Calls give coroutines, and
    awaits are recorded beside the calls. With a spec, what is `def` there is a `MagicMock`, what
    is `async def` an `AsyncMock`. Beyond the standard library it knows its `unawaited_calls`, and
    can be its own asynchronous iterator.

    Parameters:
        return_value: what awaiting a call gives; an `AsyncMock` unless set.
        side_effect: called or awaited with the arguments of each call, raised, or the results in
            turn; after the last, awaiting raises StopAsyncIteration.
        **kwargs: those of `Mock`, which have the same order.
    """

    _mock_has_magics = True
    _mock_set_magics = specs.set_magics
    __call__ = awaits.call_async_mock


class PropertyMock(Mock, um.PropertyMock):  # type: ignore[misc] # Any, see standard
    """A mock to put on a class as a property: reading calls it, setting calls it with the value.

    As `unittest.mock.PropertyMock`, and generic. It goes on the class: `type(mock).name = ...`.

    Parameters:
        **kwargs: those of `Mock`, which have the same order.
    """

    def _get_child_mock(self, /, **kw: Any) -> Any:
        return MagicMock(**kw)


def _name_methods(cls: type) -> None:
    """Give methods the names that they have in the class: `help` and messages show them."""
    for name, method in vars(cls).items():
        if isinstance(method, types.FunctionType):
            method.__name__, method.__qualname__ = name, f"{cls.__name__}.{name}"


for _cls in (NonCallableMock, Mock, MagicMock, AsyncMockMixin, AwaitedCallsMixin, AsyncMock):
    _name_methods(_cls)
# What mocks show of themselves as callables: the standard library's have no annotations there.
for _call in (Mock.__call__, AsyncMock.__call__):
    _call.__annotations__ = {}


class AwaitedStepsMixin(AsyncMockMixin):
    """What makes the calls of a mock awaited whose class has a `__call__` of its own."""

    _mock_plan = construction.STEP_BY_STEP


construction.ASYNC_MIXINS.update(
    {
        None: AsyncMockMixin,
        Mock.__call__: AwaitedCallsMixin,
        AsyncMock.__call__: AwaitedCallsMixin,
        object: AwaitedStepsMixin,
    }
)

# Imported for what it registers.
_ = async_iteration

CLASSES.update(
    {
        MockKind.MOCK: Mock,
        MockKind.MAGIC: MagicMock,
        MockKind.ASYNC: AsyncMock,
        MockKind.NON_CALLABLE: NonCallableMock,
        MockKind.NON_CALLABLE_MAGIC: NonCallableMagicMock,
    }
)
for _cls in (NonCallableMagicMock, MagicMock, AsyncMock):
    magics_class(_cls, DEFAULT_MAGICS)
