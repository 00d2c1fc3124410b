"""Check that what a mock gives for a value is not awaited where the value cannot be.

mypy takes the mock of a value for anything to await, as its class falls back to Any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mypy.nodes import AwaitExpr, CallExpr, MemberExpr, NameExpr, RefExpr, Statement
from mypy.plugin import CheckerPluginInterface
from mypy.types import AnyType, Instance, get_proper_type

from amock_mypy.checker import current_module, format_type, type_of
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.unspecced import faults_of_awaited_child
from amock_mypy.codes import MOCK_ASYNC
from amock_mypy.mock_types.made_classes import holds_made_classes, spec_behind
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.naming import dotted
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.texts import lines_with
from amock_mypy.specs.module_texts import source_of
from amock_mypy.specs.reader import may_be_awaited
from amock_shape import SETTINGS, sync_equivalent


def message_of_sync(mock: str, name: str) -> str:
    """Return what is wrong with asking how a mock was awaited that is not async.

    Parameters:
        mock: what the mock is called.
        name: the assertion, or the record.
    """
    return f"{mock} is not async: use {sync_equivalent(name)}, not {name}"


def faults_of_awaited(api: CheckerPluginInterface) -> Iterator[Fault]:
    """Yield the mocks of values that the module awaits, which raises TypeError."""
    if not holds_made_classes(api):
        return
    for statement in _awaiting(api):
        for expression in expressions_in(statement):
            if isinstance(expression, AwaitExpr):
                given = get_proper_type(type_of(api, expression.expr))
                if isinstance(given, AnyType):
                    yield from faults_of_awaited_child(api, expression)
                elif isinstance(given, Instance):
                    yield from _fault(api, expression, given)


def _awaiting(api: CheckerPluginInterface) -> Iterable[Statement]:
    """Return the statements of the module that may hold an await; its text tells which do."""
    text = source_of(current_module(api))
    if text is None:
        return SCOPES.statements(api)
    around = SCOPES.statements_on(api, lines_with("await ", text))
    return {id(it): it for it in around}.values()


def _fault(api: CheckerPluginInterface, awaited: AwaitExpr, mock: Instance) -> Iterator[Fault]:
    called = awaited.expr.callee if isinstance(awaited.expr, CallExpr) else None
    # mypy itself objects to a mock that does not fall back to Any.
    if not isinstance(called, RefExpr):
        return
    value = spec_behind(mock) if mock.type.fallback_to_any else None
    if value is not None and not may_be_awaited(value) and not _is_given(api, called):
        message = (
            f'"{dotted(called) or _name(called)}" is not async and gives a mock of '
            f"{format_type(api, value)}, which cannot be awaited: this raises TypeError; "
            "take the await away"
        )
        yield Fault(message, awaited, MOCK_ASYNC)


def _is_given(api: CheckerPluginInterface, called: RefExpr) -> bool:
    """Tell whether the module itself says what the mock that is called gives."""
    assigned = SCOPES.assigned_attributes(api)
    return any(
        isinstance(target.expr, RefExpr) and _name(target.expr) == _name(called)
        for setting in SETTINGS
        for target in assigned.get(setting, ())
    )


def _name(called: RefExpr) -> str:
    return called.name if isinstance(called, (MemberExpr, NameExpr)) else ""
