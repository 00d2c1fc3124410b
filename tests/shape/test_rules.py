"""The shape's rules and words, held to what the standard library's mocks do."""

from __future__ import annotations

import unittest.mock

import pytest

from amock._runtime.standard import ALL_MAGICS
from amock_shape import (
    ASSERTIONS,
    AWAIT_ASSERTIONS,
    CALL_ASSERTIONS,
    FUNCTION_NAMES,
    OWN_NAMES,
    SUPPORTED_DUNDERS,
    Called,
    Kind,
    Member,
    MockKind,
    assertion_meant,
    await_equivalent,
    child_kind,
    default_double,
    is_dunder,
    mended_double,
    misspelling_of,
    near_name,
    result_kind,
    shape_by_spec,
    shape_of,
    sync_equivalent,
)


class Spec:
    """A class with a sync and an async method."""

    field = 1

    def sync(self) -> None: ...

    async def coroutine(self) -> None: ...


def kind_of(mock: object) -> MockKind:
    return MockKind(type(mock).__mro__[1].__name__)


@pytest.mark.parametrize("parent", list(MockKind))
@pytest.mark.parametrize("name", ["sync", "coroutine", "field"])
def test_a_child_of_a_specced_mock_is_what_the_standard_library_makes(parent, name):
    mock = getattr(unittest.mock, parent.value)(spec=Spec)
    told = child_kind(parent, name, coroutine=name == "coroutine", specced=True)
    assert told is kind_of(getattr(mock, name))


@pytest.mark.parametrize("parent", list(MockKind))
def test_a_child_of_a_bare_mock_is_what_the_standard_library_makes(parent):
    mock = getattr(unittest.mock, parent.value)()
    assert child_kind(parent, "any", coroutine=False, specced=False) is kind_of(mock.any)


@pytest.mark.parametrize("parent", [MockKind.MAGIC, MockKind.ASYNC])
@pytest.mark.parametrize("name", ["__aenter__", "__aiter__", "__len__", "__enter__"])
def test_special_methods_are_what_the_standard_library_makes(parent, name):
    mock = getattr(unittest.mock, parent.value)()
    assert child_kind(parent, name, coroutine=False, specced=False) is kind_of(getattr(mock, name))


def test_the_supported_dunders_are_those_of_the_standard_library():
    assert set(ALL_MAGICS) == SUPPORTED_DUNDERS


@pytest.mark.parametrize(
    ("name", "answer"),
    [("__len__", True), ("__private", False), ("private__", False), ("____", False)],
)
def test_a_special_method_has_a_name_between_its_underscores(name, answer):
    assert is_dunder(name) is answer


def test_the_assertions_are_those_of_the_standard_library():
    def asserting(mock: type) -> set[str]:
        return {name for name in dir(mock) if name.startswith("assert_")}

    assert asserting(unittest.mock.Mock) == CALL_ASSERTIONS
    assert asserting(unittest.mock.AsyncMock) == ASSERTIONS


def test_every_await_assertion_has_an_equivalent_for_calls():
    assert {sync_equivalent(name) for name in AWAIT_ASSERTIONS} == CALL_ASSERTIONS


def test_the_mock_of_a_coroutine_function_is_awaited():
    shape = shape_of(Member("fetch", Kind.COROUTINE), MockKind.MOCK)
    assert (shape.mock, shape.called, shape.is_awaitable) == (
        MockKind.ASYNC,
        Called.COROUTINE,
        True,
    )


@pytest.mark.parametrize("kind", [it for it in MockKind if it.is_callable])
@pytest.mark.parametrize("function", ["sync", "coroutine"])
def test_a_mock_with_a_function_as_its_spec_is_async_where_the_standard_library_makes_it_so(
    kind, function
):
    mock = getattr(unittest.mock, kind.value)(spec=getattr(Spec, function))
    member = Member(function, Kind.COROUTINE if function == "coroutine" else Kind.FUNCTION)
    assert shape_by_spec(member, kind).is_awaitable is hasattr(mock, "await_count")


def test_a_special_method_that_is_awaited_gives_a_coroutine_even_if_it_is_a_plain_def():
    assert shape_of(Member("__anext__", Kind.FUNCTION), MockKind.MAGIC).is_awaitable


def test_the_mock_of_a_value_is_not_made_to_be_called():
    shape = shape_of(Member("timeout", Kind.FIELD), MockKind.ASYNC)
    assert (shape.called, shape.stands_for_value) == (Called.ERROR, True)


@pytest.mark.parametrize(
    ("kind", "double", "mended"),
    [
        (Kind.COROUTINE, MockKind.MOCK, MockKind.ASYNC),
        (Kind.COROUTINE, MockKind.ASYNC, None),
        (Kind.FUNCTION, MockKind.ASYNC, MockKind.MAGIC),
        (Kind.FUNCTION, MockKind.MOCK, None),
        (Kind.ASYNC_GENERATOR, MockKind.ASYNC, MockKind.MAGIC),
        (Kind.CLASS, MockKind.ASYNC, None),
        (Kind.UNKNOWN, MockKind.MOCK, None),
    ],
)
def test_a_double_of_the_wrong_kind_has_a_mend(kind, double, mended):
    assert mended_double(kind, double) is mended


@pytest.mark.parametrize(
    ("kind", "double", "mended"),
    [
        (Kind.UNKNOWN, MockKind.MOCK, MockKind.ASYNC),
        (Kind.FIELD, MockKind.MAGIC, MockKind.ASYNC),
        (Kind.UNKNOWN, MockKind.ASYNC, None),
        (Kind.FUNCTION, MockKind.MOCK, None),
        (Kind.CLASS, MockKind.MOCK, None),
        (Kind.PROPERTY, MockKind.MOCK, None),
    ],
)
def test_what_surely_gives_a_coroutine_decides_only_where_the_kind_is_open(kind, double, mended):
    assert mended_double(kind, double, gives_coroutine=True) is mended


@pytest.mark.parametrize("name", ["sync", "coroutine"])
def test_the_result_that_no_test_sets_is_what_the_standard_library_makes(name):
    function = getattr(unittest.mock.create_autospec(Spec), name)
    assert result_kind(coroutine=name == "coroutine") is kind_of(function.return_value)


def test_patch_puts_an_async_mock_over_a_coroutine_function_alone():
    assert [kind for kind in Kind if default_double(kind).is_async] == [Kind.COROUTINE]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("retrun_value", "return_value"),
        ("return_vale", "return_value"),
        ("sepc", "spec"),
        ("side_efect", "side_effect"),
        ("ids", None),
        ("return", None),
        ("return_value", None),
        ("value_returned", None),
        ("__name__", None),
    ],
)
def test_a_slip_is_told_from_another_word(name, meant):
    assert misspelling_of(name, ["return_value", "spec", "side_effect", "id", "__ne__"]) == meant


@pytest.mark.parametrize(
    ("name", "known", "is_slip"),
    [
        ("nam", "name", False),  # three letters
        ("spexc", "spec", True),  # added
        ("wrps", "wraps", True),  # dropped
        ("wrabs", "wraps", True),  # changed
        ("unsfae", "unsafe", True),  # swapped
        ("ubsafr", "unsafe", False),  # two in six letters
        ("mathots", "methods", True),  # two in seven
        ("methodic", "method", True),
        ("xwraps", "wraps", True),  # added in front
        ("_wraps", "wraps", False),  # a private name
        ("wraps", "_wraps", False),
        ("_wrps", "_wraps", True),
        ("netunn_valua", "return_value", False),  # three
        ("retrun_vabuex", "return_value", False),  # three, one of them a swap
    ],
)
def test_how_many_slips_a_name_may_have(name, known, is_slip):
    assert misspelling_of(name, [known]) == (known if is_slip else None)


def test_the_name_with_the_fewest_slips_is_meant():
    assert misspelling_of("parcells", ["parcel", "parcels"]) == "parcels"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("called_once_with", "assert_called_once_with"),
        ("assert_called_once_wiht", "assert_called_once_with"),
        ("has_awaits", "assert_has_awaits"),
        ("called", None),
        ("assert_called", None),
        ("assert_not_called_once", None),
        ("assert_equal", None),
    ],
)
def test_an_assertion_is_meant_only_where_that_is_sure(name, meant):
    assert assertion_meant(name) == meant


def test_assertions_on_awaits_that_follow_from_those_on_calls():
    equivalents = {name: await_equivalent(name) for name in CALL_ASSERTIONS}
    assert {name for name, other in equivalents.items() if other is None} == {
        "assert_has_calls",
        "assert_not_called",
    }
    assert all(
        other is None or sync_equivalent(other) == name for name, other in equivalents.items()
    )


def test_a_wrong_name_gets_the_nearest_for_a_suggestion():
    assert near_name("assert_not_called_with", sorted(CALL_ASSERTIONS)) == "assert_called_with"
    assert near_name("spam", CALL_ASSERTIONS) is None


def test_a_name_that_only_begins_like_another_is_no_suggestion():
    assert near_name("fetch_all", ["fetch_one"]) is None


def test_what_mocks_keep_for_themselves_is_known_by_name():
    mock = unittest.mock.AsyncMock()
    names = {*vars(mock), *dir(type(mock))}
    assert {name for name in names if name.startswith(("_mock_", "_spec_"))} == OWN_NAMES


def test_an_async_mock_has_the_names_of_functions():
    names = vars(unittest.mock.AsyncMock(spec=object))
    assert {name for name in names if name.startswith("__")} == FUNCTION_NAMES
