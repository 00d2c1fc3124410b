"""Check the mocks that a test assigns over functions of real objects, classes and modules."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import AssignmentStmt, CallExpr, Context, Expression, MemberExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import AnyType, CallableType, Instance, ProperType, Type, get_proper_type

from amock_mypy.checker import (
    member_type,
    module_behind,
    reference_type,
    silence,
    type_of,
    wanted_here,
)
from amock_mypy.checks.doubles import message_of_double
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_ASYNC
from amock_mypy.mock_types.fitting import gives_sync, is_mock
from amock_mypy.mock_types.functions import awaited
from amock_mypy.mock_types.made_classes import spec_behind
from amock_mypy.source.arguments import Arguments, read_arguments
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import variables_with
from amock_mypy.specs.coroutines import as_called
from amock_mypy.specs.reader import may_be_awaited
from amock_mypy.specs.targets import Found, resolve_attribute, resolve_in_module
from amock_mypy.uses.bare_mocks import PARAMETERS, bare_kind
from amock_mypy.uses.handed_on import hands_future_on
from amock_shape import SETTINGS, mended_double


def faults_of_assigned_mocks(
    api: CheckerPluginInterface, statement: AssignmentStmt
) -> Iterator[Fault]:
    """Yield the fault of a mock of the wrong kind that is assigned over a function."""
    value = statement.rvalue
    kind = bare_kind(value)
    if kind is None or not isinstance(value, CallExpr):
        return
    for target in statement.lvalues:
        found = _replaced(api, target)
        member = as_called(found) if found is not None else None
        if found is None or member is None or mended_double(member.kind, kind) is None:
            continue
        arguments = read_arguments(value, PARAMETERS)
        if _is_returned(api, found, target) if kind.is_async else _gives_sync(api, arguments):
            yield Fault(message_of_double(member, kind), value, MOCK_ASYNC)


def may_give_awaitable(api: CheckerPluginInterface, mock: Context) -> bool:
    """Tell whether a mock is put where awaiting it may give something else to await.

    So it may over a function that declares it, and over what nobody knows.

    Parameters:
        api: the checker.
        mock: the call that makes the mock.
    """
    if _gives_awaitable(get_proper_type(wanted_here(api))) or _hands_future_on(api, mock):
        return True
    return any(
        _awaits_twice(api, target)
        for statement in SCOPES.statements_around(api, mock.line)
        if isinstance(statement, AssignmentStmt) and statement.rvalue is mock
        for target in statement.lvalues
    )


def _awaits_twice(api: CheckerPluginInterface, target: Expression) -> bool:
    owner = get_proper_type(type_of(api, target.expr)) if isinstance(target, MemberExpr) else None
    if isinstance(owner, AnyType) or _is_of_spec(owner, target):
        return True
    found = _replaced(api, target)
    function = get_proper_type(_type(api, found, target)) if found is not None else None
    return _gives_awaitable(function)


def _gives_awaitable(function: ProperType | None) -> bool:
    """Tell whether what awaiting the result of a function gives may be awaited in its turn."""
    return isinstance(function, CallableType) and may_be_awaited(awaited(function.ret_type))


def _is_of_spec(owner: ProperType | None, target: Expression) -> bool:
    """Tell whether the spec of a mock has what is assigned to: what fits there is judged by it."""
    spec = spec_behind(owner) if isinstance(owner, Instance) else None
    if spec is None or not isinstance(target, MemberExpr):
        return False
    return isinstance(resolve_attribute(spec, target.name), Found)


def _hands_future_on(api: CheckerPluginInterface, mock: Context) -> bool:
    if not isinstance(mock, CallExpr):
        return False
    value = read_arguments(mock, PARAMETERS).by_name.get("return_value")
    return value is not None and hands_future_on(api, variables_with(api, mock), value)


def _replaced(api: CheckerPluginInterface, target: Expression) -> Found | None:
    """Return what a real object has where something is assigned; mocks are looked at elsewhere."""
    if not isinstance(target, MemberExpr):
        return None
    module = module_behind(target.expr)
    owner = type_of(api, target.expr)
    if module is not None:
        found = resolve_in_module(module, target.name)
    elif not is_mock(owner):
        found = resolve_attribute(owner, target.name)
    else:
        return None
    return found if isinstance(found, Found) and not _is_of_test_case(found) else None


def _is_of_test_case(found: Found) -> bool:
    """Tell whether a test case has it from unittest, whose methods no code under test calls."""
    return found.owner.fullname == "unittest.case.TestCase"


def _is_returned(api: CheckerPluginInterface, found: Found, place: Expression) -> bool:
    """Tell whether a function gives its result and surely nothing to await."""
    function = get_proper_type(_type(api, found, place))
    return isinstance(function, CallableType) and not may_be_awaited(function.ret_type)


def _type(api: CheckerPluginInterface, found: Found, place: Expression) -> Type:
    if found.receiver is None:
        return reference_type(api, found.symbol, place)
    with silence(api):
        return member_type(api, found.receiver, found.member.name, place)


def _gives_sync(api: CheckerPluginInterface, arguments: Arguments) -> bool:
    """Tell whether a mock is made to give what cannot be awaited.

    Without a value, a test may only look whether it is called.
    """
    names = SETTINGS & arguments.by_name.keys()
    sync = all(gives_sync(name, type_of(api, arguments.by_name[name])) for name in names)
    return bool(names) and sync and arguments.complete
