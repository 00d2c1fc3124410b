"""Attributes of specced mocks and of mocked functions, read and written."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Final

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import (
    Context,
    Expression,
    MemberExpr,
    NameExpr,
    TypeInfo,
    Var,
)
from mypy.plugin import AttributeContext
from mypy.types import (
    AnyType,
    Instance,
    NoneType,
    ProperType,
    TupleType,
    Type,
    UnionType,
    get_proper_type,
)

from amock_mypy import fullnames
from amock_mypy.checker import ANY, refuses_any
from amock_mypy.checks.effects import faults_of_return_value, faults_of_side_effect
from amock_mypy.checks.faults import Fault, report
from amock_mypy.checks.members import faults_of_member
from amock_mypy.checks.stand_ins import faults_of_stand_in
from amock_mypy.checks.unset import faults_of_unset
from amock_mypy.checks.unsupported import faults_of_special_method
from amock_mypy.mock_types.class_mocks import is_other_result
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.mock_types.made_classes import about, class_behind, kind_of, spec_behind
from amock_mypy.mock_types.other_types import is_of_other_type
from amock_mypy.mock_types.specced import ITERATORS
from amock_mypy.mock_types.structural import is_asked_for_protocol, member_for_protocol
from amock_mypy.mock_types.values import value_mock
from amock_mypy.source.naming import called
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import is_of_class
from amock_mypy.uses.decided import undecided
from amock_mypy.uses.looked_into import has_mocked_methods, is_looked_into
from amock_mypy.uses.replaced import has_other_result, note_other_result
from amock_shape import MockKind, child_kind, is_dunder, result_kind


def member_of_mock(context: AttributeContext, attribute: str) -> Type:
    """Handle an attribute of a specced mock: a member of its spec.

    It is read as the mock that stands there, and may be given anything that can stand for it.

    Parameters:
        context: the hook's context.
        attribute: the full name of the attribute.
    """
    if is_asked_for_protocol(context):
        return member_for_protocol(context, attribute.rpartition(".")[2])
    _check_presence(context, attribute)
    if not context.is_lvalue:
        return asked(context, _read(context, attribute))
    assigned = SCOPES.assigned(context.api, context.context)
    declared = get_proper_type(context.default_attr_type)
    if assigned is not None and not (_is_of_union(context) or is_of_class(assigned)):
        member = (attribute.rpartition(".")[2], declared)
        report(context.api, _faults_of_member(context, member, assigned))
    if assigned is not None and _hides(context, declared, assigned):
        return ANY
    return _anything(context, _read(context, attribute))


def attribute_of_class(context: AttributeContext) -> Type:
    """Handle an attribute of the class of a mock: a test puts properties and functions there.

    A special method is there what calls find; without a handler mypy takes the one of `type`.
    """
    if not context.is_lvalue:
        return context.default_attr_type
    # Told Any, mypy would look at the metaclass as well.
    return context.api.named_generic_type("builtins.object", [])


def asked(context: AttributeContext, read: Type) -> Type:
    """Return what is read where only the mock knows the answer: which it is, or what it has."""
    api, place = context.api, context.context
    if SCOPES.asks(api, place) or has_mocked_methods(api, place, read):
        return ANY
    return undecided(context.api, context.context, read)


def return_value_of_function(context: AttributeContext) -> Type:
    """Handle `return_value` of a mocked function: written as its result, read as a mock of it."""
    mocks = list(_receivers(context, _is_typed_function))
    if not mocks:
        return context.default_attr_type
    read = UnionType.make_union([_mock_of_result(context, mock) for mock in mocks])
    if not context.is_lvalue:
        api, place = context.api, context.context
        if SCOPES.asks(api, place) or has_other_result(api, place):
            return ANY
        return ANY if is_looked_into(api, place, read) else undecided(api, place, read)
    assigned = SCOPES.assigned(context.api, context.context)
    if assigned is not None and not (_is_of_union(context) or _gives_iterator(context.context)):
        report(
            context.api,
            faults_of_return_value(
                context.api, mocks[0], assigned, called("return_value", context.context)
            ),
        )
    if assigned is not None and _gives_other(context, assigned):
        note_other_result(context.api, context.context)
        return ANY
    hidden = assigned is not None and _hides(context, mocks[0].args[-1], assigned)
    return ANY if hidden else _anything(context, read)


def _gives_other(context: AttributeContext, assigned: Expression) -> bool:
    """Tell whether the strict mock of a class is to give what is no mock of an instance."""
    mock = get_proper_type(context.type)
    said = about(mock.type) if isinstance(mock, Instance) else None
    if said is None or not (said["is_class"] and said["strict"]) or not isinstance(mock, Instance):
        return False
    class_ = class_behind(mock)
    return class_ is not None and is_other_result(context.api, assigned, class_)


def _mock_of_result(context: AttributeContext, mock: Instance) -> Type:
    kind = result_kind(coroutine=mock.type.fullname == fullnames.ASYNC_FUNCTION_MOCK)
    read = value_mock(context.api, mock.args[-1], kind, context.context)
    return ANY if isinstance(get_proper_type(read), NoneType) else read


def side_effect_of_function(context: AttributeContext) -> Type:
    """Handle `side_effect` of a mocked function."""
    mock = _receiver(context, _is_typed_function)
    if mock is None:
        return context.default_attr_type
    if not context.is_lvalue:
        return context.default_attr_type
    assigned = SCOPES.assigned(context.api, context.context)
    if assigned is not None and not _is_of_union(context):
        report(
            context.api,
            faults_of_side_effect(
                context.api, mock, assigned, called("side_effect", context.context)
            ),
        )
    return ANY


def count_of_calls(context: AttributeContext) -> Type:
    """Handle the reading of `called` and the counts: a condition settles them for no longer.

    After `assert not mock.called` mypy would take `assert mock.called` for one that never holds,
    and what follows for unreachable, whoever calls the mock meanwhile.
    """
    declared = get_proper_type(context.default_attr_type)
    open_ = UnionType([declared, ANY])
    if context.is_lvalue or not isinstance(declared, Instance) or refuses_any(context.api, open_):
        return context.default_attr_type
    return open_ if declared.type.fullname in _COUNTS else declared


_COUNTS: Final = frozenset({"builtins.bool", "builtins.int"})


def _check_presence(context: AttributeContext, attribute: str) -> None:
    """Report an attribute that a mock of the class lacks: only instances, or no Mock, have it."""
    place, name = context.context, attribute.rpartition(".")[2]
    mock = _receiver(context, lambda info: f"{info.fullname}.{name}" == attribute)
    if mock is None or _is_of_union(context):
        return
    if isinstance(place, MemberExpr):
        faults = faults_of_unset(context.api, mock, place, written=context.is_lvalue)
        report(context.api, faults)
    if not context.is_lvalue:
        report(context.api, faults_of_special_method(context.api, mock, name, place))


def _read(context: AttributeContext, attribute: str) -> Type:
    name = attribute.rpartition(".")[2]
    declared = get_proper_type(context.default_attr_type)
    if _is_function_mock(declared) and name in SCOPES.borrowed_methods(context.api):
        return ANY  # a method that asks for the instance, as it does on its class
    if isinstance(declared, AnyType) or is_mock(declared):
        return context.default_attr_type
    mock = _receiver(context, lambda info: f"{info.fullname}.{name}" == attribute)
    said = about(mock.type) if mock is not None else None
    if said is None or not said["spec"]:
        return context.default_attr_type
    return read_member(context, kind_of(said), name, open_container(mock, name, declared))


def open_container(mock: Instance | None, name: str, declared: Type) -> Type:
    """Return the type of a container that may hold anything, where nobody wrote what it holds.

    Of `self.state = dict(TEMPLATE)` mypy knows what the template has, and the code adds to it.

    Parameters:
        mock: the mock whose attribute it is.
        name: the attribute's name.
        declared: what mypy knows of the attribute of the spec.
    """
    spec = spec_behind(mock) if mock is not None else None
    symbol = spec.type.get(name) if spec is not None else None
    node = symbol.node if symbol is not None else None
    proper = get_proper_type(declared)
    if not isinstance(node, Var) or not node.is_inferred or not isinstance(proper, Instance):
        return declared
    is_container = proper.type.fullname in fullnames.CONTAINERS
    return proper.copy_modified(args=[ANY for _ in proper.args]) if is_container else declared


def read_member(context: AttributeContext, parent: MockKind, name: str, declared: Type) -> Type:
    """Return what reading a value of the spec from a mock gives: a mock of that value.

    Parameters:
        context: the hook's context.
        parent: the kind of the mock.
        name: the attribute's name.
        declared: the type of the value.
    """
    proper = get_proper_type(declared)
    if isinstance(proper, NoneType):
        # What is None until something sets it: the mock has a mock there from the beginning.
        return ANY
    if isinstance(proper, AnyType) or is_mock(proper):
        return declared
    kind = child_kind(parent, name, coroutine=False, specced=True)
    return value_mock(context.api, declared, kind, context.context)


def _receiver(context: AttributeContext, wanted: Callable[[TypeInfo], bool]) -> Instance | None:
    """Return the mock whose attribute is asked for, as the class of its that is wanted."""
    return next(_receivers(context, wanted), None)


def _receivers(context: AttributeContext, wanted: Callable[[TypeInfo], bool]) -> Iterator[Instance]:
    """Yield the mocks whose attribute is asked for, each as the class of its that is wanted.

    Of a union mypy tells the whole, whichever item it asks about.
    """
    proper = get_proper_type(context.type)
    items = proper.items if isinstance(proper, UnionType) else [proper]
    for item in map(get_proper_type, items):
        instance = item.partial_fallback if isinstance(item, TupleType) else item
        if isinstance(instance, Instance):
            for base in itertools.islice(filter(wanted, instance.type.mro), 1):
                yield map_instance_to_supertype(instance, base)


def _is_of_union(context: AttributeContext) -> bool:
    """Tell whether the mock may be one of several types: wrong for one may be right for another."""
    proper = get_proper_type(context.type)
    items = proper.items if isinstance(proper, UnionType) else [proper]
    return sum(isinstance(get_proper_type(item), Instance) for item in items) > 1


def _is_typed_function(info: TypeInfo) -> bool:
    return info.fullname in fullnames.FUNCTION_MOCKS


def _faults_of_member(
    context: AttributeContext, member: tuple[str, ProperType], assigned: Expression
) -> Iterator[Fault]:
    """Return the faults of what is assigned to a member, given by its name and what is read."""
    name, declared = member
    place = called("", context.context)
    if isinstance(declared, Instance) and _is_function_mock(declared):
        # A special method is looked up on the class, and so given the mock as well.
        bound = not is_dunder(name)
        return faults_of_stand_in(context.api, declared, assigned, place, bound=bound)
    mock = _receiver(context, lambda info: about(info) is not None)
    spec = spec_behind(mock) if mock is not None else None
    return faults_of_member(context.api, spec, member, assigned, place)


def _gives_iterator(place: Context) -> bool:
    """Tell whether `place` is the return value of `__iter__` or `__aiter__`: a list does there."""
    owner = place.expr if isinstance(place, MemberExpr) else None
    return isinstance(owner, MemberExpr) and owner.name in ITERATORS


def _is_function_mock(type_: ProperType) -> bool:
    return isinstance(type_, Instance) and type_.type.fullname in fullnames.FUNCTION_MOCKS


def _hides(context: AttributeContext, declared: Type, assigned: Expression) -> bool:
    """Tell whether what is assigned is read then, and not what is declared: None, for instance.

    Whoever reads it then may ask for that.
    """
    if isinstance(assigned, NameExpr) and assigned.name == "None":
        return True
    return not _is_of_union(context) and is_of_other_type(context.api, assigned, declared)


def _anything(context: AttributeContext, read: Type) -> Type:
    """Return what mypy is to think may be assigned, so that `read` stays what is read afterwards.

    Once Any is assigned to, Any is read. And a value that is assigned to `object` is read where
    it fits what is read anyway, as it does with Any: then an empty container could not be filled.
    """
    proper = get_proper_type(read)
    items = proper.items if isinstance(proper, UnionType) else [proper]
    if any(isinstance(get_proper_type(item), AnyType) for item in items):
        return ANY
    return context.api.named_generic_type("builtins.object", [])
