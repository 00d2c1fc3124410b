"""Check that what a patch replaces can be set where the patch says: it is there, and not fixed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    Expression,
    MypyFile,
    RefExpr,
    StrExpr,
    SymbolNode,
    TypeInfo,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module, modules
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.fixed_instances import faults_of_fixed_instance
from amock_mypy.checks.fixed_properties import faults_of_fixed_property
from amock_mypy.codes import MOCK_TARGET
from amock_mypy.runs.dependencies import imports_of
from amock_mypy.specs.patch_calls import Form, PatchCall
from amock_mypy.specs.targets import Found, node_at
from amock_mypy.specs.unseen import is_unseen, sources_of
from amock_shape import Source

_OF_DATETIME: Final = frozenset(
    f"datetime.{name}" for name in ("date", "datetime", "time", "timedelta", "timezone", "tzinfo")
)
_FREEZEGUN: Final = "freezegun"


def faults_of_unpatchable(
    api: CheckerPluginInterface, call: PatchCall, found: Found
) -> Iterator[Fault]:
    """Yield the fault of a target that is known, and that no patch can replace there."""
    yield from _through_instances(api, call)
    if call.on_instance:
        if isinstance(call.arguments.by_name["target"], StrExpr):
            return  # a fixture may have put a mock where the dotted name leads to
        yield from faults_of_fixed_property(api, call, found)
        yield from faults_of_fixed_instance(api, call, found)
    elif found.receiver is not None and (class_ := _class_named(api, call)) is not None:
        yield from _of_language(api, call, class_)
        yield from _of_instances(api, call, class_, call.name)


def _through_instances(api: CheckerPluginInterface, call: PatchCall) -> Iterator[Fault]:
    """Yield the fault of a target on the way to which is what only instances of a class have."""
    target = call.arguments.by_name["target"]
    if not isinstance(target, StrExpr):
        return
    way = target.value if call.place is not target else target.value.rpartition(".")[0]
    path, _, name = way.rpartition(".")
    if path.rpartition(".")[2][:1].isupper():  # most are modules, so this is asked first
        class_ = node_at(modules(api), path)
        if isinstance(class_, TypeInfo):
            yield from _of_instances(api, call, class_, name)


def _of_language(api: CheckerPluginInterface, call: PatchCall, class_: TypeInfo) -> Iterator[Fault]:
    """Yield the fault of patching a class that is written in C, which lets nothing be set."""
    of_datetime = class_.fullname in _OF_DATETIME and not _may_freeze(current_module(api))
    if class_.module_name == "builtins" or of_datetime:
        message = (
            f'"{class_.name}" is written in C, and setting "{call.name}" on it raises TypeError; '
            f'patch the name "{class_.name}" in the module that uses it'
        )
        yield Fault(message, call.place, MOCK_TARGET)


def _may_freeze(file: MypyFile) -> bool:
    """Tell whether a file uses freezegun: as long as time is frozen, datetime is a Python class."""
    return any(name.partition(".")[0] == _FREEZEGUN for name in imports_of(file))


def _of_instances(
    api: CheckerPluginInterface, call: PatchCall, class_: TypeInfo, name: str
) -> Iterator[Fault]:
    """Yield the fault of patching a class, or below it, where only instances have an attribute."""
    sources = sources_of(class_, name)
    if call.creates or not sources or Source.BODY in sources:
        return
    if is_unseen(modules(api), class_, name):
        mend = "patch the instance, or use create=True" if name == call.name else "patch its class"
        message = (
            f'only instances of "{class_.name}" have "{name}", the class has not: patching it '
            f"there raises AttributeError; {mend}"
        )
        yield Fault(message, call.place, MOCK_TARGET)


def _class_named(api: CheckerPluginInterface, call: PatchCall) -> TypeInfo | None:
    """Return the class whose attribute is patched if the call names it, and no subclass."""
    target: Expression = call.arguments.by_name["target"]
    if isinstance(target, RefExpr):
        node: SymbolNode | None = target.node
    elif isinstance(target, StrExpr):
        name = target.value if call.form is Form.MULTIPLE else target.value.rpartition(".")[0]
        node = node_at(modules(api), name)
    else:
        node = None
    return node if isinstance(node, TypeInfo) else None
