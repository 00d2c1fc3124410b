import asyncio
import functools
import inspect
import sys

import pytest

import amock
from tests.runtime import services
from tests.runtime.services import Fetcher, Point, Record, Repo, Service


def test_arguments_are_checked_all_the_way_down():
    cls = amock.create_autospec(Service)
    service = cls("url")
    service.get(1)
    with pytest.raises(TypeError, match="missing a required argument: 'key'"):
        service.get()
    with pytest.raises(TypeError, match="unexpected keyword argument 'wrong'"):
        service.Session().commit("m", wrong=1)
    with pytest.raises(AttributeError):
        service.missing  # noqa: B018
    with pytest.raises(TypeError):
        cls()


def test_the_signature_of_a_coroutine_method_is_checked_by_the_call():
    service = amock.create_autospec(Service, instance=True)
    with pytest.raises(TypeError, match="missing a required argument: 'key'"):
        service.fetch()


def test_properties_are_never_evaluated():
    service = Service("url")
    mock = amock.create_autospec(service)
    assert mock.ready is not None
    assert mock.costly is not None
    assert mock.url.upper


def test_a_function_that_gives_nothing_gives_none():
    service = amock.create_autospec(Service, instance=True)
    assert service.close() is None
    assert asyncio.run(service.aclose()) is None
    assert amock.create_autospec(services.close)() is None
    assert service.get(1) is not None


def test_partials_and_cached_functions_have_their_signature():
    service = amock.create_autospec(Service, instance=True)
    service.cached(1)
    with pytest.raises(TypeError):
        service.cached()
    service.get_first("default")
    with pytest.raises(TypeError):
        service.get_first(1, 2, 3)
    mock = amock.create_autospec(functools.partial(Service("u").get, 1))
    mock("default")
    with pytest.raises(TypeError):
        mock(1, 2, 3)


def test_a_partial_of_a_coroutine_function_is_awaited():
    class Holder:
        later = functools.partial(services.fetch, fresh=True)

    assert isinstance(amock.Mock(spec=Holder).later, amock.AsyncMock)


def test_a_generic_alias_stands_for_its_class():
    repo = amock.create_autospec(Repo[int], instance=True)
    assert isinstance(repo, Repo)
    assert isinstance(repo.load, amock.AsyncMock)
    assert isinstance(amock.Mock(spec=Repo[int]), Repo)


@pytest.mark.parametrize(
    ("spec", "name"), [(Record, "name"), (Record, "size"), (Point, "x"), (Fetcher, "timeout")]
)
def test_fields_and_annotations_are_attributes(spec, name):
    assert hasattr(amock.create_autospec(spec, instance=True), name)
    assert hasattr(amock.AsyncMock(spec=spec), name)


def test_a_method_patched_on_its_class_records_self():
    with amock.patch.object(Service, "get", autospec=True) as get:
        service = Service("u")
        service.get(1)
    get.assert_called_once_with(service, 1)


@pytest.mark.parametrize("cls", [amock.Mock, amock.MagicMock, amock.AsyncMock])
def test_mock_classes_take_autospec(cls):
    mock = cls(autospec=Service)
    assert isinstance(mock, Service)
    assert isinstance(mock.fetch, amock.AsyncMock)
    with pytest.raises(TypeError):
        mock.get()
    with pytest.raises(AttributeError):
        mock.missing  # noqa: B018
    with pytest.raises(TypeError, match="spec and autospec"):
        cls(spec=Service, autospec=Service)


def test_a_plain_mock_has_plain_children_under_autospec():
    assert type(amock.Mock(autospec=Service).get).__mro__[1] is amock.Mock


def test_the_spec_is_that_of_construction():
    mock = amock.create_autospec(Service, instance=True)
    with amock.patch.object(Service, "get"):
        mock.get(1)
        with pytest.raises(TypeError):
            mock.get()


def test_attributes_are_told_by_keyword_and_keep_their_signature():
    mock = amock.create_autospec(Service, instance=True, **{"get.return_value": "x"})
    assert mock.get(1) == "x"
    with pytest.raises(TypeError):
        mock.get()


def test_a_mock_is_refused_as_spec():
    with pytest.raises(amock.InvalidSpecError, match="Cannot autospec a Mock object"):
        amock.create_autospec(amock.Mock())


@pytest.mark.skipif(sys.version_info < (3, 11), reason="mocks are accepted as specs there")
def test_an_autospecced_function_is_refused_as_spec():
    double = amock.create_autospec(services.close)
    with pytest.raises(amock.InvalidSpecError, match="Cannot spec a Mock object"):
        amock.create_autospec(double)


def test_the_signature_can_be_inspected():
    mock = amock.create_autospec(Service, instance=True)
    assert list(inspect.signature(mock.get).parameters) == ["key", "default"]
    assert list(inspect.signature(amock.create_autospec(services.fetch)).parameters) == [
        "key",
        "fresh",
    ]


def test_sealing_reaches_what_was_not_touched():
    mock = amock.create_autospec(Service, instance=True)
    amock.seal(mock)
    with pytest.raises(AttributeError):
        mock.get.extra  # noqa: B018


def every_kind(a, /, b, *args, c, d=1, **kwargs):
    pass


def required_last(*, a, b=1):
    pass


def nothing():
    pass


@pytest.mark.parametrize("func", [every_kind, required_last, nothing])
@pytest.mark.parametrize(
    ("args", "kwargs"),
    [
        ((), {}),
        ((1, 2), {"c": 3}),
        ((1,), {"b": 2, "c": 3}),
        ((), {"a": 1}),
        ((), {"a": 1, "b": 2, "c": 3}),
        ((1, 2, 3, 4), {"c": 1, "e": 2}),
        ((1,), {}),
    ],
)
def test_calls_are_refused_as_inspect_refuses_them(func, args, kwargs):
    mock = amock.create_autospec(func)
    try:
        inspect.signature(func).bind(*args, **kwargs)
    except TypeError as error:
        with pytest.raises(TypeError, match="^" + str(error) + "$"):
            mock(*args, **kwargs)
    else:
        mock(*args, **kwargs)
        mock.assert_called_once_with(*args, **kwargs)
