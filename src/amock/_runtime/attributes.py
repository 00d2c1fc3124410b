"""Attributes of mocks: child mocks made on the way, setting, deleting and listing them."""

from __future__ import annotations

import sys
from typing import Any

from amock._runtime.awaits import ASYNC_ATTRIBUTES
from amock._runtime.calls import LOCK
from amock._runtime.children import make_child
from amock._runtime.standard import (
    ALL_MAGICS,
    DELETED,
    FUNCTION_TYPES,
    MISSING,
    MISSPELT_PREFIXES,
    NO_ASSERTIONS,
    SINCE_3_13,
    UNSUPPORTED_MAGICS,
    allow_parent,
    is_magic,
    is_mock,
    um,
)
from amock._runtime.state import STATE_NAMES, refuse_deleted


def get_attribute(self: Any, name: str) -> Any:
    """Give the child mock of a name that is not stored on the mock, if it may have one."""
    state = self.__dict__
    if name == "__annotations__" and _is_async(self):
        refuse_deleted(self, name)
        return None
    spec = state.get("_mock_spec")
    if spec is not None:
        if (name not in spec and name not in self._mock_fields) or name in ALL_MAGICS:
            raise AttributeError(f"Mock object has no attribute {name!r}")
    elif name[:2] == "__" and is_magic(name):
        raise AttributeError(name)
    if name.startswith(MISSPELT_PREFIXES) or name in NO_ASSERTIONS:
        _refuse_misspelt_assertion(self, name, spec)
    child = state.get("_mock_children", {}).get(name)
    if child is None:
        return _make_attribute(self, state, name)
    if child is DELETED:
        raise AttributeError(name)
    return child


def _is_async(mock: Any) -> bool:
    return issubclass(type(mock), um.AsyncMockMixin)


def _refuse_misspelt_assertion(mock: Any, name: str, spec: Any) -> None:
    if not mock._mock_unsafe and not (spec and name in spec):
        raise AttributeError(
            f"{name!r} is not a valid assertion. Use a spec "
            f"for the mock if {name!r} is meant to be an attribute."
        )


def _make_attribute(mock: Any, state: dict[str, Any], name: str) -> Any:
    """Make the child mock of that name, once however many threads ask."""
    with LOCK:
        children = mock._mock_children
        child = children.get(name)
        if child is not None:
            return child
        autospec = state.get("_mock_autospec")
        if autospec is not None and autospec.has(name):
            child = autospec.make_child(mock, name)
        else:
            wraps = state.get("_mock_wraps")
            if wraps is not None:
                wraps = getattr(wraps, name)
            child = make_child(mock, name, name, wraps)
        children[name] = child
        # Stored on the mock, the child is found without coming here again.
        if not isinstance(child, um.PropertyMock):
            state.setdefault(name, child)
    return child


def set_attribute(self: Any, name: str, value: Any) -> None:
    """Set an attribute; a mock without a name or parent becomes a child of this one."""
    if name in STATE_NAMES:
        object.__setattr__(self, name, value)
        return
    state = self.__dict__
    if state.get("_spec_set") and not _may_be_set(self, state, name):
        raise AttributeError(f"Mock object has no attribute '{name}'")
    if name[:2] == "__":
        if name in UNSUPPORTED_MAGICS:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name == "__class__":
            self._spec_class = value
            return
    if name in ALL_MAGICS:
        value = _set_magic(self, name, value)
    elif (is_mock(value) or isinstance(value, FUNCTION_TYPES)) and allow_parent(
        self, value, name, name
    ):
        self._mock_children[name] = value
        self._mock_attached.add(name)
    if self._mock_sealed and not hasattr(self, name):
        raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
    if SINCE_3_13 and isinstance(value, um.PropertyMock):
        state[name] = value
        return
    object.__setattr__(self, name, value)


def _may_be_set(mock: Any, state: dict[str, Any], name: str) -> bool:
    """Tell whether a mock made with spec_set lets an attribute be set."""
    spec = state.get("_mock_spec")
    return (
        spec is None
        or name in spec
        or name in state
        or (name in ASYNC_ATTRIBUTES and _is_async(mock))
    )


def _set_magic(mock: Any, name: str, value: Any) -> Any:
    """Set a special method on the mock's own class, and return what the mock itself gets."""
    spec = mock._mock_spec
    if spec is not None and name not in spec:
        raise AttributeError(f"Mock object has no attribute '{name}'")
    if is_mock(value):
        allow_parent(mock, value, None, name)
        setattr(type(mock), name, value)
        mock._mock_children[name] = value
        return value
    setattr(type(mock), name, um._get_method(name, value))

    def bound(*args: Any, **kw: Any) -> Any:
        return value(mock, *args, **kw)

    return bound


def delete_attribute(self: Any, name: str) -> None:
    """Delete an attribute: reading it raises AttributeError from then on."""
    state = self.__dict__
    if name in ALL_MAGICS and _delete_magic(self, name) and name not in state:
        return
    child = self._mock_children.get(name, MISSING)
    if name in state:
        object.__delattr__(self, name)
    elif child is DELETED:
        raise AttributeError(name)
    self._mock_children[name] = DELETED


def _delete_magic(mock: Any, name: str) -> bool:
    """Take a special method from the mock's class, wherever that has it from."""
    cls = type(mock)
    found = name in cls.__dict__
    if found:
        delattr(cls, name)
    return mock._mock_drop_magic(name) or found


def list_attributes(self: Any) -> list[str]:
    """List what is useful to know of: the spec, the children, the mock's own methods."""
    if not sys.modules["amock"].FILTER_DIR:
        return object.__dir__(self)  # type: ignore[return-value] # a list, whatever its stub says
    extras = self._mock_methods or []
    of_type = [name for name in dir(type(self)) if not name.startswith("_")]
    own = [name for name in self.__dict__ if not name.startswith("_") or is_magic(name)]
    children = [name for name, child in self._mock_children.items() if child is not DELETED]
    stored = [*(n for n in ASYNC_ATTRIBUTES if _is_async(self) and is_magic(n)), "method_calls"]
    gone = {name for name in stored if self._mock_children.get(name) is DELETED}
    return sorted({*extras, *of_type, *own, *children, *stored} - gone)
