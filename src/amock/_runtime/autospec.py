"""Autospec: mocks that are shaped by their spec all the way down, each level when it is touched."""

from __future__ import annotations

import functools
import inspect
import types
from typing import Any, Final

from amock._runtime.awaitable_calls import become_async
from amock._runtime.children import kind_of
from amock._runtime.construction import CLASSES, check_spec
from amock._runtime.coroutine_doubles import double_of_coroutine_function
from amock._runtime.descriptors import (
    METHOD_MAKERS,
    binds_as_method,
    bound_method,
    computes_on_class,
    computes_on_instance,
    returns_none,
)
from amock._runtime.function_doubles import double_of_function
from amock._runtime.signatures import Checker, signature_source
from amock._runtime.spec_reader import (
    instance_attributes,
    is_coroutine,
    member_of,
    without_type_arguments,
)
from amock._runtime.spec_snapshot import DYNAMIC, SpecSnapshot
from amock._runtime.standard import (
    FUNCTION_TYPES,
    SINCE_3_11,
    SINCE_3_12,
    SINCE_3_13,
    InvalidSpecError,
    allow_parent,
    check_misspelt_keywords,
    extract_mock,
    has_async_code,
    is_callable,
    is_callable_instance,
    is_magic,
    is_mock,
    is_names,
)
from amock_shape import MockKind, child_kind, default_double

_ABSENT: Final = object()


class Autospec:
    """What an autospecced mock knows of its spec, to make its children from.

    Parameters:
        spec: the spec.
        snapshot: the spec as it was when the mock was made.
        spec_set: whether attributes that the spec lacks cannot be set.
        instance: whether a class as spec stands for its instances.
        has_result: whether calls give a mock of an instance.
        wrapped: what the mock wraps.
    """

    __slots__ = (
        "has_result",
        "instance",
        "result_class",
        "snapshot",
        "spec",
        "spec_set",
        "wrapped",
    )

    def __init__(
        self,
        spec: Any,
        snapshot: SpecSnapshot | None,
        *,
        spec_set: bool,
        instance: bool,
        has_result: bool = False,
        wrapped: Any = None,
        result_class: Any = None,
    ) -> None:
        self.spec = spec
        self.snapshot = snapshot
        self.spec_set = spec_set
        self.instance = instance
        self.has_result = has_result
        self.wrapped = wrapped
        self.result_class = result_class

    def __deepcopy__(self, memo: Any) -> Autospec:
        """Nothing in it changes: copies of a mock stand for the same spec."""
        return self

    def has(self, name: str) -> bool:
        """Tell whether a child mock of that name is made from the spec."""
        return self.snapshot is not None and not is_magic(name) and name in self.snapshot

    def has_method(self, name: str, *, of_all: bool) -> bool:
        """Tell whether the spec has a function of that name, or with of_all anything."""
        return self.has(name) and (of_all or isinstance(self.original(name), FUNCTION_TYPES))

    def original(self, name: str) -> Any:
        """Return what the spec has of that name, without running the code of properties."""
        assert self.snapshot is not None  # noqa: S101 - asked only where `has` said yes
        raw = self.snapshot.raw(name, _ABSENT)
        spec = self.spec
        if raw is DYNAMIC:
            return getattr(spec, name, _ABSENT)
        if isinstance(spec, type):
            return _bind(raw, None, spec)
        if isinstance(spec, types.ModuleType) or name in instance_attributes(spec):
            return raw
        return _bind(raw, spec, type(spec))

    def make_child(self, mock: Any, name: str) -> Any:
        """Make the child mock for an attribute of the spec."""
        original = self.original(name)
        if original is _ABSENT:
            return _make_plain(mock, name)
        # The wrapped object's own method: the spec's may be one that is not bound.
        wraps = getattr(self.wrapped, name, None) if self.wrapped else None
        if isinstance(original, (*FUNCTION_TYPES, *METHOD_MAKERS)):
            child = self._make_method(mock, name, original, wraps)
        else:
            child = self._make_nested(mock, name, original, wraps)
        if mock._mock_sealed:
            child._mock_sealed = True
        return child

    def _make_method(self, mock: Any, name: str, original: Any, wraps: Any) -> Any:
        skip_first = self._binds_first(name)
        kind = self._kind_of_method(mock, name, original)
        key = "spec_set" if self.spec_set else "spec"
        kw = {key: original, "_eat_self": skip_first}
        if wraps is not None and not self.spec_set:
            kw["wraps"] = wraps
        child = CLASSES[kind](parent=mock, name=name, _new_name=name, _new_parent=mock, **kw)
        _check_calls(child, original, as_instance=False, eat_self=skip_first)
        _give_none(child, original, is_type=False)
        if SINCE_3_12:
            child.__dict__["_mock_autospec"] = Autospec(
                original,
                None,
                spec_set=False,
                instance=False,
                has_result=True,
                result_class=CLASSES[kind],
            )
        return child

    def _kind_of_method(self, mock: Any, name: str, original: Any) -> MockKind:
        coroutine = is_coroutine(original)
        return child_kind(kind_of(type(mock)), name, coroutine=coroutine, specced=True)

    def _binds_first(self, name: str) -> bool:
        """Tell whether callers do not write the first parameter of a method."""
        assert self.snapshot is not None  # noqa: S101 - asked only where `has` said yes
        raw = self.snapshot.raw(name, DYNAMIC)
        is_function = raw is DYNAMIC or isinstance(raw, FUNCTION_TYPES) or binds_as_method(raw)
        # Looked up on an instance, it is bound already.
        return is_function and isinstance(self.spec, type)

    def _make_nested(self, mock: Any, name: str, original: Any, wraps: Any) -> Any:
        try:
            child = create_autospec(original, self.spec_set, _parent=mock, _name=name)
        except InvalidSpecError:
            target = mock._mock_name or mock
            raise InvalidSpecError(
                f"Cannot autospec attr {name!r} from target {target!r} as it has already been "
                f"mocked out. [target={mock!r}, attr={original!r}]"
            ) from None
        if binds_as_method(original) and self._binds_first(name):
            _check_calls(child, original, as_instance=False, eat_self=True)
        return child

    def make_result(self, mock: Any) -> Any:
        """Make what calls of the mock give: of a class an instance, of a method any mock."""
        if self.result_class is not None:
            result = self.result_class()
            allow_parent(mock, result, None, "()")
            if mock._mock_sealed:
                result._mock_sealed = True
            return result
        return create_autospec(
            self.spec, self.spec_set, instance=True, _name="()", _parent=mock, wraps=self.wrapped
        )


def add_autospec(self: Any, spec: Any) -> None:
    """Give a new mock a spec all the way down, as `create_autospec` does."""
    if is_names(spec):
        spec = type(spec)
    spec = without_type_arguments(spec)
    if is_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_type = isinstance(spec, type)
    self._mock_add_spec(spec, None, False, is_type)
    if not is_type and is_coroutine(inspect.getattr_static(type(spec), "__call__", None)):
        become_async(self)
    state = self.__dict__
    state["_mock_autospec"] = Autospec(
        spec,
        state["_mock_spec"],
        spec_set=False,
        instance=False,
        has_result=is_type and "_mock_return_value" not in state,
    )
    _check_calls(self, spec, as_instance=False, eat_self=is_type)
    _give_none(self, spec, is_type=is_type)


def _give_none(mock: Any, spec: Any, *, is_type: bool) -> None:
    """Let calls give None if the spec says so and the mock was not told otherwise."""
    state = mock.__dict__
    told = "_mock_return_value" in state or "_mock_wraps" in state
    if not told and not is_type and returns_none(spec):
        state["_mock_return_value"] = None


def _bind(raw: Any, instance: Any, owner: type) -> Any:
    """Look an entry of a class up as Python does, unless it is data that would be computed."""
    getter = getattr(type(raw), "__get__", None)
    if getter is None or isinstance(raw, functools.partial) or inspect.isdatadescriptor(raw):
        return raw
    if isinstance(raw, METHOD_MAKERS):
        return raw if instance is None else bound_method(raw, instance)
    if computes_on_class(raw):
        return _ABSENT
    if instance is not None and computes_on_instance(raw):
        found = _bind(raw, None, owner)
        return types.MethodType(found, instance) if isinstance(found, FUNCTION_TYPES) else _ABSENT
    try:
        return getter(raw, instance, owner)
    except Exception:  # noqa: BLE001 - code of the spec's, which may want an instance that works
        return _ABSENT


def _make_plain(mock: Any, name: str) -> Any:
    return CLASSES[MockKind.MAGIC](parent=mock, name=name, _new_name=name, _new_parent=mock)


def _check_calls(mock: Any, spec: Any, *, as_instance: bool, eat_self: bool) -> None:
    """Let calls of the mock be checked, and compared, by the signature of spec."""
    source = signature_source(spec, as_instance=as_instance, eat_self=eat_self)
    if source is not None:
        state = mock.__dict__
        state["_mock_checker"] = state["_mock_signature"] = Checker(source=source)
        state.pop("_spec_signature", None)


def create_autospec(
    spec: Any,
    spec_set: bool = False,
    instance: bool = False,
    _parent: Any = None,
    _name: Any = None,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> Any:
    """Create a mock that is shaped by spec, its attributes by the attributes of spec.

    Calls are checked against the signatures. The mocks of attributes are made when they are
    touched, for the spec as it was when this mock was made, and properties of the spec are not
    run; in the standard library all are made at once.

    Parameters:
        spec: a class, a function, or any other object.
        spec_set: whether attributes that the spec lacks cannot be set.
        instance: whether a class as spec stands for its instances.
        unsafe: whether keywords that look like misspelt ones of these are allowed.
        **kwargs: further arguments of the mock's constructor.

    Returns:
        the mock; of a function, a function with the same signature that has the mock's attributes.

    Raises:
        InvalidSpecError: if spec is a mock.
        RuntimeError: if a keyword is probably misspelt, or `instance` is set for a coroutine
            function.
    """
    spec = _real_spec(spec)
    is_type = isinstance(spec, type)
    if not unsafe:
        check_misspelt_keywords(kwargs)
    name = kwargs.pop("name", _name)
    wrapped = kwargs.get("wraps") if SINCE_3_13 else None
    of_children = _pop_dotted(kwargs) if not isinstance(spec, FUNCTION_TYPES) else {}
    kind = _kind_of_double(spec, instance=instance, is_type=is_type)
    mock = CLASSES[kind](
        parent=_parent,
        _new_parent=_parent,
        # Only what has a parent has a name there.
        _new_name="" if _parent is None else name,
        name=name,
        **_spec_keywords(spec, spec_set=spec_set, instance=instance),
        **kwargs,
    )
    has_result = is_type and not instance and "return_value" not in kwargs
    extract_mock(mock).__dict__["_mock_autospec"] = Autospec(
        spec,
        mock._mock_spec or (None if spec is None else SpecSnapshot(spec)),
        spec_set=spec_set,
        instance=instance,
        has_result=has_result,
        wrapped=wrapped,
    )
    _give_none(extract_mock(mock), spec, is_type=is_type and not instance)
    if isinstance(spec, FUNCTION_TYPES):
        mock = _function_of(mock, spec)
    else:
        _check_calls(mock, spec, as_instance=instance, eat_self=is_type)
    if _parent is not None and not instance:
        _parent._mock_children[name] = mock
    if has_result and "wraps" in kwargs:
        # With a return value, calls do not reach what is wrapped.
        mock.return_value = mock._mock_autospec.make_result(mock)
    kwargs.pop("wraps", None)
    told = {**kwargs, **of_children} if SINCE_3_13 else of_children
    if told and is_mock(mock):
        mock.configure_mock(**told)
    return mock


def _pop_dotted(kwargs: dict[str, Any]) -> dict[str, Any]:
    """Take out what is told of attributes: it is for the mocks that the spec gives them."""
    return {name: kwargs.pop(name) for name in list(kwargs) if "." in name}


def _real_spec(spec: Any) -> Any:
    """Return what an autospec is shaped by: not a mock, and of a generic alias its class."""
    if is_names(spec):
        # A list of names would be a spec of those names.
        spec = type(spec)
    spec = without_type_arguments(spec)
    if is_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    if SINCE_3_11:
        # The function that stands for an autospecced one has a mock as attribute.
        check_spec(extract_mock(spec))
    return spec


def _function_of(mock: Any, spec: Any) -> Any:
    """Return the function that stands for a function as spec, and hands its calls to the mock."""
    make_double = double_of_coroutine_function if has_async_code(spec) else double_of_function
    double = make_double(mock, spec)
    if not is_mock(double):
        _set_function_attributes(double, spec)
    return double


def _kind_of_double(spec: Any, *, instance: bool, is_type: bool) -> MockKind:
    if inspect.isdatadescriptor(spec):
        return MockKind.MAGIC
    if has_async_code(spec):
        if instance:
            raise RuntimeError(
                "Instance can not be True when create_autospec is mocking an async function"
            )
        return MockKind.ASYNC
    if not is_callable(spec) or (is_type and instance and not is_callable_instance(spec)):
        return MockKind.NON_CALLABLE_MAGIC
    if not is_type or instance:
        call = inspect.getattr_static(spec if is_type else type(spec), "__call__", None)
        return default_double(member_of("__call__", call, None).kind)
    return MockKind.MAGIC


def _spec_keywords(spec: Any, *, spec_set: bool, instance: bool) -> dict[str, Any]:
    if spec is None or inspect.isdatadescriptor(spec):
        # A descriptor does not tell of what type the value is.
        return {}
    keywords = {"spec_set" if spec_set else "spec": spec}
    if instance:
        keywords["_spec_as_instance"] = True
    return keywords


def _set_function_attributes(double: Any, spec: Any) -> None:
    """Give the double of a function mocks of the attributes that the function was given."""
    mock = double.mock
    for name in getattr(spec, "__dict__", ()):
        if not is_magic(name):
            setattr(double, name, getattr(mock, name))
