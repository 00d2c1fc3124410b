"""Check that what a patch replaces can be set where the patch says: it is there, and not fixed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import Decorator, Expression, MypyFile, RefExpr, StrExpr, TypeInfo
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module, modules
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.fixed_instances import faults_of_fixed_instance
from amock_mypy.codes import MOCK_TARGET
from amock_mypy.runs.dependencies import imports_of
from amock_mypy.specs.patch_calls import Form, PatchCall
from amock_mypy.specs.targets import Found, resolve
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
        yield from _read_only(call, found)
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
        owner = resolve(modules(api), path)
        class_ = owner.node if isinstance(owner, Found) else None
        if isinstance(class_, TypeInfo):
            yield from _of_instances(api, call, class_, name)


def _read_only(call: PatchCall, found: Found) -> Iterator[Fault]:
    node = found.node
    if not isinstance(node, Decorator) or call.form is Form.AMOCKER_SPY:
        return  # a spy replaces the property of the class
    if node.var.is_property and not node.var.is_settable_property:
        message = (
            f'"{call.name}" is a read-only property, which cannot be patched on an instance; '
            "patch it on the class, with new_callable=PropertyMock"
        )
        yield Fault(message, call.place, MOCK_TARGET)


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
        node = target.node
    elif isinstance(target, StrExpr):
        name = target.value if call.form is Form.MULTIPLE else target.value.rpartition(".")[0]
        owner = resolve(modules(api), name)
        node = owner.node if isinstance(owner, Found) else None
    else:
        node = None
    return node if isinstance(node, TypeInfo) else None
