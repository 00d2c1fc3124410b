"""The fixture: what it patches, and that it takes everything back."""

import warnings

import pytest

import amock
from amock_pytest import AmockerFixture, AmockWarning
from tests.pytest_plugin import shop


def test_patch_replaces_at_once_until_the_end():
    original = shop.total
    amocker = AmockerFixture()
    mock = amocker.patch("tests.pytest_plugin.shop.total", return_value=7)
    assert shop.total(1) == 7
    mock.assert_called_once_with(1)
    amocker.stopall()
    assert shop.total is original


def test_patch_puts_what_it_is_given_in_place(amocker):
    assert amocker.patch("tests.pytest_plugin.shop.total", 3) == 3 == shop.total
    assert amocker.patch("tests.pytest_plugin.shop.total", None) is None is shop.total
    assert amocker.patch("tests.pytest_plugin.shop.total", new_callable=dict) == {} == shop.total


def test_patch_makes_the_mocks_of_amock(amocker):
    assert isinstance(amocker.patch("tests.pytest_plugin.shop.total"), amock.MagicMock)
    assert isinstance(amocker.patch("tests.pytest_plugin.shop.load"), amock.AsyncMock)
    assert isinstance(amocker.patch.object(shop.Shop, "fetch"), amock.AsyncMock)


def test_patch_object_takes_the_arguments_of_amock(amocker):
    price = amocker.patch.object(shop.Shop, "price", autospec=True)
    seller = shop.Shop()
    seller.price("pear")
    price.assert_called_once_with(seller, "pear")
    with pytest.raises(AttributeError, match="pirce"):
        amocker.patch.object(shop.Shop, "pirce")


def test_patch_multiple_and_dict_are_undone():
    amocker = AmockerFixture()
    made = amocker.patch.multiple(shop, total=amock.DEFAULT, load=amock.DEFAULT, lock=2)
    assert made == {"total": shop.total, "load": shop.load}
    assert shop.lock == 2
    patched = amocker.patch.dict(shop.prices, {"pear": 2}, clear=True, plum=3)
    assert patched is shop.prices
    assert shop.prices == {"pear": 2, "plum": 3}
    amocker.stopall()
    assert (shop.total(1, 2), shop.prices) == (3, {"apple": 1})


def test_the_last_patch_is_undone_first():
    amocker = AmockerFixture()
    amocker.patch.object(shop.Shop, "limit", 4)
    amocker.patch.object(shop.Shop, "limit", 5)
    amocker.stopall()
    assert shop.Shop.limit == 3


def test_all_is_undone_though_undoing_one_fails():
    amocker = AmockerFixture()
    other = type("Other", (), {})
    amocker.patch.object(shop.Shop, "limit", 4)
    amocker.patch.object(other, "gone", 2, create=True)
    del other.gone
    with pytest.raises(AttributeError, match="gone"):
        amocker.stopall()
    assert shop.Shop.limit == 3
    amocker.stopall()


def test_one_patch_is_stopped_alone(amocker):
    first = amocker.patch.object(shop.Shop, "limit", amock.sentinel.first)
    second = amocker.patch("tests.pytest_plugin.shop.total")
    amocker.stop(second)
    assert shop.total(1) == 1
    assert shop.Shop.limit is first
    with pytest.raises(ValueError, match="stopped already; pass what"):
        amocker.stop(second)


def test_an_autospecced_mock_is_forgotten_when_stopped(amocker):
    mock = amocker.create_autospec(shop.Shop)
    amocker.stop(mock)
    with pytest.raises(ValueError, match="was not made by this fixture"):
        amocker.stop(mock)


def test_what_patch_stopall_stopped_is_no_error():
    amocker = AmockerFixture()
    amocker.patch.object(shop.Shop, "limit", 4)
    amock.patch.stopall()
    amocker.stopall()
    assert shop.Shop.limit == 3


def test_resetall_forgets_the_calls_of_all_mocks(amocker):
    mocks = [
        amocker.patch("tests.pytest_plugin.shop.total", return_value=1),
        amocker.patch("tests.pytest_plugin.shop.load", autospec=True),
        amocker.create_autospec(shop.Shop, instance=True).price,
        amocker.patch.multiple(shop.Shop, price=amock.DEFAULT)["price"],
    ]
    passed = amock.Mock()
    amocker.patch.multiple(shop, lock=passed)
    amocker.patch.object(shop.Shop, "limit", 4)
    amocker.patch.dict(shop.prices)
    for mock in (*mocks, passed):
        mock(1) if mock is not mocks[1] else mock(1).close()
    amocker.resetall()
    assert [mock.called for mock in (*mocks[:1], *mocks[2:], passed)] == [False] * 4
    assert mocks[1].unawaited_calls == []
    assert mocks[0]() == 1


def test_resetall_forgets_answers_on_demand(amocker):
    mock = amocker.patch("tests.pytest_plugin.shop.total", return_value=1, side_effect=ValueError)
    double = amocker.create_autospec(shop.Shop.add, return_value=1, side_effect=ValueError)
    for each in (mock, double):
        amocker.resetall(side_effect=True)
        assert each(1, 2) == 1
    amocker.resetall(return_value=True)
    assert isinstance(mock(), amock.MagicMock)
    assert isinstance(double(1, 2), amock.MagicMock)


def test_stubs_take_any_arguments_and_have_no_other_attributes(amocker):
    stub = amocker.stub("callback")
    stub(1, a=2)
    stub.assert_called_once_with(1, a=2)
    assert "callback" in repr(stub)
    with pytest.raises(AttributeError):
        _ = stub.other


async def _awaited(stub):
    return await stub(1)


@pytest.mark.asyncio
async def test_async_stubs_are_awaited(amocker):
    stub = amocker.async_stub()
    await _awaited(stub)
    stub.assert_awaited_once_with(1)


@pytest.mark.parametrize(
    "name",
    [
        *("Mock", "MagicMock", "AsyncMock", "NonCallableMock", "NonCallableMagicMock"),
        *("PropertyMock", "call", "ANY", "DEFAULT", "sentinel", "mock_open", "seal"),
    ],
)
def test_the_names_of_amock_are_there(amocker, name):
    assert getattr(amocker, name) is getattr(amock, name)


def test_entering_what_patch_gave_is_warned_of(amocker):
    mock = amocker.patch("tests.pytest_plugin.shop.total")
    mock.__enter__.return_value = 3
    with pytest.warns(AmockWarning, match="Take the `with` away") as warned, mock as entered:
        assert entered == 3
    assert warned[0].filename == __file__


def test_entering_a_context_manager_is_right(amocker):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with amocker.patch("tests.pytest_plugin.shop.lock"):
            pass
        with amocker.patch.context_manager(shop, "total") as entered:
            assert entered is not None
        with amocker.patch("tests.pytest_plugin.shop.load", autospec=shop.Lock):
            pass


def test_a_mock_that_cannot_be_entered_stays_so(amocker):
    mock = amocker.patch("tests.pytest_plugin.shop.total", new_callable=amock.Mock)
    with pytest.raises((TypeError, AttributeError), match=r"__enter__|context manager"), mock:
        pass


SCOPES = {
    "amocker": [0, 0, 0, 0],
    "class_amocker": [4, 4, 0, 0],
    "module_amocker": [4, 4, 4, 0],
    "package_amocker": [4, 4, 4, 4],
    "session_amocker": [4, 4, 4, 4],
}


@pytest.mark.parametrize(("fixture", "seen"), SCOPES.items(), ids=SCOPES)
def test_each_scope_undoes_at_its_end(pytester, run, fixture, seen):
    pytester.makepyfile(
        shelf="limit = 0\nseen = []",
        test_x="""
            import shelf

            def test_last_module():
                shelf.seen.append(shelf.limit)
        """,
    )
    result = run(
        f"""
        import shelf

        class TestOne:
            def test_patch(self, {fixture}):
                {fixture}.patch("shelf.limit", 4)

            def test_same_class(self):
                shelf.seen.append(shelf.limit)

            def test_same_class_again(self):
                shelf.seen.append(shelf.limit)

        def test_same_module():
            shelf.seen.append(shelf.limit)
        """,
        conftest=f"""
            import shelf

            def pytest_unconfigure():
                assert shelf.limit == 0
                assert shelf.seen == {seen}
        """,
    )
    result.assert_outcomes(passed=5)
    assert result.ret == 0


def test_everything_is_undone_after_a_failure(run):
    result = run(
        """
        import os

        def test_fails(amocker):
            amocker.patch("os.sep", "x")
            amocker.patch.dict("os.environ", {"AMOCK_TEST": "1"})
            assert False

        def test_after():
            assert os.sep == "/"
            assert "AMOCK_TEST" not in os.environ
        """
    )
    result.assert_outcomes(passed=1, failed=1)


def test_the_package_has_no_other_names():
    with pytest.raises(ImportError, match="Amocker"):
        from amock_pytest import Amocker  # noqa: F401, PLC0415
