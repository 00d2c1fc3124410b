"""The spec of a mock: given at construction or later, read when a name is asked for."""

from __future__ import annotations

import inspect
from typing import Any

from amock._runtime.construction import check_spec, plan_of
from amock._runtime.magics import MagicMethod, magic_names, magics_class
from amock._runtime.signatures import (
    Checker,
    constructor_of,
    read_signature,
    signature_source,
)
from amock._runtime.spec_reader import without_type_arguments
from amock._runtime.spec_snapshot import SpecSnapshot
from amock._runtime.standard import (
    ALL_MAGICS,
    DEFAULT_MAGICS,
    SINCE_3_11,
    SpecState,
    extract_mock,
    is_names,
)

_DERIVED = ("_mock_methods", "_spec_signature", "_spec_asyncs", "_mock_signature")


class _Unread(tuple[Any, ...]):
    """Where to read a signature from once it is needed; copies of a mock share it."""

    __slots__ = ()

    def __deepcopy__(self, memo: Any) -> _Unread:
        return self


def add_spec(
    self: Any, spec: Any, spec_set: Any, _spec_as_instance: bool = False, _eat_self: Any = False
) -> None:
    """Give the mock a spec, in place of any that it has."""
    state = self.__dict__
    snapshot = state.get("_mock_spec")
    # The first spec was checked and read when the mock was made.
    if snapshot is None or snapshot.spec is not spec or "_spec_set" in state:
        snapshot = _replace_spec(state, spec)
    state["_spec_set"] = spec_set
    is_class = type(spec) is type  # nearly every spec: the other questions take their time
    if not is_class:
        if snapshot is None or is_names(spec):
            return
        spec = without_type_arguments(spec)
        is_class = isinstance(spec, type)
    state["_spec_class"] = spec if is_class else type(spec)
    if is_class and not _spec_as_instance:
        # As it is now: the class may be patched later.
        state["_mock_signature"] = _Unread((constructor_of(spec), True))
        return
    state["_mock_signature"] = _Unread((spec, _spec_as_instance, _eat_self))


def _replace_spec(state: dict[str, Any], spec: Any) -> SpecSnapshot | None:
    """Forget what is known of a mock's spec, and return what a new one has."""
    if SINCE_3_11:
        check_spec(spec)
    for name in _DERIVED:
        state.pop(name, None)
    state["_spec_class"] = None
    snapshot = state["_mock_spec"] = None if spec is None else SpecSnapshot(spec)
    return snapshot


def change_spec(self: Any, spec: Any, spec_set: bool = False) -> None:
    """Add a spec to the mock: what the spec lacks can no longer be read.

    As in `unittest.mock`; child mocks that were only touched go too.

    Parameters:
        spec: a class, an object or a list of names.
        spec_set: whether what the spec lacks cannot be set either.
    """
    state = self.__dict__
    attached = state.get("_mock_attached", ())
    # Child mocks that were only touched are found through the spec from now on.
    for name, child in self._mock_children.items():
        if name not in attached and name not in ALL_MAGICS and state.get(name) is child:
            del state[name]
    self._mock_add_spec(spec, spec_set)


def change_spec_and_magics(self: Any, spec: Any, spec_set: bool = False) -> None:
    """Add a spec to the mock: what the spec lacks can no longer be read, special methods neither.

    As in `unittest.mock`; child mocks that were only touched go too.

    Parameters:
        spec: a class, an object or a list of names.
        spec_set: whether what the spec lacks cannot be set either.
    """
    change_spec(self, spec, spec_set)
    self._mock_set_magics()


def set_magics(self: Any) -> None:
    """Let the mock inherit the special methods that its spec has, and no others."""
    cls = type(self)
    snapshot = self._mock_spec
    names = DEFAULT_MAGICS if snapshot is None else snapshot.magics()
    _inherit_magics(cls, names)
    for name in DEFAULT_MAGICS.intersection(cls.__dict__) - names:
        delattr(self, name)


def drop_magic(self: Any, name: str) -> bool:
    """Let the mock no longer inherit a special method; tell whether it did."""
    magics = _inherited_magics(type(self))
    if magics is None or name not in magics.__dict__ or name not in DEFAULT_MAGICS:
        return False
    if not isinstance(magics.__dict__[name], MagicMethod):
        return False
    _inherit_magics(type(self), magic_names(magics) - {name})
    return True


def _inherited_magics(cls: type) -> type | None:
    """Return the base from which a mock's class has its special methods, if it has any."""
    return next((base for base in cls.__bases__ if "_mock_magics" in base.__dict__), None)


def _inherit_magics(cls: Any, names: frozenset[str]) -> None:
    others = tuple(base for base in cls.__bases__ if "_mock_magics" not in base.__dict__)
    public = plan_of(others[-1]).public
    if public is None:
        return
    bases = (*others, magics_class(public, names)) if names else others
    if bases != cls.__bases__:
        cls.__bases__ = bases


def methods_of(mock: Any) -> Any:
    """The names that the spec allows, or None without a spec."""
    spec = mock._mock_spec
    return None if spec is None else spec.names


def coroutines_of(mock: Any) -> list[str]:
    """The names of the spec's coroutine functions."""
    spec = mock._mock_spec
    return [] if spec is None or is_names(spec.spec) else spec.coroutines()


def signature_of(mock: Any) -> inspect.Signature | None:
    """The signature that calls and assertions are compared by, or None if none is known."""
    found = mock.__dict__.get("_mock_signature")
    if found is None:
        return None
    if isinstance(found, Checker):
        return found.signature
    if len(found) == len(("spec", "as_instance", "eat_self")):
        spec, as_instance, eat_self = found
        found = signature_source(spec, as_instance=as_instance, eat_self=eat_self)
    return read_signature(found)


def signature_of_call(self: Any, name: str) -> Any:
    """Return the signature of the mock that a name in `mock_calls` stands for, if it has one."""
    if not name:
        return self._spec_signature
    signature = None
    mock = self
    children = self._mock_children
    for part in name.replace("()", "").split("."):
        child = children.get(part)
        if child is None:
            autospec = mock._mock_autospec if isinstance_of_amock(mock) else None
            if autospec is None or not autospec.has_method(part, of_all=mock._mock_sealed):
                break
            child = getattr(mock, part)
        if isinstance(child, SpecState):
            break
        mock = extract_mock(child)
        children = mock._mock_children
        signature = mock._spec_signature
    return signature


def isinstance_of_amock(mock: Any) -> bool:
    """Tell whether a mock is one of amock's, which know their spec."""
    return hasattr(type(mock), "_mock_autospec")
