"""Calls of `patch` and its forms, read: what is replaced and what was passed."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final, NamedTuple

from mypy.nodes import ArgKind, CallExpr, Context, Expression, NameExpr, RefExpr, StrExpr
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import infer, is_instance, module_behind, modules, pass_number
from amock_mypy.runs.daemon import depend_on_target
from amock_mypy.source.arguments import Arguments, call_of, read_arguments
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.written import written
from amock_mypy.specs.targets import (
    UNKNOWN,
    Found,
    Resolution,
    module_of,
    resolve,
    resolve_attribute,
    resolve_in_module,
)

_OPTIONS: Final = ("new", "spec", "create", "spec_set", "autospec", "new_callable")
_BY_NAME: Final = ("target", *_OPTIONS)
_BY_ATTRIBUTE: Final = ("target", "attribute", *_OPTIONS)
OPTIONS: Final = frozenset({*_BY_ATTRIBUTE, "unsafe"})
"""The parameters of patch and patch.object, as opposed to what they pass on to the mock."""


class Form(enum.Enum):
    """The ways to say what is to be replaced."""

    PATCH = "patch"
    OBJECT = "patch.object"
    MULTIPLE = "patch.multiple"
    SETATTR = "monkeypatch.setattr"
    DELATTR = "monkeypatch.delattr"
    SPY = "mocker.spy"
    AMOCKER_SPY = "amocker.spy"

    @property
    def passes_on(self) -> bool:
        """Whether keywords that the form does not know configure the mock."""
        return self is Form.PATCH or self is Form.OBJECT


class PatchCall(NamedTuple):
    """A call of patch or patch.object.

    Attributes:
        form: the way in which it says what is replaced.
        call: the call.
        arguments: what was passed.
        place: the argument that names what is replaced.
        name: the name of what is replaced, its last part, or nothing where it is computed.
        resolution: what the target is.
        on_instance: whether an attribute of an instance is replaced, not of a class or module.
    """

    form: Form
    call: CallExpr
    arguments: Arguments
    place: Expression
    name: str
    resolution: Resolution
    on_instance: bool = False

    @property
    def creates(self) -> bool:
        """Whether the call says that the target need not exist, or might say so."""
        create = self.arguments.by_name.get("create")
        written_out = isinstance(create, NameExpr) and create.name == self._needed
        return (create is not None and not written_out) or not self.arguments.complete

    @property
    def _needed(self) -> str:
        """How `create=`, or what monkeypatch has in its place, says that the target must exist."""
        return "True" if self.form in MONKEYPATCH else "False"

    def flag(self, name: str) -> bool:
        """Tell whether an option is given as anything but None or False."""
        value = self.arguments.by_name.get(name)
        return value is not None and not (
            isinstance(value, NameExpr) and value.name in ("None", "False")
        )

    def says_true(self, name: str) -> bool:
        """Tell whether an option is given as True itself."""
        value = self.arguments.by_name.get(name)
        return isinstance(value, NameExpr) and value.name == "True"


@dataclass(slots=True)
class _Last:
    """The call that was read last: mypy asks about its signatures, then about its result."""

    asked: tuple[object, ...] = ()
    call: PatchCall | None = None


_LAST: Final = _Last()


def patch_call(api: CheckerPluginInterface, context: Context, form: Form) -> PatchCall | None:
    """Return a call of patch as it reads, or None where its target is not written out."""
    # In a later pass of mypy's, and after an edit, more may be known.
    asked = (context, api, pass_number(api), form)
    if asked != _LAST.asked:
        _LAST.asked, _LAST.call = asked, _read(api, context, form)
    return _LAST.call


def _read(api: CheckerPluginInterface, context: Context, form: Form) -> PatchCall | None:
    call = call_of(context)
    if call is None:
        return None
    by_name = form is Form.PATCH or (form in MONKEYPATCH and _is_dotted(api, call, form))
    arguments = read_arguments(call, _parameters(form, by_name=by_name))
    _take_raising(arguments)
    _take_default(arguments)
    target = arguments.by_name.get("target")
    if target is None:
        return None
    if by_name:
        return _by_name(api, form, call, arguments)
    return _by_attribute(api, form, call, arguments)


MONKEYPATCH: Final = (Form.SETATTR, Form.DELATTR)


def _is_dotted(api: CheckerPluginInterface, call: CallExpr, form: Form) -> bool:
    """Tell whether monkeypatch is given a dotted name, and not an object and an attribute."""
    positional = sum(kind is ArgKind.ARG_POS for kind in call.arg_kinds)
    is_whole = positional == (2 if form is Form.SETATTR else 1)
    return is_whole and written(api, call.args[0]) is not None


def _parameters(form: Form, *, by_name: bool) -> tuple[str, ...]:
    if form in MONKEYPATCH:
        value = ("new",) if form is Form.SETATTR else ()
        return ("target", *value) if by_name else ("target", "attribute", *value)
    if form in (Form.SPY, Form.AMOCKER_SPY):
        return ("target", "attribute")
    return _BY_NAME if by_name else _BY_ATTRIBUTE


def _take_raising(arguments: Arguments) -> None:
    """Read monkeypatch's `raising=False` as patch's `create=True`; it is what it means."""
    raising = arguments.by_name.pop("raising", None)
    if raising is not None:
        arguments.by_name["create"] = raising


def _take_default(arguments: Arguments) -> None:
    """Read `new=DEFAULT` as no new: patch makes the mock then, and passes it on."""
    new = arguments.by_name.get("new")
    if new is not None and is_default(new):
        del arguments.by_name["new"]


def is_default(value: Expression) -> bool:
    """Tell whether an expression is DEFAULT of unittest.mock, or of the backport."""
    return isinstance(value, RefExpr) and value.fullname.rpartition(".")[2] == "DEFAULT"


def _by_name(
    api: CheckerPluginInterface, form: Form, call: CallExpr, arguments: Arguments
) -> PatchCall | None:
    target = written(api, arguments.by_name["target"])
    if target is None:
        return None
    arguments.by_name["target"] = target
    module = module_of(modules(api), target.value)
    if module is not None:
        SCOPES.depend_on(api, module)
    resolution = resolve(modules(api), target.value)
    _depend_on(api, target.value, resolution)
    path, _, name = target.value.rpartition(".")
    on_instance = _is_on_instance(api, path, resolution)
    return PatchCall(form, call, arguments, target, name, resolution, on_instance)


def _is_on_instance(api: CheckerPluginInterface, path: str, resolution: Resolution) -> bool:
    """Tell whether a dotted name leads to an attribute of an instance that a module holds."""
    if not isinstance(resolution, Found) or resolution.receiver is None:
        return False
    holder = resolve(modules(api), path)
    return isinstance(holder, Found) and holder.type is not None and is_instance(holder.type)


def _by_attribute(
    api: CheckerPluginInterface, form: Form, call: CallExpr, arguments: Arguments
) -> PatchCall | None:
    target, attribute = arguments.by_name["target"], arguments.by_name.get("attribute")
    if not isinstance(attribute, StrExpr) or _lacks_value(form, arguments):
        return None
    name = attribute.value
    if isinstance(target, StrExpr):
        return PatchCall(form, call, arguments, target, name, UNKNOWN)
    resolution, on_instance = resolve_on(api, target, name)
    module = module_behind(target)
    _depend_on(api, f"{module.fullname}.{name}" if module else "", resolution)
    return PatchCall(form, call, arguments, attribute, name, resolution, on_instance)


def _lacks_value(form: Form, arguments: Arguments) -> bool:
    """Tell whether monkeypatch is not told what to set: mypy refuses that, and Python too."""
    given = {"new", "value"} & arguments.by_name.keys()
    return form is Form.SETATTR and arguments.complete and not given


def _depend_on(api: CheckerPluginInterface, target: str, resolution: Resolution) -> None:
    """Note that what is being checked depends on a target, found or not."""
    found = resolution if isinstance(resolution, Found) else None
    depend_on_target(api, target, found.node if found else None, found.owner if found else None)


def patch_of_attribute(
    api: CheckerPluginInterface, call: CallExpr, arguments: Arguments, name: str, new: Expression
) -> PatchCall:
    """Return what a keyword of patch.multiple stands for: a patch of one attribute.

    Parameters:
        api: the checker.
        call: the call of patch.multiple.
        arguments: what it was called with.
        name: the keyword.
        new: its value.
    """
    target = arguments.by_name["target"]
    if isinstance(target, StrExpr):
        resolution = resolve(modules(api), f"{target.value}.{name}")
        on_instance = _is_on_instance(api, target.value, resolution)
    else:
        resolution, on_instance = resolve_on(api, target, name)
    return PatchCall(
        Form.MULTIPLE,
        call,
        Arguments({"target": target, "new": new}),
        new,
        name,
        resolution,
        on_instance,
    )


def resolve_on(
    api: CheckerPluginInterface, target: Expression, name: str
) -> tuple[Resolution, bool]:
    """Return what an attribute of an expression is, and whether it is one of an instance."""
    module = module_behind(target)
    if module is not None:
        return resolve_in_module(module, name), False
    receiver = infer(api, target)
    return resolve_attribute(receiver, name), is_instance(receiver)
