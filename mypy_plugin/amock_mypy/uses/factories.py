"""What the functions of a module give that say only that it is a mock: `def make() -> Mock`."""

from __future__ import annotations

from typing import Final

from mypy.nodes import CallExpr, Decorator, Expression, FuncDef, MemberExpr, RefExpr, SymbolNode
from mypy.plugin import CheckerPluginInterface
from mypy.types import CallableType, Instance, Type, get_proper_type

from amock_mypy.checker import current_module, type_of
from amock_mypy.uses.fixtures import made_by
from amock_mypy.uses.injected import is_bare, mock_made

_READING: Final[set[int]] = set()
"""The functions whose results are being found out; one may call itself."""


def gives_bare_mock(node: SymbolNode | None) -> bool:
    """Tell whether something is a function that is declared to give a mock of whatever."""
    function = _function_in(node)
    declared = function.type if function is not None else None
    return isinstance(declared, CallableType) and is_bare(declared.ret_type)


def mock_given(api: CheckerPluginInterface, call: CallExpr) -> Type | None:
    """Return the type of the mock that a call of a function of the module gives, if it is known.

    Parameters:
        api: the checker.
        call: the call.
    """
    function = _function(api, call.callee)
    # The body is known of the functions of this module only, be it read from a cache or not.
    if function is None or function.fullname.rpartition(".")[0] not in _owners(api, function):
        return None
    declared = function.type
    if not isinstance(declared, CallableType) or id(function) in _READING:
        return None
    made = made_by(api, function)
    if made is None:
        return None
    _READING.add(id(function))
    try:
        return mock_made(api, made, declared.ret_type)
    finally:
        _READING.discard(id(function))


def _owners(api: CheckerPluginInterface, function: FuncDef) -> set[str]:
    """Return what may hold a function of the module that is being checked."""
    module = current_module(api).fullname
    in_module = bool(function.info) and function.info.module_name == module
    return {module, function.info.fullname} if in_module else {module}


def _function(api: CheckerPluginInterface, callee: Expression) -> FuncDef | None:
    node = callee.node if isinstance(callee, RefExpr) else None
    if isinstance(callee, MemberExpr) and node is None:
        owner = get_proper_type(type_of(api, callee.expr))
        symbol = owner.type.get(callee.name) if isinstance(owner, Instance) else None
        node = symbol.node if symbol is not None else None
    return _function_in(node) if gives_bare_mock(node) else None


def _function_in(node: SymbolNode | None) -> FuncDef | None:
    """Return the function that something is; mypy takes `@staticmethod` for no decorator."""
    if isinstance(node, Decorator):
        return None if node.decorators else node.func
    return node if isinstance(node, FuncDef) else None
