"""The types of mocked classes: called as the class is, giving the mock of an instance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mypy.nodes import Context, Expression, TypeInfo, TypeVarLikeExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import FunctionLike, Instance, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.backport import library_in_use
from amock_mypy.checker import (
    ANY,
    class_object,
    find_class,
    infer,
    member_type,
    modules,
    silence,
)
from amock_mypy.mock_types.functions import any_parameters, function_mock, parameters_of
from amock_mypy.mock_types.made_classes import (
    About,
    add_variable,
    kept_class,
    linearized,
    make_class,
    refuse_unknown,
    spec_behind,
)
from amock_mypy.mock_types.specced import (
    NOT_MEMBERS,
    MockOf,
    is_private,
    mangled,
    shows,
    specced_mock,
)
from amock_mypy.runs.daemon import depend_on_class
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.class_makers import may_be_filled
from amock_mypy.specs.reader import is_open, member_of, symbols_of
from amock_shape import Binding, Kind, Member, MockKind, shape_of


class ClassMockOf(NamedTuple):
    """What the mock of a class is a mock of.

    Attributes:
        spec: the class, with its type arguments.
        strict: whether the mock and its instance refuse what the class lacks.
        may_be_instance: whether a call may be meant as one of an instance of the class.
        gives: what a call is made to give instead of the mock of an instance.
    """

    spec: Instance
    strict: bool
    may_be_instance: bool = False
    gives: Expression | None = None


def class_mock(api: CheckerPluginInterface, mock_of: ClassMockOf, context: Context) -> Type | None:
    """Return the type of the mock of a class, or None where the parts for it are missing."""
    spec, strict = mock_of.spec, mock_of.strict
    depend_on_class(api, spec.type)
    called_either_way = mock_of.may_be_instance and spec.type.has_readable_member("__call__")
    gives_other = strict and is_other_result(api, mock_of.gives, spec.type)
    if strict:
        SCOPES.note_class_mock(api)
    said = _about(spec, strict=strict, called_either_way=called_either_way)
    said["identity"] += " that gives another" * gives_other
    base = find_class(api, fullnames.FUNCTION_MOCK)
    kept = kept_class(api, said)
    if kept is not None or base is None:
        return kept
    called = _called(api, spec, strict=strict, context=context)
    if called is None:
        return None
    if called_either_way or gives_other:
        called = [any_parameters() if called_either_way else called[0], ANY]
    return _made(api, said, spec, Instance(base, called), context)


def is_other_result(
    api: CheckerPluginInterface, value: Expression | None, class_: TypeInfo
) -> bool:
    """Tell whether what the mock of a class gives is none of its instances, nor surely like one.

    Parameters:
        api: the checker.
        value: what a test says that a call gives: a fake, or a mock without a spec; if anything.
        class_: the class.
    """
    if value is None:
        return False
    given = get_proper_type(infer(api, value))
    spec = spec_behind(given) if isinstance(given, Instance) else None
    return spec is None or spec.type is not class_


def _called(
    api: CheckerPluginInterface, spec: Instance, *, strict: bool, context: Context
) -> list[Type] | None:
    """Return what a class takes when it is called, and the mock of an instance that it gives."""
    magic = find_class(api, f"{library_in_use(api)}.{MockKind.MAGIC.value}")
    constructor = class_object(spec.type)
    if magic is None or not isinstance(constructor, FunctionLike):
        return None
    instance = specced_mock(
        api, MockOf(magic, MockKind.MAGIC, spec, strict=strict, callable=not strict), context
    )
    return [parameters_of(constructor), instance]


def _made(
    api: CheckerPluginInterface, said: About, spec: Instance, base: Instance, context: Context
) -> Instance:
    """Return the mock, whose class is made here."""
    info = make_class(api, [base], said)
    info.mro = list(linearized([info, *base.type.mro]))
    if is_open(spec.type) or may_be_filled(modules(api), spec.type):
        refuse_unknown(info)  # not the plugin is asked: what an unseen base adds is Any
    else:
        _ask_for_unknown(info)
    # Only a class that falls back to Any is accepted as type[…].
    info.fallback_to_any = True
    with silence(api):
        for name, type_ in _member_types(api, spec, base.type, context):
            add_variable(info, name, type_)
    return Instance(info, [])


def _about(spec: Instance, *, strict: bool, called_either_way: bool) -> About:
    word = "spec" if strict else "of"
    return About(
        name=f"MagicMock({word}=type[{spec.type.name}])",
        identity=f"type[{spec}]" + " or an instance" * called_either_way,
        spec=spec.type.name,
        kind=MockKind.MAGIC.name,
        callable=True,
        is_class=True,
        strict=strict,
    )


def _ask_for_unknown(info: TypeInfo) -> None:
    """Let mypy ask the plugin about attributes that the class lacks, and take any that are set."""
    plain = next(base for base in info.mro if base.fullname == fullnames.NON_CALLABLE_MOCK)
    for name in ("__getattr__", "__setattr__"):
        info.names[name] = plain.names[name]


def _member_types(
    api: CheckerPluginInterface, spec: Instance, base: TypeInfo, context: Context
) -> Iterator[tuple[str, Type]]:
    for name, symbol, owner in symbols_of(spec.type):
        if owner.fullname in NOT_MEMBERS or isinstance(symbol.node, TypeVarLikeExpr):
            continue
        if is_private(name):
            yield mangled(name, owner), ANY
        elif name != "__call__" and shows(base, name):  # to call a class is to make an instance
            yield name, _member_type(api, spec, member_of(name, symbol, owner), context)


def _member_type(
    api: CheckerPluginInterface, spec: Instance, member: Member, context: Context
) -> Type:
    if not member.kind.is_callable or member.kind is Kind.CLASS or member.kind is Kind.UNKNOWN:
        return ANY
    shape = shape_of(member, MockKind.MAGIC)
    mock = get_proper_type(function_mock(api, shape, member_type(api, spec, member.name, context)))
    if member.binding is Binding.INSTANCE and isinstance(mock, Instance):
        # Called on the class, a method may be given the instance or not.
        return mock.copy_modified(args=[any_parameters(), *mock.args[1:]])
    return mock
