"""What a spec argument stands for: a class whose instances are mocked, an object, a function."""

from __future__ import annotations

from typing import Final, NamedTuple

from mypy.erasetype import erase_typevars
from mypy.nodes import (
    GDEF,
    CallExpr,
    Decorator,
    Expression,
    FuncDef,
    MemberExpr,
    NameExpr,
    OverloadedFuncDef,
    RefExpr,
    SymbolTableNode,
    TypeInfo,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import (
    FunctionLike,
    Instance,
    TupleType,
    Type,
    TypeType,
    get_proper_type,
)

from amock_mypy.checker import modules, type_of
from amock_mypy.source.variables import values_of
from amock_mypy.specs.filled_in import fills_itself
from amock_mypy.specs.reader import member_of
from amock_mypy.specs.targets import Found, resolve_attribute
from amock_shape import Binding, Kind, Member

_NOT_SPECS: Final = frozenset(
    {
        "builtins.bool",
        "builtins.dict",
        "builtins.int",
        "builtins.list",
        "builtins.set",
        "builtins.str",
        "builtins.tuple",
        "types.GenericAlias",
        "types.ModuleType",
        "types.UnionType",
        "typing._SpecialForm",
        "unittest.mock.NonCallableMock",
    }
)
_FUNCTIONS: Final = frozenset({Kind.FUNCTION, Kind.COROUTINE, Kind.ASYNC_GENERATOR})


class ClassSpec(NamedTuple):
    """A class, whose instances are mocked."""

    instance: Instance


class InstanceSpec(NamedTuple):
    """An object; another one like it is mocked.

    Attributes:
        instance: what its type is declared to be.
        is_exact: whether that is all of it; a function may give an object of a derived class, and
            a class may give its objects more than it names.
    """

    instance: Instance
    is_exact: bool = True


class FunctionSpec(NamedTuple):
    """A function: its type as callers see it, and the member that it is.

    Attributes:
        type: its type.
        member: the member that it is.
        is_unbound: whether it is a method taken from its class, which asks for the instance.
    """

    type: FunctionLike
    member: Member
    is_unbound: bool


Spec = ClassSpec | InstanceSpec | FunctionSpec


def is_strict(spec: ClassSpec | InstanceSpec) -> bool:
    """Tell whether a mock surely has nothing but what is declared of its spec."""
    return isinstance(spec, ClassSpec) or spec.is_exact


def spec_of(api: CheckerPluginInterface, expression: Expression, type_: Type) -> Spec | None:
    """Return what a spec argument stands for, or None where nothing can be said of it.

    Parameters:
        api: the checker.
        expression: the argument.
        type_: the type that mypy gave it.
    """
    proper = get_proper_type(type_)
    if isinstance(proper, FunctionLike):
        if proper.is_type_obj():
            return _class_spec(proper)
        member = _member_behind(api, expression)
        if member is None or member.kind not in _FUNCTIONS:
            return None
        return FunctionSpec(proper, member, _is_unbound(api, expression, member))
    if isinstance(proper, TypeType):
        item = get_proper_type(proper.item)
        return ClassSpec(item) if isinstance(item, Instance) else None
    if isinstance(proper, TupleType):
        proper = proper.partial_fallback
    if isinstance(proper, Instance) and _can_be_spec(proper.type):
        by_function = _is_given_by_function(api, expression)
        exact = not (by_function or fills_itself(modules(api), proper.type))
        return InstanceSpec(proper.copy_modified(last_known_value=None), exact)
    return None


def _is_given_by_function(api: CheckerPluginInterface, expression: Expression) -> bool:
    """Tell whether an object is what a call of a function or a method gives, and no constructor."""
    if isinstance(expression, NameExpr) and expression.node is not None:
        bound = values_of(api, expression.node)
        expression = bound[0] if len(bound) == 1 else expression
    if not isinstance(expression, CallExpr):
        return False
    called = get_proper_type(type_of(api, expression.callee))
    return not (isinstance(called, FunctionLike) and called.is_type_obj())


def _can_be_spec(info: TypeInfo) -> bool:
    if info.fullname in _NOT_SPECS or _is_descriptor(info):
        return False
    return not any(base.fullname == "unittest.mock.NonCallableMock" for base in info.mro)


def _is_descriptor(info: TypeInfo) -> bool:
    """Tell whether mypy would take a mock in a class for a descriptor, which no mock is."""
    return info.has_readable_member("__get__")


def _class_spec(class_object: FunctionLike) -> ClassSpec | None:
    made = get_proper_type(erase_typevars(class_object.items[0].ret_type))
    if isinstance(made, TupleType):
        made = made.partial_fallback
    return ClassSpec(made) if isinstance(made, Instance) and not _is_descriptor(made.type) else None


def _is_unbound(api: CheckerPluginInterface, expression: Expression, member: Member) -> bool:
    if member.binding is not Binding.INSTANCE or not isinstance(expression, MemberExpr):
        return False
    owner = get_proper_type(type_of(api, expression.expr))
    return isinstance(owner, TypeType) or (isinstance(owner, FunctionLike) and owner.is_type_obj())


def _member_behind(api: CheckerPluginInterface, expression: Expression) -> Member | None:
    """Return the function that a name or an attribute in the user's code refers to."""
    node = expression.node if isinstance(expression, RefExpr) else None
    if isinstance(node, (FuncDef, OverloadedFuncDef, Decorator)):
        owner = node.var.info if isinstance(node, Decorator) else node.info
        return member_of(node.name, SymbolTableNode(GDEF, node), owner or None)
    if isinstance(expression, MemberExpr):
        found = resolve_attribute(type_of(api, expression.expr), expression.name)
        return found.member if isinstance(found, Found) else None
    return None
