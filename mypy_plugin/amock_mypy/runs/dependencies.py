"""The modules that a test file needs although it does not import them.

mypy loads what is imported. A patch target is only named in a string, and the typed mock functions
live in amock's stubs, so the plugin asks for these modules, and only for those that mypy can find.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Final

from mypy.build import default_data_dir
from mypy.errorcodes import IMPORT, IMPORT_NOT_FOUND, IMPORT_UNTYPED, UNUSED_IGNORE
from mypy.modulefinder import (
    FindModuleCache,
    ModuleNotFoundReason,
    SearchPaths,
    compute_search_paths,
)
from mypy.nodes import Import, ImportAll, ImportBase, ImportFrom, MypyFile
from mypy.options import Options

from amock_mypy import fullnames
from amock_mypy.runs.composed import composed_targets
from amock_mypy.runs.imports import ImportGraph, parents
from amock_mypy.source.texts import is_init_file, text_at

PRIORITY: Final = 20
"""Between a plain import (10), which would change the order of checking, and an indirect one (30),
which would leave the module unanalysed."""

UNORDERED: Final = 30
"""For modules that mypy loads anyway, and for those that are missing: it reports none of these, and
checks the file again once there is one."""

_PACKAGES: Final = frozenset(
    name.rpartition(".")[0] for name in fullnames.IMPORTED_FOR_MOCKS if "." in name
)

LINE: Final = -1
"""The line on which mypy believes these modules to be imported; no line of the file."""

_LITERAL_TARGETS: Final = {
    word: re.compile(
        rf"""{word}(?<!\w{word})(?:\.\w+)?\(\s*(?:\w+\s*=\s*)?["']([A-Za-z_][\w.]*)\.(\w+)["']"""
    )
    for word in ("patch", "setattr", "delattr")
} | {"multiple": re.compile(r"""multiple\(\s*(?:target\s*=\s*)?["']([A-Za-z_][\w.]*)()["']""")}
"""One expression a word: one that begins with a word is searched for many times faster.

What patch.multiple replaces are attributes of its target, not the target itself.
"""
Dependency = tuple[int, str, int]


class Dependencies:
    """Finds the modules that test files depend on without importing them."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._finders: dict[str, FindModuleCache] = {}
        self._graphs: dict[str, ImportGraph] = {}

    def of_file(self, file: MypyFile) -> list[Dependency]:
        """Return the modules that a file depends on beside its imports, in mypy's form."""
        if file.is_stub and file.fullname != fullnames.AMOCK:
            return []  # hundreds, those of the standard library; mocks are made elsewhere
        if file.fullname == fullnames.AMOCK:
            return [on_backport(self._finder())]
        if not imports_mocks(file):
            return []
        root = _root_of(file)
        finder = self._finder(root)
        graph = self._graphs.setdefault(root, ImportGraph(finder))
        imported = [*imports_of(file), *_packages_imported(file)]
        text = text_at(file.path) or ""
        targets = {*_literal_targets(text), *composed_targets(text), (fullnames.AMOCK, "")}
        found = {name: _module_of(finder, name) for name, _ in targets}
        modules = {module for module in found.values() if module and self._is_followed(module)}
        # With the packages around a module, mypy notices that the module was deleted.
        around = {name for module in modules for name in parents(module) if self._is_followed(name)}
        missing = {
            module
            for name, attribute in targets
            if (module := _missing_from(finder, name, attribute, found[name]))
        }
        named = {name: _priority(graph, imported, name, file.fullname) for name in around}
        named |= dict.fromkeys(missing - around, UNORDERED)
        _allow_to_vanish(file)
        named.pop(file.fullname, None)
        return [(priority, name, LINE) for name, priority in sorted(named.items())]

    def may_find(self, file: MypyFile, module: str) -> bool:
        """Tell whether there is a module of that name for a file, typed or not.

        mypy need not have loaded it: a module that was not there when the file was read first,
        and is now, is nothing to mypy until the file is edited.
        """
        found = self._finder(_root_of(file)).find_module(module)
        return found is not ModuleNotFoundReason.NOT_FOUND

    def forget(self) -> None:
        """Forget what was found on disk: in a daemon it may change."""
        self._finders.clear()
        self._graphs.clear()

    def _is_followed(self, module: str) -> bool:
        """Tell whether mypy looks into a module without a word, by the user's settings."""
        return self._options.clone_for_module(module).follow_imports in ("normal", "silent")

    def _finder(self, root: str = "") -> FindModuleCache:
        """Return what finds modules as mypy does, and those below a file's own root.

        Where packages are installed is no such root: their code would be found before their stubs.
        """
        if root not in self._finders:
            paths = compute_search_paths([], self._options, default_data_dir())
            own = SearchPaths(
                ((root,) if root else ()) + paths.python_path,
                paths.mypy_path,
                paths.package_path,
                paths.typeshed_path,
            )
            self._finders[root] = FindModuleCache(own, None, self._options)
        return self._finders[root]


def on_backport(finder: FindModuleCache) -> Dependency:
    """Return the dependency of amock's stubs on those of `mock`, which need not be installed."""
    path = finder.find_module(fullnames.BACKPORT)
    is_stub = isinstance(path, str) and path.endswith(".pyi")
    return (PRIORITY if is_stub else UNORDERED, fullnames.BACKPORT, LINE)


def imports_mocks(file: MypyFile) -> bool:
    """Tell whether a file imports a module that mocks come from."""
    return any(map(_imports_mocks, file.imports))


def _imports_mocks(statement: ImportBase) -> bool:
    """Tell whether a statement does; mypy asks about each of the standard library's, too."""
    if isinstance(statement, Import):
        return any(name in fullnames.IMPORTED_FOR_MOCKS for name, _ in statement.ids)
    if not isinstance(statement, (ImportFrom, ImportAll)) or statement.relative:
        return False
    source = statement.id
    if source in fullnames.IMPORTED_FOR_MOCKS:
        return True
    names = statement.names if isinstance(statement, ImportFrom) and source in _PACKAGES else []
    return any(f"{source}.{name}" in fullnames.IMPORTED_FOR_MOCKS for name, _ in names)


def imports_of(file: MypyFile) -> Iterator[str]:
    """Yield the full names that a file imports, modules and what it takes from them."""
    for statement in file.imports:
        if isinstance(statement, Import):
            yield from (name for name, _ in statement.ids)
        elif isinstance(statement, ImportFrom) and not statement.relative:
            yield statement.id
            yield from (f"{statement.id}.{name}" for name, _ in statement.names)
        elif isinstance(statement, ImportAll) and not statement.relative:
            yield statement.id
        else:
            yield file.fullname


def _packages_imported(file: MypyFile) -> Iterator[str]:
    """Yield the packages around the modules of `import package.module`, which binds their names."""
    for statement in file.imports:
        if isinstance(statement, Import):
            yield from (package for name, _ in statement.ids for package in parents(name))


def _priority(graph: ImportGraph, imported: list[str], module: str, user: str) -> int:
    """Return how urgently a module is needed for the targets in another.

    A package that is there only because something in it is imported may be looked at later than
    the file that imports it, and in a warm run not at all.

    Parameters:
        graph: the imports between modules.
        imported: what the other module imports.
        module: the module that is needed.
        user: the other module.
    """
    if graph.reaches(imported, module):
        return UNORDERED
    if not graph.reaches(imported, module, by_packages=True):
        return PRIORITY
    # What is there anyway must not change the order in which mypy takes modules that import each
    # other, and so what it infers. It meets the packages around a file before all that is named.
    is_bound = graph.is_in_circle(module) and module not in parents(user)
    return UNORDERED if is_bound or graph.reaches([module], user) else PRIORITY


def _allow_to_vanish(file: MypyFile) -> None:
    """Keep mypy from reporting that what it knows a file to depend on was deleted meanwhile."""
    # The last: nor that this comment, which nobody wrote, is unused.
    codes = (IMPORT, IMPORT_NOT_FOUND, IMPORT_UNTYPED, UNUSED_IGNORE)
    file.ignored_lines[LINE] = [code.code for code in codes]


def _literal_targets(text: str) -> Iterator[tuple[str, str]]:
    """Yield what holds the attribute that is replaced and its name, for each literal target.

    The name is empty where the text says it elsewhere.
    """
    for word, pattern in _LITERAL_TARGETS.items():
        if word in text:
            yield from pattern.findall(text)


def _root_of(file: MypyFile) -> str:
    """Return the folder that a file's module name starts from."""
    path = os.path.abspath(file.path).replace(os.sep, "/")  # noqa: PTH100  # a Path is slow
    parts = path.split("/")[:-1]
    depth = file.fullname.count(".") + is_init_file(file.path)
    return "/".join(parts[: len(parts) - depth] if depth < len(parts) else parts)


def _missing_from(
    finder: FindModuleCache, name: str, attribute: str, found: str | None
) -> str | None:
    """Return the module that would be taken for a part of a target, if there was one.

    Parameters:
        finder: finds modules.
        name: the dotted name of what holds the attribute.
        attribute: the name of the attribute, which may be a module.
        found: the longest part of the dotted name that is a module.
    """
    path = finder.find_module(found) if found else None
    if isinstance(path, str) and not is_init_file(path):
        return None
    parts = [*name.split("."), *filter(None, [attribute])]
    module = ".".join(parts[: (found.count(".") + 1 if found else 0) + 1])
    return None if isinstance(finder.find_module(module), str) else module


def _module_of(finder: FindModuleCache, name: str) -> str | None:
    """Return the longest part of a dotted name that is a module, or None."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        module = ".".join(parts[:length])
        if isinstance(finder.find_module(module), str):
            return module
    return None
