"""Mocks of which mypy sees nothing, as a parameter has no annotation.

A patch passes them for such a parameter, or a fixture makes them that is one. Both are asked for
once the module has been checked.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from mypy.nodes import (
    ArgKind,
    AssignmentStmt,
    CallExpr,
    Decorator,
    Expression,
    FuncDef,
    NameExpr,
    SymbolNode,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.types import AnyType, Type, TypeOfAny, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import current_module, find_class, instance_of, type_of
from amock_mypy.mock_types.patched import class_named, is_made_by_patch, mock_of_target
from amock_mypy.source.kept import once_a_module, once_a_scope
from amock_mypy.source.naming import dotted, first_name
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.statements import statements_of_scope
from amock_mypy.source.variables import values_of
from amock_mypy.specs.patch_calls import Form, PatchCall, patch_call
from amock_mypy.uses.passed_mocks import parameters_passed
from amock_shape import MockKind

MONKEYPATCH: Final = "monkeypatch"
_MOCKERS: Final = frozenset(
    {"mocker", "class_mocker", "module_mocker", "package_mocker", "session_mocker"}
)
_PATCHES: Final = {"patch": Form.PATCH, "patch.object": Form.OBJECT}
_NAMED_BY_PLACE: Final = {
    "async_stub": MockKind.ASYNC,
    "spy": MockKind.MAGIC,
    "stub": MockKind.MAGIC,
}
_MAKERS: Final = {
    **{kind.value: kind for kind in (MockKind.MOCK, MockKind.MAGIC, MockKind.ASYNC)},
    **_NAMED_BY_PLACE,
}
_CALLED_WITHOUT: Final = ("test", "setUp")
"""How the functions begin that a test runner calls, and so without arguments by place."""
_NOT_PLAIN: Final = frozenset({"new", "new_callable", "spec", "spec_set", "unsafe", "wraps"})
"""The arguments with which it is not a mock that is made, or one that has names of its own."""
_UNKNOWN: Final = _NOT_PLAIN - {"new_callable"} | {"autospec"}
"""Those with which not even patch's own mock is a plain one."""


def unseen_mock(api: CheckerPluginInterface, expression: Expression) -> Type | None:
    """Return the type of a mock of which mypy sees nothing, or None.

    Parameters:
        api: the checker.
        expression: what may be the name of a parameter or a variable that holds the mock.
    """
    variable = expression.node if isinstance(expression, NameExpr) else None
    if not isinstance(variable, Var) or not _is_any(variable):
        return None
    function = functions_by_parameter(api).get(variable)
    if function is not None:
        return _mocks_passed(api, function).get(variable)
    values = values_of(api, variable)
    made = values[0] if len(values) == 1 else None
    return _mock_made(api, made) if isinstance(made, CallExpr) else None


def fixtures_taken(api: CheckerPluginInterface) -> Iterator[tuple[Var, FuncDef]]:
    """Yield the parameters without annotations that are fixtures which patch, with the functions.

    Nothing else has these names, unless the module has a fixture of its own that is called so.
    """
    for parameter, function in functions_by_parameter(api).items():
        if isinstance(parameter, Var) and is_fixture_taken(api, parameter):
            yield parameter, function


def is_fixture_taken(api: CheckerPluginInterface, parameter: Var) -> bool:
    """Tell whether a parameter without an annotation is such a fixture, by its name."""
    is_named_so = parameter.name == MONKEYPATCH or parameter.name in _MOCKERS
    return is_named_so and _is_any(parameter) and parameter.name not in current_module(api).names


def functions_with_unseen_mocks(
    api: CheckerPluginInterface,
) -> Iterator[tuple[FuncDef, frozenset[Var]]]:
    """Yield the functions that hold mocks of which mypy sees nothing, with what holds them."""
    for function in dict.fromkeys(functions_by_parameter(api).values()):
        free = [it.variable for it in function.arguments if it.type_annotation is None]
        if not any(map(_is_any, free)):
            continue
        mocks = set(_mocks_passed(api, function))
        if any(is_fixture_taken(api, it) for it in free):
            mocks |= _made_in(api, function)
        if mocks:
            yield function, frozenset(mocks)


def _made_in(api: CheckerPluginInterface, function: FuncDef) -> set[Var]:
    """Return the variables of a function that hold what a fixture makes."""
    targets = (
        target
        for statement in statements_of_scope(function.body.body)
        if isinstance(statement, AssignmentStmt)
        for target in statement.lvalues
        if isinstance(target, NameExpr)
    )
    return {
        it.node for it in targets if isinstance(it.node, Var) and unseen_mock(api, it) is not None
    }


@once_a_module
def functions_by_parameter(api: CheckerPluginInterface) -> dict[SymbolNode | None, FuncDef]:
    """Return the functions of the module by their parameters."""
    decorated = (statement.func for statement in SCOPES.of_kind(api, Decorator))
    functions = itertools.chain(decorated, SCOPES.of_kind(api, FuncDef))
    return {argument.variable: it for it in functions for argument in it.arguments}


def decorators_of_class(function: FuncDef) -> list[Expression]:
    """Return the decorators of a class that patch for each of its tests."""
    is_test = bool(function.info) and function.name.startswith("test")
    return function.info.defn.decorators if is_test else []


def _is_any(variable: Var) -> bool:
    """Tell whether a variable is Any without anybody having said so."""
    known = get_proper_type(variable.type) if variable.type is not None else None
    return isinstance(known, AnyType) and known.type_of_any != TypeOfAny.explicit


@once_a_scope
def _mocks_passed(api: CheckerPluginInterface, function: FuncDef) -> dict[Var, Type]:
    """Return the mocks that patches pass to a test that keeps them in their parameters.

    What calls another function passes arguments of its own, and the mocks come after these.
    """
    if not function.name.startswith(_CALLED_WITHOUT):
        return {}
    decorators = [*decorators_of_class(function), *SCOPES.decorators_of(api, function)]
    bindings = SCOPES.bindings_of(api, function)
    return {
        parameter: mock
        for _, mock, parameter in parameters_passed(api, function, decorators, type_of)
        if parameter.name != "self" and not bindings.is_bound(parameter.name)
    }


def _mock_made(api: CheckerPluginInterface, made: CallExpr) -> Type | None:
    """Return the type of the mock that a fixture makes which is taken without an annotation."""
    name = first_name(made.callee)
    fixture = name.node if name is not None else None
    if not isinstance(fixture, Var) or fixture not in functions_by_parameter(api):
        return None
    method = dotted(made.callee).partition(".")[2]
    if not is_fixture_taken(api, fixture):
        return None
    if method in _PATCHES:
        return _mock_patched(api, patch_call(api, made, _PATCHES[method]))
    if not _NOT_PLAIN.isdisjoint(made.arg_names):
        return None
    # The first argument of a mock class by its place is a spec.
    is_specced = method not in _NAMED_BY_PLACE and ArgKind.ARG_POS in made.arg_kinds
    return _plain(api, _MAKERS[method]) if method in _MAKERS and not is_specced else None


def _mock_patched(api: CheckerPluginInterface, call: PatchCall | None) -> Type | None:
    """Return the type of the mock that a patch puts in place: of its target, or a plain one."""
    if call is None or not call.arguments.complete:
        return None
    given = call.arguments.by_name
    mock = mock_of_target(api, call) if is_made_by_patch(call) and "wraps" not in given else None
    if mock is not None or not _UNKNOWN.isdisjoint(given):
        return mock
    kind = class_named(given["new_callable"]) if "new_callable" in given else MockKind.MAGIC
    return _plain(api, kind) if kind is not None else None


def _plain(api: CheckerPluginInterface, kind: MockKind) -> Type | None:
    info = find_class(api, f"{fullnames.STDLIB}.{kind.value}")
    return instance_of(info) if info is not None else None
