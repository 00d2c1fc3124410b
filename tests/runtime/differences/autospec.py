"""Autospec"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import sys
from typing import Any

from tests.runtime.differences.rules import rule
from tests.runtime.services import Handler, Point, Service, close


class Counting:
    read = 0

    @property
    def size(self) -> int:
        Counting.read += 1
        return 1


class Computing:
    def __get__(self, instance: object, owner: type | None = None) -> Any:
        raise RuntimeError


class Computed:
    value = Computing()


class Doubling:
    def __call__(self, x: int) -> int:
        return 2 * x

    def twice(self, x: int) -> int:
        return 2 * x


@rule(standard=True, here=False)
def made_when_read(mock: Any) -> Any:
    """The mocks of attributes are made when they are first read, for the spec as it was when the
    mock was made. `_mock_children` holds those that were read.
    """
    return "get" in mock.create_autospec(Service)._mock_children


@rule(standard=True, here=False)
def properties(mock: Any) -> Any:
    """Properties are never run, those of an instance as spec either: their mocks are free."""
    Counting.read = 0
    assert mock.create_autospec(Counting()).size
    return Counting.read > 0


@rule(standard="RuntimeError", here="a mock")
def other_descriptors(mock: Any) -> Any:
    """Nor are other descriptors run that compute a value: those of an object as spec, and class
    properties. What a descriptor raises when it is looked up on the class makes a free mock too.
    """
    return "a mock" if mock.create_autospec(Computed()).value else "nothing"


@rule(standard=False, here=True)
def autospec_keyword(mock: Any) -> Any:
    """The mock classes take `autospec=`: as `spec=`, for the attributes of attributes too, with
    their signatures.
    """
    return isinstance(mock.MagicMock(autospec=Service), Service)


@rule(standard=False, here=True)
def none(mock: Any) -> Any:
    """A function annotated `-> None` gives `None` from its mock."""
    return mock.create_autospec(Service, instance=True).close() is None


@rule(standard="TypeError", here="accepted")
def partial_methods(mock: Any) -> Any:
    """A `partialmethod` or `singledispatchmethod` is checked against its own signature, in which
    `self` and what is filled in are not for callers to write.
    """
    mock.create_autospec(Service, instance=True).get_first()
    return "accepted"


@rule(standard="accepted", here="TypeError")
def cached_methods(mock: Any) -> Any:
    """So is a method that `lru_cache` wraps."""
    mock.create_autospec(Service, instance=True).cached()
    return "accepted"


@rule(standard=False, here=True)
def methods_patched_on_their_class(mock: Any) -> Any:
    """Patched on its class with `autospec=True`, it records `self` as any method does, and so do
    those that `partialmethod` and `singledispatchmethod` make.
    """
    service = Service("url")
    with mock.patch.object(Service, "cached", autospec=True) as cached:
        with contextlib.suppress(TypeError):
            service.cached(1)
        return mock.call(service, 1) in cached.mock_calls


@rule(standard=False, here=True, since=(3, 13))
def wrapped_methods(mock: Any) -> Any:
    """`create_autospec` of a class with `wraps=` calls the methods of the object that is wrapped;
    the standard library gives mocks.
    """
    double = mock.create_autospec(Doubling, instance=True, wraps=Doubling())
    return bool(double.twice(2) == 4)


@rule(standard="accepted", here="TypeError")
def partials(mock: Any) -> Any:
    """A `partial` as spec has its own signature, without what it has filled in."""
    mock.create_autospec(functools.partial(Service("u").get, 1))(1, 2, 3)
    return "accepted"


@rule(standard="accepted", here="TypeError")
def constructors(mock: Any) -> Any:
    """The parameters of a class are those of `__new__` where only that has been written, as in
    named tuples.
    """
    mock.create_autospec(Point)(1, 2, 3)
    return "accepted"


@rule(standard=False, here=True)
def async_call(mock: Any) -> Any:
    """An async `__call__` makes a mock of the instance whose calls are awaited."""
    return asyncio.iscoroutinefunction(mock.create_autospec(Handler, instance=True))


@rule(standard="AssertionError", here="equal")
def autospec_callable_instance(mock: Any) -> Any:
    """Calls of the mock of a callable instance are compared by the signature of its `__call__`, by
    position or keyword; the standard library counts `self` among the parameters there.
    """
    double = mock.create_autospec(Doubling, instance=True)
    double(1)
    double.assert_called_once_with(x=1)
    return "equal"


@rule(standard=True, here=False)
def mock_add_spec_on_autospec(mock: Any) -> Any:
    """`mock_add_spec` on an autospecced mock hides the attributes that the new spec lacks, methods
    as well; the standard library keeps the methods.
    """
    double = mock.create_autospec(Service, instance=True)
    double.mock_add_spec(["other"])
    return hasattr(double, "get")


@rule(standard=False, here=True, until=(3, 13))
def autospec_keywords(mock: Any) -> Any:
    """What `create_autospec` is told of attributes by keyword holds on every Python, as
    `**{"get.return_value":3}`. The standard library forgets it before 3.13.
    """
    double = mock.create_autospec(Service, instance=True, **{"get.return_value": 3})
    return bool(double.get(1) == 3)


@rule(standard="AttributeError", here=True)
def autospec_keywords_and_wraps(mock: Any) -> Any:
    """They hold beside `wraps`, too, if what is wrapped has no such attribute."""
    told = {"get.return_value": 3}
    double = mock.create_autospec(Service, instance=True, wraps=object(), **told)
    return bool(double.get(1) == 3)


@rule(standard=True, here=False)
def mock_as_spec(mock: Any) -> Any:
    """A mock as spec is refused, before Python 3.11 accepted, without asking it anything. The
    standard library looks for coroutine functions first, among the attributes of an autospecced
    function too, which records calls; if the mock wraps something else, that may fail.
    """
    if sys.version_info < (3, 11):
        double = mock.create_autospec(Service, instance=True)
        mock.Mock(spec=double)
    else:
        function = mock.create_autospec(close)
        double = function.mock
        with contextlib.suppress(mock.InvalidSpecError):
            mock.create_autospec(function)
    return any("__code__" in str(call) for call in double.mock_calls)
