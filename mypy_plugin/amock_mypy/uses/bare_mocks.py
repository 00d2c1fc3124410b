"""Mocks without a spec, followed through the function, class or module that makes them.

mypy says of `m.method` only that it may be anything. Where a name holds one mock and nothing else,
its kind and what the test sets on it tell what its children are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from mypy.nodes import (
    LDEF,
    ArgKind,
    AssignmentStmt,
    CallExpr,
    ClassDef,
    Expression,
    FuncDef,
    MemberExpr,
    MypyFile,
    NameExpr,
    RefExpr,
    Statement,
    SymbolNode,
    TypeInfo,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import current_module
from amock_mypy.source.arguments import Arguments, read_arguments
from amock_mypy.source.bindings import Binding, Bindings, method_statements
from amock_mypy.source.expressions import expressions_in
from amock_mypy.source.lines import lines_held
from amock_mypy.source.mentions import Mentions
from amock_mypy.source.naming import dotted, first_name
from amock_mypy.source.scopes import SCOPES, Scope
from amock_shape import MockKind, child_kind

Names = Mapping[str, SymbolNode | None]
Place = tuple[str, str]
"""The name that holds a mock, and the path from there."""
PARAMETERS: Final = ("spec", "side_effect", "return_value", "wraps", "name", "spec_set")
_STOPS: Final = frozenset({"spec", "spec_set", "wraps", "autospec"})
_CLASSES: Final = {kind.value: kind for kind in MockKind}
_STUBS: Final = {"async_stub": MockKind.ASYNC, "stub": MockKind.MAGIC}
"""The methods of pytest-mock's fixture that make mocks: their argument is a name."""
_CONFIGURES: Final = frozenset({"configure_mock", "attach_mock", "mock_add_spec"})


class BareMock(NamedTuple):
    """A mock without a spec.

    Attributes:
        kind: its kind.
        arguments: what it was made with.
        settings: what the test sets on it, by the path from the mock: `method.return_value`.
        variable: what mypy knows the name by; an attribute of an instance has none.
        held: the lines on which the name surely holds the mock.
        open: whether others may set more on it, as a function of the test's that it is passed to.
    """

    kind: MockKind
    arguments: Arguments
    settings: dict[str, list[Expression]]
    variable: SymbolNode | None
    held: range
    open: bool

    def is_set(self, path: str) -> bool:
        """Tell whether the test may have put something of its own at a path, above or below it."""
        if self.open or not self.arguments.complete:
            return True
        first = path.partition(".")[0]
        return any(known.partition(".")[0] == first for known in self.known)

    def is_replaced(self, path: str) -> bool:
        """Tell whether the test may have put something of its own at a path, or on the way to it.

        What it sets below does not count: setting asks for what is at the path.
        """
        parts = path.split(".")
        ways = {".".join(parts[: length + 1]) for length in range(len(parts))}
        return not self.arguments.complete or not ways.isdisjoint(self.known)

    def has_special(self, path: str) -> bool:
        """Tell whether the test may have put something at a path, or given it special methods."""
        return self.is_replaced(path) or any(it.startswith(f"{path}.__") for it in self.known)

    def values_of(self, path: str) -> list[Expression]:
        """Return what the test puts at a path."""
        given = self.arguments.by_name.get(path)
        return [*([given] if given is not None else []), *self.settings.get(path, [])]

    def child(self, path: str) -> BareMock | None:
        """Return the mock at a path, None where the test may have put something else there."""
        if self.open or self.is_replaced(path):
            return None
        start = f"{path}."
        given = {
            name.removeprefix(start): value
            for name, value in self.arguments.by_name.items()
            if name.startswith(start)
        }
        settings = {
            name.removeprefix(start): values
            for name, values in self.settings.items()
            if name.startswith(start)
        }
        kind = child_kind(self.kind, path, coroutine=False, specced=False)
        return self._replace(kind=kind, arguments=Arguments(given), settings=settings)

    @property
    def known(self) -> frozenset[str]:
        """The paths at which the test puts something."""
        return frozenset({*self.arguments.by_name, *self.settings})


def bare_kind(call: Expression | None) -> MockKind | None:
    """Return the kind of mock that an expression makes if it makes one without a spec."""
    if not isinstance(call, CallExpr) or not isinstance(call.callee, RefExpr):
        return None
    callee, node = call.callee, call.callee.node
    kind = fullnames.MOCK_CLASSES.get(node.fullname) if isinstance(node, TypeInfo) else None
    if isinstance(callee, MemberExpr) and is_fixture(callee.expr):
        if callee.name in _STUBS:
            return _STUBS[callee.name]
        kind = _CLASSES.get(callee.name)
    if kind is None or _STOPS & set(call.arg_names):
        return None
    return None if call.arg_kinds and call.arg_kinds[0] is ArgKind.ARG_POS else kind


def is_fixture(owner: Expression) -> bool:
    """Tell whether a name is annotated as the fixture of pytest-mock."""
    node = owner.node if isinstance(owner, NameExpr) else None
    declared = get_proper_type(node.type) if isinstance(node, Var) and node.type else None
    return isinstance(declared, Instance) and declared.type.fullname in fullnames.MOCKERS


def bare_mocks_of(
    api: CheckerPluginInterface, scope: Scope, inside: list[Statement], mentions: Mentions
) -> dict[str, BareMock]:
    """Return the mocks without a spec that names of a scope hold, and nothing else, by name.

    Parameters:
        api: the checker.
        scope: a function, a class, whose names are `self.name`, or a module.
        inside: all statements of the scope.
        mentions: what they mention.
    """
    made = _made_once(api, scope)
    if not made:
        return {}
    names = {name: it.variable for name, it in made.items()}
    lines = mentions.lines_of(names)
    settings, opened = _uses(filter(lines.touch, inside), names, current_module(api).fullname)
    return {
        name: BareMock(
            it.kind,
            read_arguments(it.call, PARAMETERS),
            settings[name],
            it.variable,
            lines_held(scope, name, it.call),
            open=name in opened,
        )
        for name, it in made.items()
    }


def path_on(expression: Expression, names: Names) -> Place | None:
    """Return the name that an attribute of a mock begins with, and the path from there, or None.

    Parameters:
        expression: what may be a mock, or an attribute of one.
        names: the names that hold mocks, each with its variable if it has one.
    """
    root = first_name(expression)
    if root is None or not any(name.startswith(root.name) for name in names):
        return None  # most expressions of a test, so this is asked first
    text = dotted(expression)
    for name, variable in names.items():
        if text == name or text.startswith(f"{name}."):
            # Another function may have another variable of the same name.
            known = variable is None or root.node is variable
            return (name, text[len(name) + 1 :]) if known else None
    return None


class _Made(NamedTuple):
    """The call that makes a mock, with the variable that it is bound to, or an attribute of it."""

    kind: MockKind
    call: CallExpr
    variable: SymbolNode | None


def _made_once(api: CheckerPluginInterface, scope: Scope) -> dict[str, _Made]:
    """Return the mocks that names of a scope hold from their one binding on."""
    parameters, made = _parameters(scope), {}
    for name, (binding, *others) in _bound_in(api, scope).items():
        _, target, value = binding
        kind = bare_kind(value) if not others and name not in parameters else None
        if kind is None or not isinstance(value, CallExpr):
            continue
        root = first_name(target)
        if isinstance(scope, ClassDef):  # each method has a variable `self` of its own
            made[name] = _Made(kind, value, None)
        elif root is not None and (root is not target or root.is_new_def):
            made[name] = _Made(kind, value, root.node)
    return made


def _bound_in(api: CheckerPluginInterface, scope: Scope) -> Mapping[str, list[Binding]]:
    """Return the bindings of a scope by name; of a class, those of its attributes by methods."""
    if not isinstance(scope, ClassDef):
        return SCOPES.bindings_of(api, scope).by_name
    return Bindings(method_statements(scope), attributes_only=True).by_name


def body_of(scope: Scope) -> list[Statement]:
    """Return the statements of a scope."""
    if isinstance(scope, MypyFile):
        return scope.defs
    return scope.defs.body if isinstance(scope, ClassDef) else scope.body.body


def _parameters(scope: Scope) -> list[str]:
    if not isinstance(scope, FuncDef):
        return []
    return [argument.variable.name for argument in scope.arguments]


def _uses(
    statements: Iterable[Statement], names: Names, module: str
) -> tuple[dict[str, dict[str, list[Expression]]], set[str]]:
    """Return what is set on mocks, by name and path, and the names that others may set more on."""
    settings: dict[str, dict[str, list[Expression]]] = {name: {} for name in names}
    opened: set[str] = set()
    for statement in statements:
        if isinstance(statement, AssignmentStmt):
            for target in statement.lvalues:
                place = path_on(target, names)
                if place is not None and place[1]:
                    settings[place[0]].setdefault(place[1], []).append(statement.rvalue)
            if (alias := path_on(statement.rvalue, names)) is not None:
                opened.add(alias[0])
        for expression in expressions_in(statement):
            if isinstance(expression, CallExpr):
                opened.update(_opened(expression, names, module))
    return settings, opened


def _opened(call: CallExpr, names: Names, module: str) -> Iterator[str]:
    """Yield the mocks that a call may set something on: by its name, or a function of the test."""
    callee = call.callee
    if isinstance(callee, MemberExpr) and callee.name in _CONFIGURES:
        yield from (place[0] for place in [path_on(callee.expr, names)] if place is not None)
    elif _may_configure(callee, module):
        for argument in call.args:
            yield from (place[0] for place in [path_on(argument, names)] if place is not None)


def _may_configure(callee: Expression, module: str) -> bool:
    """Tell whether a function may be there to set something on the mocks that it is passed.

    Code under test is given mocks to use them; it is imported. What the test defines, and setattr,
    may set more on them.
    """
    if isinstance(callee, NameExpr):
        owner, _, name = callee.fullname.rpartition(".")
        return callee.kind == LDEF or owner == module or (owner, name) == ("builtins", "setattr")
    if not isinstance(callee, MemberExpr) or callee.name.startswith("assert"):
        return False
    return dotted(callee.expr) in ("self", "cls")
