"""Special methods: shared by all mocks that have the same ones, made when they are used.

Python looks special methods up on the type, and every mock has a type of its own. `unittest.mock`
sets each of some eighty on it. Here they are inherited from a class that holds one descriptor for
each, and there is one such class for each set of names; the mock behind a special method is made
when the method is first looked up, and then set on the mock's own type as usual.
"""

from __future__ import annotations

import functools
import gc
from collections.abc import Callable
from typing import Any, Final

from amock._runtime.standard import ALL_MAGICS, DEFAULT_MAGICS, set_return_value


class MagicMethod:
    """The descriptor of one special method, which stands in until the method is used.

    Parameters:
        name: the method's name.
    """

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, mock: Any, owner: type | None = None) -> Any:
        if mock is None:
            return UnboundMagic(self.name, owner)
        return self.create(mock)

    def create(self, mock: Any) -> Any:
        """Make the mock of this method for its mock, and set it there."""
        name = self.name
        child = mock._get_child_mock(name=name, _new_name=name, _new_parent=mock)
        setattr(mock, name, child)
        set_return_value(mock, child, name)
        configure = _CONFIGURE.get(name)
        if configure is not None:
            configure(mock, child)
        return child


class UnboundMagic:
    """A special method looked up on the class of a mock, as ExitStack does, to be called.

    Parameters:
        name: the method's name.
        owner: the class.
    """

    __slots__ = ("_name", "_owner")

    def __init__(self, name: str, owner: Any) -> None:
        object.__setattr__(self, "_name", name)
        object.__setattr__(self, "_owner", owner)

    def __call__(self, mock: Any, /, *args: Any, **kwargs: Any) -> Any:
        return getattr(mock, self._name)(mock, *args, **kwargs)

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self._find(), attribute)

    def __setattr__(self, attribute: str, value: Any) -> None:
        setattr(self._find(), attribute, value)

    def _find(self) -> Any:
        """Return the mock of the method, by way of the one mock that has this class."""
        owner = self._owner
        for mock in gc.get_referrers(owner):
            if type(mock) is owner:
                return getattr(mock, self._name)
        raise AttributeError(self._name)


_CONFIGURE: Final[dict[str, Callable[[Any, Any], None]]] = {}


def configures(name: str) -> Callable[[Callable[[Any, Any], None]], Callable[[Any, Any], None]]:
    """Register a function that sets up the mock of a special method when it is made."""

    def register(function: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
        _CONFIGURE[name] = function
        return function

    return register


MAGIC_METHODS: Final = {name: MagicMethod(name) for name in ALL_MAGICS}

# object has these too. Finding them near the start of the MRO instead of at its end is a third of
# the time that making a class takes.
_OF_OBJECT: Final = {
    name: getattr(object, name)
    for name in ("__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__", "__hash__", "__str__")
}


@functools.cache
def magics_class(public: type, names: frozenset[str]) -> type:
    """Return the class from which mocks of a public class inherit the special methods named.

    Its bases are those of the public class, so that it comes right after that in their MRO.
    """
    namespace: dict[str, Any] = {"__module__": public.__module__, "__doc__": None, **_OF_OBJECT}
    namespace.update({name: MAGIC_METHODS[name] for name in names})
    namespace["_mock_magics"] = names
    return type(f"{public.__name__}Magics", public.__bases__, namespace)


def magic_names(magics: Any) -> frozenset[str]:
    """Return the names for which a class of special methods was made."""
    names: frozenset[str] = magics.__dict__["_mock_magics"]
    return names


def shadowed_magics(cls: type, public: type) -> dict[str, MagicMethod]:
    """Return the special methods that subclasses of a public mock class define.

    The standard library's defaults stand before them, so amock's do.
    """
    own: dict[str, MagicMethod] = {}
    for owner in cls.__mro__[: cls.__mro__.index(public)]:
        own.update({n: MAGIC_METHODS[n] for n in DEFAULT_MAGICS.intersection(owner.__dict__)})
    return own
