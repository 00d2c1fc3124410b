"""Check that a patch sets nothing on an object whose class lets nobody: frozen, slots, a tuple."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import CallExpr, Expression, NameExpr, RefExpr, TypeInfo, Var
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_TARGET
from amock_mypy.source.variables import values_of
from amock_mypy.specs.patch_calls import PatchCall
from amock_mypy.specs.targets import Found
from amock_shape import Kind


def faults_of_fixed_instance(
    api: CheckerPluginInterface, call: PatchCall, found: Found
) -> Iterator[Fault]:
    """Yield the fault of an attribute that an object of a class has, and does not let be set."""
    if found.receiver is None or found.member.kind is Kind.PROPERTY:
        return
    info = found.receiver.type
    why = _why_immutable(info)
    if why is not None:
        is_sure = _is_field(found) or _is_exact(api, call, info)
    else:
        why = "has __slots__"
        is_sure = _has_no_slot(info, call.name) and _is_exact(api, call, info)
    if is_sure:
        message = (
            f'"{info.name}" {why}: setting "{call.name}" on an object of it raises '
            "AttributeError; patch it on the class, or make another object"
        )
        yield Fault(message, call.place, MOCK_TARGET)


def _why_immutable(info: TypeInfo) -> str | None:
    """Return why no object of a class lets its values be set, or None."""
    if info.is_named_tuple:
        return "is a tuple"
    if any(base.metadata.get("dataclass", {}).get("frozen") for base in info.mro):
        return "is frozen"
    return None


def _has_no_slot(info: TypeInfo, name: str) -> bool:
    """Tell whether an object of a class itself has no room for an attribute."""
    return info.slots is not None and not {name, "__dict__"} & info.slots


def _is_exact(api: CheckerPluginInterface, call: PatchCall, info: TypeInfo) -> bool:
    """Tell whether the target is surely of a class itself: a derived one may have more room."""
    return info.is_final or _is_made_here(api, call.arguments.by_name["target"], info)


def _is_field(found: Found) -> bool:
    """Tell whether each object has a value of its own there."""
    node = found.node
    return isinstance(node, Var) and found.member.kind is Kind.FIELD and not node.is_classvar


def _is_made_here(api: CheckerPluginInterface, target: Expression, info: TypeInfo) -> bool:
    """Tell whether an object is surely of a class itself, and of none that derives from it."""
    if isinstance(target, NameExpr) and target.node is not None:
        bound = values_of(api, target.node)
        target = bound[0] if len(bound) == 1 else target
    made = target.callee if isinstance(target, CallExpr) else None
    return isinstance(made, RefExpr) and made.node is info
