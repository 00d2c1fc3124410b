"""`amocker.patch` and its forms: patched at once, until the fixture's scope ends."""

from __future__ import annotations

import builtins
import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, overload

import amock
from amock._runtime.standard import is_mock
from amock_pytest.places import users_frame
from amock_pytest.types import MockType
from amock_pytest.undoing import Replacements
from amock_pytest.warning_classes import AmockWarning

_T = TypeVar("_T")

# Through Any: the forms of `patch` are attributes of a function.
_patch: Any = amock.patch


class Patcher:
    """Patches what it is told, and gives what it put there; the fixture takes it away again."""

    def __init__(self, replacements: Replacements) -> None:
        self._replacements = replacements

    # Copies of the types that the parameters choose; `patch` itself says what they are for.
    @overload
    def __call__(
        self,
        target: str,
        new: None = ...,
        spec: builtins.object | None = ...,
        create: bool = ...,
        spec_set: builtins.object | None = ...,
        autospec: builtins.object | None = ...,
        new_callable: None = ...,
        **kwargs: Any,
    ) -> MockType: ...
    @overload
    def __call__(
        self,
        target: str,
        new: _T,
        spec: builtins.object | None = ...,
        create: bool = ...,
        spec_set: builtins.object | None = ...,
        autospec: builtins.object | None = ...,
        new_callable: None = ...,
        **kwargs: Any,
    ) -> _T: ...
    @overload
    def __call__(
        self,
        target: str,
        new: None = ...,
        spec: builtins.object | None = ...,
        create: bool = ...,
        spec_set: builtins.object | None = ...,
        autospec: builtins.object | None = ...,
        *,
        new_callable: Callable[..., _T],
        **kwargs: Any,
    ) -> _T: ...
    def __call__(self, target: str, new: Any = amock.DEFAULT, *args: Any, **kwargs: Any) -> Any:
        """Put something else in the place of a target, usually a mock.

        As `amock.patch`, started.

        Parameters:
            target: the dotted name of what to replace, where it is looked up.
            new: what to put there; a mock is made unless given.
            *args: further arguments of `amock.patch`, in its order.
            **kwargs: likewise.

        Returns:
            what was put there.

        Raises:
            AttributeError: if there is no such target.
        """
        return self._start(_patch(target, new, *args, **kwargs))

    @overload
    def object(
        self,
        target: builtins.object,
        attribute: str,
        new: None = ...,
        spec: builtins.object | None = ...,
        create: bool = ...,
        spec_set: builtins.object | None = ...,
        autospec: builtins.object | None = ...,
        new_callable: None = ...,
        **kwargs: Any,
    ) -> MockType: ...
    @overload
    def object(
        self,
        target: builtins.object,
        attribute: str,
        new: _T,
        spec: builtins.object | None = ...,
        create: bool = ...,
        spec_set: builtins.object | None = ...,
        autospec: builtins.object | None = ...,
        new_callable: None = ...,
        **kwargs: Any,
    ) -> _T: ...
    @overload
    def object(
        self,
        target: builtins.object,
        attribute: str,
        new: None = ...,
        spec: builtins.object | None = ...,
        create: bool = ...,
        spec_set: builtins.object | None = ...,
        autospec: builtins.object | None = ...,
        *,
        new_callable: Callable[..., _T],
        **kwargs: Any,
    ) -> _T: ...
    def object(
        self,
        target: builtins.object,
        attribute: str,
        new: Any = amock.DEFAULT,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        """Put something else in the place of an attribute, usually a mock.

        As `amock.patch.object`, started.

        Parameters:
            target: the object itself, not its name.
            attribute: the name of its attribute.
            new: what to put there; a mock is made unless given.
            *args: further arguments of `amock.patch.object`, in its order.
            **kwargs: likewise.

        Returns:
            what was put there.

        Raises:
            AttributeError: if there is no such attribute.
        """
        return self._start(_patch.object(target, attribute, new, *args, **kwargs))

    def context_manager(
        self, target: builtins.object, attribute: str, *args: Any, **kwargs: Any
    ) -> Any:
        """Patch an attribute with a mock that is to be entered itself.

        As `object`; but no `with` is taken for a `with` around the patch.

        Parameters:
            target: the object itself, not its name.
            attribute: the name of its attribute.
            *args: further arguments of `amock.patch.object`, in its order.
            **kwargs: likewise.

        Returns:
            what was put there.
        """
        return self._start(
            _patch.object(target, attribute, *args, **kwargs), is_context_manager=True
        )

    def multiple(
        self, target: builtins.object, *args: Any, **kwargs: Any
    ) -> builtins.dict[str, MockType]:
        """Patch several attributes of an object at once.

        As `amock.patch.multiple`, started.

        Parameters:
            target: the object, or its dotted name.
            *args: further arguments of `amock.patch.multiple`, in its order.
            **kwargs: the attributes and what to put there; DEFAULT has a mock made.

        Returns:
            the mocks that were made, by attribute.
        """
        patcher = _patch.multiple(target, *args, **kwargs)
        made: builtins.dict[str, MockType] = patcher.start()
        replacement = self._replacements.add(made, patcher.stop)
        passed = (p.new for p in (patcher, *patcher.additional_patchers))
        replacement.parts = (*made.values(), *(new for new in passed if new is not amock.DEFAULT))
        return made

    def dict(
        self,
        in_dict: Mapping[Any, Any] | str,
        values: Mapping[Any, Any] | Iterable[tuple[Any, Any]] = (),
        clear: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Set entries of a dictionary; all of it is restored.

        As `amock.patch.dict`, started.

        Parameters:
            in_dict: the dictionary, or its dotted name.
            values: the entries to set.
            clear: whether it is emptied first.
            **kwargs: further entries.

        Returns:
            the dictionary.
        """
        patcher = _patch.dict(in_dict, values, clear, **kwargs)
        patched = patcher.start()
        self._replacements.add(patched, patcher.stop).parts = ()
        return patched

    def _start(self, patcher: Any, *, is_context_manager: bool = False) -> Any:
        new = patcher.start()
        self._replacements.add(new, patcher.stop)
        # What stands for a context manager is entered rightly.
        if not (is_context_manager or hasattr(type(patcher.temp_original), "__enter__")):
            _warn_when_entered(new, patcher.attribute)
        return new


def _warn_when_entered(new: Any, name: str) -> None:
    """Let a mock warn when it is entered: `with patch(...)` is how others undo a patch."""
    if not is_mock(new) or new.__dict__.get("_mock_spec") is not None:
        return
    if not hasattr(new, "__enter__"):
        return

    def warn(*args: Any) -> Any:
        frame = users_frame()
        warnings.warn_explicit(
            f"the mock of {name!r} is entered: amocker.patch has patched already, and undoes it "
            "when the test ends. Take the `with` away, or patch a context manager with "
            "amocker.patch.context_manager.",
            AmockWarning,
            frame.f_code.co_filename,
            frame.f_lineno,
        )
        return amock.DEFAULT

    new.__enter__.side_effect = warn
