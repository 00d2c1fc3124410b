"""Checks that are a matter of taste: each is off until `enable_error_code` names its code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy.errorcodes import ErrorCode
from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Expression,
    ExpressionStmt,
    MemberExpr,
    MypyFile,
    Statement,
    SymbolNode,
)
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checker import current_module, modules
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.started import is_patcher
from amock_mypy.codes import MOCK_LEAK, MOCK_UNSPECCED, MOCK_WHERE
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.naming import dotted
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.patch_calls import Form, PatchCall
from amock_mypy.specs.targets import Found
from amock_shape import MockKind

_STOPS: Final = frozenset({"stop", "stopall"})


def is_on(api: CheckerPluginInterface, code: ErrorCode) -> bool:
    """Tell whether a code that is off by default is on in the module that is checked."""
    return code in api.options.enabled_error_codes


def fault_of_unspecced(kind: MockKind, place: Expression) -> Fault:
    """Return the fault of a mock that is made without a spec."""
    message = (
        f"this {kind.value} has no spec: it takes any attribute and any call; "
        "give it spec=, or use create_autospec(…)"
    )
    return Fault(message, place, MOCK_UNSPECCED)


def faults_of_leaks(api: CheckerPluginInterface) -> Iterator[Fault]:
    """Yield the patches of a module that are started and that nothing in it stops."""
    stopped: set[str] = set()
    started: list[tuple[str, CallExpr]] = []
    for statement in SCOPES.statements(api):
        for expression in expressions_in(statement):
            if isinstance(expression, MemberExpr) and expression.name in _STOPS:
                stopped.add(expression.name if expression.name == "stopall" else _owner(expression))
        started += _started(api, statement)
    if "stopall" in stopped:
        return
    for name, call in started:
        if not name or name not in stopped:
            message = (
                "the patch is started and never stopped, so it stays for all tests after this one; "
                "use a with statement, or addCleanup(patcher.stop)"
            )
            yield Fault(message, call, MOCK_LEAK)


def _started(api: CheckerPluginInterface, statement: Statement) -> Iterator[tuple[str, CallExpr]]:
    """Yield the name of the patcher, if it has one, and the call of each start."""
    if not isinstance(statement, (AssignmentStmt, ExpressionStmt)):
        return
    call = statement.rvalue if isinstance(statement, AssignmentStmt) else statement.expr
    if not isinstance(call, CallExpr) or not isinstance(call.callee, MemberExpr):
        return
    if call.callee.name == "start" and is_patcher(api, call.callee.expr):
        yield _owner(call.callee), call


def _owner(member: MemberExpr) -> str:
    return dotted(member.expr)


def faults_of_place(api: CheckerPluginInterface, call: PatchCall) -> Iterator[Fault]:
    """Yield the fault of a name that is patched where it is defined, while another one is used."""
    found = call.resolution
    if call.form not in (Form.PATCH, Form.SETATTR) or not isinstance(found, Found):
        return
    if not isinstance(found.owner, MypyFile) or found.node is None:
        return
    users = list(_users(api, found.owner, found.node))
    if users:
        name, user = users[0]
        message = (
            f'"{user}" has imported "{call.name}" from "{found.owner.fullname}" and goes on using '
            f'its own; patch "{user}.{name}"'
        )
        yield Fault(message, call.place, MOCK_WHERE)


def _users(
    api: CheckerPluginInterface, owner: MypyFile, node: SymbolNode
) -> Iterator[tuple[str, str]]:
    """Yield the modules that a test imports from and that hold a name of another for themselves."""
    test = current_module(api)
    homes = {_home(symbol.node) for symbol in test.names.values() if symbol.node is not None}
    if owner.fullname in homes:
        # The test may call it there.
        return
    for home in sorted(homes - {test.fullname}):
        module = modules(api).get(home)
        if module is None or module.is_stub or module.is_package_init_file():
            continue
        nodes = [symbol.node for symbol in module.names.values()]
        for name, symbol in module.names.items():
            if symbol.node is node and owner not in nodes:
                yield name, home


def _home(node: SymbolNode) -> str:
    return node.fullname if isinstance(node, MypyFile) else node.fullname.rpartition(".")[0]
