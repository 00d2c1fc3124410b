"""Spies on properties: reading and setting go to the property, and are recorded as calls."""

from __future__ import annotations

import contextlib
import functools
import inspect
import threading
from collections.abc import Iterator
from typing import Any

import amock


def find_property(obj: Any, name: str) -> Any:
    """Return the property of that name that an object or a class has, or None."""
    cls = obj if isinstance(obj, type) else type(obj)
    found = inspect.getattr_static(cls, name, None)
    return found if isinstance(found, (property, functools.cached_property)) else None


class SpiedProperty:
    """Stands for a property on its class: calls a mock, which passes on to the property.

    Parameters:
        original: the property.
        name: its name.
        only: the object whose uses are recorded; None for all of the class.

    Attributes:
        spy: the mock that is called: with nothing to read, with the value to set.
    """

    def __init__(self, original: Any, name: str, only: Any) -> None:
        self.__doc__ = original.__doc__
        self.spy = amock.PropertyMock(name=name)
        self._original = original
        self._name = name
        self._only = only
        self._turn = threading.local()

    def __get__(self, obj: Any, owner: type | None = None) -> Any:
        return self if obj is None else self._use(obj)

    def __set__(self, obj: Any, value: Any) -> None:
        self._use(obj, value)

    def __delete__(self, obj: Any) -> None:
        if hasattr(self._original, "__delete__"):
            self._original.__delete__(obj)
        else:
            del vars(obj)[self._name]

    def use_original(self, *value: Any) -> Any:
        """Read the property of the object whose turn it is, or set it to a value."""
        return self._pass_on(self._turn.obj, *value)

    def _use(self, obj: Any, *value: Any) -> Any:
        if self._only is not None and obj is not self._only:
            return self._pass_on(obj, *value)
        with self._turn_of(obj):
            return self.spy(*value)

    @contextlib.contextmanager
    def _turn_of(self, obj: Any) -> Iterator[None]:
        """Let the property be used of this object; it may use that of another meanwhile."""
        before = getattr(self._turn, "obj", None)
        self._turn.obj = obj
        try:
            yield
        finally:
            self._turn.obj = before

    def _pass_on(self, obj: Any, *value: Any) -> Any:
        if not value:
            return self._original.__get__(obj, type(obj))
        if hasattr(self._original, "__set__"):
            return self._original.__set__(obj, *value)
        # A cached property is set by storing the value beside it.
        vars(obj)[self._name] = value[0]
        return None
