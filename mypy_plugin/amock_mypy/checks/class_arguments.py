"""Check that a mock is not given where another class, or an instance of another, is wanted.

mypy takes the mock of a class for anything, as only then it is a `type[…]`. Given for an instance
of the class itself it does: it has the methods, without self, and isinstance() says yes. It also
takes what is annotated `Mock[Service]` for anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    AssignmentStmt,
    BytesExpr,
    CallExpr,
    DictExpr,
    Expression,
    FuncDef,
    IntExpr,
    LambdaExpr,
    ListExpr,
    ReturnStmt,
    Statement,
    StrExpr,
    TupleExpr,
    TypeInfo,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    ProperType,
    Type,
    TypeType,
    UnionType,
    get_proper_type,
)

from amock_mypy.checker import format_type, type_of, wanted_arguments
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.mock_types.annotated import annotated
from amock_mypy.mock_types.made_classes import about
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.statements import function_of, statements_of_scope

_LITERALS: Final[frozenset[type[Expression]]] = frozenset(
    {BytesExpr, DictExpr, IntExpr, LambdaExpr, ListExpr, StrExpr, TupleExpr}
)
"""Most arguments: what their types are need not be asked."""


def faults_of_class_arguments(api: CheckerPluginInterface, statement: Statement) -> Iterator[Fault]:
    """Yield the mocks that a statement passes, returns or keeps as something else."""
    if isinstance(statement, AssignmentStmt) and statement.type is not None:
        yield from _given(api, statement.type, statement.rvalue)
    function = function_of(statement)
    if function is not None:
        yield from _returned(api, function)
        return
    for expression in expressions_in(statement):
        if isinstance(expression, CallExpr) and expression.args:
            yield from _passed(api, expression)


def _passed(api: CheckerPluginInterface, call: CallExpr) -> Iterator[Fault]:
    given = (it for it in call.args if type(it) not in _LITERALS)
    if any(_mocked(type_of(api, argument)) for argument in given):
        for wanted, at in wanted_arguments(api, call):
            yield from _given(api, wanted, call.args[at])


def _returned(api: CheckerPluginInterface, function: FuncDef) -> Iterator[Fault]:
    declared = get_proper_type(function.type)
    if isinstance(declared, CallableType) and not (function.is_generator or function.is_coroutine):
        for statement in statements_of_scope(function.body.body):
            if isinstance(statement, ReturnStmt) and statement.expr is not None:
                yield from _given(api, declared.ret_type, statement.expr)


def _given(api: CheckerPluginInterface, wanted: Type, value: Expression) -> Iterator[Fault]:
    type_ = type_of(api, value)
    mocked = _mocked(type_)
    if mocked is not None and _is_of_others(wanted, mocked):
        what = "a mock of" if annotated(type_) else "the mock of the class"
        message = f'this is {what} "{mocked.type.name}", and {format_type(api, wanted)} is wanted'
        yield Fault(message, value, MOCK_SPEC)


def _mocked(type_: Type) -> Instance | None:
    """Return the class of which a type says that it is mocked, itself or an instance of it."""
    known = annotated(type_)
    return known.spec if known is not None else _mocked_class(type_)


def _mocked_class(type_: Type) -> Instance | None:
    """Return the class that is mocked by the strict mock of a class, None for other types."""
    mock = get_proper_type(type_)
    said = about(mock.type) if isinstance(mock, Instance) else None
    if said is None or not (said["is_class"] and said["strict"]) or not isinstance(mock, Instance):
        return None
    made = get_proper_type(mock.type.bases[0].args[-1])
    return made.type.bases[-1] if isinstance(made, Instance) and about(made.type) else None


def _is_of_others(wanted: Type, mocked: Instance) -> bool:
    """Tell whether only classes, or instances of classes, are wanted that are no kin of a class."""
    proper = get_proper_type(wanted)
    items = proper.items if isinstance(proper, UnionType) else [proper]
    known = [item for item in map(get_proper_type, items) if not isinstance(item, NoneType)]
    return bool(known) and all(_is_of_other(item, mocked.type) for item in known)


def _is_of_other(wanted: ProperType, mocked: TypeInfo) -> bool:
    if isinstance(wanted, TypeType):
        wanted = wanted.item
    if not isinstance(wanted, Instance):
        return False
    info = wanted.type
    if info.is_protocol or info.fallback_to_any or info.is_metaclass() or mocked.fallback_to_any:
        return False
    return not (mocked.has_base(info.fullname) or info.has_base(mocked.fullname))
