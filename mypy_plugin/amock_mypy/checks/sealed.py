"""Check that a test asks a sealed mock only for what it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mypy.nodes import CallExpr, Expression, ExpressionStmt, MemberExpr, RefExpr, Statement

from amock_mypy.checks.faults import Fault
from amock_mypy.codes import MOCK_SPEC
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.naming import dotted
from amock_mypy.source.statements import statements_of_scope
from amock_mypy.uses.bare_mocks import BareMock, Names, Place, path_on

_RESULT: Final = "return_value"


def faults_of_sealed(
    mocks: Mapping[str, BareMock], statements: list[Statement], own: frozenset[str]
) -> Iterator[Fault]:
    """Yield the attributes that a mock without a spec is asked for after it was sealed.

    Parameters:
        mocks: the mocks of a scope by name.
        statements: the statements of the scope.
        own: the attributes that every mock has.
    """
    if not any(_sealed_by(statement, mocks) for statement in statements):
        return
    names = {name: mock.variable for name, mock in mocks.items()}
    met: dict[str, set[str]] = {
        name: {way for given in mocks[name].arguments.by_name for way in _ways(given)}
        for name in mocks
    }
    sealed: set[str] = set()
    # What stands in a branch may not be run.
    always = {id(statement) for statement in statements}
    # A statement is done before the next; one that seals comes after what it was asked before.
    for statement in statements_of_scope(statements):
        for expression in expressions_in(statement):
            place = _place(expression, names) if isinstance(expression, MemberExpr) else None
            if place is None or not place[1] or mocks[place[0]].open:
                continue
            name, path = place
            if name not in sealed:
                met[name].update(_ways(path))
            elif _is_refused(path, mocks[name], met[name], own):
                owner, _, attribute = f"{name}.{path}".rpartition(".")
                message = (
                    f'"{owner}" is sealed and was not asked for "{attribute}" before: '
                    "this raises AttributeError"
                )
                yield Fault(message, expression, MOCK_SPEC)
        if id(statement) in always:
            sealed |= _sealed_by(statement, mocks)


def _place(expression: Expression, names: Names) -> Place | None:
    """Return the mock and the path from there, on which a call leads to what it gives."""
    parts, owner = list[str](), expression
    while isinstance(owner, (CallExpr, MemberExpr)):
        if path_on(owner, names) is not None:
            break
        parts.append(_RESULT if isinstance(owner, CallExpr) else owner.name)
        owner = owner.callee if isinstance(owner, CallExpr) else owner.expr
    start = path_on(owner, names)
    return (start[0], ".".join([*filter(None, start[1:]), *reversed(parts)])) if start else None


def _ways(path: str) -> Iterator[str]:
    """Yield a path and those of the children on the way to it."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def _is_refused(path: str, mock: BareMock, met: set[str], own: frozenset[str]) -> bool:
    """Tell whether a child is asked for what it was not asked before it was sealed.

    What is no mock of its own is not sealed with it: an object that the test has put there.
    """
    parent = path.rpartition(".")[0]
    parts = path.split(".")
    if path in met or parts[-1].startswith("_") or parts[-1] in own:
        return False
    if not own.isdisjoint({*parts} - {_RESULT}) or _gives_others(path, mock):
        return False
    return not parent or (parent in met and not mock.is_replaced(parent))


def _gives_others(path: str, mock: BareMock) -> bool:
    """Tell whether a function on a path may give something else than its return value."""
    ways = (way.removesuffix(_RESULT) for way in _ways(path) if way.endswith(f".{_RESULT}"))
    return any(f"{way}side_effect" in mock.known for way in ways)


def _sealed_by(statement: Statement, mocks: Mapping[str, BareMock]) -> set[str]:
    call = statement.expr if isinstance(statement, ExpressionStmt) else None
    if not isinstance(call, CallExpr) or not _is_seal(call.callee):
        return set()
    return {dotted(argument) for argument in call.args} & mocks.keys()


def _is_seal(callee: Expression) -> bool:
    return isinstance(callee, RefExpr) and callee.fullname.rpartition(".")[2] == "seal"
