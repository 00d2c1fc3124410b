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
