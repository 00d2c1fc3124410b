"""Which modules of a package a file brings in by its imports, read from the text of the package.

mypy finds this out itself, and later: when it asks the plugin what else a file depends on, it has
not yet looked at what the file imports.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from mypy.modulefinder import FindModuleCache

from amock_mypy.source.texts import is_init_file, text_at

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
        self._entries: dict[str, frozenset[str]] = {}
        self._walks: dict[tuple[str, bool], _Walk] = {}
        self._imports: dict[str, frozenset[str]] = {}

    def reaches(self, starts: Iterable[str], target: str, *, by_packages: bool = False) -> bool:
        """Tell whether importing any of some modules brings in another of the same package.

        Parameters:
            starts: the full names of what is imported.
            target: the full name of the module.
            by_packages: whether the packages around a module count, and what they import. mypy
                looks for them as Python does, and yet no module depends on those around it.
        """
        package = target.partition(".")[0]
        near = {start for start in starts if start.partition(".")[0] == package}
        if target in near:
            return True
        return any(self._walk_meets(start, target, by_packages) for start in sorted(near))

    def is_in_circle(self, module: str) -> bool:
        """Tell whether what a module imports brings in the module itself."""
        return self.reaches(self._imports_of(module) - {module}, module)

    def _walk_meets(self, start: str, target: str, by_packages: bool) -> bool:
        """Go on with the walk from a module, only as far as it takes to meet the target."""
        walk = self._walks.setdefault((start, by_packages), _Walk({start}, [start]))
        while target not in walk.seen and walk.ahead:
            module = walk.ahead.pop()
            names = self._imports_of(module)
            if by_packages:
                names = frozenset(parent for name in (module, *names) for parent in parents(name))
            new = names - walk.seen
            walk.seen |= new
            walk.ahead.extend(sorted(new))
        return target in walk.seen

    def _imports_of(self, module: str) -> frozenset[str]:
        """Return the modules of its own package that a module imports."""
        if module not in self._imports:
            path = self._path_of(module)
            names = self._imported_from(module, path) if path is not None else ()
            self._imports[module] = frozenset(names)
        return self._imports[module]

    def _imported_from(self, module: str, path: str) -> Iterator[str]:
        """Yield the names of modules, and what may be modules, that the text of a module imports.

        Those of other packages are left out.
        """
        package = module.partition(".")[0]
        is_package = is_init_file(path)
        for source, names, modules in _statements(text_at(path) or ""):
            if modules:
                given = _NAME.findall(modules)
                near = (name for name in given if name.partition(".")[0] == package)
                yield from (parent for name in near for parent in parents(name))
                continue
            base = _absolute(source, module, is_package=is_package)
            if base.partition(".")[0] == package:
                yield base
                yield from self._modules_among(base, names)

    def _modules_among(self, base: str, names: str) -> Iterator[str]:
        """Yield which of the names that are imported from somewhere are modules.

        Most are those of classes and functions; a look at the folder tells.
        """
        folder = self._folder_of(base)
        if folder is None:
            return
        entries = self._entries_of(folder)
        yield from (f"{base}.{name}" for name in _NAME.findall(names) if name in entries)

    def _path_of(self, module: str) -> str | None:
        """Return the file of a module, or None where there is none of that name."""
        package, _, name = module.rpartition(".")
        folder = self._folder_of(package) if package else None
        if folder is None:
            found = self._finder.find_module(module)
            return found if isinstance(found, str) else None
        # Looking into the folder is faster than the finder, which looks in many places.
        for inside, stem in ((folder, name), (f"{folder}/{name}", "__init__")):
            for suffix in (".pyi", ".py"):
                if f"{stem}{suffix}" in self._entries_of(inside):
                    return f"{inside}/{stem}{suffix}"
        return None

    def _folder_of(self, package: str) -> str | None:
        """Return the folder of a package, None for a module and for what is in several places."""
        outermost, *parts = package.split(".")
        found = self._finder.find_module(outermost)
        if not isinstance(found, str) or not is_init_file(found):
            return None
        folder = found.replace(os.sep, "/").rpartition("/")[0]
        for part in parts:
            if part not in self._entries_of(folder):
                return None
            folder = f"{folder}/{part}"
        return folder

    def _entries_of(self, folder: str) -> frozenset[str]:
        """Return what a folder holds: the names of files, and those of folders and modules."""
        if folder not in self._entries:
            try:
                files = os.listdir(folder)  # noqa: PTH208  # its names are all
            except OSError:
                files = []
            self._entries[folder] = frozenset((*files, *(name.partition(".")[0] for name in files)))
        return self._entries[folder]


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


@cache
def parents(name: str) -> tuple[str, ...]:
    """Return a dotted name and those of the packages around it, the outermost first."""
    parts = name.split(".")
    return tuple(".".join(parts[:length]) for length in range(1, len(parts) + 1))
