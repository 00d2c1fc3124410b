"""Does a test itself put the value into the code that it looks for in a mock's calls?

`reader.read.return_value = text` and `writer.write.assert_called_with(text)`: whatever the writer
declares, the code passes on what it was given. Wrong is then what feeds it, if anything is. What is
put in where a type is declared is not of another type, or is reported there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mypy.nodes import (
    AssertStmt,
    AssignmentStmt,
    CallExpr,
    Decorator,
    Expression,
    ExpressionStmt,
    MemberExpr,
    NameExpr,
    Statement,
)
from mypy.plugin import CheckerPluginInterface
from mypy.subtypes import is_subtype
from mypy.types import CallableType, Instance, Parameters, Type, get_proper_type

from amock_mypy import fullnames
from amock_mypy.checker import ANY, leaves_open, type_of, wanted_arguments
from amock_mypy.source.expressions import Literal, expressions_in
from amock_mypy.source.naming import dotted
from amock_mypy.source.sameness import is_same
from amock_mypy.source.variables import values_of
from amock_mypy.uses.around import decorators_for, statements_for

_CALL: Final = "call"


def is_fed(api: CheckerPluginInterface, value: Expression) -> bool:
    """Tell whether a test, or what sets it up, uses a value elsewhere than in its assertions.

    Parameters:
        api: the checker.
        value: what an assertion looks for.
    """
    used = _used_by(api, statements_for(api, value))
    given = (found for it in decorators_for(api, value) for found in expressions_in(it))
    looked_for = [value, *_made_text_of(value)]
    return any(
        it not in looked_for and any(_stands_for(api, it, one) for one in looked_for)
        for it in (*given, *used)
    )


def _made_text_of(value: Expression) -> list[Expression]:
    """Return what `str()` makes the text of that is looked for: the code may make it, too.

    What is put into the address of a request, for instance, arrives there as a text.
    """
    callee = value.callee if isinstance(value, CallExpr) else None
    is_text = isinstance(callee, NameExpr) and callee.fullname == "builtins.str"
    return value.args[:1] if is_text and isinstance(value, CallExpr) else []


def _used_by(api: CheckerPluginInterface, statements: Iterable[Statement]) -> Iterator[Expression]:
    """Yield what statements read, those left out that only look at the outcome."""
    for statement in statements:
        inside = expressions_in(statement)
        if isinstance(statement, Decorator):
            inside = [it for given in statement.original_decorators for it in expressions_in(given)]
        if isinstance(statement, AssertStmt):
            inside = tuple(_passed_in(inside))
        elif _asserts(statement):
            inside = tuple(_passed_in(inside[1:]))
        calls = (it for it in inside if isinstance(it, CallExpr) and _is_typed(api, it.callee))
        left_out = [*_named_by(api, statement), *(value for it in calls for value in _fit(api, it))]
        yield from (found for found in inside if found not in left_out)


def _fit(api: CheckerPluginInterface, call: CallExpr) -> Iterator[Expression]:
    """Yield the arguments of a call but those that mypy refuses: they get in all the same."""
    mock = _function_mock(type_of(api, call.callee))
    refused = {
        at
        for wanted, at in wanted_arguments(api, call, mock.args[0] if mock is not None else None)
        if not is_subtype(type_of(api, call.args[at]), wanted)
    }
    yield from (value for at, value in enumerate(call.args) if at not in refused)


def _function_mock(type_: Type) -> Instance | None:
    proper = get_proper_type(type_)
    if not isinstance(proper, Instance) or proper.type.fullname not in fullnames.FUNCTION_MOCKS:
        return None
    return proper


def _asserts(statement: Statement) -> bool:
    call = statement.expr if isinstance(statement, ExpressionStmt) else None
    callee = call.callee if isinstance(call, CallExpr) else None
    return isinstance(callee, MemberExpr) and callee.name.startswith("assert")


def _passed_in(inside: Iterable[Expression]) -> Iterator[Expression]:
    """Yield the calls inside an assertion, which run what is tested, and what they are given."""
    for expression in inside:
        if isinstance(expression, CallExpr) and _CALL not in dotted(expression.callee).split("."):
            yield expression
            for argument in expression.args:
                yield from (argument, *expressions_in(argument))


def _named_by(api: CheckerPluginInterface, statement: Statement) -> list[Expression]:
    """Return what only gives a value its name: `name`, and `"a"`, in `name = "a"`.

    A literal that the mock of a function with a declared result is to give, and may, is left out
    as well.
    """
    if not isinstance(statement, AssignmentStmt):
        return []
    literal = isinstance(statement.rvalue, Literal)
    names = [
        target
        for target in statement.lvalues
        if isinstance(target, NameExpr)
        or (isinstance(target, MemberExpr) and literal and _takes(api, target, statement.rvalue))
    ]
    return [*names, statement.rvalue] if names else []


def _takes(api: CheckerPluginInterface, setting: MemberExpr, value: Expression) -> bool:
    """Tell whether a mocked function declares all, and its result is what it is made to give."""
    mock = _function_mock(type_of(api, setting.expr))
    fits = mock is None or is_subtype(type_of(api, value), mock.args[-1])
    return fits and _is_typed(api, setting.expr)


def _is_typed(api: CheckerPluginInterface, function: Expression) -> bool:
    """Tell whether a function, or the mock of one, declares all that it takes and gives.

    Who writes `list`, and not what is in it, has not let mypy compare what is passed on.
    """
    type_ = get_proper_type(type_of(api, function))
    mock = _function_mock(type_)
    if mock is not None:
        parameters, result = map(get_proper_type, mock.args)
        taken = parameters.arg_types if isinstance(parameters, Parameters) else [ANY]
        return not any(map(leaves_open, (*taken, result)))
    if not isinstance(type_, CallableType):
        return False
    return not any(leaves_open(it) or _is_object(it) for it in type_.arg_types)


def _is_object(type_: Type) -> bool:
    """Tell whether a parameter takes anything, as those of `str.format` do, and of f-strings."""
    proper = get_proper_type(type_)
    return isinstance(proper, Instance) and proper.type.fullname == "builtins.object"


def _stands_for(api: CheckerPluginInterface, place: Expression, value: Expression) -> bool:
    """Tell whether an expression is written like a value, or names what is."""
    return any(
        is_same(one, other) for one in _written(api, place) for other in _written(api, value)
    )


def _written(api: CheckerPluginInterface, value: Expression) -> list[Expression]:
    """Return an expression, and what a variable is bound to by that name."""
    node = value.node if isinstance(value, NameExpr) else None
    return [value, *values_of(api, node)] if node is not None else [value]
