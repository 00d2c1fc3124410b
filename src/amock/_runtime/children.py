"""Child mocks: of which class they are, by the rules of the shape."""

from __future__ import annotations

import itertools
from typing import Any, Final

from amock._runtime.construction import CLASSES, spawn
from amock._runtime.standard import ALL_MAGICS, um
from amock_shape import ASYNC_DUNDERS, MockKind, child_kind

_Key = tuple[MockKind, bool, bool, bool, bool]


def _tabulate() -> dict[_Key, MockKind]:
    """Ask the rule once for every kind of parent and of name; a child mock costs one look."""
    flags = (False, True)
    table: dict[_Key, MockKind] = {}
    for parent, name, coroutine, specced in itertools.product(
        MockKind, ("plain", "__len__", "__anext__"), flags, flags
    ):
        key = (parent, name in ALL_MAGICS, name in ASYNC_DUNDERS, coroutine, specced)
        table[key] = child_kind(parent, name, coroutine=coroutine, specced=specced)
    return table


_CHILD_KINDS: Final = _tabulate()


def kind_of(cls: type) -> MockKind:
    """Return the kind of mocks of a class, amock's, the standard library's or a subclass."""
    if issubclass(cls, um.AsyncMockMixin):
        return MockKind.ASYNC
    if issubclass(cls, um.CallableMixin):
        return MockKind.MAGIC if issubclass(cls, um.MagicMock) else MockKind.MOCK
    if issubclass(cls, um.NonCallableMagicMock):
        return MockKind.NON_CALLABLE_MAGIC
    return MockKind.NON_CALLABLE


def child_class(mock: Any, name: Any) -> Any:
    """Return the class of the child mock of that name.

    Subclasses of the mock classes have children of their own class, or of another that they name
    as `_mock_child_class`: the generated mocks of a spec do, whose children have none.
    """
    cls = type(mock)
    parent = kind_of(cls)
    spec = mock._mock_spec
    specced = spec is not None and name in spec
    coroutine = specced and spec.is_coroutine(name)
    is_magic = name in ALL_MAGICS
    kind = _CHILD_KINDS[parent, is_magic, is_magic and name in ASYNC_DUNDERS, coroutine, specced]
    if kind is parent and kind is not MockKind.ASYNC:
        own = cls.__mro__[1]
        return getattr(own, "_mock_child_class", own)
    return CLASSES[kind]


def get_child_mock(self: Any, /, **kw: Any) -> Any:
    """Make the child mock of an attribute or a return value.

    Override it to have children of another class.

    Parameters:
        **kw: what the child's constructor is told.

    Returns:
        the child.

    Raises:
        AttributeError: if the mock is sealed.
    """
    new_name = kw.get("_new_name")
    if self._mock_sealed:
        attribute = f".{kw['name']}" if "name" in kw else "()"
        raise AttributeError(self._extract_mock_name() + attribute)
    return child_class(self, new_name)(**kw)


def make_child(mock: Any, name: str | None, new_name: str, wraps: Any = None) -> Any:
    """Make a child mock, directly unless a subclass has its own way.

    Parameters:
        mock: the parent.
        name: the attribute, or None for what a call gives.
        new_name: the name in `mock_calls`.
        wraps: what the child wraps.
    """
    if mock._mock_sealed or mock._get_child_mock.__func__ is not get_child_mock:
        kw = {"_new_name": new_name, "_new_parent": mock}
        if name is not None:
            kw.update(parent=mock, name=name, wraps=wraps)
        return mock._get_child_mock(**kw)
    parent = None if name is None else mock
    return spawn(child_class(mock, new_name), parent, name, new_name, mock, wraps)
