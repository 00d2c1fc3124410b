"""Which names are bound more than once in a scope, and to what.

mypy gives a variable the type of its first binding. Where a name holds different mocks over time,
a precise type for the first would make the later ones errors, so all of them stay plain mocks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    MDEF,
    AssignmentStmt,
    ClassDef,
    Context,
    Decorator,
    Expression,
    ForStmt,
    FuncDef,
    ListExpr,
    MemberExpr,
    NameExpr,
    OverloadedFuncDef,
    Statement,
    TempNode,
    TupleExpr,
    WithStmt,
)

from amock_mypy.gathered import items_to_keep_plain
from amock_mypy.naming import dotted
from amock_mypy.questions import Questions
from amock_mypy.sources import is_made, maker_of, source_of
from amock_mypy.statements import statements_of_scope

Binding = tuple[str, Expression | None]
"""A name, written `self.name` for an attribute of an instance, and what it is bound to."""


class Bindings:
    """The bindings of one scope: a module, a function, or the attributes of a class's instances.

    Parameters:
        statements: those of the scope; for a class, those of its methods.
        attributes_only: whether only `self.name` is looked at, as in methods, whose variables
            are their own.
        shared: names that other scopes bind too.
    """

    def __init__(
        self,
        statements: list[Statement],
        *,
        attributes_only: bool = False,
        shared: frozenset[str] = frozenset(),
    ) -> None:
        self._statements: Final = statements  # keeps them alive, and so their ids unique
        inside = list(statements_of_scope(statements))
        self._values: Final = {
            id(target): value
            for statement in inside
            if isinstance(statement, AssignmentStmt)
            for whole in statement.lvalues
            for target, value in _parts(whole, statement.rvalue)
        }
        self._entered: Final = {
            id(entered)
            for statement in inside
            if isinstance(statement, WithStmt)
            for entered in statement.expr
        }
        bindings = bindings_of(statements, attributes_only=attributes_only)
        if attributes_only:
            bindings = [(_of_instance(name), value) for name, value in bindings]
        sources = {(name, source_of(value)) for name, value in bindings}
        counts = Counter(name for name, _ in sources)
        self._questions: Final = Questions(inside)
        names = {
            name for names in self._questions.identities for name in _different(names, sources)
        }
        names |= self._questions.plain | shared
        names |= {name for name, count in counts.items() if count > 1}
        kept = items_to_keep_plain(inside)
        plain = _with_their_sources(names | set(map(dotted, map(maker_of, kept))), bindings)
        self._bound: Final = counts.keys() | plain
        self._named: Final = {id(maker_of(value)) for _, value in bindings if value is not None}
        self._asked_for_none: Final = {
            id(maker_of(value))
            for name, value in bindings
            if value is not None and name in self._questions.names_asked_for_none
        }
        self._rebound: Final = {id(maker_of(item)) for item in kept} | {
            id(part)
            for name, value in bindings
            if value is not None and name in plain
            for part in (value, maker_of(value))
        }

        results = {
            dotted(target.expr)
            for statement in inside
            if isinstance(statement, AssignmentStmt)
            for target in statement.lvalues
            if isinstance(target, MemberExpr) and target.name == "return_value"
        }
        self._called: Final = {id(value) for name, value in bindings if name in results}

    def value_of(self, target: Context) -> Expression | None:
        """Return what an assignment puts in the place of a target expression."""
        return self._values.get(id(target))

    def is_entered(self, value: Context) -> bool:
        """Tell whether value is the context manager of a with statement."""
        return id(value) in self._entered

    def is_rebound(self, value: Context) -> bool:
        """Tell whether value is bound to a name whose type is to stay that of any mock.

        It holds something else at other times, or a condition asks whether it is another one.
        """
        return id(value) in self._rebound

    def gets_result(self, value: Context) -> bool:
        """Tell whether a name that value is bound to is told what a call of it gives."""
        return id(value) in self._called

    def is_bound(self, name: str) -> bool:
        """Tell whether a name is bound here, or a condition asks which of several things it is."""
        return name in self._bound

    def asks_for_none(self, place: Context) -> bool:
        """Tell whether a condition asks whether something, or the name it is bound to, is None."""
        return id(place) in self._asked_for_none or self._questions.asks_for_none(place)

    def is_named(self, value: Context) -> bool:
        """Tell whether value, or what awaits it, is bound to a name."""
        return id(value) in self._named

    def asks(self, place: Context) -> bool:
        """Tell whether a condition asks what a precise type would answer wrongly."""
        return self._questions.asks(place)


def bindings_of(statements: list[Statement], *, attributes_only: bool = False) -> list[Binding]:
    """Return the bindings of a scope; its statements and what is left out as for Bindings."""
    return [
        binding
        for statement in statements_of_scope(statements)
        for binding in _own_bindings(statement)
        if not attributes_only or binding[0].startswith(_OF_METHODS)
    ]


_OF_METHODS: Final = ("self.", "cls.")
"""How methods write what they share; any other name in a method is that method's own."""


def _different(names: frozenset[str], sources: set[tuple[str, object]]) -> frozenset[str]:
    """Return those of some names that surely are mocks if their mocks have different types."""
    made = {source for name, source in sources if name in names and is_made(source)}
    return names if len(made) > 1 else frozenset()


def _with_their_sources(names: set[str], bindings: list[Binding]) -> set[str]:
    """Return names and those of which they are other names."""
    found: set[str] = set()
    ahead = names - {""}
    while ahead:
        found |= ahead
        of_these = [value for name, value in bindings if name in ahead and value is not None]
        ahead = {dotted(maker_of(value)) for value in of_these} - found - {""}
    return found


def _of_instance(name: str) -> str:
    """Return the name of an attribute that methods share, as a method of an instance writes it."""
    return f"self.{name.removeprefix('cls.')}" if name.startswith("cls.") else name


def _own_bindings(statement: Statement) -> Iterator[Binding]:
    if isinstance(statement, AssignmentStmt):
        for target in statement.lvalues:
            yield from _targets(target, statement.rvalue)
    elif isinstance(statement, WithStmt):
        for entered, name in zip(statement.expr, statement.target, strict=True):
            if name is not None:
                yield from _targets(name, entered)
    elif isinstance(statement, ForStmt):
        yield from _targets(statement.index, None)
    elif isinstance(statement, (ClassDef, Decorator, FuncDef)):
        yield statement.name, None


def _targets(whole: Expression, assigned: Expression | None) -> Iterator[Binding]:
    for target, value in _parts(whole, assigned):
        if isinstance(target, NameExpr):
            # What a class body binds, methods call an attribute of self.
            yield f"self.{target.name}" if target.kind == MDEF else target.name, value
        elif isinstance(target, MemberExpr) and isinstance(target.expr, NameExpr):
            yield f"{target.expr.name}.{target.name}", value


def _parts(
    target: Expression, value: Expression | None
) -> Iterator[tuple[Expression, Expression | None]]:
    """Yield the targets of an assignment, each with what it is bound to where that is written."""
    if not isinstance(target, (TupleExpr, ListExpr)):
        yield target, value
        return
    values = value.items if isinstance(value, (TupleExpr, ListExpr)) else []
    same_length = len(values) == len(target.items)
    for place, item in enumerate(target.items):
        yield from _parts(item, values[place] if same_length else None)


def method_statements(definition: ClassDef) -> list[Statement]:
    """Return the statements of all methods of a class, where attributes of self are bound."""
    return [statement for method in methods_of(definition) for statement in method.body.body]


def class_statements(definition: ClassDef) -> list[Statement]:
    """Return the statements by which a class gives its instances attributes, and of its methods."""
    own = [it for it in definition.defs.body if isinstance(it, AssignmentStmt)]
    return [*(it for it in own if _gives_value(it)), *method_statements(definition)]


def _gives_value(statement: AssignmentStmt) -> bool:
    """Tell whether an assignment gives more than an annotation, or None until there is a value."""
    value = statement.rvalue
    return not isinstance(value, TempNode) and not (
        isinstance(value, NameExpr) and value.name == "None"
    )


def methods_of(definition: ClassDef) -> Iterator[FuncDef]:
    """Yield the methods of a class, the parts of a property among them."""
    for statement in definition.defs.body:
        items = statement.items if isinstance(statement, OverloadedFuncDef) else [statement]
        for item in items:
            function = item.func if isinstance(item, Decorator) else item
            if isinstance(function, FuncDef):
                yield function
