"""A module that makes the mock of every class and reads its attributes, a function for each class.

Whether an attribute exists for the plugin is what mypy says of a read: the types alone do not tell,
as some reads are reported although the class declares the attribute, and others are let pass
although it does not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from mypy.nodes import AssignmentStmt, FuncDef, MypyFile, NameExpr, Var
from mypy.types import Type

from amock_shape import is_dunder

_FUNCTION: Final = "read_"


class Reads:
    """The module, and what stands on its lines.

    Parameters:
        attributes: the attributes to read, by the full names of the classes.
    """

    def __init__(self, attributes: Mapping[str, Collection[str]]) -> None:
        self._attributes = attributes
        self._lines = list(self._written())

    @property
    def text(self) -> str:
        """The text of the module."""
        return "\n".join(self._lines)

    def _written(self) -> Iterator[str]:
        yield "from unittest.mock import create_autospec"
        for module in sorted({name.rpartition(".")[0] for name in self._attributes}):
            yield f"import {module}"
        for number, (name, attributes) in enumerate(self._attributes.items()):
            yield f"def {_FUNCTION}{number}() -> None:"
            made = f"create_autospec({name}, instance=True)"
            yield f"    mock = {made}"
            for attribute in sorted(attributes):
                # Who takes a special method of a mock may set anything: that is on another mock.
                yield f"    {made if is_dunder(attribute) else 'mock'}.{attribute}"

    def on_lines(self, numbers: Collection[int]) -> dict[str, set[str]]:
        """Return by class the attributes that are read on some lines.

        Parameters:
            numbers: the numbers of the lines.
        """
        found: dict[str, set[str]] = {name: set() for name in self._attributes}
        names = iter(self._attributes)
        name = ""
        for number, line in enumerate(self._lines, 1):
            if line.startswith(f"def {_FUNCTION}"):
                name = next(names)
            elif number in numbers and " = " not in line:
                found[name].add(line.rpartition(".")[2])
        return found

    def types_of_mocks(self, tree: MypyFile) -> Iterator[tuple[str, Type]]:
        """Yield the types that mypy gave the mocks, with the names of their classes.

        Parameters:
            tree: the module, checked.
        """
        functions = (it for it in tree.defs if isinstance(it, FuncDef))
        for name, function in zip(self._attributes, functions, strict=True):
            made = function.body.body[0]
            target = made.lvalues[0] if isinstance(made, AssignmentStmt) else None
            node = target.node if isinstance(target, NameExpr) else None
            if isinstance(node, Var) and node.type is not None:
                yield name, node.type
