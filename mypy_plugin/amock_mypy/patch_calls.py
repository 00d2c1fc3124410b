"""Calls of `patch` and its forms, read: what is replaced and what was passed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mypy.nodes import CallExpr, Context, Expression, NameExpr, StrExpr
from mypy.plugin import CheckerPluginInterface

from amock_mypy.arguments import Arguments, call_of, read_arguments
from amock_mypy.checker import infer, is_instance, module_behind, modules
from amock_mypy.scopes import SCOPES
from amock_mypy.targets import (
    UNKNOWN,
    Resolution,
    module_of,
    resolve,
    resolve_attribute,
    resolve_in_module,
)

_OPTIONS: Final = ("new", "spec", "create", "spec_set", "autospec", "new_callable")
_PARAMETERS: Final = {
    "patch": ("target", *_OPTIONS),
    "object": ("target", "attribute", *_OPTIONS),
}
OPTIONS: Final = frozenset({*_OPTIONS, "target", "attribute", "unsafe"})
"""The parameters of patch and patch.object, as opposed to what they pass on to the mock."""


@dataclass(frozen=True, slots=True)
class PatchCall:
    """A call of patch or patch.object.

    Attributes:
        form: `patch` or `object`.
        call: the call.
        arguments: what was passed.
        place: the argument that names what is replaced.
        name: the name of what is replaced, its last part, or nothing where it is computed.
        resolution: what the target is.
        on_instance: whether an attribute of an instance is replaced, not of a class or module.
    """

    form: str
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
        is_false = isinstance(create, NameExpr) and create.name == "False"
        return (create is not None and not is_false) or not self.arguments.complete

    def flag(self, name: str) -> bool:
        """Tell whether an option is given as anything but None or False."""
        value = self.arguments.by_name.get(name)
        return value is not None and not (
            isinstance(value, NameExpr) and value.name in ("None", "False")
        )


def patch_call(api: CheckerPluginInterface, context: Context, form: str) -> PatchCall | None:
    """Return a call of patch as it reads, or None where its target is not written out."""
    call = call_of(context)
    if call is None:
        return None
    arguments = read_arguments(call, _PARAMETERS[form])
    target = arguments.by_name.get("target")
    if target is None:
        return None
    if form == "patch":
        return _by_name(api, call, arguments, target)
    return _by_attribute(api, call, arguments, target)


def _by_name(
    api: CheckerPluginInterface, call: CallExpr, arguments: Arguments, target: Expression
) -> PatchCall | None:
    if not isinstance(target, StrExpr):
        return None
    module = module_of(modules(api), target.value)
    if module is not None:
        SCOPES.depend_on(api, module)
    resolution = resolve(modules(api), target.value)
    name = target.value.rpartition(".")[2]
    return PatchCall("patch", call, arguments, target, name, resolution)


def _by_attribute(
    api: CheckerPluginInterface, call: CallExpr, arguments: Arguments, target: Expression
) -> PatchCall | None:
    attribute = arguments.by_name.get("attribute")
    if not isinstance(attribute, StrExpr):
        return None
    name = attribute.value
    module = module_behind(target)
    if module is not None:
        resolution = resolve_in_module(module, name)
        return PatchCall("object", call, arguments, attribute, name, resolution)
    if isinstance(target, StrExpr):
        return PatchCall("object", call, arguments, target, name, UNKNOWN)
    receiver = infer(api, target)
    resolution = resolve_attribute(receiver, name)
    return PatchCall(
        "object", call, arguments, attribute, name, resolution, on_instance=is_instance(receiver)
    )
