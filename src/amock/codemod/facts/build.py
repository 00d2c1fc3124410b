"""One mypy build over the files in question, whatever state the program is in."""

from __future__ import annotations

import io
import re
import sys
import tempfile
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import mypy.types  # noqa: F401  # first of all of mypy's modules: see the plugin's notes
from mypy.build import BuildResult, build, default_data_dir
from mypy.errors import CompileError
from mypy.find_sources import SourceFinder
from mypy.fscache import FileSystemCache
from mypy.modulefinder import BuildSource, FindModuleCache, compute_search_paths
from mypy.nodes import MypyFile
from mypy.options import Options
from mypy.plugin import Plugin, ReportConfigContext

_BLOCKER: Final = re.compile(r"^(?P<path>.+?):(?:\d+:)*(?:\d+:)? error: (?P<text>.*)$")
_MOST_ATTEMPTS: Final = 25
_PRIORITY: Final = 20
"""Between mypy's own priorities of an import inside a function and of an indirect dependency."""


class BuildError(Exception):
    """mypy could not build the program; the text is what it said."""


@dataclass
class Program:
    """What a build gave.

    Attributes:
        result: mypy's result.
        names: the module's name by file, for the files asked about.
    """

    result: BuildResult
    names: dict[Path, str] = field(default_factory=dict)


class _Asker(Plugin):
    """Makes mypy look at what the codemod asks for.

    Files are checked again, as the cache keeps no types of expressions; and the modules of their
    targets become their dependencies, as mypy loads from its cache only what something needs.

    Parameters:
        options: mypy's options.
        modules: for each file that is asked about, the modules of its targets.
    """

    def __init__(self, options: Options, modules: Mapping[str, Collection[str]]) -> None:
        super().__init__(options)
        self._wanted = modules
        self._now = str(time.time_ns())

    def report_config_data(self, ctx: ReportConfigContext) -> object:
        """Return something new for each file that is to be checked again."""
        return self._now if ctx.path in self._wanted else None

    def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
        """Return the modules of a file's targets, with the priority that keeps mypy's order."""
        return [(_PRIORITY, name, -1) for name in sorted(self._wanted.get(file.path, ()))]


def build_program(
    targets: Mapping[Path, Collection[str]],
    options: Options,
    texts: Mapping[Path, bytes] | None = None,
) -> Program:
    """Build files, and the modules that their dotted targets name.

    What mypy cannot parse is left out of the program, with everything that only it would tell.

    Parameters:
        targets: the files in question, each with the dotted names that it patches.
        options: mypy's options; `per_module_options` may grow.
        texts: what to read instead of the files of those names.

    Raises:
        BuildError: mypy gives up for a reason that leaving files out does not remove.
    """
    sources = _sources(list(targets), options)
    modules = _target_modules(targets, sources, options)
    with tempfile.TemporaryDirectory(prefix="amock-") as folder:
        changed = {path: text for path, text in (texts or {}).items() if path in sources}
        options.shadow_file = _shadows(changed, Path(folder)) or None
        result = _build_tolerantly(sources, modules, options)
    return Program(result, {path: source.module for path, source in sources.items()})


def _shadows(texts: Mapping[Path, bytes], folder: Path) -> list[list[str]]:
    """Write texts to a folder, and return which of its files mypy is to read for which.

    A text given with the source itself would go unread: mypy's native parser opens the file.
    """
    found: list[list[str]] = []
    for number, (path, text) in enumerate(texts.items()):
        shadow = folder / f"{number}.py"
        shadow.write_bytes(text)
        found.append([str(path), str(shadow)])
    return found


def build_sources(sources: list[BuildSource], options: Options) -> BuildResult:
    """Build sources that have a text of their own, whatever state their imports are in.

    Raises:
        BuildError: mypy gives up.
    """
    return _build_tolerantly({Path(source.module): source for source in sources}, {}, options)


def _build_tolerantly(
    sources: dict[Path, BuildSource], modules: dict[str, set[str]], options: Options
) -> BuildResult:
    """Build, and build again without what stops mypy; sources that do are taken out."""
    for _ in range(_MOST_ATTEMPTS):
        try:
            return _build(list(sources.values()), modules, options)
        except CompileError as error:  # noqa: PERF203  # each build takes a second
            if not _leave_out(error, sources, modules, options):
                raise BuildError("; ".join(error.messages)) from error
    raise BuildError("too many files that mypy cannot parse")


def _build(
    sources: list[BuildSource], modules: Mapping[str, Collection[str]], options: Options
) -> BuildResult:
    plugin = _Asker(options, modules)
    try:
        return build(
            sources, options, stdout=io.StringIO(), stderr=io.StringIO(), extra_plugins=[plugin]
        )
    except SystemExit as error:
        raise BuildError(f"mypy stopped with exit code {error.code}") from error


def _sources(files: Sequence[Path], options: Options) -> dict[Path, BuildSource]:
    """Give each file a module name of its own; test folders that are no packages repeat theirs."""
    finder = SourceFinder(FileSystemCache(), options)
    found: dict[Path, BuildSource] = {}
    base: str | None
    taken = set(sys.stdlib_module_names)
    for number, path in enumerate(files):
        name, base = finder.crawl_up(str(path))
        is_clear = name not in taken and all(part.isidentifier() for part in name.split("."))
        if not is_clear or _is_standard_library(base):
            name, base = f"file_{number}", None
        taken.add(name)
        found[path] = BuildSource(str(path), name, None, base)
    return found


def _is_standard_library(folder: str) -> bool:
    """Tell whether modules below a folder would hide those that mypy has stubs for."""
    return (Path(folder) / "collections" / "__init__.py").exists()


def _target_modules(
    targets: Mapping[Path, Collection[str]], sources: dict[Path, BuildSource], options: Options
) -> dict[str, set[str]]:
    """Return, for each file, the modules that its targets begin with and that mypy can find."""
    paths = compute_search_paths(list(sources.values()), options, default_data_dir())
    finder = FindModuleCache(paths, FileSystemCache(), options)
    own = {source.module for source in sources.values()}

    def can_be_found(name: str) -> bool:
        found = finder.find_module(name)
        return name in own or (isinstance(found, str) and Path(found) not in sources)

    known: dict[str, bool] = {}
    found: dict[str, set[str]] = {}
    for path, names in targets.items():
        prefixes = {prefix for name in names for prefix in _prefixes(name)}
        for prefix in prefixes - known.keys():
            known[prefix] = can_be_found(prefix)
        found[str(path)] = {prefix for prefix in prefixes if known[prefix]}
    return found


def _prefixes(target: str) -> list[str]:
    parts = target.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts))]


def _leave_out(
    error: CompileError,
    sources: dict[Path, BuildSource],
    modules: dict[str, set[str]],
    options: Options,
) -> bool:
    """Take what stopped a build out of the next one; tell whether anything was found to take."""
    changed = False
    for message in error.messages:
        match = _BLOCKER.match(message)
        if match is None:
            continue
        path = Path(match["path"]).absolute()
        if path in sources:
            del sources[path]
            changed = True
        else:
            changed |= _skip_module(error.module_with_blocker, modules, options)
    return changed


def _skip_module(name: str | None, modules: dict[str, set[str]], options: Options) -> bool:
    if name is None or name in options.per_module_options:
        return False
    for wanted in modules.values():
        wanted.discard(name)
    options.per_module_options[name] = {"follow_imports": "skip"}
    options.build_per_module_cache()
    return True
