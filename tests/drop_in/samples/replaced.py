"""What patch and create_autospec put in the place of things."""

import os
import unittest
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import (
    ANY,
    DEFAULT,
    AsyncMock,
    MagicMock,
    Mock,
    PropertyMock,
    create_autospec,
    mock_open,
    patch,
)

import shop
from shop import Item, Shop, load, price, tax


@contextmanager
def sold(result: float) -> Iterator[MagicMock | AsyncMock]:
    with patch("shop.Shop.sell", return_value=result) as sell:
        yield sell


def test_autospec() -> None:
    service = create_autospec(Shop, instance=True)
    service.sell.return_value = 2.0
    service.find.assert_not_awaited()
    factory = create_autospec(Shop)
    factory.return_value.sell(Item("tea"))
    factory.opened.return_value = factory.return_value
    fake = create_autospec(price)
    fake.return_value = "3"
    fake.side_effect = lambda of: 3.0
    fake(Item("tea")).upper()
    fake.assert_called_once_with(ANY)
    cached = create_autospec(tax, return_value=0.1)
    cached.cache_clear()
    cached.cache_clear.assert_called_once_with()
    loading = create_autospec(load, side_effect=[Item("tea"), ValueError])
    loading.assert_not_awaited()
    create_autospec(shop.untyped)(1, two=3)
    create_autospec(shop.any_result, return_value=2)().whatever()
    create_autospec(lambda text: text, spec_set=True)("a")
    create_autospec(Item("tea"), price=3).price.hex()
    create_autospec(os).getcwd.return_value = "/"


@patch("shop.load")
@patch.object(Shop, "sell", return_value=1.0)
@patch.object(Shop, "is_open", new_callable=PropertyMock)
@patch.dict(os.environ, {"SHOP": "1"})
async def test_decorated(is_open: PropertyMock, sell: MagicMock, load: AsyncMock) -> None:
    is_open.return_value = False
    sell.assert_not_called()
    load.return_value = Item("tea")
    assert await shop.load("tea") == Item("tea")
    load.assert_awaited_once_with("tea")


@patch("shop.tax", new=Mock(return_value=0.0))
@patch("shop.Shop.currency", "USD")
class TestShop(unittest.TestCase):
    def setUp(self) -> None:
        patcher = patch.object(Shop, "find", autospec=True)
        self.find = patcher.start()
        self.find.return_value = []
        self.addCleanup(patcher.stop)
        self.addCleanup(patch.stopall)
        self.sink = Mock(spec=shop.Sink)

    def test_it(self) -> None:
        with ExitStack() as stack:
            sell = stack.enter_context(sold(3.0))
            opened = stack.enter_context(patch("builtins.open", mock_open(read_data="a\nb\n")))
            assert Shop(self.sink).sell(Item("tea")) == 3.0
            sell.assert_called_once()
            opened().read.return_value = "c"
            opened.return_value.__enter__.return_value.write.assert_not_called()

    @patch.multiple("shop", load=DEFAULT, tax=DEFAULT)
    def test_several(self, **mocks: Any) -> None:
        mocks["load"].assert_not_awaited()

    @patch("shop.load", new_callable=AsyncMock, return_value=None)
    def test_made(self, load: AsyncMock) -> None:
        load.assert_not_awaited()
