"""The two decorators of a generated file: they make a typed mock of a method written below them.

A ParamSpec takes over the parameters exactly, keyword-only names and defaults too, which no
annotation can write. The mock is what the decorated method is read as: mocks are based on Any, and
checkers would take them for descriptors of unknown result if they stood in the class themselves.
"""

from __future__ import annotations

from typing import Final

from amock.generate.layout import INDENT, function
from amock.generate.names import Names

SYNC: Final = "_sync"
ASYNC: Final = "_async"
RESERVED: Final = frozenset({SYNC, ASYNC, "_P", "_R"})
"""Names that mean the same in every generated file."""


class Decorators:
    """The decorators that a file needs.

    Parameters:
        names: the names of the file.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._used: set[str] = set()

    def use(self, decorator: str) -> None:
        """Note that a decorator is needed, and import what its definition is made of."""
        if decorator not in self._used:
            self._used.add(decorator)
            self._definition(decorator)

    def definitions(self) -> list[list[str]]:
        """Return the definitions, a list of lines each."""
        return [self._definition(name) for name in (SYNC, ASYNC) if name in self._used]

    def variables(self) -> list[str]:
        """Return the declarations of their type variables."""
        if not self._used:
            return []
        use = self._names.use
        return [
            f'_P = {use("typing_extensions", "ParamSpec")}("_P")',
            f'_R = {use("typing_extensions", "TypeVar")}("_R")',
        ]

    def _definition(self, name: str) -> list[str]:
        use = self._names.use
        any_, result = use("typing", "Any"), "_R"
        mock = use("amock", "FunctionMock" if name == SYNC else "AsyncFunctionMock")
        if name == ASYNC:
            result = f"{use('collections.abc', 'Coroutine')}[{any_}, {any_}, _R]"
        parameters = f"{use('typing', 'Concatenate')}[{any_}, _P]"
        taken = f"function: {use('collections.abc', 'Callable')}[{parameters}, {result}]"
        of_mock = f"mock: {use('builtins', 'object')}"
        self.variables()
        return [
            f"class {name}({use('typing', 'Generic')}[_P, _R]):",
            *function("def __init__", ["self", taken], "None", INDENT),
            *function(
                "def __get__", ["self", of_mock, f"owner: {any_}"], f"{mock}[_P, _R]", INDENT
            ),
            *function("def __set__", ["self", of_mock, f"value: {any_}"], "None", INDENT),
        ]
