"""The object that the fixtures give: `patch`, spies, stubs and the names of amock."""

from __future__ import annotations

from typing import Any, TypeVar, cast

import amock
from amock_pytest.patcher import Patcher
from amock_pytest.spies import make_spy
from amock_pytest.types import AsyncMockType, SpyType
from amock_pytest.undoing import Replacements

_T = TypeVar("_T")


class AmockerFixture:
    """What amock has, undone by itself: the fixture `amocker` and those of wider scopes.

    It has the methods of pytest-mock's `MockerFixture`, with amock's mocks.

    Attributes:
        patch: `amock.patch` and its forms, started at once.
    """

    Mock = amock.Mock
    MagicMock = amock.MagicMock
    AsyncMock = amock.AsyncMock
    NonCallableMock = amock.NonCallableMock
    NonCallableMagicMock = amock.NonCallableMagicMock
    PropertyMock = amock.PropertyMock
    call = amock.call
    ANY = amock.ANY
    DEFAULT = amock.DEFAULT
    sentinel = amock.sentinel
    mock_open = staticmethod(amock.mock_open)
    seal = staticmethod(amock.seal)

    patch: Patcher

    def __init__(self) -> None:
        self._replacements = Replacements()
        self.patch = Patcher(self._replacements)

        self.create_autospec = _typed_as(amock.create_autospec, self._create_autospec)

    def _create_autospec(
        self, spec: Any, spec_set: bool = False, instance: bool = False, **kwargs: Any
    ) -> Any:
        """Create a mock that is shaped by spec, its attributes by the attributes of spec.

        As `amock.create_autospec`; `resetall` resets it.

        Parameters:
            spec: a class, a function, or any other object.
            spec_set: whether attributes that the spec lacks cannot be set.
            instance: whether a class as spec stands for its instances.
            **kwargs: further arguments of the mock's constructor.

        Returns:
            the mock.
        """
        mock = amock.create_autospec(spec, spec_set, instance, **kwargs)
        self._replacements.add(mock)
        return mock

    def spy(self, obj: object, name: str, duplicate_iterators: bool = False) -> SpyType:
        """Let an attribute do what it does, and record how it is called.

        A coroutine function stays one, a class or static method binds as before. Of a property
        each reading is a call without arguments and each setting a call with the value; spied on
        an object, only the uses of that object are recorded.

        Parameters:
            obj: an object, a class or a module.
            name: its attribute.
            duplicate_iterators: whether `spy_return_iter` keeps a copy of a returned iterator.

        Returns:
            the mock in place, with `spy_return`, `spy_return_list`, `spy_return_iter` and
            `spy_exception`.

        Raises:
            AttributeError: if there is no such attribute, or it cannot be replaced.
        """
        spy: SpyType = make_spy(self.patch, self._replacements, obj, name, duplicate_iterators)
        return spy

    def stub(self, name: str | None = None) -> amock.MagicMock:
        """Make a mock to pass as a callback: it takes any arguments, and has no other attributes.

        Parameters:
            name: what it is called in its `repr`.

        Returns:
            the mock.
        """
        stub: amock.MagicMock = amock.MagicMock(spec=_takes_anything, name=name)
        return stub

    def async_stub(self, name: str | None = None) -> AsyncMockType:
        """Make a mock to pass as an asynchronous callback, taking any arguments.

        Parameters:
            name: what it is called in its `repr`.

        Returns:
            the mock; its calls are awaited.
        """
        stub: AsyncMockType = amock.AsyncMock(spec=_takes_anything, name=name)
        return stub

    def resetall(self, *, return_value: bool = False, side_effect: bool = False) -> None:
        """Reset all mocks that this fixture patched, spied or autospecced.

        Parameters:
            return_value: whether they forget their return values.
            side_effect: whether they forget their side effects; spies spy on.
        """
        self._replacements.reset_all(return_value=return_value, side_effect=side_effect)

    def stop(self, mock: Any) -> None:
        """Undo one patch or spy before the end.

        Parameters:
            mock: what patching or spying returned.

        Raises:
            ValueError: if this fixture did not make it, or has undone it.
        """
        self._replacements.undo(mock)

    def stopall(self) -> None:
        """Undo everything now, the last first. It may be called again."""
        self._replacements.undo_all()


def _typed_as(model: _T, thing: object) -> _T:
    """Return the thing, for checkers of the model's type: written out it has many forms."""
    return cast(_T, thing)


def _takes_anything(*args: Any, **kwargs: Any) -> None:
    """The spec of stubs."""
