"""`patch` and its kin: the standard library's patchers, putting amock's mocks in place."""

from __future__ import annotations

import functools
import inspect
from contextlib import ExitStack
from typing import Any

from amock._runtime.autospec import create_autospec
from amock._runtime.construction import CLASSES
from amock._runtime.descriptors import METHOD_MAKERS, as_function
from amock._runtime.patch_targets import get_target, resolve
from amock._runtime.standard import (
    DEFAULT,
    SINCE_3_13,
    InvalidSpecError,
    is_async_object,
    is_callable_instance,
    is_mock,
    is_names,
    um,
)
from amock_shape import MockKind


class Patcher(um._patch):  # type: ignore[misc] # Any, see standard
    """One patch: a context manager, a decorator, and something to start and stop."""

    def copy(self) -> Patcher:
        """Return a patcher of its own for each method of a decorated class."""
        patcher = Patcher(
            self.getter,
            self.attribute,
            self.new,
            self.spec,
            self.create,
            self.spec_set,
            self.autospec,
            self.new_callable,
            self.kwargs,
        )
        patcher.attribute_name = self.attribute_name
        patcher.additional_patchers = [other.copy() for other in self.additional_patchers]
        return patcher

    def decorate_class(self, klass: Any) -> Any:
        """Patch during each test method of a class; `patch.TEST_PREFIX` tells which those are."""
        for name in dir(klass):
            if not name.startswith(_test_prefix()):
                continue
            method = getattr(klass, name)
            if hasattr(method, "__call__"):  # noqa: B004 - as the standard library asks
                setattr(klass, name, self.copy()(method))
        return klass

    def __enter__(self) -> Any:
        """Put the new object in the target's place."""
        spec, spec_set, autospec = self._normalised()
        self.target = self.getter()
        original, local = self.get_original()
        if self.new is DEFAULT and autospec is None:
            new = self._make_new(original, spec, spec_set)
        elif autospec is not None:
            new = self._make_autospecced(original, autospec, spec_set)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        else:
            new = self.new
        self.temp_original = original
        self.is_local = local
        # Made for the additional patchers alone; an empty one costs more than the patching.
        self._exit_stack: Any = ExitStack() if self.additional_patchers else None
        try:
            setattr(self.target, self.attribute, new)
            return new if self.attribute_name is None else self._enter_others(new)
        except BaseException as error:
            if not self.__exit__(type(error), error, error.__traceback__):
                raise

    def __exit__(self, *exc_info: object) -> Any:
        """Put the original back."""
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and self._needs_setting_back():
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original
        del self.is_local
        del self.target
        stack = self._exit_stack
        del self._exit_stack
        return None if stack is None else stack.__exit__(*exc_info)

    def _needs_setting_back(self) -> bool:
        """Whether deleting did not bring the original back, as with proxies and functions."""
        return not hasattr(self.target, self.attribute) or self.attribute in (
            "__doc__",
            "__module__",
            "__defaults__",
            "__annotations__",
            "__kwdefaults__",
        )

    def _normalised(self) -> tuple[Any, Any, Any]:
        """The specs asked for, False meaning None; refuses those that exclude each other."""
        spec, spec_set, autospec = (
            None if value is False else value for value in (self.spec, self.spec_set, self.autospec)
        )
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        return spec, spec_set, autospec

    def _make_new(self, original: Any, spec: Any, spec_set: Any) -> Any:
        """Make the mock that nobody provided."""
        if spec is True:
            spec = original
        if spec_set is True:
            spec, spec_set = None, original if spec is None else spec
        this_spec = spec if spec_set is None else spec_set
        if this_spec is not None and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        # Without a spec, or with one that is only strict, the original decides too.
        decides = spec is None and self.new_callable is None
        over_async = decides and is_async_object(original)
        mock_class = self._class_of_new(this_spec, over_async=over_async)
        keywords: dict[str, Any] = {}
        if spec is not None:
            keywords["spec"] = spec
        if spec_set is not None:
            keywords["spec_set"] = spec_set
        if isinstance(mock_class, type) and _is_mock_class(mock_class) and self.attribute:
            keywords["name"] = self.attribute
        keywords.update(self.kwargs)
        new = mock_class(**keywords)
        if this_spec is not None and isinstance(original, type) and is_mock(new):
            if not is_names(this_spec) and not is_callable_instance(this_spec):
                mock_class = CLASSES[MockKind.NON_CALLABLE_MAGIC]
            keywords.pop("name")
            new.return_value = mock_class(_new_parent=new, _new_name="()", **keywords)
        return new

    def _class_of_new(self, spec: Any, *, over_async: bool) -> Any:
        if self.new_callable is not None:
            return self.new_callable
        if (over_async and (SINCE_3_13 or spec is None)) or is_async_object(spec):
            return CLASSES[MockKind.ASYNC]
        is_callable = spec is None or ("__call__" in spec if is_names(spec) else callable(spec))
        if not is_callable:
            return CLASSES[MockKind.NON_CALLABLE_MAGIC]
        return CLASSES[MockKind.ASYNC if over_async else MockKind.MAGIC]

    def _make_autospecced(self, original: Any, autospec: Any, spec_set: Any) -> Any:
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = _unbound_original(self.target, self.attribute, original)
        if is_mock(self.target):
            raise InvalidSpecError(
                f"Cannot autospec attr {self.attribute!r} as the patch target has already been "
                f"mocked out. [target={self.target!r}, attr={autospec!r}]"
            )
        if is_mock(autospec):
            target_name = getattr(self.target, "__name__", self.target)
            raise InvalidSpecError(
                f"Cannot autospec attr {self.attribute!r} from target {target_name!r} as it has "
                f"already been mocked out. [target={self.target!r}, attr={autospec!r}]"
            )
        if isinstance(self.target, type) and isinstance(autospec, METHOD_MAKERS):
            # What stands on a class has to bind as the original does.
            autospec = as_function(autospec)
        return create_autospec(
            autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs
        )

    def _enter_others(self, new: Any) -> dict[str, Any]:
        """Enter the further patches of `patch.multiple`; the mocks made, by attribute."""
        made = {self.attribute_name: new} if self.new is DEFAULT else {}
        for patcher in self.additional_patchers:
            entered = self._exit_stack.enter_context(patcher)
            if patcher.new is DEFAULT:
                made.update(entered)
        return made


def _unbound_original(target: Any, attribute: str, original: Any) -> Any:
    """Return the original, of an inherited class or static method as its own class has it."""
    if isinstance(target, type):
        raw = inspect.getattr_static(target, attribute, None)
        if isinstance(raw, (classmethod, staticmethod)):
            return raw
    return original


def _is_mock_class(cls: type) -> bool:
    return issubclass(cls, um.NonCallableMock)


def _test_prefix() -> str:
    prefix: str = patch.TEST_PREFIX  # type: ignore[attr-defined] # functions have attributes
    return prefix


class PatchDict(um._patch_dict):  # type: ignore[misc] # Any, see standard
    """Set entries of a dictionary, and restore all of it afterwards.

    As `unittest.mock.patch.dict`: a context manager, a decorator of functions and classes, and
    with `start` and `stop`.

    Parameters:
        in_dict: the dictionary, another mapping, or its dotted name.
        values: the entries to set, as a mapping or as pairs.
        clear: whether all other entries are taken out.
        **kwargs: further entries.
    """

    def decorate_class(self, klass: Any) -> Any:
        """Patch during each test method of a class; `patch.TEST_PREFIX` tells which those are."""
        for name in dir(klass):
            method = getattr(klass, name)
            if name.startswith(_test_prefix()) and hasattr(method, "__call__"):  # noqa: B004 - as there
                setattr(klass, name, PatchDict(self.in_dict, self.values, self.clear)(method))
        return klass


def _patch_object(
    target: Any,
    attribute: str,
    new: Any = DEFAULT,
    spec: Any = None,
    create: bool = False,
    spec_set: Any = None,
    autospec: Any = None,
    new_callable: Any = None,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> Patcher:
    """Patch an attribute of an object.

    As `unittest.mock.patch.object`. With `autospec=True` a method patched on its class, cached or
    made by `partialmethod` included, binds as the original does and records `self`.

    Parameters:
        target: the object itself, not its name.
        attribute: the name of its attribute.
        new: what to put there; a mock is made unless given.
        spec: as for `patch`.
        create: as for `patch`.
        spec_set: as for `patch`.
        autospec: as for `patch`.
        new_callable: as for `patch`.
        unsafe: as for `patch`.
        **kwargs: as for `patch`.

    Returns:
        a patcher, as `patch` does.

    Raises:
        TypeError: if target is a string.
    """
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return Patcher(
        lambda: target,
        attribute,
        new,
        spec,
        create,
        spec_set,
        autospec,
        new_callable,
        kwargs,
        unsafe=unsafe,
    )


def _patch_multiple(
    target: Any,
    spec: Any = None,
    create: bool = False,
    spec_set: Any = None,
    autospec: Any = None,
    new_callable: Any = None,
    **kwargs: Any,
) -> Patcher:
    """Patch several attributes of an object at once.

    As `unittest.mock.patch.multiple`.

    Parameters:
        target: the object, or its dotted name.
        spec: as for `patch`, for all of the attributes.
        create: as for `patch`.
        spec_set: as for `patch`.
        autospec: as for `patch`.
        new_callable: as for `patch`.
        **kwargs: the attributes and what to put there; DEFAULT has a mock made.

    Returns:
        a patcher; the mocks made are passed by keyword, or given as a dictionary by `with`.

    Raises:
        ValueError: if no attribute is given.
    """
    getter = functools.partial(resolve, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for attribute, new in kwargs.items():
        patcher = Patcher(
            getter, attribute, new, spec, create, spec_set, autospec, new_callable, {}
        )
        patcher.attribute_name = attribute
        patchers.append(patcher)
    first, *others = patchers
    first.additional_patchers.extend(others)
    return first


def patch(
    target: Any,
    new: Any = DEFAULT,
    spec: Any = None,
    create: bool = False,
    spec_set: Any = None,
    autospec: Any = None,
    new_callable: Any = None,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> Any:
    """Put something else in the place of a target, usually a mock, for the time of a test.

    As `unittest.mock.patch`: a context manager, a decorator of functions, coroutine functions and
    classes, and with `start` and `stop`. `patch.object`, `patch.dict`, `patch.multiple` and
    `patch.stopall` are its relatives.

    Parameters:
        target: the dotted name of what to replace, where it is looked up.
        new: what to put there; unless given, an AsyncMock over a coroutine function and a
            MagicMock over anything else, which a decorated function gets as an argument.
        spec: the spec of that mock; True for the original.
        create: whether a missing attribute is created, and deleted afterwards.
        spec_set: the stricter spec; True for the original.
        autospec: True for `create_autospec` of the original, or the object to use as spec.
        new_callable: what makes the new object, in place of AsyncMock or MagicMock.
        unsafe: whether keywords that look like misspelt ones of these are allowed.
        **kwargs: further arguments of the mock's constructor.

    Returns:
        a patcher.

    Raises:
        TypeError: if target is no dotted name.
    """
    getter, attribute = get_target(target)
    return Patcher(
        getter,
        attribute,
        new,
        spec,
        create,
        spec_set,
        autospec,
        new_callable,
        kwargs,
        unsafe=unsafe,
    )


for _function, _name in ((_patch_object, "object"), (_patch_multiple, "multiple")):
    # What `help` shows them as.
    _function.__module__, _function.__name__ = "amock", _name
    _function.__qualname__ = f"patch.{_name}"

patch.object = _patch_object  # type: ignore[attr-defined] # functions have attributes
patch.dict = PatchDict  # type: ignore[attr-defined]
patch.multiple = _patch_multiple  # type: ignore[attr-defined]
# The list of what was started is the standard library's: either `stopall` stops all.
patch.stopall = um.patch.stopall  # type: ignore[attr-defined]
patch.TEST_PREFIX = "test"  # type: ignore[attr-defined]
