"""The types of specced mocks: made classes that are both a mock and the class they are a mock of.

`Mock(spec=Service)` gets a class of its own, derived from Mock and Service, in which each member of
the spec stands as the type of its mock. It is accepted where either is wanted, and refuses what
neither has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mypy.nodes import (
    ArgKind,
    Context,
    DelStmt,
    SymbolNode,
    SymbolTableNode,
    TypeInfo,
    TypeVarLikeExpr,
    Var,
    is_final_node,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import (
    CallableType,
    Instance,
    ProperType,
    TupleType,
    Type,
    get_proper_type,
)

from amock_mypy import fullnames
from amock_mypy.backport import UNDECLARED, is_in_use, is_known
from amock_mypy.checker import (
    ANY,
    current_module,
    derives_from,
    find_class,
    generic_instance,
    member_type,
    modules,
    silence,
)
from amock_mypy.mock_types.functions import (
    function_mock,
    taking_any_types,
    with_open_result,
    wrapper_mock,
)
from amock_mypy.mock_types.made_classes import (
    About,
    about,
    add_variable,
    give_variable,
    kept_class,
    linearized,
    make_class,
    make_settable,
    names_of_spec,
    refuse_unknown,
)
from amock_mypy.mock_types.own_names import own_names_read
from amock_mypy.mock_types.undeclared import undeclared
from amock_mypy.runs.daemon import depend_on_class
from amock_mypy.runs.dependencies import imports_of
from amock_mypy.source.in_vain import asked_for_in_vain, deleted
from amock_mypy.source.kept import once_a_module
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.class_makers import may_be_filled
from amock_mypy.specs.coroutines import is_decorated_coroutine
from amock_mypy.specs.filled_in import is_filled_in
from amock_mypy.specs.reader import is_open, member_of, symbols_of
from amock_shape import (
    CONFIGURATION,
    FUNCTION_NAMES,
    SUPPORTED_DUNDERS,
    Kind,
    Member,
    MockKind,
    child_kind,
    is_dunder,
    misspelling_of,
    shape_by_spec,
    shape_of,
)

NOT_MEMBERS: Final = frozenset({"builtins.object", "typing.Generic", "typing.Protocol", "abc.ABC"})
"""Classes whose attributes say nothing of a mock of a class derived from them."""

_FILES: Final = frozenset({"_io._IOBase", "typing.IO"})
"""The classes that those of files derive from."""
_OF_EVERYTHING: Final = frozenset({"__class__", "__dict__", "__hash__"})

OF_MOCKS: Final = "_mock_"
"""How the names begin that mocks keep for themselves; spec_set= lets them be set."""

ITERATORS: Final = frozenset({"__iter__", "__aiter__", "__reversed__"})
"""Members that may be given a list where they are declared to give an iterator."""


class MockOf(NamedTuple):
    """What a specced mock is a mock of.

    Attributes:
        mock_class: the class of the mock as written in the test, or a subclass of the user's.
        kind: the kind of mock it makes.
        spec: the class that is mocked, with its type arguments.
        strict: whether the mock refuses what the spec lacks.
        callable: whether it may be called although the spec may not.
        settable: whether a test may give it attributes that the spec lacks, as spec_set= forbids.
    """

    mock_class: TypeInfo
    kind: MockKind
    spec: Instance
    strict: bool
    callable: bool = True
    settable: bool = True

    @property
    def about(self) -> About:
        """What the made class says of itself."""
        word = ("spec" if self.settable else "spec_set") if self.strict else "of"
        call = "" if self.callable else ", instance"
        return About(
            name=f"{self.mock_class.name}({word}={self.spec.type.name}{call})",
            identity=f"{self.mock_class.fullname} {self.spec}",
            spec=self.spec.type.name,
            kind=self.kind.name,
            callable=self.callable or self.spec.type.has_readable_member("__call__"),
            is_class=False,
            strict=self.strict,
        )


def specced_mock(
    api: CheckerPluginInterface, mock_of: MockOf, context: Context
) -> Instance | TupleType:
    """Return the type of an instance mock of a class."""
    depend_on_class(api, mock_of.spec.type)
    mock = kept_class(api, mock_of.about) or _made(api, mock_of, context)
    tuple_type = mock_of.spec.type.tuple_type
    # mypy knows a named tuple as a tuple that falls back to its class.
    return TupleType(tuple_type.items, mock) if tuple_type is not None else mock


def _made(api: CheckerPluginInterface, mock_of: MockOf, context: Context) -> Instance:
    parameter: list[Type] = [mock_of.spec] if mock_of.mock_class.defn.type_vars else []
    bases = [generic_instance(mock_of.mock_class, parameter), mock_of.spec]
    info = make_class(api, bases, mock_of.about)
    annotated = _as_annotated(api, mock_of.mock_class)
    # The mock's classes come first: its own attributes win over the spec's.
    info.mro = list(linearized([info, *mock_of.mock_class.mro, *annotated, *mock_of.spec.type.mro]))
    with silence(api):
        for name, type_ in _member_types(api, mock_of, context):
            add_variable(info, name, type_)
    for name in _final_names(mock_of.spec.type) & info.names.keys():
        make_settable(info, name)
    _add_identity(api, info)
    if is_closed(mock_of) and not may_be_filled(modules(api), mock_of.spec.type):
        add_assigned(api, info, "" if mock_of.settable else OF_MOCKS)
        for name in FUNCTION_NAMES if mock_of.kind.is_async else ():
            add_variable(info, name, ANY)
        refuse_unknown(info)
    else:
        info.fallback_to_any = True
    return Instance(info, [])


def _final_names(spec: TypeInfo) -> set[str]:
    """Return the names of what a class, or a base of its, declares to be final."""
    return {
        name
        for base in spec.mro
        for name, symbol in base.names.items()
        if is_final_node(symbol.node)
    }


def _as_annotated(api: CheckerPluginInterface, mock_class: TypeInfo) -> list[TypeInfo | None]:
    """Return the classes of mocks that a test may annotate a mock of some class with."""
    libraries = [fullnames.STDLIB]
    if mock_class.has_base(f"{fullnames.AMOCK}.{MockKind.NON_CALLABLE.value}"):
        libraries.insert(0, fullnames.AMOCK)
    elif fullnames.AMOCK in imports_of(current_module(api)):
        # Its patch makes mocks of its own, and mypy knows it as the standard library's.
        libraries.append(fullnames.AMOCK)
    if is_known(api):
        libraries.append(fullnames.BACKPORT)
    names = [f"{it}.{name}" for it in libraries for name in fullnames.ANNOTATIONS_OF_MOCKS]
    # amock's own says more of what it awaits than a mock that is not async may be asked.
    names += [f"{it}.{MockKind.ASYNC.value}" for it in libraries if it != fullnames.AMOCK]
    return [find_class(api, name) for name in names]


def add_assigned(api: CheckerPluginInterface, info: TypeInfo, start: str = "") -> None:
    """Let a mock have what the module sets on its mocks, unless that is a slip for another name.

    spec= refuses to be asked for what the spec lacks; it may be given anything. What a test asks
    for to see it refused, the mock has too: mypy would report that.

    Parameters:
        api: the checker.
        info: the class of the mock.
        start: how the names begin that it may be given.
    """
    known = {name for base in info.mro for name in base.names}
    for name in SCOPES.assigned_names(api) - known:
        if name.startswith(start) and misspelling_of(name, known) is None:
            give_variable(info, name)
    for name in (UNDECLARED | own_names_read(api) | _asked_for_in_vain(api)) - known:
        add_variable(info, name, ANY)


@once_a_module
def _asked_for_in_vain(api: CheckerPluginInterface) -> frozenset[str]:
    without = (it.name for it in deleted(SCOPES.of_kind(api, DelStmt)))
    return frozenset((*asked_for_in_vain(SCOPES.expecting(api)), *without))


def add_configured(mock: Type, names: Iterable[str]) -> None:
    """Let a mock have what the keywords of its constructor set on it, slips left out.

    Parameters:
        mock: the type of the mock.
        names: the keywords.
    """
    proper = get_proper_type(mock)
    if not isinstance(proper, Instance) or about(proper.type) is None:
        return
    known = names_of_spec(proper.type) | CONFIGURATION
    for name in names:
        if name.isidentifier() and name not in known and misspelling_of(name, known) is None:
            give_variable(proper.type, name)


def is_closed(mock_of: MockOf) -> bool:
    """Tell whether a mock is to refuse what its spec lacks: only if all of the spec is known."""
    info = mock_of.spec.type
    return mock_of.strict and not (is_open(info) or info.module_name == "builtins")


def is_private(name: str) -> bool:
    """Tell whether a class body writes an attribute's name so that Python changes it."""
    return name.startswith("__") and not is_dunder(name)


def mangled(name: str, owner: TypeInfo) -> str:
    """Return the name by which a private attribute is known outside of its class."""
    return f"_{owner.name.lstrip('_')}{name}"


def shows(mock_class: TypeInfo, name: str) -> bool:
    """Tell whether a mock shows the spec's attribute of a name, or one of its own."""
    if is_dunder(name):
        return name in SUPPORTED_DUNDERS or name == "__call__"
    return mock_class.get(name) is None


def _member_types(
    api: CheckerPluginInterface, mock_of: MockOf, context: Context
) -> Iterator[tuple[str, Type]]:
    for name, symbol, owner in symbols_of(mock_of.spec.type):
        if owner.fullname in NOT_MEMBERS or isinstance(symbol.node, TypeVarLikeExpr):
            continue
        if is_private(name):
            yield mangled(name, owner), ANY
        elif shows(mock_of.mock_class, name):
            member = member_of(name, symbol, owner)
            yield name, _member_type(api, mock_of, member, symbol.node, context)
        elif _is_special_value(name, symbol, owner):
            # `__path__` and its like: a test that sets one has its reasons.
            yield name, ANY
    for name in undeclared(api, mock_of.spec.type):
        yield name, ANY


def _is_special_value(name: str, symbol: SymbolTableNode, owner: TypeInfo) -> bool:
    """Tell whether a class says what some special name is of it, as a variable or a property."""
    if not is_dunder(name) or name in _OF_EVERYTHING:
        return False
    return isinstance(symbol.node, Var) or member_of(name, symbol, owner).kind.is_value


def _member_type(
    api: CheckerPluginInterface,
    mock_of: MockOf,
    member: Member,
    node: SymbolNode | None,
    context: Context,
) -> Type:
    if member.kind in (Kind.CLASS, Kind.MODULE):
        return ANY
    type_ = get_proper_type(member_type(api, mock_of.spec, member.name, context))
    if member.kind.is_value:
        return ANY if is_filled_in(modules(api), mock_of.spec.type, node) else type_
    if isinstance(type_, Instance):
        return wrapper_mock(api, type_, node) or ANY
    if member.kind is not Kind.UNKNOWN:
        return _function_type(api, mock_of, member, type_)
    if not is_decorated_coroutine(node, type_):
        return ANY
    mock = _function_type(api, mock_of, member._replace(kind=Kind.COROUTINE), type_)
    return with_open_result(mock)


def _function_type(
    api: CheckerPluginInterface, mock_of: MockOf, member: Member, type_: ProperType
) -> Type:
    if not (mock_of.mock_class.has_base(fullnames.NON_CALLABLE_MOCK) or is_in_use(api)):
        # The typed mock functions are mocks of the standard library's kind, not of a backport's.
        return ANY
    # An AsyncMock is called by its own rules, and not by those for its children.
    is_own = member.name == "__call__" and mock_of.kind.is_async
    shape = shape_by_spec(member, mock_of.kind) if is_own else shape_of(member, mock_of.kind)
    free = child_kind(mock_of.kind, member.name, coroutine=False, specced=False)
    if not mock_of.strict and free.is_async is not shape.mock.is_async:
        # The mock knows nothing of the class it stands for: its own children decide, not the spec.
        return ANY
    mock = function_mock(api, shape, type_)
    # How a file is opened says whether it takes text or bytes, and not the class a test chose.
    return taking_any_types(mock) if derives_from(mock_of.spec.type, _FILES) else mock


def _add_identity(api: CheckerPluginInterface, info: TypeInfo) -> None:
    """Let a mock be compared and hashed, whatever the spec does about it."""
    object_ = api.named_generic_type("builtins.object", [])
    bool_ = api.named_generic_type("builtins.bool", [])
    int_ = api.named_generic_type("builtins.int", [])
    function = api.named_generic_type("builtins.function", [])
    add_variable(
        info, "__eq__", CallableType([object_], [ArgKind.ARG_POS], [None], bool_, function)
    )
    add_variable(info, "__hash__", CallableType([], [], [], int_, function))
