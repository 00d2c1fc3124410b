"""Autospec of methods that are no plain functions: arguments, and whether they are awaited."""

import asyncio
import contextlib
import functools
import types

import pytest

import amock


def logged(func):
    @functools.wraps(func)
    def call(*args, **kwargs):
        return func(*args, **kwargs)

    return call


def logged_async(func):
    @functools.wraps(func)
    async def call(*args, **kwargs):
        return await func(*args, **kwargs)

    return call


class Counted:
    """A decorator that is a class, and binds as functions do."""

    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func

    def __call__(self, *args, **kwargs):
        return self.func(*args, **kwargs)

    def __get__(self, instance, owner=None):
        return self if instance is None else types.MethodType(self, instance)


def join(first, second, sep=" "):
    return f"{first}{sep}{second}"


class Store:
    def get(self, key, default=None):
        pass

    async def load(self, key, default=None):
        pass

    partial = functools.partial(join, "a")
    partial_method = functools.partialmethod(get, "key")
    partial_coroutine_method = functools.partialmethod(load, "key")

    @functools.lru_cache(maxsize=2)  # noqa: B019
    def cached(self, key):
        pass

    @logged
    def decorated(self, key):
        pass

    @logged_async
    async def decorated_coroutine(self, key):
        pass

    @Counted
    def counted(self, key):
        pass

    @functools.singledispatchmethod
    def dispatched(self, key):
        pass

    @staticmethod
    def static(key):
        pass

    @classmethod
    def of_class(cls, key):
        pass

    @staticmethod
    async def static_coroutine(key):
        pass

    @classmethod
    async def coroutine_of_class(cls, key):
        pass

    async def stream(self, key):
        yield key

    @contextlib.asynccontextmanager
    async def session(self, key):
        yield key


MAKERS = {
    "create_autospec of the class": lambda: amock.create_autospec(Store, instance=True),
    "create_autospec of an instance": lambda: amock.create_autospec(Store()),
    "an instance of the class mock": lambda: amock.create_autospec(Store).return_value,
    "Mock": lambda: amock.Mock(autospec=Store),
    "MagicMock of an instance": lambda: amock.MagicMock(autospec=Store()),
    "AsyncMock": lambda: amock.AsyncMock(autospec=Store),
}
SYNC = [
    ("partial", ("b",), ("b", "c", "d")),
    ("partial_method", (1,), (1, 2)),
    ("cached", (1,), ()),
    ("decorated", (1,), ()),
    ("counted", (1,), ()),
    ("dispatched", (1,), ()),
    ("static", (1,), ()),
    ("of_class", (1,), ()),
    ("stream", (1,), ()),
    ("session", (1,), ()),
]
ASYNC = [
    ("load", (1,), ()),
    ("partial_coroutine_method", (1,), (1, 2)),
    ("decorated_coroutine", (1,), ()),
    ("static_coroutine", (1,), ()),
    ("coroutine_of_class", (1,), ()),
]


@pytest.fixture(params=MAKERS.values(), ids=MAKERS)
def store(request):
    return request.param()


@pytest.mark.parametrize(("name", "good", "bad"), SYNC)
def test_a_sync_method_takes_its_own_arguments(store, name, good, bad):
    method = getattr(store, name)
    method(*good)
    method.assert_called_once_with(*good)
    assert not amock.iscoroutinefunction(method)
    with pytest.raises(TypeError):
        method(*bad)


@pytest.mark.parametrize(("name", "good", "bad"), ASYNC)
def test_a_coroutine_method_refuses_arguments_at_the_call(store, name, good, bad):
    method = getattr(store, name)
    asyncio.run(method(*good))
    method.assert_awaited_once_with(*good)
    with pytest.raises(TypeError):
        method(*bad)


def test_positional_and_keyword_arguments_are_the_same_call(store):
    store.get(1)
    store.get.assert_called_once_with(key=1)
    asyncio.run(store.load(key=1))
    store.load.assert_awaited_once_with(1)


FUNCTIONS = {
    "partial": (functools.partial(join, "a"), ("b",), ("b", "c", "d")),
    "lru_cache": (functools.lru_cache(join), (1, 2), ()),
    "wraps": (logged(join), (1, 2), ()),
    "class decorator": (Counted(join), (1, 2), ()),
    "bound method": (Store().get, (1,), ()),
    "bound method with attributes": (Store().cached, (1,), ()),
}


@pytest.mark.parametrize(("func", "good", "bad"), FUNCTIONS.values(), ids=FUNCTIONS)
def test_a_function_in_other_clothes_takes_its_own_arguments(func, good, bad):
    double = amock.create_autospec(func)
    double(*good)
    double.assert_called_once_with(*good)
    with pytest.raises(TypeError):
        double(*bad)


COROUTINE_FUNCTIONS = {
    "partial": functools.partial(Store.load, None),
    "wraps": logged_async(Store().load),
    "bound method": Store().load,
}


@pytest.mark.parametrize("func", COROUTINE_FUNCTIONS.values(), ids=COROUTINE_FUNCTIONS)
def test_a_coroutine_function_in_other_clothes_is_awaited(func):
    double = amock.create_autospec(func)
    asyncio.run(double("key"))
    double.assert_awaited_once_with(key="key")


def test_a_decorator_keeps_what_else_it_offers():
    assert isinstance(amock.create_autospec(Store).counted.func, amock.NonCallableMock)


PATCHED = ["get", "cached", "decorated", "partial_method", "dispatched"]


@pytest.mark.parametrize("name", PATCHED)
def test_a_method_patched_on_its_class_records_self(name):
    with amock.patch.object(Store, name, autospec=True) as method:
        store = Store()
        getattr(store, name)(1)
        method.assert_called_once_with(store, 1)
        with pytest.raises(TypeError):
            getattr(store, name)(1, 2, 3)


def test_a_coroutine_method_patched_on_its_class_records_self():
    with amock.patch.object(Store, "partial_coroutine_method", autospec=True) as method:
        store = Store()
        asyncio.run(store.partial_coroutine_method(1))
        method.assert_awaited_once_with(store, 1)
        method.assert_awaited_once_with(store, default=1)


class Inheriting(Store):
    pass


@pytest.mark.parametrize("cls", [Store, Inheriting])
@pytest.mark.parametrize("name", ["static", "of_class"])
def test_a_method_without_self_patched_on_a_class_records_none(cls, name):
    with amock.patch.object(cls, name, autospec=True) as method:
        getattr(cls, name)(1)
        getattr(cls(), name)(1)
        assert method.mock_calls == [amock.call(1)] * 2
        with pytest.raises(TypeError):
            getattr(cls, name)()
    assert name not in vars(Inheriting)


def test_a_cached_method_patched_on_its_class_still_has_its_cache():
    with amock.patch.object(Store, "cached", autospec=True):
        Store.cached.cache_clear()
        Store.cached.cache_clear.assert_called_once_with()
