"""Making mocks: a class for each, what it inherits, and what is stored on a new mock."""

from __future__ import annotations

import functools
import types
from typing import Any, Final

from amock._runtime.magics import magics_class, shadowed_magics
from amock._runtime.spec_snapshot import SpecSnapshot
from amock._runtime.standard import (
    DEFAULT_MAGICS,
    InvalidSpecError,
    is_async_object,
    is_mock,
    um,
)
from amock_shape import MockKind

CLASSES: Final[dict[MockKind, Any]] = {}
"""The public class of each kind of mock; the classes' own module fills it."""

ASYNC_MIXINS: Final[dict[Any, Any]] = {}
"""What makes mocks asynchronous, by the `__call__` of their class; filled like CLASSES.

None stands for mocks that cannot be called, object for those of subclasses with their own.
"""

_HOOKS: Final = ("_mock_check_sig", "_increment_mock_call", "_mock_call", "_execute_mock_call")


class _Doc:
    """A docstring that each mock's class shows without a copy of its own."""

    __slots__ = ("text",)

    def __init__(self, text: str | None) -> None:
        self.text = text

    def __get__(self, mock: object, owner: type | None = None) -> str | None:
        return self.text


class ClassPlan:
    """How the classes of the mocks of one mock class are made.

    Attributes:
        owner: the mock class, amock's or a subclass of it.
        hooked: whether it overrides a step of the standard library's calls.
        plain: whether its mocks can be made without running its `__init__`.
        public: the class of amock's that it has special methods from, if it has any.
    """

    __slots__ = (
        "allocate",
        "hooked",
        "is_async",
        "name",
        "namespace",
        "owner",
        "plain",
        "public",
        "shadowed",
        "unspecced_bases",
    )

    def __init__(self, owner: Any) -> None:
        self.owner = owner
        self.name = owner.__name__
        self.allocate = super(um.NonCallableMock, owner).__new__
        self.namespace: dict[str, Any] = {
            "__doc__": _Doc(owner.__doc__),
            "__module__": owner.__module__,
        }
        self.public = next((c for c in owner.__mro__ if "_mock_has_magics" in c.__dict__), None)
        self.shadowed: frozenset[str] = frozenset()
        if self.public is not None and self.public is not owner:
            shadowed = shadowed_magics(owner, self.public)
            self.namespace.update(shadowed)
            self.shadowed = frozenset(shadowed)
        self.is_async = issubclass(owner, um.AsyncMockMixin)
        self.hooked = _overrides_calls(owner)
        self.plain = owner is self.public
        self.unspecced_bases = self.bases(None)

    def bases(self, snapshot: SpecSnapshot | None) -> tuple[type, ...]:
        """Return the bases of the class of a mock with this spec."""
        if self.public is None:
            return (self.owner,)
        magics = DEFAULT_MAGICS if snapshot is None else snapshot.magics()
        return (self.owner, magics_class(self.public, magics)) if magics else (self.owner,)


def _overrides_calls(owner: Any) -> bool:
    """Tell whether a subclass has its own version of a step that amock does all in one."""
    for hook in _HOOKS:
        method = getattr(owner, hook, None)
        if method is not None and "_mock_own_step" not in getattr(method, "__dict__", ()):
            return True
    return False


STEP_BY_STEP: Final = types.SimpleNamespace(hooked=True, owner=None)
"""In place of a plan: calls go through all the steps of the standard library's."""


def own_step(method: Any) -> Any:
    """Mark a method as amock's own version of a step of a call."""
    method._mock_own_step = True
    return method


def plan_of(cls: Any) -> ClassPlan:
    """Return the plan of a mock class, made when the first mock of it is."""
    plan: ClassPlan | None = cls.__dict__.get("_mock_plan")
    if plan is None:
        plan = ClassPlan(cls)
        cls._mock_plan = plan
    return plan


def make_instance(plan: ClassPlan, bases: tuple[type, ...]) -> Any:
    """Make a mock with a class of its own, nothing stored on it."""
    return plan.allocate(type(plan.name, bases, plan.namespace))


def new_mock(cls: Any, /, *args: Any, **kwargs: Any) -> Any:
    """Make a mock of the class; what `__init__` will learn of the spec is found out here."""
    plan = cls._mock_plan
    if plan is None or plan.owner is not cls:
        plan = plan_of(cls)
    if not args and not kwargs:
        return plan.allocate(type(plan.name, plan.unspecced_bases, plan.namespace))
    only_spec = not args and len(kwargs) == 1 and "spec" in kwargs
    spec = kwargs["spec"] if only_spec else _spec_argument(args, kwargs)
    if spec is None or is_mock(spec):
        return make_instance(plan, plan.unspecced_bases)
    snapshot = SpecSnapshot(spec)
    bases = plan.unspecced_bases if plan.public is None else plan.bases(snapshot)
    if not plan.is_async and not isinstance(spec, type) and is_async_object(spec):
        # What is awaited itself makes a mock of any class one that is awaited.
        bases = (async_mixin(cls), *bases)
    mock = plan.allocate(type(plan.name, bases, plan.namespace))
    for name in plan.shadowed and plan.shadowed - snapshot.magics():
        # What the spec lacks stays the subclass's own.
        delattr(type(mock), name)
    mock.__dict__["_mock_spec"] = snapshot
    return mock


def async_mixin(cls: type) -> Any:
    """Return what mocks of a class inherit to pass for coroutine functions."""
    call = getattr(cls, "__call__", None) if issubclass(cls, um.CallableMixin) else None  # noqa: B004
    return ASYNC_MIXINS.get(call, ASYNC_MIXINS[object if call else None])


def _spec_argument(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    spec = kwargs.get("spec_set")
    if spec is None:
        spec = args[0] if args else kwargs.get("spec")
    return kwargs.get("autospec") if spec is None else spec


def quick_when_told_little(init: Any) -> Any:
    """Let `__init__` return at once for a mock that is told nothing, or nothing but its spec.

    Most are; giving all parameters their defaults takes longer than what is left to do.
    """

    @functools.wraps(init)
    def __init__(self: Any, /, *args: Any, **kwargs: Any) -> None:  # noqa: N807 - it is one
        if not args and len(kwargs) == 1 and "spec" in kwargs:
            if kwargs["spec"] is not None:
                _add_first_spec(self, kwargs["spec"], None, False, False)
        elif args or kwargs:
            init(self, *args, **kwargs)

    return __init__


def initialise(
    mock: Any,
    spec: Any,
    wraps: Any,
    name: Any,
    spec_set: Any,
    parent: Any,
    new_name: Any,
    new_parent: Any,
    as_instance: bool,
    eat_self: bool | None,
    unsafe: bool,
    attributes: dict[str, Any],
) -> None:
    """Store what a new mock was told, as far as it differs from what all have."""
    state = mock.__dict__
    if parent is not None:
        state["_mock_parent"] = parent
        state["_mock_new_parent"] = parent
    if new_parent is not None:
        state["_mock_new_parent"] = new_parent
    if name is not None:
        state["_mock_name"] = name
    if new_name != "":
        state["_mock_new_name"] = new_name
    if wraps is not None:
        state["_mock_wraps"] = wraps
    if unsafe:
        state["_mock_unsafe"] = unsafe
    if spec_set is not None:
        spec, spec_set = spec_set, True
    if spec is not None or spec_set is not None:
        eat = parent is not None if eat_self is None else eat_self
        _add_first_spec(mock, spec, spec_set, as_instance, eat)
    if attributes:
        _configure(mock, attributes, spec)


def _add_first_spec(mock: Any, spec: Any, spec_set: Any, as_instance: bool, eat_self: bool) -> None:
    state = mock.__dict__
    seen = state.get("_mock_spec")
    mock._mock_add_spec(spec, spec_set, as_instance, eat_self)
    if state.get("_mock_spec") is not seen:
        # A subclass brought the spec along, after the mock's class was made.
        mock._mock_set_magics()


def _configure(mock: Any, attributes: dict[str, Any], spec: Any) -> None:
    """Set the attributes of a new mock; `autospec` among them is a spec all the way down."""
    autospec = attributes.pop("autospec", None)
    if autospec is not None:
        if spec is not None:
            raise TypeError("Can't specify spec and autospec")
        mock._mock_add_autospec(autospec)
    if attributes:
        mock.configure_mock(**attributes)


def spawn(cls: Any, parent: Any, name: Any, new_name: str, new_parent: Any, wraps: Any) -> Any:
    """Make a child mock without a spec.

    Parameters:
        cls: its mock class.
        parent: the mock that it is an attribute of, or None.
        name: its name as such.
        new_name: its name in `mock_calls`.
        new_parent: the mock that it belongs to.
        wraps: what it wraps.
    """
    plan = cls.__dict__.get("_mock_plan") or plan_of(cls)
    if not plan.plain:
        return cls(
            parent=parent, name=name, wraps=wraps, _new_name=new_name, _new_parent=new_parent
        )
    mock = make_instance(plan, plan.unspecced_bases)
    state = mock.__dict__
    if parent is not None:
        state["_mock_parent"] = parent
        state["_mock_name"] = name
    state["_mock_new_name"] = new_name
    state["_mock_new_parent"] = new_parent
    if wraps is not None:
        state["_mock_wraps"] = wraps
    return mock


def check_spec(spec: Any) -> None:
    """Refuse a mock as spec, as Python 3.11 and later do."""
    if is_mock(spec):
        raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
