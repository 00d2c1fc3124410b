"""Check what is read of mocks with a spec that mypy sees nothing of, as a parameter is Any to it.

Of other mocks mypy itself says which attributes they lack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mypy.nodes import AssignmentStmt, DelStmt, MemberExpr, Statement
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import current_module, modules, was_checked
from amock_mypy.checks.assertions import is_assertive
from amock_mypy.checks.awaited import message_of_sync
from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_ASYNC, MOCK_SPEC
from amock_mypy.mock_types.made_classes import about, class_behind
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.mentions import Mentions
from amock_mypy.source.naming import first_name, shown
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import statements_of_scope
from amock_mypy.specs.class_makers import may_be_filled
from amock_mypy.specs.module_texts import is_found_in
from amock_mypy.specs.reader import is_open
from amock_mypy.uses.given_async import may_be_given_async
from amock_mypy.uses.unannotated import functions_with_unseen_mocks
from amock_mypy.uses.unseen_parts import unseen_part
from amock_shape import AWAIT_RECORDS, OWN_NAMES, is_dunder, misspelling_of, near_name

_SPECCED: Final = re.compile(r"spec(?:_set)?\s*=|\.await_")


def faults_of_unseen_members(api: CheckerPluginInterface) -> Iterator[Fault]:
    """Yield what a module reads of such mocks and their specs lack."""
    if not is_found_in(current_module(api).path, _SPECCED):
        return
    for function, mocks in functions_with_unseen_mocks(api):
        lines = Mentions(function.body.body).lines_of([it.name for it in mocks])
        for statement in filter(lines.touch, statements_of_scope(function.body.body)):
            for read in _read_in(statement):
                root = first_name(read)
                if root is not None and root.node in mocks and was_checked(api, read):
                    yield from _faults_of_read(api, read)


def _read_in(statement: Statement) -> Iterator[MemberExpr]:
    written = statement.lvalues if isinstance(statement, AssignmentStmt) else []
    if not isinstance(statement, DelStmt):
        for part in expressions_in(statement):
            if isinstance(part, MemberExpr) and part not in written:
                yield part


def _faults_of_read(api: CheckerPluginInterface, read: MemberExpr) -> Iterator[Fault]:
    mock = get_proper_type(unseen_part(api, read.expr))
    if not isinstance(mock, Instance) or is_dunder(read.name):
        return
    is_sync = mock.type.fullname == fullnames.FUNCTION_MOCK
    if is_sync and read.name in AWAIT_RECORDS and not may_be_given_async(api, read.expr):
        yield Fault(message_of_sync(f'"{shown(read.expr)}"', read.name), read, MOCK_ASYNC)
    if not is_assertive(read.name) and read.name not in OWN_NAMES:
        yield from _faults_of_member(api, mock, read)


def _faults_of_member(
    api: CheckerPluginInterface, mock: Instance, read: MemberExpr
) -> Iterator[Fault]:
    said, class_ = about(mock.type), class_behind(mock)
    if said is None or not said["strict"] or mock.type.get(read.name) is not None:
        return
    if class_ is None or is_open(class_) or class_.module_name == "builtins":
        return
    if may_be_filled(modules(api), class_):
        return
    known = {name for base in mock.type.mro for name in base.names}
    if said["is_class"]:
        is_given = read.name in SCOPES.assigned_names(api)
        if is_given and misspelling_of(read.name, known) is None:
            return
    elif mock.type.fallback_to_any:
        return
    meant = near_name(read.name, known)
    mend = f'; did you mean "{meant}"?' if meant else ""
    yield Fault(f'"{said["name"]}" has no attribute "{read.name}"{mend}', read, MOCK_SPEC)
