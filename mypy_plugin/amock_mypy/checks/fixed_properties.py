"""Check that no patch sets a read-only property on an instance, which has no room for a value."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    CallExpr,
    Decorator,
    Expression,
    MemberExpr,
    NameExpr,
    RefExpr,
    StrExpr,
    TypeInfo,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import modules
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_TARGET
from amock_mypy.source.naming import dotted
from amock_mypy.source.written import text_of
from amock_mypy.specs.patch_calls import Form, PatchCall
from amock_mypy.specs.targets import Found, node_at
from amock_mypy.uses.around import expressions_for
from amock_mypy.uses.patch_uses import PATCHES


def faults_of_fixed_property(
    api: CheckerPluginInterface, call: PatchCall, found: Found
) -> Iterator[Fault]:
    """Yield the fault of patching a property, that nobody can set, on an instance."""
    node = found.node
    if not isinstance(node, Decorator) or call.form is Form.AMOCKER_SPY:
        return  # a spy replaces the property of the class
    is_fixed = node.var.is_property and not node.var.is_settable_property
    if not is_fixed or _sets_otherwise(found):
        return
    if not (_is_approximate(api, found) or _is_taken_away(api, call)):
        message = (
            f'"{call.name}" is a read-only property, which cannot be patched on an instance; '
            "patch it on the class, with new_callable=PropertyMock"
        )
        yield Fault(message, call.place, MOCK_TARGET)


def _sets_otherwise(found: Found) -> bool:
    """Tell whether a class says itself what setting an attribute does, as that of a proxy."""
    known = found.receiver.type.mro if found.receiver is not None else []
    setter = next((it for it in known if "__setattr__" in it.names), None)
    return setter is not None and setter.fullname != "builtins.object"


def _is_approximate(api: CheckerPluginInterface, found: Found) -> bool:
    """Tell whether stubs of a package say what there is, which may let it be set all the same.

    They write a property for whatever descriptor the package has. Those of the standard library
    are compared with it.
    """
    owner = found.owner.module_name if isinstance(found.owner, TypeInfo) else ""
    module = modules(api).get(owner)
    return module is not None and module.is_stub and not module.is_typeshed_file(api.options)


def _is_taken_away(api: CheckerPluginInterface, call: PatchCall) -> bool:
    """Tell whether the test replaces a property on its class too, so that instances have room."""
    return any(
        (isinstance(it, MemberExpr) and it.name == call.name and _is_class(api, it.expr))
        or (isinstance(it, CallExpr) and _replaces_on_class(api, it, call.name))
        for it in expressions_for(api, call.call)
    )


def _replaces_on_class(api: CheckerPluginInterface, call: CallExpr, name: str) -> bool:
    """Tell whether a call is a patch, or one of setattr, of an attribute of some class."""
    if not call.args or dotted(call.callee).rpartition(".")[2] not in PATCHES:
        return False
    target, text = call.args[0], text_of(api, call.args[0])
    if text is not None and text.endswith(f".{name}"):
        return _is_class(api, StrExpr(text.rpartition(".")[0]))
    texts = [it.value for it in call.args if isinstance(it, StrExpr)]
    return name in (*texts, *call.arg_names) and _is_class(api, target)


def _is_class(api: CheckerPluginInterface, expression: Expression) -> bool:
    """Tell whether an expression is a class, the name of one, or asks for that of an object."""
    if isinstance(expression, CallExpr):
        return isinstance(expression.callee, NameExpr) and expression.callee.name == "type"
    if isinstance(expression, StrExpr):
        return isinstance(node_at(modules(api), expression.value), TypeInfo)
    return isinstance(expression, RefExpr) and isinstance(expression.node, TypeInfo)
