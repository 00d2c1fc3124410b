import sys

import pytest

import amock
from tests.runtime.services import Service


def test_assert_called_with_any_asks_for_some_of_the_arguments():
    mock = amock.Mock()
    mock(1, 2, a=3, b=4)
    mock.assert_called_with_any(1)
    mock.assert_called_with_any(1, 2, b=4)
    mock.assert_called_with_any(b=amock.ANY)
    for args, kwargs in [((2,), {}), ((), {"b": 5}), ((), {"c": 1}), ((1, 2, 3), {})]:
        with pytest.raises(AssertionError, match="No call with at least"):
            mock.assert_called_with_any(*args, **kwargs)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="exceptions have no notes")
def test_a_failed_assertion_says_which_argument_differed():
    mock = amock.Mock()
    mock(1, "b", c=3)
    with pytest.raises(AssertionError) as failure:
        mock.assert_called_once_with(1, "x", d=4)
    assert failure.value.__notes__ == [
        "  argument 2: expected 'x', was 'b'",
        "  d: expected 4, was not passed",
        "  c: not expected, was 3",
    ]


@pytest.mark.skipif(sys.version_info < (3, 11), reason="exceptions have no notes")
def test_arguments_have_the_names_of_the_signature():
    service = amock.create_autospec(Service, instance=True)
    service.get(1)
    with pytest.raises(AssertionError) as failure:
        service.get.assert_called_with(2)
    assert failure.value.__notes__ == ["  key: expected 2, was 1"]


def test_the_message_is_the_standard_librarys():
    mock = amock.Mock(name="fetch")
    mock(1)
    with pytest.raises(AssertionError, match=r"^expected call not found\.\nExpected: fetch\(2\)"):
        mock.assert_called_with(2)


def test_mocked_gives_its_argument():
    mock = amock.Mock()
    assert amock.mocked(mock) is mock
    double = amock.create_autospec(Service.get)
    assert amock.mocked(double) is double


def test_mocked_refuses_what_is_no_mock():
    with pytest.raises(TypeError, match=r"mocked\(\) takes a mock, and this is none: <function"):
        amock.mocked(Service.get)
