"""What calls of autospecced mocks give."""

import asyncio

import pytest

import amock
from tests.runtime.services import Handler, Service, close


class Door:
    def shut(self) -> None:
        raise AssertionError("called")

    def __call__(self) -> None:
        pass

    async def lock(self) -> None:
        pass


class Room:
    def enter(self):
        return "entered"

    def leave(self) -> None:
        self.left = True


async def aclose() -> None:
    pass


@pytest.mark.parametrize("make", [amock.Mock, amock.MagicMock, amock.AsyncMock])
def test_what_gives_nothing_gives_none(make):
    door = make(autospec=Door)
    assert door.shut() is None
    assert asyncio.run(door.lock()) is None


def test_an_instance_whose_call_gives_nothing_gives_none():
    assert amock.create_autospec(Door, instance=True)() is None
    assert amock.create_autospec(Door())() is None


def test_a_return_value_that_was_asked_for_comes_before_none():
    assert amock.create_autospec(close, return_value=5)() == 5
    assert asyncio.run(amock.create_autospec(aclose, return_value=5)()) == 5
    assert amock.create_autospec(Door, instance=True, return_value=5)() == 5
    with amock.patch.object(Door, "shut", autospec=True, return_value=5):
        assert Door().shut() == 5
    door = amock.create_autospec(Door, instance=True, **{"shut.return_value": 5})
    assert door.shut() == 5
    door.shut.return_value = 6
    assert door.shut() == 6


def test_a_side_effect_comes_before_none():
    assert amock.create_autospec(close, side_effect=lambda: 5)() == 5
    door = amock.create_autospec(Door, instance=True)
    door.shut.side_effect = [5]
    assert door.shut() == 5


@pytest.mark.skipif(not amock._runtime.standard.SINCE_3_13, reason="wraps is not autospecced")
def test_what_is_wrapped_is_called_before_none():
    room = Room()
    mock = amock.create_autospec(Room, instance=True, wraps=room)
    assert mock.enter() == "entered"
    mock.leave()
    assert room.left


ASYNC_CALL = {
    "instance=True": lambda: amock.create_autospec(Handler, instance=True),
    "the class mock called": lambda: amock.create_autospec(Handler).return_value,
    "an instance as spec": lambda: amock.create_autospec(Handler()),
    "MagicMock of an instance": lambda: amock.MagicMock(autospec=Handler()),
}


@pytest.mark.parametrize("make", ASYNC_CALL.values(), ids=ASYNC_CALL)
def test_instances_with_an_async_call_are_awaited_with_its_arguments(make):
    handler = make()
    assert amock.iscoroutinefunction(handler)
    asyncio.run(handler("request"))
    handler.assert_awaited_once_with("request")
    handler.assert_awaited_once_with(request="request")
    with pytest.raises(TypeError):
        handler()


class Scale:
    def __call__(self, weight):
        pass


def test_calls_of_an_instance_are_asserted_without_self():
    scale = amock.create_autospec(Scale, instance=True)
    scale(1)
    scale.assert_called_once_with(1)
    scale.assert_called_once_with(weight=1)


def test_a_class_gives_a_mock_of_an_instance():
    cls = amock.create_autospec(Service)
    assert isinstance(cls("url"), Service)
    assert cls("url") is cls.return_value
