"""Which mock it is that a parameter or a variable holds of which the code says only "a mock".

Of `def test(fetch: MagicMock)` the patches that decorate it tell which mock is passed, and of
`fetch: MagicMock = create_autospec(…)` what the variable is bound to, as of `self.fetch`.
"""

from __future__ import annotations

from typing import Final

from mypy.nodes import (
    CallExpr,
    Expression,
    FuncDef,
    FuncItem,
    MemberExpr,
    NameExpr,
    SymbolNode,
    Var,
)
from mypy.plugin import CheckerPluginInterface
from mypy.subtypes import is_subtype
from mypy.types import Instance, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import current_function, current_module, infer, type_of
from amock_mypy.source.scopes import SCOPES
from amock_mypy.source.variables import values_of
from amock_mypy.uses.fixtures import made_by_fixture
from amock_mypy.uses.passed_mocks import entered_mock, parameters_passed
from amock_mypy.uses.unannotated import decorators_of_class, functions_by_parameter, unseen_mock


def injected_mock(api: CheckerPluginInterface, expression: Expression) -> Type | None:
    """Return the type of the mock that a parameter or a variable holds, None where none is known.

    Parameters:
        api: the checker.
        expression: what may be a parameter of the function that is being checked, a variable or
            an attribute.
    """
    return _mock_in(api, expression, current_function(api))


def mock_held(api: CheckerPluginInterface, expression: Expression) -> Type:
    """Return the type of what an expression holds, once the module has been checked.

    Parameters:
        api: the checker.
        expression: what may hold a mock of which mypy knows only that it is one.
    """
    type_ = type_of(api, expression)
    if not is_bare(type_):
        return unseen_mock(api, expression) or type_
    parameter = expression.node if isinstance(expression, NameExpr) else None
    declared = isinstance(parameter, Var) and not parameter.is_inferred
    function = functions_by_parameter(api).get(parameter) if declared else None
    return _mock_in(api, expression, function) or type_


def _mock_in(
    api: CheckerPluginInterface, expression: Expression, function: FuncItem | None
) -> Type | None:
    """Return the mock that an expression in a function holds, None where none is known."""
    if isinstance(expression, MemberExpr):
        return _mock_in_attribute(api, expression)
    parameter = expression.node if isinstance(expression, NameExpr) else None
    if not isinstance(parameter, Var) or parameter.is_inferred or not is_bare(parameter.type):
        return None  # most names of mocks have no annotation, so this is asked first
    if not isinstance(function, FuncDef) or not _takes(function, parameter):
        values = values_of(api, parameter)
        return mock_made(api, values[0], parameter.type) if len(values) == 1 else None
    if SCOPES.bindings_of(api, function).is_bound(parameter.name):
        return None
    passed = _mocks_for(api, function).get(parameter)
    made = made_by_fixture(api, function, parameter) if passed is None else None
    return mock_made(api, made, parameter.type) if made is not None else passed


def _mock_in_attribute(api: CheckerPluginInterface, attribute: MemberExpr) -> Type | None:
    """Return the type of the mock that all instances of a class of the module hold."""
    owner = get_proper_type(type_of(api, attribute.expr))
    if not isinstance(owner, Instance) or owner.type.module_name != current_module(api).fullname:
        return None
    symbol = owner.type.get(attribute.name)
    variable = symbol.node if symbol is not None else None
    if not isinstance(variable, Var) or not is_bare(variable.type):
        return None
    if variable.is_inferred and not variable.explicit_self_type:
        return None  # what it is bound to is known to be kept plain
    values = SCOPES.put_into(api, owner.type, attribute.name)
    made = values[0] if len(values) == 1 else None
    return mock_made(api, made, variable.type) if made is not None else None


def mock_made(api: CheckerPluginInterface, made: Expression, declared: Type | None) -> Type | None:
    """Return the type of a mock that is made where only its class is declared, if it says more.

    Parameters:
        api: the checker.
        made: the expression that makes it.
        declared: the class of mocks that is declared.
    """
    if not isinstance(made, CallExpr) or declared is None or id(made) in _LOOKED_AT:
        return None
    _LOOKED_AT.add(id(made))
    try:
        mock = infer(api, made)
    finally:
        _LOOKED_AT.discard(id(made))
    proper = get_proper_type(mock)
    if isinstance(proper, Instance) and proper.type.has_base(fullnames.PATCH):
        mock = entered_mock(api, proper, made)
    return mock if _says_more(mock) and is_subtype(mock, declared) else None


_LOOKED_AT: Final[set[int]] = set()
"""What is being looked at: a lambda in it may speak of the mock that is made."""


def is_bare(declared: Type | None) -> bool:
    """Tell whether an annotation names a class of mocks and not what the mock is of."""
    proper = get_proper_type(declared) if declared is not None else None
    return isinstance(proper, Instance) and proper.type.fullname in _BARE


_BARE: Final = frozenset(
    name
    for name in fullnames.MOCK_CLASSES
    if name.startswith((fullnames.STDLIB, fullnames.BACKPORT))
)


def _takes(function: FuncDef, parameter: SymbolNode | None) -> bool:
    return any(argument.variable is parameter for argument in function.arguments)


def _mocks_for(api: CheckerPluginInterface, function: FuncDef) -> dict[Var, Type]:
    known = SCOPES.injected(api, function)
    if known is None:
        known = {}
        SCOPES.note_injected(function, known)  # finding out may ask about the function again
        decorators = [*decorators_of_class(function), *SCOPES.decorators_of(api, function)]
        for _, mock, parameter in parameters_passed(api, function, decorators, infer):
            declared = parameter.type
            if declared is not None and _says_more(mock) and is_subtype(mock, declared):
                known[parameter] = mock
    return known


def _says_more(mock: Type) -> bool:
    proper = get_proper_type(mock)
    return isinstance(proper, Instance) and proper.type.fullname not in fullnames.MOCK_CLASSES
