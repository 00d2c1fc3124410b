"""`--amock-report`: the mocks that say nothing, and the values that cannot be."""

from pathlib import Path
from types import SimpleNamespace

import pytest

import amock
from amock_pytest.places import users_place
from amock_pytest.report import Report
from amock_pytest.report.findings import Findings

SUITE = """
    import amock
    import pytest

    SHARED = amock.Mock(name="shared")
    NOBODYS = amock.Mock(name="nobody's")

    class Shop:
        def price(self) -> int: ...

    @pytest.fixture
    def prepared():
        return amock.Mock(spec=Shop)

    def test_first(prepared):
        prepared.price()

    def test_second(prepared):
        for _ in range(2):
            amock.MagicMock()()

    def test_third():
        SHARED()
        dummy = amock.create_autospec(Shop)
        amock.Mock(spec=Shop, return_value=3)
        amock.Mock(wraps=Shop())
        amock.PropertyMock()()
        amock.NonCallableMock(["a"]).a = 1
        amock.Mock(limit=3)

    def test_patched(amocker):
        amocker.patch("test_suite.Shop.price", autospec=True)
        amocker.patch("test_suite.Shop")
        Shop()
"""
WITHOUT_SPEC = ["5 Mock", "6 Mock", "20 MagicMock (2 times)", "29 Mock", "33 MagicMock"]
UNUSED = ["24 MagicMock", "25 Mock", "26 Mock", "32 MagicMock"]
# In search of fixtures, pytest before 8.4 looked into every object of a module.
UNUSED += ["6 Mock"] if pytest.version_tuple >= (8, 4) else []


def listed(result, title):
    """The places below a title of the report."""
    lines = result.outlines
    start = next(i for i, line in enumerate(lines) if line.startswith(title))
    number = int(lines[start].rpartition(": ")[2].replace("none", "0"))
    return [line.strip().removeprefix("test_suite.py:") for line in lines[start + 1 :][:number]]


@pytest.mark.parametrize("workers", [(), ("-n2",)], ids=["alone", "xdist"])
def test_mocks_without_a_spec_and_mocks_never_used(run, workers):
    result = run(SUITE, "--amock-report", *workers, apart=bool(workers))
    result.assert_outcomes(passed=4)
    without = [line.partition(" (")[0] for line in listed(result, "mocks without a spec")]
    unused = [line.partition(" (")[0] for line in listed(result, "mocks never used")]
    assert sorted(without) == sorted(line.partition(" (")[0] for line in WITHOUT_SPEC)
    assert sorted(unused) == sorted(UNUSED)
    if not workers:
        assert "20 MagicMock (2 times)" in listed(result, "mocks without a spec")


def test_without_the_option_there_is_no_report(run):
    make = vars(amock.NonCallableMock)["__new__"]
    run(SUITE).stdout.no_fnmatch_line("*amock report*")
    assert vars(amock.NonCallableMock)["__new__"] is make


def test_the_mock_classes_are_left_as_they_were(run):
    make = vars(amock.NonCallableMock)["__new__"]
    run(SUITE, "--amock-report")
    assert vars(amock.NonCallableMock)["__new__"] is make


def test_a_suite_without_mocks_has_an_empty_report(run):
    result = run("def test_it(): pass", "--amock-report")
    result.stdout.fnmatch_lines(["mocks without a spec*: none", "mocks never used*: none"])
    result.stdout.no_fnmatch_line("return values*")


def test_what_a_fixture_resets_was_used(run):
    source = """
        import amock
        import pytest

        SHARED = amock.Mock(spec=int.__add__)

        @pytest.fixture
        def shared():
            yield SHARED
            SHARED.reset_mock()

        def test_first(): pass

        def test_second(shared):
            shared(1, 2)
    """
    result = run(source, "--amock-report")
    assert listed(result, "mocks never used") == []


VALUES = """
    import contextlib
    from collections.abc import AsyncIterator, Iterator
    from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

    import amock

    T = TypeVar("T")

    class Row(TypedDict):
        id: int
        name: str

    class Own: ...

    class Shop:
        name = "shop"
        def number(self) -> int: ...
        def numbers(self) -> list[int]: ...
        def maybe(self) -> int | None: ...
        def nothing(self) -> None: ...
        def anything(self): ...
        def own(self) -> Own: ...
        def row(self) -> Row: ...
        def rows(self) -> list[Row]: ...
        def later(self) -> "Missing": ...
        def same(self, x: T) -> T: ...
        def each(self) -> Iterator[int]: yield 1
        async def fetch(self) -> str: ...
        async def stream(self) -> AsyncIterator[int]: yield 1
        @contextlib.contextmanager
        def entered(self) -> Iterator[int]: yield 1
        @classmethod
        def made(cls) -> "Shop": ...
        @property
        def size(self) -> int: ...

    def test_it():
        shop = amock.Mock(spec=Shop)
        {line}
        assert True
"""
WRONG = {
    "shop.number.return_value = 'x'": "number returns 'x', annotated int",
    "shop.numbers.return_value = [1, 'x']": "numbers returns [[]1, 'x'], annotated list[[]int]",
    "shop.maybe.return_value = 'x'": "maybe returns 'x', annotated int | None",
    "shop.own.return_value = {}": "own returns {}, annotated test_suite.Own",
    "shop.fetch.return_value = 3": "fetch returns 3, annotated str",
    "shop.made.return_value = 3": "made returns 3, annotated test_suite.Shop",
    "amock.create_autospec(Shop.number, return_value='x')": "*returns 'x', annotated int",
    "amock.create_autospec(Shop).number.return_value = 'x'": "number returns 'x'*",
    "amock.Mock(spec=Shop().number, return_value='x')": "*returns 'x', annotated int",
}
RIGHT = [
    "shop.number.return_value = 3",
    "shop.number.return_value = None",
    "shop.numbers.return_value = [1]",
    "shop.nothing.return_value = 3",
    "shop.anything.return_value = 3",
    "shop.own.return_value = type('Fake', (), {})()",
    "shop.own.return_value = amock.Mock()",
    "shop.row.return_value = {}",
    "shop.rows.return_value = [{}]",
    "shop.later.return_value = 3",
    "shop.same.return_value = 3",
    "shop.each.return_value = [1]",
    "shop.stream.return_value = [1]",
    "shop.entered.return_value = [1]",
    "shop.size = 'x'",
    "shop.number()",
    "shop.name",
    "del shop.number",
    "shop.number = lambda: 'x'",
    "amock.Mock().number.return_value = 3",
    "amock.Mock(spec=['number']).number.return_value = 3",
]


@pytest.mark.parametrize(("line", "text"), WRONG.items(), ids=WRONG)
def test_values_that_do_not_fit_are_named(run, line, text):
    result = run(VALUES.replace("{line}", line), "--amock-check-values")
    result.stdout.fnmatch_lines(
        ["return values that do not fit*: 1", f"  test_suite.py:??*: {text}"]
    )


@pytest.mark.parametrize("line", RIGHT)
def test_nothing_is_said_of_values_that_may_fit(run, line):
    result = run(VALUES.replace("{line}", line), "--amock-check-values")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["return values that do not fit*: none"])


def test_an_annotation_that_typeguard_cannot_read_is_left_alone(run):
    source = VALUES.replace("{line}", "shop.number.return_value = 'x'")
    conftest = """
        import typeguard

        def fail(*args, **kwargs):
            raise NotImplementedError

        def pytest_configure(config):
            config.check_type, typeguard.check_type = typeguard.check_type, fail

        def pytest_unconfigure(config):
            typeguard.check_type = config.check_type
    """
    result = run(source, "--amock-check-values", conftest=conftest)
    result.stdout.fnmatch_lines(["return values that do not fit*: none"])


def test_the_check_of_values_says_what_it_needs(run, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    result = run(SUITE, "--amock-check-values")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*needs typeguard: install amock[[]pytest[]]"])


def test_workers_add_up():
    one, other = Findings(), Findings()
    one.unspecced["a"] = other.unspecced["a"] = 1
    one.unused["b"] = 1
    other.used.add("b")
    one.receive(other.sent())
    assert one.sections(with_values=False) == [
        ("mocks without a spec, which take everything", ["a (2 times)"]),
        ("mocks never used, neither called nor touched", []),
    ]


@pytest.fixture
def make_report():
    made = []

    def make(**more):
        option = SimpleNamespace(amock_check_values=False)
        made.append(Report(SimpleNamespace(option=option, rootpath=Path("/"), **more)))
        return made[-1]

    yield make
    for report in reversed(made):
        report.pytest_unconfigure()


def test_a_worker_sends_what_it_found_and_one_that_crashed_nothing(make_report):
    sent = {}
    controller, worker = make_report(), make_report(workeroutput=sent)
    amock.Mock()
    worker.pytest_sessionfinish()
    controller.pytest_testnodedown(SimpleNamespace(workeroutput=sent))
    controller.pytest_testnodedown(SimpleNamespace())
    assert sum(controller._findings.unspecced.values()) == 1


def test_the_place_of_a_mock_is_one_of_the_tests(tmp_path):
    assert users_place(Path(__file__).parent, None).startswith("test_report.py:")
    assert users_place(tmp_path, "test_x.py:3") == "test_x.py:3"
    assert users_place(tmp_path, None) == "elsewhere"


def test_a_mock_made_for_a_decorator_has_the_place_of_the_test(run):
    source = """
        import amock
        import os

        class TestIt:
            @amock.patch("os.remove")
            @amock.patch("os.unlink")
            def test_it(self, unlink, remove):
                os.remove()
                os.unlink()
    """
    result = run(source, "--amock-report")
    (place,) = listed(result, "mocks without a spec")
    assert place in ("6 MagicMock (2 times)", "8 MagicMock (2 times)")
