"""The plugin among others: each runs a suite with patches, a spy, a lost call and a failure."""

import pytest

SYNC = """
    import amock

    class Shop:
        async def fetch(self, key): return key
        def price(self, item): return item
"""
ASYNC_TESTS = """
    {mark}
    async def test_passes(amocker):
        load = amocker.patch.object(Shop, "fetch", autospec=True)
        spy = amocker.spy(Shop, "price")
        shop = Shop()
        await shop.fetch(1)
        load.assert_awaited_once_with(shop, 1)
        assert shop.price(2) == spy.spy_return

    {mark}
    async def test_loses_a_call(amocker):
        amocker.AsyncMock(name="feed").read()

    {mark}
    async def test_fails(amocker):
        fetch = amocker.AsyncMock()
        await fetch([1])
        fetch.assert_awaited_once_with([2])

    def test_all_is_undone():
        assert Shop.fetch.__module__ == __name__
"""
ERROR = "amock_unawaited = error"

MARK = "@__import__('pytest').mark."
RUNNERS = {
    "pytest-asyncio strict": (f"{MARK}asyncio", "asyncio_mode = strict", ()),
    "pytest-asyncio auto": ("", "asyncio_mode = auto", ()),
    "anyio marked": (f"{MARK}anyio", "asyncio_mode = strict", ()),
    "anyio auto": ("", "anyio_mode = auto", ("-W", "ignore::pytest.PytestConfigWarning")),
}
ANYIO = """
    import pytest

    @pytest.fixture
    def anyio_backend():
        return "asyncio"
"""


def check(result):
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(["*feed.read() called at *"])
    result.stdout.fnmatch_lines(["*assert [[]1[]] == [[]2[]]"])


@pytest.mark.parametrize(("mark", "ini", "options"), RUNNERS.values(), ids=RUNNERS)
def test_runners_of_coroutines(run, mark, ini, options):
    source = (SYNC + ASYNC_TESTS).replace("{mark}", mark)
    check(run(source, *options, ini=f"{ERROR}\n{ini}", conftest=ANYIO))


def test_xdist(run):
    source = (SYNC + ASYNC_TESTS).replace("{mark}", "")
    result = run(source, "-n2", ini=f"{ERROR}\nasyncio_mode = auto", apart=True)
    check(result)


CLASSES = """
    import unittest

    import amock
    import pytest

    class Shop:
        limit = 3

    class Base:
        @pytest.fixture(autouse=True)
        def take(self, amocker):
            self.amocker = amocker

        def test_patch(self):
            self.amocker.patch.object(Shop, "limit", 4)

        def test_undone(self):
            assert Shop.limit == 3

        def test_fails(self):
            mock = self.amocker.Mock()
            mock([1])
            mock.assert_called_once_with([2])

    class TestSync(Base, unittest.TestCase):
        def test_loses_a_call(self):
            amock.AsyncMock(name="feed").read()

    class TestAsync(Base, unittest.IsolatedAsyncioTestCase):
        async def test_loses_a_call(self):
            amock.AsyncMock(name="feed").read()
"""


def test_classes_of_unittest(run):
    result = run(CLASSES, ini=ERROR)
    result.assert_outcomes(passed=4, failed=4)
    result.stdout.fnmatch_lines(["*feed.read() called at *"] * 2)
    result.stdout.fnmatch_lines(["*assert [[]1[]] == [[]2[]]"] * 2)


def test_pytest_mock_beside_it(run):
    source = """
        import unittest.mock
        import amock

        class Shop:
            limit = 3

        def test_both(amocker, mocker):
            amocker.patch.object(Shop, "limit", 4)
            mocker.patch.object(Shop, "limit", 5)
            assert not isinstance(mocker.Mock(), amock.Mock)

        def test_both_the_other_way(mocker, amocker):
            mocker.patch.object(Shop, "limit", 4)
            amocker.patch.object(Shop, "limit", 5)

        def test_undone():
            assert Shop.limit == 3

        def test_a_mock_of_pytest_mock_fails(mocker, amocker):
            mock = mocker.Mock()
            mock([1])
            mock.assert_called_with([2])
    """
    result = run(source, "-p", "pytest_mock", apart=True)
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["*pytest introspection follows*"])


# What is written for pytest-mock, with its fixture's name left open.
COMPATIBLE = """
    import asyncio
    import os

    import pytest

    class Foo:
        limit = 3
        def bar(self, arg): return arg * 2
        async def load(self, arg): return arg
        @classmethod
        def made(cls, arg): return arg
        @staticmethod
        def given(arg): return arg

    def test_patch({mocker}):
        remove = {mocker}.patch("os.remove")
        os.remove("file")
        remove.assert_called_once_with("file")
        {mocker}.stopall()
        assert os.remove is not remove

    def test_forms({mocker}):
        {mocker}.patch.object(os, "remove", autospec=True)
        os.remove("file")
        os.remove.assert_called_once_with("file")
        {mocker}.patch.dict("os.environ", {"A": "1"}, clear=True)
        assert os.environ == {"A": "1"}
        made = {mocker}.patch.multiple("os", remove={mocker}.DEFAULT, unlink={mocker}.DEFAULT)
        assert made["remove"] is os.remove
        {mocker}.patch.object(Foo, "bar", new_callable={mocker}.PropertyMock)
        with {mocker}.patch.context_manager(os, "listdir"):
            pass

    def test_positions({mocker}):
        assert {mocker}.patch("os.sep", "x", None, False) == "x" == os.sep
        assert {mocker}.patch.object(os, "altsep", "y", None, True) == "y" == os.altsep

    def test_spies({mocker}):
        foo = Foo()
        bar = {mocker}.spy(foo, "bar")
        assert foo.bar(21) == 42
        bar.assert_called_once_with(21)
        assert (bar.spy_return, bar.spy_return_list, bar.spy_exception) == (42, [42], None)
        load = {mocker}.spy(Foo, "load")
        assert asyncio.run(foo.load(1)) == 1
        load.assert_awaited_once_with(foo, 1)
        for name in ("made", "given"):
            spy = {mocker}.spy(Foo, name)
            assert getattr(Foo, name)(arg=10) == 10
            spy.assert_called_once_with(arg=10)
        {mocker}.stop(bar)
        assert not hasattr(foo.bar, "spy_return")

    def test_reset({mocker}):
        remove = {mocker}.patch("os.remove", return_value=3)
        spec = {mocker}.create_autospec(Foo, instance=True)
        os.remove(spec.bar(1))
        {mocker}.resetall()
        assert not remove.called and not spec.bar.called
        assert os.remove("x") == 3
        {mocker}.resetall(return_value=True, side_effect=True)
        assert os.remove("x") != 3

    def test_stubs({mocker}):
        stub = {mocker}.stub("name")
        stub(1, 2)
        stub.assert_called_once_with(1, 2)
        with pytest.raises(AttributeError):
            stub.foo
        asyncio.run({mocker}.async_stub(name="other")(1))

    def test_names({mocker}):
        opened = {mocker}.patch("builtins.open", {mocker}.mock_open(read_data="x"))
        assert open("file").read() == "x"
        opened.assert_called_once_with({mocker}.ANY)
        assert opened.mock_calls[0] == {mocker}.call("file")
        sealed = {mocker}.Mock()
        {mocker}.seal(sealed)
        with pytest.raises(AttributeError):
            sealed.foo
        assert {mocker}.sentinel.a is {mocker}.sentinel.a

    def test_not_mine({mocker}):
        with pytest.raises(ValueError):
            {mocker}.stop({mocker}.Mock())
"""


@pytest.mark.parametrize("fixture", ["mocker", "amocker", "session_mocker", "session_amocker"])
def test_suites_of_pytest_mock_run_with_either_fixture(run, fixture):
    source = COMPATIBLE.replace("{mocker}", fixture)
    if fixture.startswith("session"):
        source += f"""
    @pytest.fixture(autouse=True)
    def stopped({fixture}):
        yield
        {fixture}.stopall()
"""
    run(source, "-p", "pytest_mock", apart=True).assert_outcomes(passed=8)
