"""What is stored where"""

from __future__ import annotations

from typing import Any

from tests.runtime.differences.rules import rule
from tests.runtime.services import close


@rule(standard=False, here=True)
def state(mock: Any) -> Any:
    """`vars(mock)` holds what differs from a new mock, and the child mocks that were read."""
    return vars(mock.Mock()) == {}


@rule(standard=5, here="mock")
def values_on_the_type(mock: Any) -> Any:
    """A child that was read is found before a plain value set on `type(mock)` afterwards.
    Properties and other data descriptors set there are found first, as ever.
    """
    double = mock.Mock()
    child = double.size
    type(double).size = 5
    return "mock" if double.size is child else double.size


@rule(standard=False, here=True)
def cleared_children(mock: Any) -> Any:
    """A child that was read stays when `_mock_children` is cleared."""
    double = mock.Mock()
    child = double.size
    double._mock_children.clear()
    return double.size is child


@rule(standard="unittest.mock", here="amock")
def module_names(mock: Any) -> Any:
    """The class of a mock says that it is amock's, or of the module of your subclass."""
    return type(mock.Mock()).__module__


@rule(standard=True, here=False)
def function_names(mock: Any) -> Any:
    """Functions that stand for functions, and that mocks are set up with, are amock's: messages of
    Python's that name them differ in that.
    """
    return mock.create_autospec(close).__code__.co_filename == "<string>"
