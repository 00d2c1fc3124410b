"""Doubles of functions: real functions, with the name and signature of the original.

`create_autospec` of a function gives a function, so that it binds as a method does and passes for
a function. It hands its calls to a mock and has that mock's attributes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from amock._runtime.signatures import Checker, read_signature, signature_source
from amock._runtime.standard import CallList, is_mock
from amock_shape.api import CALL_ASSERTIONS


def double_of_function(mock: Any, original: Any) -> Any:
    """Return a function that hands its calls to mock once they fit original's signature."""
    signature = read_signature(signature_source(original, as_instance=False, eat_self=False))
    if signature is None:
        return mock
    check = Checker(signature).check

    def double(*args: Any, **kwargs: Any) -> Any:
        check(args, kwargs)
        return mock(*args, **kwargs)

    return dress(double, mock, original, signature)


def dress(double: Any, mock: Any, original: Any, signature: Any) -> Any:
    """Give a function the name of the original and the attributes of the mock."""
    name = original.__name__
    double.__name__ = double.__qualname__ = name if name.isidentifier() else "funcopy"
    double.__signature__ = signature
    double.__annotations__ = {}
    double.mock = mock
    double.called = False
    double.call_count = 0
    double.call_args = None
    double.call_args_list = CallList()
    double.method_calls = CallList()
    double.mock_calls = CallList()
    double.return_value = mock.return_value
    double.side_effect = mock.side_effect
    double._mock_children = mock._mock_children
    for assertion in (*CALL_ASSERTIONS, "assert_called_with_any", "assert_all_awaited"):
        setattr(double, assertion, forwarding(mock, assertion))
    double.reset_mock = functools.partial(reset_mock, double)
    mock._mock_delegate = double
    return double


def forwarding(mock: Any, name: str) -> Callable[..., Any]:
    """Return a function that calls the mock's method of that name, whatever that is by then."""

    def forward(*args: Any, **kwargs: Any) -> Any:
        return getattr(mock, name)(*args, **kwargs)

    forward.__name__ = forward.__qualname__ = name
    return forward


def reset_mock(double: Any) -> None:
    """Forget the calls of a double and of what it returns."""
    double.method_calls = CallList()
    double.mock_calls = CallList()
    if hasattr(double, "unawaited_calls"):
        double.unawaited_calls = CallList()
    double.mock.reset_mock()
    result = double.return_value
    if is_mock(result) and result is not double.mock:
        result.reset_mock()
