"""Ask of the code that mypy is checking: what becomes of this value, and what is assigned here?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar, cast

from mypy.nodes import (
    AssignmentStmt,
    ClassDef,
    Context,
    Decorator,
    Expression,
    ExpressionStmt,
    FuncDef,
    FuncItem,
    GlobalDecl,
    MemberExpr,
    MypyFile,
    NonlocalDecl,
    Statement,
    TypeInfo,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import Type

from amock_mypy.checker import current_class, current_function, current_module
from amock_mypy.source.bindings import Bindings, class_statements
from amock_mypy.source.expected_errors import EXPECTING, may_expect_errors
from amock_mypy.source.set_by_calls import names_set_by_calls
from amock_mypy.source.statements import (
    all_statements,
    assigned_attributes,
    borrowed_methods,
)

Scope = MypyFile | FuncDef | ClassDef
_StatementT = TypeVar("_StatementT", bound=Statement)
_LINE: Final = attrgetter("line")


class PatchedProperty(NamedTuple):
    """A property in whose place a patch puts a mock.

    Attributes:
        name: its name.
        type: the type of its value.
        plain: what names it in the call, where the mock is no PropertyMock.
    """

    name: str
    type: Type
    plain: Expression | None = None


@dataclass(slots=True)
class _Notes:
    """What the hooks noted of a module: mypy may turn to others before it is through with one.

    Attributes:
        statements: the statements of the module; a daemon gives it new ones.
        replacing: the calls of patch that put a given object in the place of their target.
        properties: those that mock a property, and what is known of it.
        bare: the scopes in which a mock without a spec is made.
        injected: the types of the mocks that functions are passed.
        holds_class_mocks: whether the mock of a class is made, one that the class restricts.
    """

    statements: list[Statement] = field(default_factory=list)
    replacing: set[int] = field(default_factory=set)
    properties: dict[int, PatchedProperty] = field(default_factory=dict)
    bare: dict[int, Scope] = field(default_factory=dict)
    injected: dict[int, dict[Var, Type]] = field(default_factory=dict)
    holds_class_mocks: bool = False


class Scopes:
    """The bindings of the module that is being checked, scope by scope, each read when needed."""

    def __init__(self) -> None:
        self._notes = _Notes()
        self._notes_of: dict[str, _Notes] = {}
        self._all: list[Statement] | None = None
        self._by_kind: dict[type[Statement], list[Statement]] | None = None
        self._in_order: list[Statement] | None = None
        self._lines: list[int] = []
        self._decorators: dict[int, list[Expression]] | None = None
        self._assigned: dict[str, list[MemberExpr]] | None = None
        self._names: frozenset[str] | None = None
        self._borrowed: frozenset[str] | None = None
        self._derived: dict[TypeInfo, list[ClassDef]] | None = None
        self._shared: frozenset[str] | None = None
        self._expecting: list[Statement] | None = None
        self._used: dict[str, set[str]] = {}
        self._checkers: dict[str, CheckerPluginInterface] = {}
        self._bindings: dict[int, Bindings] = {}

    def is_rebound(self, api: CheckerPluginInterface, value: Context) -> bool:
        """Tell whether value is bound to a name that holds other things at other times."""
        return any(it.is_rebound(value) for it in self._knowing(api, value))

    def is_beside_others(self, api: CheckerPluginInterface, value: Context) -> bool:
        """Tell whether value is put beside what is made otherwise where nobody wrote a type."""
        return any(it.is_beside_others(value) for it in self._knowing(api, value))

    def _knowing(self, api: CheckerPluginInterface, value: Context) -> Iterator[Bindings]:
        """Yield the bindings of the function, and those of its class if its methods share value."""
        self._enter(api)
        own = self._of_function(api)
        yield own
        class_ = current_class(api)
        if class_ is not None and (current_function(api) is None or own.is_shared(value)):
            yield self._of_class(api, class_)

    def put_into(
        self, api: CheckerPluginInterface, class_: TypeInfo, attribute: str
    ) -> list[Expression | None]:
        """Return what the methods of a class of the module put into an attribute of instances."""
        self._enter(api)
        bound = self._of_class(api, class_).by_name.get(f"self.{attribute}", [])
        return [value for _, _, value in bound]

    def gets_result(self, api: CheckerPluginInterface, value: Context) -> bool:
        """Tell whether value is bound to a name whose `return_value` is set."""
        self._enter(api)
        return self._of_function(api).gets_result(value)

    def has_mocked_methods(self, api: CheckerPluginInterface, value: Context) -> bool:
        """Tell whether value is bound to a name whose methods are said to be mocks."""
        self._enter(api)
        return self._of_function(api).has_mocked_methods(value)

    def decorators_of(self, api: CheckerPluginInterface, function: FuncDef) -> list[Expression]:
        """Return the decorators of a function."""
        self._enter(api)
        if self._decorators is None:
            self._decorators = {
                id(statement.func): statement.original_decorators
                for statement in self.of_kind(api, Decorator)
            }
        return self._decorators.get(id(function), [])

    def injected(self, api: CheckerPluginInterface, function: FuncDef) -> dict[Var, Type] | None:
        """Return the noted types of the mocks that a function is passed, None before that."""
        self._enter(api)
        return self._notes.injected.get(id(function))

    def note_injected(self, function: FuncDef, mocks: dict[Var, Type]) -> None:
        """Note the types of the mocks that a function is passed, by its parameters."""
        self._notes.injected[id(function)] = mocks

    def is_entered(self, api: CheckerPluginInterface, value: Context) -> bool:
        """Tell whether value is the context manager of a with statement."""
        self._enter(api)
        return self._of_function(api).is_entered(value)

    def asks_for_none(self, api: CheckerPluginInterface, place: Context) -> bool:
        """Tell whether a condition asks whether something, or the name it is bound to, is None."""
        self._enter(api)
        return self._of_function(api).asks_for_none(place)

    def is_named(self, api: CheckerPluginInterface, value: Context) -> bool:
        """Tell whether value, or what awaits it, is bound to a name."""
        self._enter(api)
        return self._of_function(api).is_named(value)

    def asks(self, api: CheckerPluginInterface, place: Context) -> bool:
        """Tell whether a condition asks what a precise type would answer wrongly."""
        self._enter(api)
        return self._of_function(api).asks(place)

    def assigned(self, api: CheckerPluginInterface, target: Context) -> Expression | None:
        """Return what the code being checked assigns to a target, if it is one of an assignment."""
        self._enter(api)
        return self._of_function(api).value_of(target)

    def statements(self, api: CheckerPluginInterface) -> list[Statement]:
        """Return all statements of the module, those in functions and classes too."""
        self._enter(api)
        if self._all is None:
            self._all = all_statements(current_module(api).defs)
        return self._all

    def of_kind(self, api: CheckerPluginInterface, kind: type[_StatementT]) -> list[_StatementT]:
        """Return the statements of the module that are of a kind, in the order of the others."""
        self._enter(api)
        if self._by_kind is None:
            self._by_kind = defaultdict(list)
            for statement in self.statements(api):
                self._by_kind[type(statement)].append(statement)
        return cast(list[_StatementT], self._by_kind.get(kind, []))

    def expecting(self, api: CheckerPluginInterface) -> list[Statement]:
        """Return the statements of the module in which errors may be expected."""
        self._enter(api)
        if self._expecting is None:
            kinds = (self.of_kind(api, kind) for kind in EXPECTING)
            self._expecting = [it for kind in kinds for it in kind if may_expect_errors(it)]
        return self._expecting

    def statements_around(self, api: CheckerPluginInterface, line: int) -> list[Statement]:
        """Return the innermost statements that a line belongs to, as several may share a line."""
        return list(self.statements_on(api, [line]))

    def statements_on(
        self, api: CheckerPluginInterface, lines: Iterable[int]
    ) -> Iterator[Statement]:
        """Yield the innermost statements that each of some lines belongs to."""
        self._enter(api)
        if self._in_order is None:
            self._in_order = sorted(self.statements(api), key=_LINE)
            self._lines = [*map(_LINE, self._in_order)]
        for line in lines:
            end = bisect_right(self._lines, line)
            if end:
                yield from self._in_order[bisect_left(self._lines, self._lines[end - 1]) : end]

    def assigned_attributes(self, api: CheckerPluginInterface) -> dict[str, list[MemberExpr]]:
        """Return every `x.name` that the module assigns to, by the names."""
        self._enter(api)
        if self._assigned is None:
            self._assigned = {}
            for member in assigned_attributes(self.of_kind(api, AssignmentStmt)):
                self._assigned.setdefault(member.name, []).append(member)
        return self._assigned

    def assigned_names(self, api: CheckerPluginInterface) -> frozenset[str]:
        """Return the names of all attributes that the module assigns to, or sets by a call."""
        self._enter(api)
        if self._names is None:
            assignments = self.of_kind(api, AssignmentStmt)
            by_calls = names_set_by_calls(self.of_kind(api, ExpressionStmt), assignments)
            self._names = frozenset((*self.assigned_attributes(api), *by_calls))
        return self._names

    def borrowed_methods(self, api: CheckerPluginInterface) -> frozenset[str]:
        """Return the names of the methods that the module takes from a class to put on objects."""
        self._enter(api)
        if self._borrowed is None:
            self._borrowed = frozenset(borrowed_methods(self.of_kind(api, AssignmentStmt)))
        return self._borrowed

    def depend_on(self, api: CheckerPluginInterface, module: str) -> None:
        """Note that the module being checked depends on another, which it may not import."""
        self._enter(api)
        self._used.setdefault(current_module(api).fullname, set()).add(module)

    def note_replacement(self, api: CheckerPluginInterface, patch: Expression) -> None:
        """Note a call of patch that puts a given object in the place of its target."""
        self._enter(api)
        self._notes.replacing.add(id(patch))

    def replaces(self, patch: Expression) -> bool:
        """Tell whether an expression was noted as such a call."""
        return id(patch) in self._notes.replacing

    def note_property(
        self, api: CheckerPluginInterface, patch: Expression, property_: PatchedProperty
    ) -> None:
        """Note a call of patch that puts a mock in the place of a property of some type."""
        self._enter(api)
        self._notes.properties[id(patch)] = property_

    def holds_properties(self, api: CheckerPluginInterface) -> bool:
        """Tell whether such a call was noted in the module."""
        self._enter(api)
        return bool(self._notes.properties)

    def patched_property(self, patch: Expression) -> PatchedProperty | None:
        """Return what is known of the property that a noted call of patch replaces."""
        return self._notes.properties.get(id(patch))

    def note_bare_mock(self, api: CheckerPluginInterface, made: Context) -> None:
        """Note that a mock without a spec is made in the scope that is being checked."""
        self._enter(api)
        function, class_ = current_function(api), current_class(api)
        scopes: list[object] = [current_module(api) if function is None else function]
        if class_ is not None and self._of_function(api).is_shared(made):
            scopes.append(class_.defn)
        self._notes.bare.update((id(scope), scope) for scope in scopes if isinstance(scope, Scope))

    def note_class_mock(self, api: CheckerPluginInterface) -> None:
        """Note that the mock of a class is made in the module, one that the class restricts."""
        self._enter(api)
        self._notes.holds_class_mocks = True

    def holds_class_mocks(self, api: CheckerPluginInterface) -> bool:
        """Tell whether such a mock was noted in the module."""
        self._enter(api)
        return self._notes.holds_class_mocks

    def with_bare_mocks(self, api: CheckerPluginInterface) -> list[Scope]:
        """Return the scopes in which such a mock was noted."""
        self._enter(api)
        return list(self._notes.bare.values())

    def meet(self, api: CheckerPluginInterface) -> None:
        """Have the statements of the module looked at when its check ends."""
        self._enter(api)

    def forget(self) -> None:
        """Forget what was noted in a build that is over."""
        self._used.clear()
        self._checkers.clear()
        self._notes_of.clear()

    def leave(self, file: MypyFile) -> tuple[CheckerPluginInterface | None, set[str]]:
        """Forget a module whose check ends; return its checker, if met, and what it depends on."""
        used = self._used.pop(file.fullname, set())
        checker = self._checkers.get(file.fullname)
        if checker is not None:
            self._enter(checker)  # its statements are looked at now, with all that was noted
        self._checkers.pop(file.fullname, None)
        self._notes_of.pop(file.fullname, None)
        return checker, used

    def _enter(self, api: CheckerPluginInterface) -> None:
        module = current_module(api)
        # A daemon keeps the module and gives it new statements.
        if module.defs is not self._notes.statements:
            self._notes = self._notes_on(module)
            self._checkers[module.fullname] = api
            self._bindings = {}
            self._assigned = None
            self._names = None
            self._borrowed = None
            self._all = None
            self._by_kind = None
            self._in_order = None
            self._derived = None
            self._shared = None
            self._expecting = None
            self._decorators = None

    def _notes_on(self, module: MypyFile) -> _Notes:
        notes = self._notes_of.get(module.fullname)
        if notes is None or notes.statements is not module.defs:
            notes = self._notes_of[module.fullname] = _Notes(module.defs)
        return notes

    def _of_class(self, api: CheckerPluginInterface, class_: TypeInfo) -> Bindings:
        """Return what a class binds, and those of the module that share its attributes."""
        known = self._bindings.get(id(class_))
        if known is None:
            own = [it for related in self._related(api, class_) for it in class_statements(related)]
            known = Bindings(own, attributes_only=True)
            self._bindings[id(class_)] = known
        return known

    def _related(self, api: CheckerPluginInterface, class_: TypeInfo) -> list[ClassDef]:
        """Return a class, and the classes of the module that it derives from or that derive."""
        if self._derived is None:
            self._derived = defaultdict(list)
            for definition in self.of_kind(api, ClassDef):
                # A class that this version of Python never gets to see has no info.
                for base in definition.info.mro if definition.info else ():
                    self._derived[base].append(definition)
        here = current_module(api).fullname
        bases = [it.defn for it in class_.mro[1:] if it.module_name == here]
        derived = [it for it in self._derived.get(class_, []) if it.info is not class_]
        return [class_.defn, *bases, *derived]

    def _shared_names(self, api: CheckerPluginInterface) -> frozenset[str]:
        """Return the names that functions of the module bind for others."""
        if self._shared is None:
            of_module = [name for it in self.of_kind(api, GlobalDecl) for name in it.names]
            of_function = [name for it in self.of_kind(api, NonlocalDecl) for name in it.names]
            self._shared = frozenset((*of_module, *of_function))
        return self._shared

    def bindings_of(self, api: CheckerPluginInterface, scope: FuncDef | MypyFile) -> Bindings:
        """Return the bindings of a function, or of the module outside of functions."""
        self._enter(api)
        body = scope.defs if isinstance(scope, MypyFile) else scope.body.body
        return self._of_body(api, scope, body)

    def _of_function(self, api: CheckerPluginInterface) -> Bindings:
        function = current_function(api)
        if function is None:
            return self._of_body(api, current_module(api), current_module(api).defs)
        return self._of_body(api, function, function.body.body)

    def _of_body(
        self, api: CheckerPluginInterface, scope: FuncItem | MypyFile, body: list[Statement]
    ) -> Bindings:
        known = self._bindings.get(id(scope))
        if known is None:
            known = Bindings(body, shared=self._shared_names(api))
            self._bindings[id(scope)] = known
        return known


SCOPES: Final = Scopes()
