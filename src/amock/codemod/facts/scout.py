"""Which files belong to a program: the modules that some files import, and what those import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mypy.find_sources import SourceFinder
from mypy.fscache import FileSystemCache
from mypy.modulefinder import BuildSource
from mypy.options import Options

from amock.codemod.doubles.outline import Imported
from amock.codemod.doubles.survey import Survey
from amock.codemod.facts.build import build_sources


def files_behind(surveys: Iterable[Survey], options: Options) -> list[str]:
    """Return the files of all modules that files import or name in targets, directly or not.

    The files themselves are not checked; what is behind them is, unless mypy's cache has it.

    Parameters:
        surveys: the files.
        options: mypy's options.

    Raises:
        BuildError: mypy gives up.
    """
    finder = SourceFinder(FileSystemCache(), options)
    lines: dict[str, set[str]] = {}
    targets: set[str] = set()
    for survey in surveys:
        path = survey.module.path
        name, base = finder.crawl_up(str(path))
        is_package = path.stem == "__init__"
        found = (_line(each, name, is_package=is_package) for each in survey.outline.imports)
        lines.setdefault(base, set()).update(found)
        targets.update(survey.outline.dotted)
    if lines:
        next(iter(lines.values())).update(_target_imports(targets))
    sources = [
        BuildSource(None, f"amock_scout_{number}", "\n".join(sorted(texts)), base)
        for number, (base, texts) in enumerate(lines.items())
    ]
    with _signatures_only(options):
        result = build_sources(sources, options)
    return [state.path for state in result.graph.values() if state.path]


@contextmanager
def _signatures_only(options: Options) -> Iterator[None]:
    """Let mypy leave out the bodies of functions: nobody asks for the types inside of them."""
    before = options.preserve_asts, options.export_types
    options.preserve_asts = options.export_types = False
    try:
        yield
    finally:
        options.preserve_asts, options.export_types = before


def _line(imported: Imported, name: str, *, is_package: bool) -> str:
    """Return an import as a statement without dots before it; nothing if it means nothing."""
    if not imported.module and not imported.level:
        return f"import {imported.names}"
    if imported.module == "__future__":
        return ""
    parts = name.split(".")
    drop = imported.level - is_package
    home = parts[: len(parts) - drop] if imported.level else []
    whole = ".".join([*home, *([imported.module] if imported.module else [])])
    return f"from {whole} import {imported.names}" if whole else ""


def _target_imports(targets: Iterable[str]) -> Iterable[str]:
    for target in targets:
        parts = target.split(".")
        if all(part.isidentifier() for part in parts):
            for length in range(1, len(parts)):
                yield f"import {'.'.join(parts[:length])}"
