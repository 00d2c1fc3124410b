"""Which names are bound more than once in a scope, and to what.

mypy gives a variable the type of its first binding. Where a name holds different mocks over time,
a precise type for the first would make the later ones errors, so all of them stay plain mocks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from mypy.nodes import (
    MDEF,
    AssignmentStmt,
    CallExpr,
    ClassDef,
    Context,
    Decorator,
    Expression,
    ExpressionStmt,
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

from amock_mypy.source.gathered import fillings_by, items_to_keep_plain, items_together
from amock_mypy.source.mocked_methods import method_mocked
from amock_mypy.source.naming import dotted
from amock_mypy.source.questions import Questions
from amock_mypy.source.sources import is_made, maker_of, source_of
from amock_mypy.source.statements import function_of, statements_of_scope

Binding = tuple[str, Context, Expression | None]
"""A name (`self.name` for an attribute of an instance), where it stands, and what is put there."""


class Bindings:
    """The bindings of one scope: a module, a function, or the attributes of a class's instances.

    Parameters:
        statements: those of the scope; for a class, those of its methods.
        attributes_only: whether only `self.name` is looked at, as in methods, whose variables
            are their own.
        shared: names that other scopes bind too.

    Attributes:
        by_name: the bindings of each name.
    """

    def __init__(
        self,
        statements: list[Statement],
        *,
        attributes_only: bool = False,
        shared: frozenset[str] = frozenset(),
    ) -> None:
        self._statements: Final = statements  # keeps them alive, and so their ids unique
        self._inside: Final = statements_of_scope(statements)
        self.by_name: Final[dict[str, list[Binding]]] = defaultdict(list)
        for name, place, value in bindings_of(self._inside):
            if not attributes_only:
                self.by_name[name].append((name, place, value))
            elif name.startswith(_OF_METHODS):
                self.by_name[_of_instance(name)].append((name, place, value))
        self._fillings: Final = fillings_by(self._inside)
        self._questions: Final = Questions(self._inside)
        kept = items_to_keep_plain(self._inside, self._fillings)
        names = self._names_of_many() | shared | set(map(dotted, map(maker_of, kept)))
        plain = self._with_their_sources(names)
        self._bound: Final = self.by_name.keys() | plain
        self._rebound: Final = {id(maker_of(item)) for item in kept} | {
            id(part) for value in self._values_of(plain) for part in (value, maker_of(value))
        }

    def _names_of_many(self) -> set[str]:
        """Return the names that hold different things, or may be other names of such."""
        names = {name for names in self._questions.identities for name in self._different(names)}
        names |= self._questions.plain
        several = (name for name, bindings in self.by_name.items() if len(bindings) > 1)
        return names | {name for name in several if len(self._sources(name)) > 1}

    def _different(self, names: frozenset[str]) -> frozenset[str]:
        """Return those of some names that surely are mocks if their mocks have different types."""
        made = {source for name in names for source in self._sources(name) if is_made(source)}
        return names if len(made) > 1 else frozenset()

    def _sources(self, name: str) -> set[object]:
        return {source_of(value) for _, _, value in self.by_name.get(name, ())}

    def _values_of(self, names: Iterable[str]) -> list[Expression]:
        found = [value for name in names for _, _, value in self.by_name.get(name, ())]
        return [value for value in found if value is not None]

    def _with_their_sources(self, names: set[str]) -> set[str]:
        """Return names and those of which they are other names."""
        found: set[str] = set()
        ahead = names - {""}
        while ahead:
            found |= ahead
            ahead = {dotted(maker_of(value)) for value in self._values_of(ahead)} - found - {""}
        return found

    @cached_property
    def _values(self) -> dict[int, Expression | None]:
        return {
            id(target): value
            for statement in self._inside
            if isinstance(statement, AssignmentStmt)
            for whole in statement.lvalues
            for target, value in _parts(whole, statement.rvalue)
        }

    @cached_property
    def _entered(self) -> set[int]:
        return {
            id(entered)
            for statement in self._inside
            if isinstance(statement, WithStmt)
            for entered in statement.expr
        }

    @cached_property
    def _shared(self) -> set[int]:
        bound = self._values_of(filter(_is_shared, self.by_name))
        put = [item for name in filter(_is_shared, self._fillings) for item in self._put_in(name)]
        return {id(part) for value in (*bound, *put) for part in (value, maker_of(value))}

    def _put_in(self, name: str) -> list[Expression]:
        return [item for filled in self._fillings[name] for item in filled.items]

    @cached_property
    def _named(self) -> set[int]:
        return {id(maker_of(value)) for value in self._values_of(self.by_name)}

    @cached_property
    def _asked_for_none(self) -> set[int]:
        asked = self._values_of(self._questions.names_asked_for_none)
        return {id(maker_of(value)) for value in asked}

    @cached_property
    def _called(self) -> set[int]:
        results = {
            dotted(target.expr)
            for statement in self._inside
            if isinstance(statement, AssignmentStmt)
            for target in statement.lvalues
            if isinstance(target, MemberExpr) and target.name == "return_value"
        }
        return set(map(id, self._values_of(results)))

    @cached_property
    def _with_mocked_methods(self) -> set[int]:
        asked = map(method_mocked, _assigned_or_called(self._inside))
        names = {dotted(method.expr) for method in asked if method is not None}
        return set(map(id, self._values_of(names)))

    @cached_property
    def _beside_others(self) -> set[int]:
        together = [list(self._makers(items)) for items in items_together(self._inside)]
        return {
            id(maker)
            for makers in together
            if len(set(map(_called_or_itself, makers))) > 1
            for maker in makers
        }

    def _makers(self, items: Iterable[Expression]) -> Iterator[Expression]:
        """Yield what makes each of some items, or what is bound to its name."""
        for item in items:
            bound = self._values_of([dotted(item)])
            yield from map(maker_of, bound or [item])

    def value_of(self, target: Context) -> Expression | None:
        """Return what an assignment puts in the place of a target expression."""
        return self._values.get(id(target))

    def is_beside_others(self, value: Context) -> bool:
        """Tell whether value is put beside what is made otherwise where nobody wrote a type."""
        return id(value) in self._beside_others

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

    def has_mocked_methods(self, value: Context) -> bool:
        """Tell whether a method of a name that value is bound to is set, or asserted, as a mock."""
        return id(value) in self._with_mocked_methods

    def is_shared(self, value: Context) -> bool:
        """Tell whether value becomes an attribute that methods share, or is put into one."""
        return id(value) in self._shared

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


def _assigned_or_called(statements: list[Statement]) -> Iterator[Expression]:
    """Yield what is assigned to, and what is called for nothing but its effect."""
    for statement in statements:
        if isinstance(statement, AssignmentStmt):
            yield from statement.lvalues
        elif isinstance(statement, ExpressionStmt) and isinstance(statement.expr, CallExpr):
            yield statement.expr.callee


def _called_or_itself(maker: Expression) -> object:
    """Return what is called to make something, or what is there without a call."""
    callee = dotted(maker.callee) if isinstance(maker, CallExpr) else ""
    return callee or id(maker)


def bindings_of(statements: list[Statement]) -> list[Binding]:
    """Return the bindings by the statements of a scope."""
    found: list[Binding] = []
    for statement in statements:
        if isinstance(statement, AssignmentStmt):
            for target in statement.lvalues:
                found += _targets(target, statement.rvalue)
        elif isinstance(statement, WithStmt):
            for entered, name in zip(statement.expr, statement.target, strict=True):
                if name is not None:
                    found += _targets(name, entered)
        elif isinstance(statement, ForStmt):
            found += _targets(statement.index, None)
        elif isinstance(statement, (ClassDef, Decorator, FuncDef)):
            found.append((statement.name, statement, None))
    return found


_OF_METHODS: Final = ("self.", "cls.")
"""How methods write what they share; any other name in a method is that method's own."""


def _is_shared(name: str) -> bool:
    return name.startswith(_OF_METHODS)


def _of_instance(name: str) -> str:
    """Return the name of an attribute that methods share, as a method of an instance writes it."""
    return f"self.{name.removeprefix('cls.')}" if name.startswith("cls.") else name


def _targets(whole: Expression, assigned: Expression | None) -> list[Binding]:
    found: list[Binding] = []
    for target, value in _parts(whole, assigned):
        if isinstance(target, NameExpr):
            # What a class body binds, methods call an attribute of self.
            name = f"self.{target.name}" if target.kind == MDEF else target.name
            found.append((name, target, value))
        elif isinstance(target, MemberExpr) and isinstance(target.expr, NameExpr):
            found.append((f"{target.expr.name}.{target.name}", target, value))
    return found


def _parts(
    target: Expression, value: Expression | None
) -> list[tuple[Expression, Expression | None]]:
    """Return the targets of an assignment, each with what it is bound to where that is written."""
    if not isinstance(target, (TupleExpr, ListExpr)):
        return [(target, value)]
    values = value.items if isinstance(value, (TupleExpr, ListExpr)) else []
    same_length = len(values) == len(target.items)
    return [
        part
        for place, item in enumerate(target.items)
        for part in _parts(item, values[place] if same_length else None)
    ]


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
        yield from filter(None, map(function_of, items))
