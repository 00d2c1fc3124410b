"""The names in a generated file: what is imported, and by which name."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

_BUILTINS: Final = frozenset(dir(builtins))


@dataclass
class Names:
    """Gives each thing that a file imports or declares a name of its own.

    Parameters:
        reserved: names that mean something else in the file: of its classes and their members.
    """

    reserved: Iterable[str]
    _local: dict[tuple[str, str], str] = field(default_factory=dict)
    _at_run_time: set[tuple[str, str]] = field(default_factory=set)
    _taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._taken.update(self.reserved)

    def use(self, module: str, name: str, *, at_run_time: bool = False) -> str:
        """Return the name by which the file knows something that it imports.

        Parameters:
            module: where it is imported from.
            name: its name there; a dotted one is reached through its first part.
            at_run_time: whether it is needed when the file is run, not only by checkers.
        """
        first, dot, rest = name.partition(".")
        key = (module, first)
        if key not in self._local:
            self._local[key] = self._free(first, is_builtin=module == "builtins")
        if at_run_time:
            self._at_run_time.add(key)
        return self._local[key] + dot + rest

    def declare(self, name: str) -> str:
        """Return a free name for something that the file defines."""
        return self._free(name, is_builtin=False)

    def imports(self, *, at_run_time: bool) -> dict[str, list[tuple[str, str]]]:
        """Return the imports by module: (name there, name here), sorted."""
        found: dict[str, list[tuple[str, str]]] = {}
        for key, local in self._local.items():
            module, name = key
            is_plain_builtin = module == "builtins" and name == local and name in _BUILTINS
            if (key in self._at_run_time) is at_run_time and not is_plain_builtin:
                found.setdefault(module, []).append((name, local))
        return {module: sorted(found[module], key=_isort_key) for module in sorted(found)}

    def _free(self, name: str, *, is_builtin: bool) -> str:
        for candidate in _candidates(name):
            hides_builtin = candidate in _BUILTINS and not (is_builtin and candidate == name)
            if candidate not in self._taken and not hides_builtin:
                self._taken.add(candidate)
                return candidate
        raise AssertionError("candidates do not end")


def _candidates(name: str) -> Iterator[str]:
    # Two underscores at the front would be mangled in the body of a class.
    base = "_" + name.lstrip("_") if name.startswith("__") else name
    yield base
    hidden = "_" + base.lstrip("_")
    yield hidden
    number = 2
    while True:
        yield f"{hidden}{number}"
        number += 1


def _isort_key(pair: tuple[str, str]) -> tuple[int, str]:
    """Sort as ruff does: constants, then classes, then the rest."""
    name = pair[0]
    group = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return group, name
