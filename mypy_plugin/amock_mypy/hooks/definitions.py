"""Changes to classes as mypy reads their definition."""

from __future__ import annotations

from mypy.nodes import COVARIANT, MDEF, ClassDef, SymbolTableNode, Var
from mypy.plugin import ClassDefContext
from mypy.types import Instance, ParamSpecType, TypeVarType

from amock.shape import AWAIT_RECORDS
from amock_mypy import fullnames
from amock_mypy.checker import ANY
from amock_mypy.mock_types.functions import any_parameters


def strict_function_mock(context: ClassDefContext) -> None:
    """Make the typed mock functions stand for functions only.

    The base of all mocks in typeshed is Any, so that without the plugin they fit everywhere.
    """
    context.cls.info.fallback_to_any = False
    _join_as_mocks(context.cls)


def _join_as_mocks(definition: ClassDef) -> None:
    """Let the mocks of different functions be mocks still where one list holds them.

    mypy joins types that differ in their parameters to the bound of the ParamSpec, which is
    `object`, and those that differ in an invariant argument to `object` as well.
    """
    of_any = Instance(definition.info, [any_parameters(), ANY])
    for parameter in definition.type_vars:
        if isinstance(parameter, ParamSpecType):
            parameter.upper_bound = of_any
        elif isinstance(parameter, TypeVarType):
            parameter.variance = COVARIANT


def settable_texts(context: ClassDefContext) -> None:
    """Let tests set `__str__` and `__repr__` of a mock, which mypy knows as methods of object."""
    info = context.cls.info
    for name in ("__str__", "__repr__"):
        variable = Var(name, ANY)
        variable.info = info
        info.names[name] = SymbolTableNode(MDEF, variable, plugin_generated=True)


def without_await_records(context: ClassDefContext) -> None:
    """Take the records of awaits from the mock of a sync function, which has none.

    The stubs declare them in a form that checkers without the plugin refuse.
    """
    if context.cls.fullname == fullnames.FUNCTION_MOCK:
        for name in AWAIT_RECORDS:
            context.cls.info.names.pop(name, None)
