"""The `mock` package: its mocks are typed as those of `unittest.mock`, and are no such mocks.

The typed mock functions are classes of amock. Where the stubs of `mock` are installed, they derive
from its classes too, so that `def test(load: mock.MagicMock)` is right. What they record are calls
of the standard library's class; where a module uses `mock` these compare with `mock.call`.
"""

from __future__ import annotations

from typing import Final

from mypy.nodes import TypeInfo
from mypy.plugin import (
    AttributeContext,
    CheckerPluginInterface,
    ClassDefContext,
    MethodSigContext,
)
from mypy.types import FunctionLike, Type

from amock_mypy import fullnames
from amock_mypy.checker import ANY, current_module, find_class
from amock_mypy.runs.dependencies import imports_of
from amock_mypy.source.kept import once_a_module
from amock_shape import MockKind

_BASES: Final = {
    fullnames.FUNCTION_MOCK: (MockKind.MAGIC,),
    fullnames.ASYNC_FUNCTION_MOCK: (MockKind.ASYNC, MockKind.MAGIC),
}
"""The classes of the backport that the typed mock functions derive from."""
UNDECLARED: Final = frozenset({"method_calls"})
"""What the backport's mocks have, and its stubs leave out."""
_PACKAGE: Final = fullnames.BACKPORT.partition(".")[0]


def is_in_use(api: CheckerPluginInterface) -> bool:
    """Tell whether the mocks of the current module are the backport's, and none the library's."""
    return _uses_backport(api) and is_known(api)


def library_in_use(api: CheckerPluginInterface) -> str:
    """Return the module whose mocks are given by mocks in the current module."""
    return fullnames.BACKPORT if is_in_use(api) else fullnames.STDLIB


def mixes_libraries(api: CheckerPluginInterface) -> bool:
    """Tell whether the current module names things of the backport and of the library beside it.

    Mocks of the one compare with calls of the other, of which mypy thinks that they are no calls.
    """
    return all(_named(api))


def _uses_backport(api: CheckerPluginInterface) -> bool:
    """Tell whether the module names things of the backport, and none of the standard library's."""
    return _named(api) == (True, False)


@once_a_module
def _named(api: CheckerPluginInterface) -> tuple[bool, bool]:
    """Tell whether the module names things of the backport, and whether of the library."""
    module = current_module(api)
    # Helpers may import them for it, and functions for themselves.
    nodes = (symbol.node for symbol in module.names.values())
    names = {*imports_of(module), *(node.fullname for node in nodes if node is not None)}
    of_backport = any(_is_in(name, _PACKAGE) for name in names)
    return of_backport, any(_is_in(name, fullnames.STDLIB) for name in names)


def _is_in(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")


def is_known(api: CheckerPluginInterface) -> bool:
    """Tell whether the typed mock functions are mocks of the backport."""
    info = find_class(api, fullnames.FUNCTION_MOCK)
    return info is not None and info.has_base(_fullname(MockKind.MAGIC))


def derive_from_backport(context: ClassDefContext) -> None:
    """Let a typed mock function derive from the classes of the backport, if mypy knows these."""
    info = context.cls.info
    found = (_class_of(context, kind) for kind in _BASES[info.fullname])
    more = [base for it in found if it is not None for base in it.mro if base not in info.mro]
    object_ = len(info.mro) - 1
    info.mro[object_:object_] = dict.fromkeys(more)


def _class_of(context: ClassDefContext, kind: MockKind) -> TypeInfo | None:
    symbol = context.api.lookup_fully_qualified_or_none(_fullname(kind))
    return symbol.node if symbol is not None and isinstance(symbol.node, TypeInfo) else None


def _fullname(kind: MockKind) -> str:
    return f"{fullnames.BACKPORT}.{kind.value}"


def _may_compare_with(api: CheckerPluginInterface) -> bool:
    """Tell whether what a mock records may be compared with calls of the backport."""
    return _named(api)[0] and is_known(api)


def recorded_calls(context: AttributeContext) -> Type:
    """Handle the calls that a mocked function recorded: the backport's where it is named."""
    return ANY if _may_compare_with(context.api) else context.default_attr_type


def expected_calls(context: MethodSigContext) -> FunctionLike:
    """Handle the signature of assertions about several calls, which may be the backport's."""
    signature = context.default_signature
    if not (_may_compare_with(context.api) and signature.arg_types):
        return signature
    return signature.copy_modified(arg_types=[ANY, *signature.arg_types[1:]])
