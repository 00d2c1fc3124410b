"""What a failed assertion says beyond the standard library's message."""

import asyncio
import dataclasses
import sys
import traceback

import pytest

import amock
from amock import call
from amock._runtime.failure_notes import Differences
from tests.runtime.services import Service


def notes_of(assertion, *args, **kwargs):
    """Return the lines with which an assertion explains its failure."""
    with pytest.raises(AssertionError) as failure:
        assertion(*args, **kwargs)
    if sys.version_info >= (3, 11):
        lines = getattr(failure.value, "__notes__", [])
    else:
        context = failure.value.__context__
        lines = str(context).splitlines()[1:] if isinstance(context, Differences) else []
    return [line.removeprefix("  ") for line in lines]


def called(*calls):
    mock = amock.Mock()
    for one in calls:
        mock(*one.args, **one.kwargs)
    return mock


def test_each_argument_that_differs_has_a_line():
    mock = called(call(1, "b", c=3))
    expected = [
        "argument 2: expected 'x', was 'b'",
        "d: expected 4, was not passed",
        "c: not expected, was 3",
    ]
    assert notes_of(mock.assert_called_with, 1, "x", d=4) == expected
    assert notes_of(mock.assert_called_once_with, 1, "x", d=4) == expected


def test_arguments_have_the_names_of_the_signature():
    service = amock.create_autospec(Service, instance=True)
    service.get(1, default="")
    assert notes_of(service.get.assert_called_with, 2, "") == ["key: expected 2, was 1"]


def test_where_the_signature_does_not_fit_positions_are_compared():
    with amock.patch.object(Service, "get", autospec=True) as get:
        Service("url").get(1)
    (self_line, *_) = notes_of(get.assert_called_once_with, 1)
    assert self_line.startswith("argument 1: expected 1, was <tests.runtime.services.Service")


def test_a_call_that_was_never_made_needs_no_more_than_the_message():
    assert notes_of(amock.Mock().assert_called_with, 1) == []


def test_of_several_calls_the_nearest_is_compared():
    mock = called(call(1, 1), call(2, 3), call(5, 5, z=1))
    nearest = ["nearest is call 2 of 3:", "argument 2: expected 4, was 3"]
    assert notes_of(mock.assert_any_call, 2, 4) == nearest
    assert notes_of(mock.assert_called_once_with, 2, 4) == nearest
    assert notes_of(mock.assert_called_with_any, 2, 4) == nearest


def test_one_call_among_several_may_be_as_expected():
    mock = called(call(1), call(2))
    assert notes_of(mock.assert_called_once_with, 2) == ["call 2 of 2 is as expected"]


def test_of_several_calls_expected_the_first_that_is_missing_is_compared():
    mock = called(call(1), call(2), call(3))
    assert notes_of(mock.assert_has_calls, [call(2), call(5)]) == [
        "missing: call(5)",
        "nearest is call 1 of 3:",
        "argument 1: expected 5, was 1",
    ]
    assert notes_of(mock.assert_has_calls, [call(3), call(1)]) == [
        "each call is there, but not in this order"
    ]


def test_calls_of_children_are_compared_with_those_of_the_same_name():
    service = amock.create_autospec(Service, instance=True)
    service.close()
    service.get(1)
    assert notes_of(service.assert_has_calls, [call.get(2)])[-1] == "key: expected 2, was 1"
    assert notes_of(service.assert_has_calls, [call.fetch(2)])[-1] == "there is no call of 'fetch'"
    assert notes_of(service.assert_has_calls, [call.close(), call.close()])[-1] == (
        "there is no other call of 'close'"
    )


def test_awaits_are_explained_as_calls_are():
    mock = amock.AsyncMock()
    asyncio.run(mock(1))
    assert notes_of(mock.assert_awaited_with, 2) == ["argument 1: expected 2, was 1"]
    assert notes_of(mock.assert_awaited_once_with, 2) == ["argument 1: expected 2, was 1"]
    asyncio.run(mock(3, 4))
    nearest = ["nearest is await 1 of 2:", "argument 1: expected 2, was 1"]
    assert notes_of(mock.assert_any_await, 2) == nearest
    assert notes_of(mock.assert_has_awaits, [call(2)]) == ["missing: call(2)", *nearest]


@dataclasses.dataclass
class User:
    name: str
    tags: list


def long(**changed):
    return {"user": {"name": "ann", "roles": ["reader", "writer"]}, "at": "2020-01-01", **changed}


TEXT = "a line that stays\nanother one\nthe last of three"
X = "x" * 20
NESTED = {
    "dictionaries": (long(at="x"), long(), ["argument 1['at']: expected 'x', was '2020-01-01'"]),
    "deeper": (
        long(user={"name": "bob", "roles": ["reader"]}),
        long(),
        [
            "argument 1['user']['name']: expected 'bob', was 'ann'",
            "argument 1['user']['roles']: expected ['reader'], was ['reader', 'writer']",
        ],
    ),
    "missing and extra": (
        long(new=1),
        long(old=2),
        ["argument 1['new']: expected 1, is missing", "argument 1['old']: not expected, was 2"],
    ),
    "dataclasses": (
        User("ann", ["a" * 20]),
        User("bob", ["a" * 20]),
        ["argument 1.name: expected 'ann', was 'bob'"],
    ),
    "lists": ([*range(30), 1], [*range(30), 2], ["argument 1[30]: expected 1, was 2"]),
    "lines": (
        TEXT,
        TEXT.replace("another", "other"),
        [
            "argument 1: expected (-), was (+)",
            "  @@ -1,3 +1,3 @@",
            "   a line that stays",
            "  -another one",
            "  +other one",
            "   the last of three",
        ],
    ),
    "long text": (
        "x" * 90 + "a",
        "x" * 90 + "b",
        [f"argument 1: differs from character 91: expected '…{X}a', was '…{X}b'"],
    ),
}


@pytest.mark.parametrize(("want", "have", "notes"), NESTED.values(), ids=NESTED)
def test_of_large_values_only_what_differs_is_shown(want, have, notes):
    assert notes_of(called(call(have)).assert_called_with, want) == notes


def test_what_any_fits_does_not_differ():
    mock = called(call(long()))
    assert notes_of(mock.assert_called_with, long(user=amock.ANY, at=1)) == [
        "argument 1['at']: expected 1, was '2020-01-01'"
    ]


class Plain:
    def __repr__(self):
        return "Plain()"


def test_objects_that_only_look_the_same_are_named_as_such():
    assert notes_of(called(call(Plain())).assert_called_with, Plain()) == [
        "argument 1: expected Plain(), was another object that looks the same"
    ]


class Odd(dict):
    def get(self, key, default=None):
        raise RuntimeError


def test_what_cannot_be_compared_leaves_the_assertion_as_it_is():
    mock = called(call(Odd(long())))
    assert notes_of(mock.assert_called_with, Odd(long(at=1))) == []


def test_there_are_no_more_than_twenty_lines():
    notes = notes_of(called(call(*range(50))).assert_called_with, *range(1, 51))
    assert len(notes) == 21
    assert notes[-1] == "…"


def test_the_traceback_shows_it():
    mock = called(call(1))
    try:
        mock.assert_called_with(2)
    except AssertionError:
        assert "argument 1: expected 2, was 1" in traceback.format_exc()


def test_function_doubles_explain_too():
    double = amock.create_autospec(Service.get)
    double(None, 1)
    assert notes_of(double.assert_called_once_with, None, 2) == ["key: expected 2, was 1"]
