"""Which modules of a package a file brings in by its imports, read from the text of the package.

mypy finds this out itself, and later: when it asks the plugin what else a file depends on, it has
not yet looked at what the file imports.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mypy.modulefinder import FindModuleCache

_IMPORT: Final = re.compile(
    r"[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]*)|import[ \t]+([^\n#]*))"
)
_NAME: Final = re.compile(r"([\w.]+)(?:\s+as\s+\w+)?")


@dataclass(slots=True)
class _Walk:
    """A walk along imports: the modules that were met, and those that were not looked into yet."""

    seen: set[str]
    ahead: list[str]


class ImportGraph:
    """The imports between the modules that a finder finds, each module read when it is reached."""

    def __init__(self, finder: FindModuleCache) -> None:
        self._finder = finder
        self._files: dict[str, frozenset[str]] = {}
        self._walks: dict[str, _Walk] = {}
        self._imports: dict[str, frozenset[str]] = {}

    def reaches(self, starts: Iterable[str], target: str) -> bool:
        """Tell whether importing any of some modules brings in another of the same package."""
        package = target.partition(".")[0]
        near = {start for start in starts if start.partition(".")[0] == package}
        if any(target in parents(start) for start in near):
            return True
        return any(self._walk_meets(start, target) for start in sorted(near))

    def _walk_meets(self, start: str, target: str) -> bool:
        """Go on with the walk from a module, only as far as it takes to meet the target."""
        walk = self._walks.setdefault(start, _Walk({start}, [start]))
        while target not in walk.seen and walk.ahead:
            new = self._imports_of(walk.ahead.pop()) - walk.seen
            walk.seen |= new
            walk.ahead.extend(sorted(new))
        return target in walk.seen

    def _imports_of(self, module: str) -> frozenset[str]:
        """Return the modules of its own package that a module imports, its parents included."""
        if module not in self._imports:
            package = module.partition(".")[0]
            path = self._path_of(module)
            names = _imported_names(module, path) if path is not None else ()
            own = {name for name in names if name.partition(".")[0] == package} | {module}
            self._imports[module] = frozenset(parent for name in own for parent in parents(name))
        return self._imports[module]

    def _path_of(self, module: str) -> str | None:
        """Return the file of a module, or None where there is none of that name.

        Most names that are asked for are those of classes and functions; a look at the folder
        tells, where the finder would look in many places.
        """
        package, *parts = module.split(".")
        found = self._finder.find_module(package)
        if not isinstance(found, str) or not parts or Path(found).stem != "__init__":
            found = self._finder.find_module(module)
            return found if isinstance(found, str) else None
        # Paths as text: making a Path of each takes longer than looking.
        folder = "/".join((found.rpartition("__init__")[0].rstrip(os.sep), *parts[:-1]))
        for inside, stem in ((folder, parts[-1]), (f"{folder}/{parts[-1]}", "__init__")):
            for name in (f"{stem}.pyi", f"{stem}.py"):
                if name in self._files_in(inside):
                    return f"{inside}/{name}"
        return None

    def _files_in(self, folder: str) -> frozenset[str]:
        if folder not in self._files:
            try:
                self._files[folder] = frozenset(os.listdir(folder))  # noqa: PTH208 # its names are all
            except OSError:
                self._files[folder] = frozenset()
        return self._files[folder]


def _imported_names(module: str, path: str) -> Iterator[str]:
    """Yield the dotted names that a file imports: modules, and what may be modules."""
    try:
        text = Path(path).read_bytes().decode(errors="replace")
    except OSError:
        return
    is_package = Path(path).stem == "__init__"
    for source, names, modules in _statements(text):
        if modules:
            yield from _NAME.findall(modules)
        else:
            base = _absolute(source, module, is_package=is_package)
            yield base
            yield from (f"{base}.{name}" for name in _NAME.findall(names))


def _statements(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the parts of the import statements in a text: `from` what, which names, or modules."""
    # Searching for the word and looking around it is faster than matching each line.
    at = text.find("import ")
    while at >= 0:
        found = _IMPORT.match(text, text.rfind("\n", 0, at) + 1)
        if found is not None:
            yield found[1] or "", found[2] or "", found[3] or ""
        at = text.find("import ", max(at + 1, found.end() if found else 0))


def _absolute(source: str, module: str, *, is_package: bool) -> str:
    """Return the full name of a module that is imported by a name that may begin with dots."""
    name = source.lstrip(".")
    dots = len(source) - len(name)
    if not dots:
        return name
    parts = module.split(".")
    kept = parts[: len(parts) - dots + is_package]
    return ".".join([*kept, name] if name else kept)


def parents(name: str) -> list[str]:
    """Return a dotted name and those of the packages around it, the outermost first."""
    parts = name.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
