"""The arguments of a call as its author wrote them, by name where they have one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from mypy.nodes import ArgKind, CallExpr, Context, DictExpr, Expression, StrExpr
from mypy.plugin import FunctionContext, MethodContext
from mypy.types import Type

from amock_mypy.checker import ANY, type_of
from amock_mypy.source.displays import Entries, entries_held


@dataclass(slots=True)
class Arguments:
    """The arguments of one call.

    Attributes:
        by_name: each argument that has a parameter's name or a keyword, also those of a `**{…}`
            display, or of a variable that holds one; dotted names are among them.
        types: the types that mypy gave the arguments, by the id of the expression.
        complete: whether by_name holds all of them; `*args` and `**kwargs` may hide some.
    """

    by_name: dict[str, Expression] = field(default_factory=dict)
    complete: bool = True
    types: dict[int, Type] = field(default_factory=dict)

    def type_of(self, name: str) -> Type:
        """Return the type that mypy gave an argument, or Any if it gave none."""
        return self.types.get(id(self.by_name[name]), ANY)


def arguments_of(context: FunctionContext | MethodContext, parameters: Sequence[str]) -> Arguments:
    """Return the arguments of the call that a hook is asked about, with their types.

    What decorates a function is called with it, and with nothing that is written as an argument.

    Parameters:
        context: the hook's context.
        parameters: the names of the parameters that may be passed by position, in order.
    """
    call = call_of(context.context)
    if call is None:
        return Arguments(complete=False)
    arguments = read_arguments(call, parameters, partial(entries_held, context.api))
    arguments.types.update(_types_by_expression(context))
    for value in arguments.by_name.values():
        if id(value) not in arguments.types:  # it is an entry of what is passed with **
            arguments.types[id(value)] = type_of(context.api, value)
    return arguments


def read_arguments(
    call: CallExpr,
    parameters: Sequence[str],
    held: Callable[[Expression], Entries | None] = lambda _: None,
) -> Arguments:
    """Return the arguments of a call as they are written.

    Parameters:
        call: the call.
        parameters: the names of the parameters that may be passed by position, in order.
        held: tells what a variable holds that is passed as `**variable`.
    """
    arguments = Arguments()
    positional = iter(parameters)
    for kind, name, expression in zip(call.arg_kinds, call.arg_names, call.args, strict=True):
        if kind is ArgKind.ARG_POS:
            arguments.by_name[next(positional, "")] = expression
        elif name is not None:
            arguments.by_name[name] = expression
        elif kind is ArgKind.ARG_STAR2 and (entries := held(expression)) is not None:
            arguments.by_name.update(entries)
        elif kind is not ArgKind.ARG_STAR2 or not _add_display(arguments, expression):
            arguments.complete = False
    return arguments


def call_of(context: Context) -> CallExpr | None:
    """Return the call that a hook's context is, if it is one."""
    return context if isinstance(context, CallExpr) else None


def _types_by_expression(context: FunctionContext | MethodContext) -> Iterator[tuple[int, Type]]:
    for expressions, types in zip(context.args, context.arg_types, strict=True):
        for expression, type_ in zip(expressions, types, strict=True):
            yield id(expression), type_


def _add_display(arguments: Arguments, expression: Expression) -> bool:
    """Add what a `**{"name": value}` passes; return whether all of it could be read."""
    if not isinstance(expression, DictExpr):
        return False
    readable = True
    for key, value in expression.items:
        if isinstance(key, StrExpr):
            arguments.by_name[key.value] = value
        else:
            readable = False
    return readable
