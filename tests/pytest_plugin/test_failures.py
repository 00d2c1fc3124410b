"""Failed assertions: pytest's diff of the arguments, and no frames of the mocks'."""

import sys

import pytest

FAILS = """
    import amock

    class Shop:
        def price(self, item, number=1): ...
        async def fetch(self, key): ...

    def test_it():
        {lines}
"""


def failing(*lines):
    return FAILS.replace("{lines}", "\n        ".join(lines))


def below_the_test(result):
    """The lines of the report that name a file of the mocks."""
    return [
        line
        for line in result.outlines
        if line.startswith(("/", "..")) and ("mock" in line or "inspect" in line)
    ]


def test_lists_are_shown_as_pytest_shows_them(run):
    source = failing(
        "shop = amock.Mock(spec=Shop)",
        "shop.price([1, 2, 3], number=2)",
        "shop.price.assert_called_once_with([1, 2, 4], number=3)",
    )
    result = run(source)
    result.stdout.fnmatch_lines(
        [
            ">       shop.price.assert_called_once_with(*",
            "E       AssertionError: expected call not found.",
            "*argument 1: assert [[]1, 2, 3[]] == [[]1, 2, 4[]]",
            "*At index 2 diff: 3 != 4",
            "test_suite.py:11: AssertionError",
        ]
    )
    assert not below_the_test(result)


def test_arguments_have_the_names_of_the_signature(run):
    source = failing(
        "double = amock.create_autospec(Shop().price)",
        "double([1])",
        "double.assert_called_with(item=[2])",
    )
    result = run(source)
    result.stdout.fnmatch_lines(["*item: assert [[]1[]] == [[]2[]]"])
    assert not below_the_test(result)


def test_awaits_are_compared(run):
    source = failing(
        "fetch = amock.AsyncMock()",
        "__import__('asyncio').run(fetch({'a': 1}))",
        "fetch.assert_awaited_once_with({'a': 2})",
    )
    run(source).stdout.fnmatch_lines(["*{'a': 1} != {'a': 2}"])


@pytest.mark.parametrize("calls", ["[amock.call(1), amock.call(3)]", "calls=(amock.call(3),)"])
def test_calls_are_compared_as_lists(run, calls):
    source = failing("mock = amock.Mock()", "mock(1)", "mock(2)", f"mock.assert_has_calls({calls})")
    run(source).stdout.fnmatch_lines(["E *calls: assert [[]call(1), call(2)[]] == *"])


WITHOUT_DIFF = {
    "not called": ["amock.Mock().assert_called_with([1])"],
    "called twice": [
        "mock = amock.Mock()",
        "mock([1])",
        "mock([1])",
        "mock.assert_called_once_with([2])",
    ],
    "not about arguments": ["amock.Mock().assert_called_once()"],
    "any call": ["mock = amock.Mock()", "mock([1])", "mock.assert_any_call([2])"],
    "numbers": ["mock = amock.Mock()", "mock(1)", "mock.assert_called_with(2)"],
    "a function of amock's": ["amock.assert_awaited(amock.AsyncMock())"],
    "signature": ["amock.create_autospec(Shop.price)(1, 2, 3, 4)"],
    "side effect": ["amock.Mock(side_effect=KeyError)()"],
}


@pytest.mark.parametrize("lines", WITHOUT_DIFF.values(), ids=WITHOUT_DIFF)
def test_only_the_users_line_is_shown(run, lines):
    result = run(failing(*lines))
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f">       {lines[-1]}"])
    result.stdout.no_fnmatch_line("*: assert *")
    assert not below_the_test(result)


def test_the_frames_of_spies_are_hidden(run):
    source = """
        class Shop:
            def price(self):
                raise KeyError("mine")

        def test_it(amocker):
            amocker.spy(Shop, "price")
            Shop().price()
    """
    result = run(source)
    result.stdout.fnmatch_lines([">       Shop().price()", ">*raise KeyError*"])
    result.stdout.no_fnmatch_line("*spies.py*")
    assert not below_the_test(result)


def test_all_frames_are_shown_on_demand(run):
    result = run(failing("amock.Mock().assert_called_once()"), "--full-trace")
    assert below_the_test(result)


def test_what_the_users_code_raises_is_shown_whole(run):
    source = failing(
        "def effect(): raise KeyError('mine')",
        "amock.Mock(side_effect=effect)()",
    )
    result = run(source)
    result.stdout.fnmatch_lines(
        ["*>*amock.Mock(side_effect=effect)()", "*> *def effect(): raise *"]
    )
    assert not below_the_test(result)


def test_other_failures_stay_as_they_are(run):
    source = """
        import unittest.mock
        import amock

        def test_it():
            unittest.mock.Mock().assert_called_once()
    """
    result = run(source)
    assert below_the_test(result)


def test_a_comparison_that_raises_leaves_the_message(run):
    source = failing(
        "class Odd:",
        "    def __eq__(self, other): raise KeyError",
        "    __hash__ = None",
        "mock = amock.Mock()",
        "mock(Odd())",
        "try:",
        "    mock.assert_called_with(amock.ANY, 1)",
        "finally:",
        "    mock.call_args = amock.call([Odd()], [1])",
    )
    result = run(source)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *expected call not found.*"])


def test_what_was_not_passed_and_what_is_equal_has_no_diff(run):
    source = failing(
        "double = amock.create_autospec(Shop().price)",
        "double([1])",
        "double.assert_called_with([1], number=2)",
    )
    result = run(source)
    result.assert_outcomes(failed=1)
    result.stdout.no_fnmatch_line("*: assert *")


def test_a_hook_may_have_nothing_to_say(run):
    source = failing("mock = amock.Mock()", "mock(1)", "mock.assert_called_with(2)")
    conftest = "def pytest_assertrepr_compare(): return []"
    run(source, conftest=conftest).stdout.no_fnmatch_line("*: assert *")


def test_long_diffs_are_cut(run):
    source = failing(
        "mock = amock.Mock()",
        "mock(list(range(99)))",
        "mock.assert_called_with(list(range(1, 100)))",
    )
    run(source, "-vv").stdout.fnmatch_lines(["E *  …"])


def test_pytests_hook_for_comparisons_is_asked(run):
    source = failing("mock = amock.Mock()", "mock(1)", "mock.assert_called_with(2)")
    conftest = """
        def pytest_assertrepr_compare(op, left, right):
            return [f"mine: {left} {op} {right}"]
    """
    run(source, conftest=conftest).stdout.fnmatch_lines(["E *assert mine: 1 == 2"])


def test_with_pytest_mock_there_is_one_diff(run):
    source = failing("mock = amock.Mock()", "mock([1])", "mock.assert_called_with([2])")
    result = run(source, "-p", "pytest_mock", apart=True)
    text = result.stdout.str()
    # Only in the failure itself: where CI is set, pytest's summary repeats the whole message.
    assert text.count("E       pytest introspection follows") == 1
    assert "argument 1: assert" not in text
    assert not below_the_test(result)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="exceptions have notes from 3.11 on")
def test_before_notes_the_diff_is_in_the_message(monkeypatch):
    from amock_pytest import failures  # noqa: PLC0415

    class Old(Exception):  # noqa: N818
        add_note = property()

    error = Old("message")
    failures._add(error, ["one", "two"])
    assert str(error) == "message\none\ntwo"
