"""The plugin: tables from the full names of the mock API to their handlers, nothing else."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import MypyFile
from mypy.options import Options
from mypy.plugin import FunctionContext, Plugin
from mypy.types import Type

from amock_mypy import fullnames
from amock_mypy.dependencies import Dependencies, Dependency
from amock_mypy.hooks.constructors import constructor_hook

_FUNCTIONS: dict[str, Callable[[FunctionContext], Type]] = {
    **{name: constructor_hook(kind) for name, kind in fullnames.MOCK_CLASSES.items()},
}


class AmockPlugin(Plugin):
    """Types for mocks, and reports of their misuse."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._dependencies = Dependencies(options)

    def get_additional_deps(self, file: MypyFile) -> list[Dependency]:
        """Return the modules that a file needs beside those that it imports."""
        return self._dependencies.of_file(file)

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """Return the handler of calls of a function or a class."""
        return _FUNCTIONS.get(fullname)
