"""What the autospecced mock of an instance of a class is and does when it is made and called."""

from __future__ import annotations

import inspect
import types
import warnings
from collections.abc import Callable, Iterator
from unittest import mock

from amock_shape import is_dunder
from tests.agreement.observations import MOST_ARGUMENTS, Observation, Observations, is_compared


def live_mock(cls: type) -> Observations | None:
    """Return what the mock of an instance of a class has, or None if none can be made."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            double = mock.create_autospec(cls, instance=True)
        except Exception:  # noqa: BLE001 - code of the class may run and raise anything
            return None
        return dict(_members(cls, double))


def _members(cls: type, double: object) -> Iterator[tuple[str, Observation]]:
    for name in filter(is_compared, dir(cls)):
        if is_dunder(name):
            if hasattr(type(double), name):
                yield name, Observation(None, None)
        elif hasattr(double, name):
            child = getattr(double, name)
            arity = _arity(child) if callable(child) else None
            # Of methods in C, unittest.mock knows no parameters.
            arity = _arity_in_c(cls, name) if arity is None else arity
            yield name, Observation(isinstance(child, mock.AsyncMock), arity)


def _arity(child: Callable[..., object]) -> frozenset[int] | None:
    """Return the numbers of arguments that a mock can be called with, None if it takes any."""
    taken = frozenset(count for count in range(MOST_ARGUMENTS + 1) if _takes(child, count))
    return None if len(taken) > MOST_ARGUMENTS else taken


def _takes(child: Callable[..., object], count: int) -> bool:
    try:
        result = child(*range(count))
    except TypeError:
        return False
    if inspect.iscoroutine(result):
        result.close()
    return True


def _arity_in_c(cls: type, name: str) -> frozenset[int] | None:
    raw = inspect.getattr_static(cls, name)
    if not isinstance(raw, (types.MethodDescriptorType, types.WrapperDescriptorType)):
        return None
    try:
        signature = inspect.signature(raw)
    except (AttributeError, TypeError, ValueError):  # a text that cannot be read as a signature
        return None
    taken = frozenset(count for count in range(MOST_ARGUMENTS + 1) if _binds(signature, count))
    return None if len(taken) > MOST_ARGUMENTS else taken


def _binds(signature: inspect.Signature, count: int) -> bool:
    try:
        signature.bind(None, *range(count))
    except TypeError:
        return False
    return True
