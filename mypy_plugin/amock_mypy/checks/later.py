"""Check what a mock is asked for once it was sealed, or was given its spec after it was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Expression,
    ExpressionStmt,
    MemberExpr,
    Statement,
    WithStmt,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import FunctionLike, Instance, Type, get_proper_type

from amock_mypy.checker import current_function, current_module, type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.mock_types.fitting import is_mock
from amock_mypy.mock_types.listed import names_in
from amock_mypy.mock_types.made_classes import about
from amock_mypy.source.arguments import read_arguments
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.naming import dotted
from amock_mypy.source.statements import all_statements, assigned_attributes
from amock_mypy.specs.reader import is_open
from amock_mypy.uses.histories import history_of
from amock_shape import (
    ASSERTIONS,
    AWAIT_RECORDS,
    CALL_RECORDS,
    CONFIGURATION,
    METHODS,
    near_name,
)

_OWN: Final = ASSERTIONS | AWAIT_RECORDS | CALL_RECORDS | CONFIGURATION | METHODS


def faults_of_sealed_spec(api: CheckerPluginInterface, seal: CallExpr) -> Iterator[Fault]:
    """Yield what of its spec a mock is asked for only after it was sealed: it has no such child.

    An autospecced mock has all of its children from the beginning.
    """
    mock = seal.args[0]
    type_ = get_proper_type(type_of(api, mock))
    said = about(type_.type) if isinstance(type_, Instance) else None
    if said is None or said["is_class"] or said["name"].endswith(", instance)"):
        return
    history = history_of(api, mock, seal) if _is_always_run(api, seal) else None
    if history is None or history.passed_on or not isinstance(type_, Instance):
        return
    arguments = read_arguments(history.made, ("spec",))
    met = {name.partition(".")[0] for name in arguments.by_name}
    met |= {look.name for look in _looks(api, mock) if look.line < seal.line}
    for look in _looks(api, mock) if arguments.complete else ():
        unmet = look.line > seal.line and look.name in type_.type.names.keys() - met - _OWN
        if unmet and not look.name.startswith("_") and history_of(api, mock, look) is not None:
            message = (
                f'"{dotted(mock)}" is sealed and was not asked for "{look.name}" before: '
                "this raises AttributeError; set it before the mock is sealed"
            )
            yield Fault(message, look, MOCK_SPEC)


def faults_of_added_spec(api: CheckerPluginInterface, call: CallExpr) -> Iterator[Fault]:
    """Yield what a mock is asked for that the spec which mock_add_spec gave it lacks."""
    mock = call.callee.expr if isinstance(call.callee, MemberExpr) else None
    names = _names_of(api, call.args[0]) if call.args else None
    if mock is None or names is None or not is_mock(type_of(api, mock)):
        return
    if _is_made(type_of(api, mock)) or not _is_always_run(api, call):
        return
    assigned = assigned_attributes(it for it in _statements(api) if isinstance(it, AssignmentStmt))
    set_on_it = {it.name for it in assigned if dotted(it.expr) == dotted(mock)}
    for look in _looks(api, mock):
        if look.line <= call.line or look.name in names | set_on_it | _OWN:
            continue
        history = history_of(api, mock, look)
        if history is not None and not history.passed_on and not look.name.startswith("_"):
            meant = near_name(look.name, names)
            mend = f'; did you mean "{meant}"?' if meant else ""
            message = f'the spec that "{dotted(mock)}" was given has no "{look.name}"{mend}'
            yield Fault(message, look, MOCK_SPEC)


def _is_made(type_: Type) -> bool:

    proper = get_proper_type(type_)
    return isinstance(proper, Instance) and about(proper.type) is not None


def _names_of(api: CheckerPluginInterface, spec: Expression) -> set[str] | None:
    """Return the names of all that a spec has, or None where they are not known."""
    listed = names_in(spec)
    if listed is not None:
        return set(listed)
    class_ = get_proper_type(type_of(api, spec))
    if not isinstance(class_, FunctionLike) or not class_.is_type_obj():
        return None
    info = class_.type_object()
    return None if is_open(info) else {name for base in info.mro for name in base.names}


def _statements(api: CheckerPluginInterface) -> list[Statement]:
    return all_statements(_body(api))


def _body(api: CheckerPluginInterface) -> list[Statement]:
    function = current_function(api)
    return function.body.body if function is not None else current_module(api).defs


def _looks(api: CheckerPluginInterface, mock: Expression) -> Iterator[MemberExpr]:
    """Yield where the code being checked asks a mock for an attribute."""
    name = dotted(mock)
    for statement in _statements(api):
        for expression in expressions_in(statement):
            if isinstance(expression, MemberExpr) and name and dotted(expression.expr) == name:
                yield expression


def _is_always_run(api: CheckerPluginInterface, call: CallExpr) -> bool:
    """Tell whether a call is a statement of its own that no condition, loop or test decides on."""
    ahead = [*_body(api)]
    while ahead:
        statement = ahead.pop()
        if isinstance(statement, ExpressionStmt) and statement.expr is call:
            return True
        if isinstance(statement, WithStmt):
            ahead += statement.body.body
    return False
