"""Autospec runs none of the code that computes attributes."""

import functools

import pytest

import amock


class ClassProperty(property):
    def __get__(self, instance, owner=None):
        raise AssertionError("evaluated")


class Lazy:
    """A descriptor that computes its value on instances, as lazy properties do."""

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        raise AssertionError("evaluated")


class Broken:
    def __get__(self, instance, owner=None):
        raise RuntimeError("no use on a class either")


class Hybrid:
    """A descriptor that gives a function on the class, and a value on instances."""

    def __get__(self, instance, owner=None):
        if instance is None:
            return lambda self, key: None
        raise AssertionError("evaluated")


class Page:
    @property
    def title(self):
        raise AssertionError("evaluated")

    @functools.cached_property
    def body(self):
        raise AssertionError("evaluated")

    class_property = ClassProperty()
    lazy = Lazy()
    broken = Broken()
    hybrid = Hybrid()


# From Python 3.9 to 3.12 this gives what the property computes.
Page.chained = classmethod(Page.__dict__["title"])

MAKERS = {
    "create_autospec of the class": lambda: amock.create_autospec(Page),
    "create_autospec of an instance": lambda: amock.create_autospec(Page()),
    "instance of the class mock": lambda: amock.create_autospec(Page).return_value,
    "MagicMock": lambda: amock.MagicMock(autospec=Page),
    "AsyncMock of an instance": lambda: amock.AsyncMock(autospec=Page()),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("name", ["title", "body", "class_property", "lazy", "broken", "chained"])
def test_computed_attributes_are_mocks_that_can_be_set(make, name):
    mock = make()
    assert isinstance(getattr(mock, name), amock.NonCallableMock)
    setattr(mock, name, "text")
    assert getattr(mock, name) == "text"


def test_a_descriptor_that_gives_a_function_on_the_class_is_a_method():
    mock = amock.create_autospec(Page())
    mock.hybrid(1)
    with pytest.raises(TypeError):
        mock.hybrid()


@pytest.mark.parametrize("name", ["title", "body", "class_property", "lazy"])
def test_computed_attributes_can_be_patched_on_the_class(name):
    with amock.patch.object(Page, name, autospec=True) as mock:
        assert getattr(Page(), name) is mock
