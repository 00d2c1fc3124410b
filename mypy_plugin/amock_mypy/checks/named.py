"""Check that nobody takes the name of a mock for its attribute: `Mock(name="ann").name`."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import CallExpr, Expression, MemberExpr, NameExpr, StrExpr, SymbolNode
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_ASSERT
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import values_of
from amock_mypy.specs.mock_kinds import mock_kind

_NAME = "name"


def faults_of_names(
    api: CheckerPluginInterface, asked: Expression, wanted: Expression
) -> Iterator[Fault]:
    """Yield the fault of a mock's `.name` that is compared where `name=` made the mock.

    Parameters:
        api: the checker.
        asked: what may be the attribute of a mock.
        wanted: what it is compared with.
    """
    if not isinstance(asked, MemberExpr) or asked.name != _NAME:
        return
    variable = asked.expr.node if isinstance(asked.expr, NameExpr) else None
    bound = values_of(api, variable) if variable is not None else []
    made = bound[0] if len(bound) == 1 else None
    if variable is None or not isinstance(made, CallExpr) or _NAME not in made.arg_names:
        return
    # What the code took from the mock is the same child; no text is.
    if mock_kind(api, made) is None or not isinstance(wanted, StrExpr):
        return
    if not (_NAME in SCOPES.assigned_names(api) or variable in _given_attributes(api)):
        message = (
            'name= is how the mock shows itself, and its attribute "name" is one more mock, '
            f"which equals nothing; set {variable.name}.name after the mock is made"
        )
        yield Fault(message, asked, MOCK_ASSERT)


@once_a_module
def _given_attributes(api: CheckerPluginInterface) -> set[SymbolNode]:
    """Return the variables of which a call may give attributes to what they hold."""
    return {
        variable.node
        for statement in SCOPES.statements(api)
        for expression in expressions_in(statement)
        if isinstance(expression, CallExpr)
        for variable in _given_by(expression)
        if isinstance(variable, NameExpr) and variable.node is not None
    }


def _given_by(call: CallExpr) -> list[Expression]:
    callee = call.callee
    if isinstance(callee, MemberExpr) and callee.name in ("attach_mock", "configure_mock"):
        return [callee.expr]
    of_python = isinstance(callee, NameExpr) and callee.name == "setattr"
    of_test = isinstance(callee, MemberExpr) and callee.name in ("object", "setattr")
    return call.args if of_python or of_test else []
