"""Helper functions that wrap a value for a sync mock, recognised by what they do, not by name."""

from __future__ import annotations

import ast
import enum
from dataclasses import dataclass
from typing import Final

from amock.codemod.syntax.module import Module
from amock.codemod.syntax.scopes import Function

_GENERATOR_COROUTINES: Final = frozenset({"asyncio.coroutine", "types.coroutine"})
_FUTURES: Final = frozenset({"asyncio.Future", "asyncio.futures.Future"})
_LOOP_GETTERS: Final = frozenset(
    {"asyncio.get_event_loop", "asyncio.get_running_loop", "asyncio.new_event_loop"}
)
SETTLERS: Final = {"set_result": False, "set_exception": True}
"""The methods that settle a Future, and whether awaiting it then raises."""


class Gives(enum.Enum):
    """What a helper gives for its argument."""

    AWAITABLE = "something that gives the argument when awaited"
    FACTORY = "a coroutine function whose calls give the argument"


@dataclass(frozen=True, slots=True)
class Helper:
    """What a helper function does.

    Attributes:
        gives: what its call gives.
        parameter: the parameter whose value comes back.
        raises: whether the value is raised, not returned.
    """

    gives: Gives
    parameter: str
    raises: bool = False


def is_coroutine_def(module: Module, node: ast.AST) -> bool:
    """Tell whether a definition makes a coroutine function, in today's way or yesterday's."""
    if isinstance(node, ast.AsyncFunctionDef):
        return not any(isinstance(inner, ast.Yield) for inner in ast.walk(node))
    return isinstance(node, ast.FunctionDef) and any(
        module.library.qualified_name(decorator) in _GENERATOR_COROUTINES
        for decorator in node.decorator_list
    )


def is_new_future(module: Module, node: ast.AST | None) -> bool:
    """Tell whether an expression makes a fresh Future."""
    if not isinstance(node, ast.Call):
        return False
    if module.library.qualified_name(node.func) in _FUTURES:
        return True
    return isinstance(node.func, ast.Attribute) and node.func.attr == "create_future"


def settling(node: ast.AST, name: str) -> tuple[ast.expr, bool] | None:
    """Return (value, whether it is raised) if a statement settles the future of that name."""
    call = node.value if isinstance(node, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return None
    raises = SETTLERS.get(call.func.attr)
    if raises is None or ast.unparse(call.func.value) != name or len(call.args) != 1:
        return None
    return call.args[0], raises


def read_helper(module: Module, function: ast.AST) -> Helper | None:
    """Return what a function does for a sync mock, or None if it does anything else.

    A function that does more than wrap its argument is not recognised.
    """
    if not isinstance(function, Function):
        return None
    body = _without_docstring(function.body)
    if is_coroutine_def(module, function):
        return _identity(body, Gives.AWAITABLE)
    if function.decorator_list:
        return None
    nested = body[0] if len(body) == len(("inner", "return")) else None
    if nested is not None and is_coroutine_def(module, nested):
        return _nested(module, nested, body[1])
    return _settled_future(module, body)


def argument_for(function: Function, call: ast.Call, parameter: str) -> ast.expr | None:
    """Return what a call passes for a parameter, or its default."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    names = [arg.arg for arg in arguments]
    if names[:1] in (["self"], ["cls"]):
        names, arguments = names[1:], arguments[1:]
    if any(isinstance(arg, ast.Starred) for arg in call.args):
        return None
    for keyword in call.keywords:
        if keyword.arg == parameter:
            return keyword.value
    if parameter not in names:
        return None
    place = names.index(parameter)
    if place < len(call.args):
        return call.args[place]
    default = place - len(names) + len(function.args.defaults)
    return function.args.defaults[default] if default >= 0 else None


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    first = body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return body[1:] if is_text else body


def _identity(body: list[ast.stmt], gives: Gives) -> Helper | None:
    statement = body[0] if len(body) == 1 else None
    if isinstance(statement, ast.Return) and isinstance(statement.value, ast.Name):
        return Helper(gives, statement.value.id)
    if isinstance(statement, ast.Raise) and isinstance(statement.exc, ast.Name):
        return Helper(gives, statement.exc.id, raises=True)
    return None


def _nested(module: Module, inner: ast.stmt, last: ast.stmt) -> Helper | None:
    """`async def inner(…): return value`, then `return inner`, `inner()`, `Mock(wraps=inner)`."""
    if not isinstance(inner, Function) or not isinstance(last, ast.Return):
        return None
    called = isinstance(last.value, ast.Call) and not last.value.args
    given = last.value.func if isinstance(last.value, ast.Call) else last.value
    wrapped = _wrapped_by_mock(module, last.value)
    if wrapped is not None:
        called, given = False, wrapped
    if not isinstance(given, ast.Name) or given.id != inner.name:
        return None
    found = _identity(_without_docstring(inner.body), Gives.AWAITABLE if called else Gives.FACTORY)
    own = {arg.arg for arg in ast.walk(inner) if isinstance(arg, ast.arg)}
    return found if found is not None and found.parameter not in own else None


def _wrapped_by_mock(module: Module, value: ast.expr | None) -> ast.expr | None:
    """Return the function that a fresh mock passes its calls to, if it does nothing else."""
    if not isinstance(value, ast.Call) or module.library.mock_kind(value.func) is None:
        return None
    (keyword,) = value.keywords if len(value.keywords) == 1 and not value.args else (None,)
    return keyword.value if keyword and keyword.arg in ("wraps", "side_effect") else None


def _settled_future(module: Module, body: list[ast.stmt]) -> Helper | None:
    future, settled = "", None
    for statement in body[:-1]:
        name = _assigned_name(statement)
        value = statement.value if isinstance(statement, (ast.Assign, ast.AnnAssign)) else None
        if name and is_new_future(module, value):
            future = name
        elif future and (found := settling(statement, future)):
            settled = found
        elif not (name and _is_loop(module, value)):
            return None
    last = body[-1]
    returned = ast.unparse(last.value) if isinstance(last, ast.Return) and last.value else ""
    if settled is None or returned != future or not isinstance(settled[0], ast.Name):
        return None
    return Helper(Gives.AWAITABLE, settled[0].id, raises=settled[1])


def _assigned_name(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
    elif isinstance(statement, ast.AnnAssign):
        target = statement.target
    else:
        return ""
    return target.id if isinstance(target, ast.Name) else ""


def _is_loop(module: Module, value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and (
        module.library.qualified_name(value.func) in _LOOP_GETTERS
    )
