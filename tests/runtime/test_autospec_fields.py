"""Autospec of classes that declare their attributes, each in the way of its library."""

import abc
import dataclasses
import enum
from collections.abc import Mapping
from typing import Generic, NamedTuple, Protocol, TypedDict, TypeVar

import attr
import attrs
import pydantic
import pytest

import amock

T = TypeVar("T")


@dataclasses.dataclass
class Dataclass:
    first: int
    second: list = dataclasses.field(default_factory=list)

    def method(self, key):
        pass


@dataclasses.dataclass(slots=True, frozen=True)
class SlottedDataclass:
    first: int
    second: list = dataclasses.field(default_factory=list)

    def method(self, key):
        pass


@attrs.define
class Attrs:
    first: int
    second: list = attrs.field(factory=list)

    def method(self, key):
        pass


@attr.s
class OldAttrs:
    first = attr.ib()
    second = attr.ib(factory=list)

    def method(self, key):
        pass


class Pydantic(pydantic.BaseModel):
    first: int
    second: list = pydantic.Field(default_factory=list)

    def method(self, key):
        pass


class Named(NamedTuple):
    first: int
    second: int = 0

    def method(self, key):
        pass


class Annotated:
    first: int
    second: int

    def method(self, key):
        pass


class Described(Protocol):
    first: int

    @property
    def second(self) -> int: ...
    def method(self, key): ...


class Slotted:
    __slots__ = ("first", "second")

    def method(self, key):
        pass


class Abstract(abc.ABC):
    first = 1

    @property
    @abc.abstractmethod
    def second(self): ...

    @abc.abstractmethod
    def method(self, key): ...


class Repo(Generic[T]):
    first: T
    second: int

    def method(self, key):
        pass


MADE = [Dataclass, SlottedDataclass, Attrs, OldAttrs, Pydantic, Named]
CLASSES = [*MADE, Annotated, Described, Slotted, Abstract, Repo, Repo[int]]
MAKERS = {
    "create_autospec": lambda spec: amock.create_autospec(spec, instance=True),
    "Mock(autospec=)": lambda spec: amock.Mock(autospec=spec),
    "AsyncMock(autospec=)": lambda spec: amock.AsyncMock(autospec=spec),
    "MagicMock(spec=)": lambda spec: amock.MagicMock(spec=spec),
    "MagicMock(spec_set=)": lambda spec: amock.MagicMock(spec_set=spec),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("cls", CLASSES)
def test_a_mock_has_the_attributes_that_the_class_declares_and_no_others(make, cls):
    mock = make(cls)
    assert isinstance(mock.first, amock.NonCallableMock)
    mock.second = 2
    assert mock.second == 2
    with pytest.raises(AttributeError):
        mock.third  # noqa: B018


@pytest.mark.parametrize("cls", CLASSES)
def test_its_methods_take_their_own_arguments(cls):
    mock = amock.create_autospec(cls, instance=True)
    mock.method(1)
    with pytest.raises(TypeError, match="missing a required argument: 'key'"):
        mock.method()


@pytest.mark.parametrize("cls", MADE)
def test_the_class_is_called_with_its_fields(cls):
    mock = amock.create_autospec(cls)
    mock(first=1)
    mock.assert_called_once_with(first=1)
    with pytest.raises(TypeError):
        mock(1, 2, 3)


@pytest.mark.parametrize("cls", MADE)
def test_an_object_of_the_class_is_as_good_a_spec(cls):
    mock = amock.create_autospec(cls(first=1))
    mock.second  # noqa: B018
    assert isinstance(mock, cls)


class Movie(TypedDict):
    title: str


def test_a_typed_dict_is_a_dictionary():
    mock = amock.create_autospec(Movie, instance=True)
    mock.__getitem__.return_value = "Alien"
    assert mock["title"] == "Alien"
    mock.keys.assert_not_called()


class Color(enum.Enum):
    RED = 1

    def mix(self, other):
        pass


def test_an_enum_has_its_members():
    mock = amock.create_autospec(Color)
    with pytest.raises(TypeError):
        mock.RED.mix()
    with pytest.raises(AttributeError):
        mock.BLUE  # noqa: B018


def test_a_member_of_an_enum_has_name_and_value():
    mock = amock.create_autospec(Color.RED)
    assert isinstance(mock, Color)
    assert mock.name is not mock.value


@pytest.mark.parametrize("alias", [list[int], dict[str, int], Mapping[str, int]])
def test_a_generic_alias_of_a_container_stands_for_the_container(alias):
    assert isinstance(amock.create_autospec(alias, instance=True), alias.__origin__)
    assert isinstance(amock.MagicMock(autospec=alias), alias.__origin__)
    assert len(amock.MagicMock(spec=alias)) == 0


class OnlyNew:
    def __new__(cls, first):
        return super().__new__(cls)


def test_a_class_with_only_a_new_method_is_called_with_its_arguments():
    mock = amock.create_autospec(OnlyNew)
    mock(1)
    with pytest.raises(TypeError):
        mock()
