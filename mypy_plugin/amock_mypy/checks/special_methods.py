"""Check what special methods of mocks give: Python itself refuses the wrong type.

`len()` wants a number and `str()` a text, whatever the spec says or if there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mypy.nodes import AssignmentStmt, CallExpr, Expression, ListExpr, MemberExpr, TupleExpr, Var
from mypy.plugin import CheckerPluginInterface
from mypy.types import (
    CallableType,
    Instance,
    LiteralType,
    NoneType,
    TupleType,
    Type,
    get_proper_type,
)

from amock_mypy import fullnames
from amock_mypy.checker import format_type, type_of
from amock_mypy.checks.constructors import faults_of_bare_values
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.given import given_type
from amock_mypy.checks.stand_ins import PARAMETERS, SPECS
from amock_mypy.codes import MOCK_VALUE
from amock_mypy.mock_types.fitting import is_exception, is_mock
from amock_mypy.mock_types.made_classes import about
from amock_mypy.source.arguments import read_arguments
from amock_mypy.source.displays import items_of
from amock_mypy.source.naming import called, dotted
from amock_mypy.source.sameness import is_same
from amock_mypy.source.scopes import SCOPES
from amock_mypy.specs.mock_kinds import mock_kind
from amock_shape import ASYNC_DUNDERS, SETTINGS, MockKind


class _Wanted(NamedTuple):
    """What a special method may give.

    Attributes:
        what: how messages call it.
        classes: the classes of which it may be an instance.
        methods: the methods any of which will do in the place of a class.
    """

    what: str
    classes: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()


_NUMBER: Final = _Wanted("an int", ("builtins.int",))
_TEXT: Final = _Wanted("a str", ("builtins.str",))
_ITERATOR: Final = _Wanted("an iterator", methods=("__next__",))
_RESULTS: Final = {
    "__bool__": _Wanted("a bool", ("builtins.bool",)),
    "__complex__": _Wanted("a complex", ("builtins.complex",)),
    "__float__": _Wanted("a float", ("builtins.float",)),
    "__format__": _TEXT,
    "__fspath__": _Wanted("a str or bytes", ("builtins.str", "builtins.bytes")),
    "__hash__": _NUMBER,
    "__index__": _NUMBER,
    "__int__": _NUMBER,
    "__iter__": _ITERATOR,
    "__len__": _Wanted("an int", methods=("__index__",)),
    "__repr__": _TEXT,
    "__sizeof__": _NUMBER,
    "__str__": _TEXT,
}
_MADE_INTO_ITERATORS: Final = {
    "__aiter__": _Wanted("anything to iterate", methods=("__iter__", "__aiter__", "__getitem__")),
    "__iter__": _Wanted("anything to iterate", methods=("__iter__", "__getitem__")),
}
"""What a MagicMock makes of the return values of its own methods."""
_ASYNC_ITERATOR: Final = "__aiter__"


def faults_of_special_methods(
    api: CheckerPluginInterface, statement: AssignmentStmt
) -> Iterator[Fault]:
    """Yield what is wrong with what an assignment lets a special method of a mock give."""
    for target in statement.lvalues:
        if not isinstance(target, MemberExpr):
            continue
        if target.name in _RESULTS:
            yield from _faults_of_method(api, target, statement.rvalue)
        elif target.name in SETTINGS and isinstance(target.expr, MemberExpr):
            yield from _faults_of_assigned(api, target, target.expr, statement.rvalue)


def _faults_of_assigned(
    api: CheckerPluginInterface, target: MemberExpr, method: MemberExpr, value: Expression
) -> Iterator[Fault]:
    """Yield what is wrong with a result that is set on what may be a special method."""
    if target.name == "return_value" and dotted(value) == "None" and _only_raises(api, method):
        return
    if _is_known(method.name) and not _is_judged_by_spec(api, method):
        name = called(target.name, target)
        yield from faults_of_setting(api, (method.name, target.name), value, name)
        yield from _async_iterator(api, method, target.name, value)


def _only_raises(api: CheckerPluginInterface, method: MemberExpr) -> bool:
    """Tell whether the module lets a method raise: who says None as well means it gives nothing."""
    targets = SCOPES.assigned_attributes(api).get("side_effect", ())
    raising = {
        id(it) for it in targets if isinstance(it.expr, MemberExpr) and is_same(it.expr, method)
    }
    return any(
        id(target) in raising and is_exception(given_type(api, statement.rvalue))
        for statement in (SCOPES.of_kind(api, AssignmentStmt) if raising else ())
        for target in statement.lvalues
    )


def faults_of_setting(
    api: CheckerPluginInterface, setting: tuple[str, str], value: Expression, name: str
) -> Iterator[Fault]:
    """Yield the fault of a value that a special method of a MagicMock cannot give.

    Parameters:
        api: the checker.
        setting: the method, and `return_value` or `side_effect`.
        value: what is given.
        name: how the report calls the setting.
    """
    method, setting_name = setting
    if method in ASYNC_DUNDERS:
        yield from faults_of_bare_values(api, MockKind.ASYNC, setting_name, value)
    elif setting_name == "return_value" and method in _MADE_INTO_ITERATORS:
        yield from _fault(api, _MADE_INTO_ITERATORS[method], value, given_type(api, value), name)
    elif method in _RESULTS:
        yield from _faults_of_results(api, _RESULTS[method], setting_name, value, name)


def _is_known(method: str) -> bool:
    return method in _RESULTS or method in _MADE_INTO_ITERATORS or method in ASYNC_DUNDERS


def _is_judged_by_spec(api: CheckerPluginInterface, method: MemberExpr) -> bool:
    """Tell whether a spec says what a special method gives; for iterators any list does there."""
    mock = get_proper_type(type_of(api, method.expr))
    if isinstance(mock, TupleType):
        mock = mock.partial_fallback
    if not isinstance(mock, Instance) or about(mock.type) is None:
        return False
    symbol = mock.type.names.get(method.name)
    node = symbol.node if symbol is not None else None
    declared = get_proper_type(node.type) if isinstance(node, Var) and node.type else None
    typed = isinstance(declared, (CallableType, Instance))
    return typed and method.name not in _MADE_INTO_ITERATORS


def _faults_of_method(
    api: CheckerPluginInterface, target: MemberExpr, value: Expression
) -> Iterator[Fault]:
    """Yield what is wrong with a mock or a function that becomes a special method."""
    if not is_mock(type_of(api, target.expr)) or _is_judged_by_spec(api, target):
        return
    wanted = _RESULTS[target.name]
    if mock_kind(api, value) is not None and isinstance(value, CallExpr):
        given = read_arguments(value, PARAMETERS).by_name
        for setting in () if SPECS & given.keys() else sorted(SETTINGS & given.keys()):
            name = f'{setting} of "{dotted(target)}"'
            yield from _faults_of_results(api, wanted, setting, given[setting], name)
        return
    function = get_proper_type(given_type(api, value))
    if isinstance(function, CallableType) and not function.is_type_obj():
        yield from _fault(api, wanted, value, function.ret_type, f'"{dotted(target)}"')


def _faults_of_results(
    api: CheckerPluginInterface, wanted: _Wanted, setting: str, value: Expression, name: str
) -> Iterator[Fault]:
    if setting == "return_value":
        yield from _fault(api, wanted, value, given_type(api, value), name)
    elif isinstance(value, (ListExpr, TupleExpr)):
        for item in items_of(value):
            type_ = given_type(api, item)
            if not is_exception(type_):
                yield from _fault(api, wanted, item, type_, f"an item of {name}")
    else:
        function = get_proper_type(given_type(api, value))
        if isinstance(function, CallableType) and not function.is_type_obj():
            yield from _fault(api, wanted, value, function.ret_type, name)


def _fault(
    api: CheckerPluginInterface, wanted: _Wanted, value: Expression, type_: Type, name: str
) -> Iterator[Fault]:
    if _is_surely_not(type_, wanted):
        message = (
            f"{name} gives {format_type(api, type_)}: Python wants {wanted.what} there, "
            "and raises TypeError"
        )
        yield Fault(message, value, MOCK_VALUE)


def _is_surely_not(type_: Type, wanted: _Wanted) -> bool:
    proper = get_proper_type(type_)
    if isinstance(proper, LiteralType):
        proper = proper.fallback
    if isinstance(proper, TupleType):
        proper = proper.partial_fallback
    if isinstance(proper, NoneType):
        return True
    if not isinstance(proper, Instance) or proper.type.fallback_to_any or is_mock(proper):
        return False
    info = proper.type
    if info.fullname == "builtins.object" or any(map(info.has_base, wanted.classes)):
        return False
    return not any(map(info.has_readable_member, wanted.methods))


def _async_iterator(
    api: CheckerPluginInterface, method: MemberExpr, setting: str, value: Expression
) -> Iterator[Fault]:
    """Yield the fault of an async iterator in the place of the values that it gives."""
    if method.name != _ASYNC_ITERATOR or setting != "return_value":
        return
    mock, given = get_proper_type(type_of(api, method.expr)), get_proper_type(type_of(api, value))
    amock = f"{fullnames.AMOCK}.{MockKind.NON_CALLABLE.value}"
    # amock's mocks take it, and what mock a child is of is not known.
    if not isinstance(mock, Instance) or not is_mock(mock) or mock.type.has_base(amock):
        return
    if isinstance(given, Instance) and given.type.fullname == "typing.AsyncGenerator":
        message = (
            f"{called(setting, method)} is an async generator: a mock makes an async iterator of "
            "what it is given, and cannot iterate this; give it a list"
        )
        yield Fault(message, value, MOCK_VALUE)
