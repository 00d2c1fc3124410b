"""Mocks of classes, bare and with a spec, where the application takes the real things."""

import unittest.mock
from collections.abc import Iterator
from typing import Any
from unittest import mock
from unittest.mock import AsyncMock, MagicMock, Mock, NonCallableMock, PropertyMock, call, sentinel

from shop import Item, Shop, Sink, visit


class Cheap:
    """Equal to what costs little."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and other.price < 2

    __hash__ = None  # type: ignore[assignment]


class Recorder(MagicMock):
    """A mock of the test's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seen: list[Item] = []

    def _get_child_mock(self, **kwargs: Any) -> MagicMock:
        return MagicMock(**kwargs)


def make_sink(**attributes: Any) -> Mock:
    sink = Mock(spec=Sink, limit=3)
    sink.configure_mock(**attributes)
    return sink


def numbers() -> Iterator[int]:
    yield 1


def test_stand_ins() -> None:
    shop = Shop(make_sink(**{"put.side_effect": numbers()}))
    shop.sink = Mock()
    shop = MagicMock(spec=Shop)
    shop.sell(Mock(), sentinel.more)
    shop.sell.assert_called_once_with(Cheap(), sentinel.more)
    shop.sell.side_effect = [1.0, ValueError, ValueError("sold out")]
    shop.__getitem__.return_value = Item("tea")
    shop.__len__.return_value = 0
    shop["tea"].price = 3
    type(shop).is_open = PropertyMock(return_value=False)
    assert [shop] == [shop]
    assert not shop.is_open
    assert len(shop) == 0
    shops: list[Shop] = [Mock(Shop), MagicMock(), mock.create_autospec(Shop, instance=True)]
    by_name: dict[str, Shop] = {"one": Mock(spec_set=Shop), "two": NonCallableMock()}
    visit(Mock(), AsyncMock())
    visit(Recorder(), Mock(return_value=AsyncMock()))
    sorted(shops, key=Mock(side_effect=len))
    mock.seal(by_name["one"])


def test_calls() -> None:
    sink = unittest.mock.Mock(return_value=3, wraps=None, name="sink")
    sink.put(Item("tea")).and_then(1)
    assert sink.mock_calls == [call.put(mock.ANY), call.put().and_then(1)]
    args, kwargs = sink.put.call_args
    ((first,), _), *others = sink.put.call_args_list
    assert sink.put.call_args[0][0] == args[0] == first
    assert not kwargs
    assert not others
    sink.assert_has_calls([call.put(mock.ANY)], any_order=True)
    sink.attach_mock(Mock(), "other")
    sink.mock_add_spec(["put", "other"])
    sink.reset_mock(return_value=True)
    sink.put.call_count += 1
    sink.put.called = False
    if sink.put.call_args is not None:
        raise AssertionError
    assert sink() is sink.return_value


async def test_awaits() -> None:
    shop: Any = AsyncMock(spec=Shop)
    shop.find.return_value = [Item("tea")]
    assert await shop.find("tea", limit=2)
    shop.find.assert_awaited_once_with("tea", limit=mock.ANY)
    shop.stock.return_value.__aiter__.return_value = [Item("tea")]
    shop.reserved.return_value.__aenter__.return_value = 2.0
    async with shop.reserved(Item("tea")) as price:
        assert price == 2.0
    bare = AsyncMock(side_effect=[1, OSError])
    assert await bare() == 1
    assert bare.await_args is not None
    assert bare.await_args.args == ()
    assert bare.await_count == 1
    assert (await AsyncMock(return_value=3)(1)) + 1 == 4
    double = Mock()
    double.run = AsyncMock()
    await double.run()
    double.run.assert_awaited_once_with()
