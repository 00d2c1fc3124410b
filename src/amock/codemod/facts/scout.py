"""Which files belong to a program: the modules that some files import, and what those import."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from mypy.find_sources import SourceFinder
from mypy.fscache import FileSystemCache
from mypy.modulefinder import BuildSource
from mypy.options import Options

from amock.codemod.facts.build import build_sources
from amock.codemod.syntax.module import Module


def files_behind(modules: Iterable[Module], targets: Iterable[str], options: Options) -> list[str]:
    """Return the files of all modules that files import or name in targets, directly or not.

    The files themselves are not checked; what is behind them is, unless mypy's cache has it.

    Parameters:
        modules: the files.
        targets: dotted names that they patch.
        options: mypy's options.

    Raises:
        BuildError: mypy gives up.
    """
    finder = SourceFinder(FileSystemCache(), options)
    lines: dict[str, set[str]] = {}
    for module in modules:
        name, base = finder.crawl_up(str(module.path))
        lines.setdefault(base, set()).update(_imports(module, name))
    if lines:
        next(iter(lines.values())).update(_target_imports(targets))
    sources = [
        BuildSource(None, f"amock_scout_{number}", "\n".join(sorted(texts)), base)
        for number, (base, texts) in enumerate(lines.items())
    ]
    result = build_sources(sources, options)
    return [state.path for state in result.graph.values() if state.path]


def _imports(module: Module, name: str) -> Iterable[str]:
    for node in module.scopes.nodes:
        if isinstance(node, ast.Import):
            yield ast.unparse(node)
        elif isinstance(node, ast.ImportFrom) and node.module != "__future__":
            yield _absolute(node, name, is_package=module.path.stem == "__init__")


def _absolute(node: ast.ImportFrom, name: str, *, is_package: bool) -> str:
    parts = name.split(".")
    drop = node.level - is_package
    home = parts[: len(parts) - drop] if node.level else []
    whole = ".".join([*home, *([node.module] if node.module else [])])
    names = ", ".join(alias.name for alias in node.names)
    return f"from {whole} import {names}" if whole else ""


def _target_imports(targets: Iterable[str]) -> Iterable[str]:
    for target in targets:
        parts = target.split(".")
        if all(part.isidentifier() for part in parts):
            for length in range(1, len(parts)):
                yield f"import {'.'.join(parts[:length])}"
