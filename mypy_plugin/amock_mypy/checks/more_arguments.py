"""Arguments that a mock may have recorded although the function in whose place it is takes none.

A mock without autospec takes anything.
"""

from __future__ import annotations

from typing import Final

from mypy.nodes import ARG_POS, ARG_STAR, ARG_STAR2, ArgKind, CallExpr, Decorator, FuncDef, TypeInfo
from mypy.plugin import CheckerPluginInterface
from mypy.types import AnyType, CallableType, Instance, Parameters, get_proper_type

from amock_mypy.checker import ANY, arguments_by_parameter, infer
from amock_mypy.source.naming import dotted
from amock_mypy.uses.around import expressions_for

_Signature = Parameters | CallableType
_LIBRARY: Final = ("builtins", "typing")
"""What texts and lists derive from: they have methods of any kind."""


def wrong_arguments(
    parameters: _Signature, mapped: list[list[int]], wanted: CallExpr
) -> str | None:
    """Return what is wrong with the number and the names of arguments, or None.

    Parameters:
        parameters: those of what is called.
        mapped: for each of them the places of the arguments that it is given.
        wanted: what has the arguments.
    """
    taken = {actual for actuals in mapped for actual in actuals}
    for at, name in enumerate(wanted.arg_names):
        if at not in taken:
            return f'there is no parameter "{name}"' if name else "these are too many arguments"
    for kind, name, actuals in zip(parameters.arg_kinds, parameters.arg_names, mapped, strict=True):
        if kind in (ArgKind.ARG_POS, ArgKind.ARG_NAMED) and not actuals:
            return f'the argument "{name}" is missing' if name else "an argument is missing"
        if kind.is_named() and any(wanted.arg_kinds[at] is ArgKind.ARG_POS for at in actuals):
            return f'the argument "{name}" is passed by name only'
        if not kind.is_star() and len(actuals) > 1:
            return f'the argument "{name}" is given twice'
    return None


def takes_more(api: CheckerPluginInterface, parameters: _Signature, wanted: CallExpr) -> bool:
    """Tell whether a mock may have recorded arguments that do not fit the function.

    Parameters:
        api: the checker.
        parameters: those of the mocked function, of a method without the instance.
        wanted: the assertion, or the `call(…)`, that has the arguments.
    """
    if spreads_before_names(wanted) or _is_passed_on(api, parameters, wanted):
        return True
    return _names_instance(api, parameters, wanted)


def spreads_before_names(wanted: CallExpr) -> bool:
    """Tell whether arguments are `*args, key=1`: for mypy they may all be the parameter `key`."""
    return ARG_STAR in wanted.arg_kinds and any(wanted.arg_names)


def _is_passed_on(api: CheckerPluginInterface, parameters: _Signature, wanted: CallExpr) -> bool:
    """Tell whether a test calls something else by the names that no parameter has.

    `service.order(test=1)` and `create.assert_called_once_with(test=1)`: the code passes on what it
    is given, and the mock takes it.
    """
    if ARG_STAR2 in parameters.arg_kinds:
        return False
    unknown = {name for name in wanted.arg_names if name and name not in parameters.arg_names}
    return bool(unknown) and any(
        unknown.issubset(other.arg_names) and not _looks_for(other)
        for other in expressions_for(api, wanted)
        if isinstance(other, CallExpr) and other is not wanted
    )


def _looks_for(call: CallExpr) -> bool:
    """Tell whether a call is an assertion's, or the `call(…)` that one is given."""
    names = dotted(call.callee).split(".")
    return names[-1].startswith("assert") or "call" in names


def _names_instance(api: CheckerPluginInterface, parameters: _Signature, wanted: CallExpr) -> bool:
    """Tell whether an assertion has the instance of a method ahead of the method's arguments.

    What a patch puts in the place of a method is no function: where the code calls it on the class,
    as in `Shelf.put(shelf, "a")`, it records the instance as well.
    """
    if not wanted.args or wanted.arg_kinds[0] is not ARG_POS:
        return False
    ahead = Parameters(
        [ANY, *parameters.arg_types],
        [ARG_POS, *parameters.arg_kinds],
        [None, *parameters.arg_names],
    )
    mapped = arguments_by_parameter(api, wanted, ahead)
    if wrong_arguments(ahead, mapped, wanted) is not None:
        return False
    first = get_proper_type(infer(api, wanted.args[0]))
    if isinstance(first, AnyType):
        # All else says its name, and so nothing but the instance can stand there.
        return len(wanted.args) > 1 and all(wanted.arg_names[1:])
    return isinstance(first, Instance) and _has_method(first.type, parameters)


def _has_method(info: TypeInfo, parameters: _Signature) -> bool:
    """Tell whether a class has a method that takes just this after the instance."""
    types = (
        get_proper_type(symbol.node.type)
        for base in info.mro
        if base.module_name not in _LIBRARY
        for symbol in base.names.values()
        if isinstance(symbol.node, (FuncDef, Decorator))
    )
    return any(
        isinstance(type_, CallableType)
        and type_.arg_names[1:] == parameters.arg_names
        and type_.arg_kinds[1:] == parameters.arg_kinds
        for type_ in types
    )
