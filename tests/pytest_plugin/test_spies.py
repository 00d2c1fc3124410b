"""Spies: what they stand for goes on working, and is recorded."""

import pytest

import amock
from amock import call
from tests.pytest_plugin import shop
from tests.pytest_plugin.shop import Shop


def test_a_method_of_an_object(amocker):
    one, other = Shop(), Shop()
    spy = amocker.spy(one, "price")
    assert (one.price("pear", number=2), other.price("pear")) == (8, 4)
    spy.assert_called_once_with("pear", number=2)
    assert spy.spy_return == 8


def test_a_method_of_a_class_records_the_object(amocker):
    spy = amocker.spy(Shop, "price")
    seller = Shop()
    assert [seller.price("pear"), seller.price("plum", 2)] == [4, 8]
    assert spy.call_args_list == [call(seller, "pear"), call(seller, "plum", 2)]
    assert spy.spy_return_list == [4, 8]


def test_arguments_that_do_not_fit_are_refused(amocker):
    amocker.spy(Shop, "price")
    with pytest.raises(TypeError):
        Shop().price("pear", 1, 2)


@pytest.mark.parametrize("owner", [Shop, Shop()], ids=["class", "object"])
def test_class_and_static_methods(amocker, owner):
    opened, added = amocker.spy(owner, "open"), amocker.spy(owner, "add")
    assert owner.open("new").name == "new"
    assert owner.add(1, other=2) == 3
    opened.assert_called_once_with("new")
    added.assert_called_once_with(1, other=2)


def test_a_function_of_a_module(amocker):
    spy = amocker.spy(shop, "total")
    assert shop.total(1, 2) == 3
    spy.assert_called_once_with(1, 2)


def test_a_class_of_a_module(amocker):
    spy = amocker.spy(shop, "Shop")
    assert isinstance(shop.Shop("x"), Shop)
    spy.assert_called_once_with("x")


@pytest.mark.asyncio
async def test_a_coroutine_function(amocker):
    spy = amocker.spy(Shop, "fetch")
    seller = Shop()
    assert await seller.fetch(1) == "item 1"
    spy.assert_awaited_once_with(seller, 1)
    assert (spy.spy_return, spy.spy_exception) == ("item 1", None)
    with pytest.raises(KeyError):
        await seller.fetch(-1)
    assert spy.spy_return is None
    assert isinstance(spy.spy_exception, KeyError)
    assert spy.spy_return_list == ["item 1"]


def test_what_a_call_raised(amocker):
    spy = amocker.spy(Shop, "price")
    with pytest.raises(ValueError, match="-1"):
        Shop().price("pear", -1)
    assert isinstance(spy.spy_exception, ValueError)
    Shop().price("pear")
    assert spy.spy_exception is None


def test_a_copy_of_an_iterator_on_demand(amocker):
    spy = amocker.spy(Shop, "items", duplicate_iterators=True)
    assert list(Shop().items()) == [1, 2]
    assert list(spy.spy_return_iter) == [1, 2]
    without = amocker.spy(shop, "total")
    shop.total()
    assert without.spy_return_iter is None


def test_a_property_of_a_class(amocker):
    spy = amocker.spy(Shop, "name")
    one, other = Shop("one"), Shop("other")
    one.name = "first"
    assert (one.name, other.name) == ("first", "other")
    assert spy.mock_calls == [call("first"), call(), call()]
    assert spy.spy_return_list == [None, "first", "other"]
    del one.name
    assert one.name == ""
    assert Shop.name.__doc__ == "What it is called."


def test_a_property_of_an_object_is_recorded_for_it_alone(amocker):
    one, other = Shop("one"), Shop("other")
    spy = amocker.spy(one, "name")
    other.name = "second"
    assert (one.name, other.name) == ("one", "second")
    spy.assert_called_once_with()
    amocker.stop(spy)
    assert isinstance(vars(Shop)["name"], property)


def test_a_property_that_reads_that_of_another_object(amocker):
    class Node:
        def __init__(self, parent=None):
            self.parent = parent

        @property
        def depth(self):
            above = self.parent.depth if self.parent else 0
            return above + (1 if self.parent else 0)

    spy = amocker.spy(Node, "depth")
    assert Node(Node(Node())).depth == 2
    assert spy.spy_return_list == [0, 1, 2]


def test_a_cached_property(amocker):
    spy = amocker.spy(Shop, "stock")
    seller = Shop()
    assert seller.stock is seller.stock
    seller.stock = [3]
    assert seller.stock == [3]
    del seller.stock
    assert seller.stock == ["corner"]
    assert spy.call_count == 5


def test_spies_are_reset_and_spy_on(amocker):
    spy, read = amocker.spy(Shop, "price"), amocker.spy(Shop, "name")
    seller = Shop()
    for reset in ({}, {"side_effect": True}, {"return_value": True}):
        assert (seller.price("pear"), seller.name) == (4, "corner")
        amocker.resetall(**reset)
        for each in (spy, read):
            assert not each.called
            assert (each.spy_return, each.spy_return_list) == (None, [])


def test_the_original_is_back_in_the_end(amocker):
    original = vars(Shop)["price"]
    amocker.spy(Shop, "price")
    amocker.stopall()
    assert vars(Shop)["price"] is original


def test_what_is_not_there_cannot_be_spied_on(amocker):
    with pytest.raises(AttributeError, match="pirce"):
        amocker.spy(Shop, "pirce")


def test_a_mock_of_a_coroutine_function_is_awaited(amocker):
    seller = Shop()
    seller.fetch = amock.AsyncMock(return_value=2)
    spy = amocker.spy(seller, "fetch")
    assert amock.iscoroutinefunction(spy)
