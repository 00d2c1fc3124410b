import asyncio
import copy
import inspect
import pickle
import threading
import unittest.mock
from contextlib import ExitStack

import pytest

import amock
from tests.runtime.services import Service

CLASSES = [
    "Mock",
    "MagicMock",
    "AsyncMock",
    "NonCallableMock",
    "NonCallableMagicMock",
    "PropertyMock",
]


@pytest.mark.parametrize("name", CLASSES)
def test_a_mock_is_one_of_the_standard_librarys_too(name):
    mock = getattr(amock, name)()
    assert isinstance(mock, getattr(unittest.mock, name))
    assert isinstance(mock, amock.NonCallableMock)


@pytest.mark.parametrize("name", ["ANY", "DEFAULT", "call", "sentinel"])
def test_the_standard_librarys_objects_are_shared(name):
    assert getattr(amock, name) is getattr(unittest.mock, name)


def test_every_public_name_of_the_standard_library_is_there():
    assert set(unittest.mock.__all__) <= set(amock.__all__)
    assert all(hasattr(amock, name) for name in amock.__all__)


@pytest.mark.parametrize("name", ["MagicMixin", "AsyncMockMixin", "_is_magic", "_SentinelObject"])
def test_so_are_the_insides_that_suites_import(name):
    assert getattr(amock, name) is getattr(unittest.mock, name)


def test_a_name_that_neither_has_is_said_to_be_missing_here():
    with pytest.raises(AttributeError, match="module 'amock' has no attribute 'MagicMok'"):
        amock.MagicMok  # noqa: B018


@pytest.mark.parametrize("name", CLASSES)
def test_mock_classes_are_subscribed_with_their_spec(name):
    cls = getattr(amock, name)
    alias = cls[Service]
    assert alias.__origin__ is cls
    assert isinstance(alias(spec=Service), Service)


def test_function_mocks_are_subscribed_with_parameters_and_result():
    assert isinstance(amock.FunctionMock[[int], str](), amock.MagicMock)
    assert asyncio.run(amock.AsyncFunctionMock[[int], str](return_value="a")(1)) == "a"


def test_a_subscribed_class_can_be_inherited_from():
    class ServiceMock(amock.AsyncMock[Service]):
        pass

    assert isinstance(ServiceMock().fetch, amock.AsyncMock)


def test_each_mock_has_a_class_of_its_own():
    one, other = amock.MagicMock(), amock.MagicMock()
    type(one).ready = amock.PropertyMock(return_value=1)
    assert one.ready == 1
    assert other.ready != 1
    assert type(one).__mro__[1] is amock.MagicMock


def test_subclasses_have_children_of_their_own_class():
    class Special(amock.MagicMock):
        pass

    assert isinstance(Special().child, Special)
    assert isinstance(Special()(), Special)


def test_a_subclass_that_overrides_a_step_of_the_call_is_asked():
    seen = []

    class Watching(amock.MagicMock):
        def _mock_call(self, /, *args, **kwargs):
            seen.append(args)
            return super()._mock_call(*args, **kwargs)

    assert Watching(return_value=2)(1) == 2
    assert seen == [(1,)]


def test_the_default_special_methods_stand_before_those_of_a_subclass():
    class Sized(amock.MagicMock):
        def __len__(self):
            return 5

    class StandardSized(unittest.mock.MagicMock):
        def __len__(self):
            return 5

    assert len(Sized()) == len(StandardSized()) == 0


def test_a_spec_given_by_a_subclass_decides_on_special_methods():
    class OfService(amock.MagicMock):
        def __init__(self, **kwargs):
            super().__init__(spec=Service, **kwargs)

        def _get_child_mock(self, **kwargs):
            return amock.MagicMock(**kwargs)

    with pytest.raises(TypeError):
        len(OfService())


def test_special_methods_are_those_of_the_spec():
    assert len(amock.MagicMock(spec=list)) == 0
    with pytest.raises(TypeError):
        len(amock.MagicMock(spec=int))


def test_a_deleted_special_method_is_gone():
    mock = amock.MagicMock()
    del mock.__len__
    with pytest.raises(TypeError):
        len(mock)
    assert list(mock) == []


def test_a_special_method_looked_up_on_the_class_is_the_mocks():
    mock = amock.MagicMock()
    type(mock).__str__.return_value = "text"
    assert str(mock) == "text"
    with ExitStack() as stack:
        assert stack.enter_context(mock) is mock.__enter__.return_value
    assert mock.__enter__.called
    assert mock.__exit__.called


def test_only_names_as_spec_leave_hashing_alone():
    mock = amock.MagicMock(spec=["__eq__"])
    assert hash(mock) == hash(mock)


def test_the_spec_is_that_of_construction():
    class Changing:
        def first(self):
            pass

    mock = amock.Mock(spec=Changing)
    Changing.second = lambda self: None
    del Changing.first
    assert isinstance(mock.first, amock.Mock)
    with pytest.raises(AttributeError):
        mock.second  # noqa: B018


@pytest.mark.parametrize("name", ["url", "timeout", "fetch"])
def test_annotations_count_as_attributes_of_the_spec(name):
    mock = amock.Mock(spec=Service)
    assert hasattr(mock, name) is (name != "url")


def test_attributes_added_by_mock_add_spec_hide_what_was_touched():
    mock = amock.Mock()
    mock.touched  # noqa: B018
    mock.given = 1
    mock.mock_add_spec(["other"])
    assert not hasattr(mock, "touched")
    assert mock.given == 1
    assert mock.other


def test_dir_lists_what_is_useful_unless_told_otherwise(monkeypatch):
    mock = amock.Mock(spec=["fetch"])
    assert "fetch" in dir(mock)
    assert "_mock_children" not in dir(mock)
    monkeypatch.setattr(amock, "FILTER_DIR", False)
    assert "_mock_name" in dir(mock)


def test_mocks_are_copied_and_not_pickled():
    mock = amock.Mock(size=3)
    assert copy.copy(mock).size == 3
    assert copy.deepcopy(mock).size == 3
    with pytest.raises((pickle.PicklingError, TypeError, AttributeError)):
        pickle.dumps(mock)


def test_the_signature_of_a_mock_class_is_that_of_the_standard_library():
    assert inspect.signature(amock.Mock) == inspect.signature(unittest.mock.Mock)


def test_a_mock_has_the_docstring_of_its_class():
    assert amock.Mock().__doc__ == amock.Mock.__doc__ == type(amock.Mock()).__doc__


def test_threads_touching_an_attribute_get_the_same_child():
    mock = amock.MagicMock()
    start = threading.Barrier(8)
    found = []

    def touch():
        start.wait()
        found.append(mock.child)

    threads = [threading.Thread(target=touch) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(child) for child in found}) == 1


def test_a_spec_added_again_is_read_again():
    class Service:
        pass

    mock = amock.Mock(spec=Service)
    Service.later = 1
    mock.mock_add_spec(Service)
    assert isinstance(mock.later, amock.Mock)
