"""Changes to classes as mypy reads their definition."""

from __future__ import annotations

from typing import Final, cast

from mypy.nodes import COVARIANT, MDEF, ClassDef, SymbolTableNode, Var
from mypy.plugin import ClassDefContext
from mypy.types import Instance, ParamSpecType, TypeType, TypeVarType

from amock_mypy import fullnames
from amock_mypy.backport import derive_from_backport
from amock_mypy.checker import ANY
from amock_mypy.mock_types.functions import any_parameters
from amock_shape import AWAIT_RECORDS

_FUNCTION_TYPES: Final = ("types.FunctionType", "types.MethodType")


def strict_function_mock(context: ClassDefContext) -> None:
    """Make the typed mock functions stand for functions only.

    The base of all mocks in typeshed is Any, so that without the plugin they fit everywhere.
    """
    context.cls.info.fallback_to_any = False
    # Two attributes may hold the same mock: with a comparison of its own, mypy knows no better.
    variable = Var("__eq__", ANY)
    variable.info = context.cls.info
    context.cls.info.names["__eq__"] = SymbolTableNode(MDEF, variable, plugin_generated=True)
    derive_from_backport(context)
    _join_as_mocks(context.cls)
    _may_be_functions(context)


def _may_be_functions(context: ClassDefContext) -> None:
    """Let a condition ask whether a mock is a function: an autospecced one is, the others not.

    mypy narrows to what a class may be promoted to, as an int to a float, and leaves the class as
    it is where that is not so.
    """
    functions = map(context.api.named_type_or_none, _FUNCTION_TYPES)
    context.cls.info._promote = [found for found in functions if found is not None]  # noqa: SLF001


def _join_as_mocks(definition: ClassDef) -> None:
    """Let the mocks of different functions be mocks still where one list holds them.

    mypy joins types that differ in their parameters to the bound of the ParamSpec, which is
    `object`, and those that differ in an invariant argument to `object` as well.
    """
    of_any = Instance(definition.info, [any_parameters(), ANY])
    for parameter in definition.type_vars:
        if isinstance(parameter, ParamSpecType):
            parameter.upper_bound = of_any
        else:
            cast(TypeVarType, parameter).variance = COVARIANT


def settable_methods(context: ClassDefContext) -> None:
    """Let tests set special methods and the class of a mock, which mypy knows as object's own."""
    info = context.cls.info
    for name in fullnames.SET_ON_MOCKS:
        # Whatever class a mock pretends to be of, it is a class.
        variable = Var(name, TypeType.make_normalized(ANY) if name == "__class__" else ANY)
        variable.info = info
        info.names[name] = SymbolTableNode(MDEF, variable, plugin_generated=True)


def without_await_records(context: ClassDefContext) -> None:
    """Take the records of awaits from the mock of a sync function, which has none.

    The stubs declare them in a form that checkers without the plugin refuse.
    """
    if context.cls.fullname == fullnames.FUNCTION_MOCK:
        for name in AWAIT_RECORDS:
            context.cls.info.names.pop(name, None)
