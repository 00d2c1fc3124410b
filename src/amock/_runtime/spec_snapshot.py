"""A spec as it was when the mock was made, read when a name is asked for.

A specced mock answers for the spec as it was at construction. Listing a class then takes longer
than making the mock; copying the dictionaries of its MRO takes a fraction of a microsecond and is
enough to answer later.
"""

from __future__ import annotations

import inspect
import types
from typing import Any, Final

from amock._runtime.spec_reader import (
    annotated_names,
    instance_attributes,
    is_coroutine,
    without_type_arguments,
)
from amock._runtime.standard import DEFAULT_MAGICS, SINCE_3_13, is_names

_Layer = dict[str, Any]
_ABSENT: Final = object()
DYNAMIC: Final = object()
"""Stands for what an object lists and only its code can find."""


class _FixedLayer(dict[str, Any]):
    """The dictionary of a class that cannot change: one copy serves all snapshots."""

    def __init__(self, cls: type) -> None:
        super().__init__(cls.__dict__)
        self.magics = DEFAULT_MAGICS.intersection(self)


_FIXED: Final[dict[type, _FixedLayer]] = {}
_IS_FIXED: Final = 1 << 8
"""The flag of classes whose attributes cannot be set: those of the interpreter itself."""


class SpecSnapshot:
    """What a spec had when the snapshot was taken.

    Parameters:
        spec: a class, an object, or a list of names.
    """

    __slots__ = ("_annotated", "_layers", "_names", "spec")

    def __init__(self, spec: Any) -> None:
        self.spec = spec
        self._annotated: frozenset[str] | None = None
        self._names: list[str] | None = None
        self._layers: tuple[_Layer, ...]
        if type(spec) is type:
            # Nearly every spec, and the questions below take as long as the copies.
            self._layers = _class_layers(spec)
        elif is_names(spec):
            self._names = spec
            self._layers = (dict.fromkeys(spec),)
            self._annotated = frozenset()
        else:
            self._layers = _layers_of(without_type_arguments(spec))

    def __deepcopy__(self, memo: Any) -> SpecSnapshot:
        """Nothing in it changes, and not all of it can be copied: copies of a mock share it."""
        return self

    def __contains__(self, name: str) -> bool:
        for layer in self._layers:
            if name in layer:
                return True
        return name in self._annotations()

    def __bool__(self) -> bool:
        return any(self._layers)

    def _annotations(self) -> frozenset[str]:
        if self._annotated is None:
            layers = self._layers
            self._annotated = frozenset(n for layer in layers for n in annotated_names(layer))
        return self._annotated

    @property
    def names(self) -> list[str]:
        """The names of all attributes, sorted, as `dir` of the spec gave them."""
        if self._names is None:
            self._names = sorted(self._annotations().union(*self._layers))
        return self._names

    def raw(self, name: str, default: Any = None) -> Any:
        """Return the entry of that name, never what a property gives."""
        for layer in self._layers:
            found = layer.get(name, _ABSENT)
            if found is not _ABSENT:
                return found
        return default

    def is_coroutine(self, name: str) -> bool:
        """Tell whether the spec has an `async def` of that name."""
        raw = self.raw(name)
        return raw is not None and is_coroutine(raw)

    def magics(self) -> frozenset[str]:
        """The special methods that a mock with defaults for them takes from this spec."""
        found: set[str] = set()
        for layer in self._layers:
            if isinstance(layer, _FixedLayer):
                found |= layer.magics
            else:
                found.update(DEFAULT_MAGICS.intersection(layer))
        return frozenset(found)

    def coroutines(self) -> list[str]:
        """The names of all `async def`."""
        return [name for name in self.names if self.is_coroutine(name)]


def _layers_of(spec: Any) -> tuple[_Layer, ...]:
    """Return copies of the dictionaries in which the attributes of spec are looked up."""
    cls: Any = type(spec)
    if cls.__dir__ is type.__dir__ and isinstance(spec, type):
        return _class_layers(spec)
    if cls is types.MethodType and not SINCE_3_13:
        # A descriptor would not tell whether the function is a coroutine function.
        return ({**instance_attributes(spec), "__func__": spec.__func__}, *_class_layers(cls))
    if cls.__dir__ is object.__dir__ and spec.__class__ is cls:
        return (dict(instance_attributes(spec)), *_class_layers(cls))
    # Modules, and whatever lists its attributes in its own way.
    if isinstance(spec, types.ModuleType):
        known = vars(spec)
        return ({name: known.get(name) for name in dir(spec)},)
    return ({name: inspect.getattr_static(spec, name, DYNAMIC) for name in dir(spec)},)


def _class_layers(cls: type) -> tuple[_Layer, ...]:
    return tuple([_FIXED.get(owner) or _class_layer(owner) for owner in cls.__mro__])


def _class_layer(owner: Any) -> _Layer:
    if not owner.__flags__ & _IS_FIXED:
        return owner.__dict__.copy()  # type: ignore[no-any-return] # a dictionary
    layer = _FIXED[owner] = _FixedLayer(owner)
    return layer
