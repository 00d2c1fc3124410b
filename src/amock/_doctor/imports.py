"""What the tests import and mypy does not see: mocks of it are mocks of anything."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mypy.find_sources import InvalidSourceList, create_source_list
from mypy.modulefinder import BuildSource, FindModuleCache, ModuleNotFoundReason

from amock._doctor.finding import Finding, listed, note, ok, to_mend
from amock._doctor.modules import module_finder
from amock._doctor.settings import Settings, overrides_of
from amock._doctor.suite import SuiteFile

_SOURCE_FOLDERS: Final = ("src", "lib", "python")
_ANYTHING: Final = "mocks of what is in there can be anything"


def check_imports(suite: list[SuiteFile], settings: Settings) -> Iterator[Finding]:
    """Yield the modules that tests with mocks import, and that mypy takes for anything."""
    together = _sources_of_files(suite, settings)
    finder = module_finder(settings, together or [file.source for file in suite])
    imported = sorted({name for file in suite for name in _imported(file.tree())})
    unseen = [name for name in imported if not isinstance(finder.find_module(name), str)]
    if imported and not unseen:
        yield ok("mypy finds every module that the tests import")
    own = [name for name in unseen if _source_folder(name)]
    if own:
        yield _own_not_found(own, finder, settings, alone=not together)
    yield from _check_foreign([name for name in unseen if name not in own], finder)
    seen = [name for name in imported if name not in unseen]
    # mypy reads stubs whatever is said, unless more is said of them.
    code = [name for name in seen if not str(finder.find_module(name)).endswith(".pyi")]
    yield from _check_skipped(code, settings)


def _sources_of_files(suite: list[SuiteFile], settings: Settings) -> list[BuildSource]:
    """Return what mypy checks without arguments, if the tests are among it."""
    try:
        found = create_source_list(settings.options.files or (), settings.options)
    except InvalidSourceList:
        return []
    paths = {Path(str(source.path)).absolute() for source in found}
    return found if any(Path(file.path).absolute() in paths for file in suite) else []


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield the modules that a file names in its imports, but for those of the test package."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _top(name: str) -> str:
    return name.partition(".")[0]


def _source_folder(name: str) -> str | None:
    """Return the folder of the project's sources that a module is in, if there is one."""
    top = _top(name)
    return next(
        (
            folder
            for folder in _SOURCE_FOLDERS
            if Path(folder, top).is_dir() or Path(folder, f"{top}.py").is_file()
        ),
        None,
    )


def _own_not_found(
    names: list[str], finder: FindModuleCache, settings: Settings, *, alone: bool
) -> Finding:
    """Return what is to be done about the project's own modules.

    Parameters:
        names: those that mypy does not see.
        finder: what looked for them.
        settings: mypy's.
        alone: whether it was looked for them as if the tests were checked by themselves; mypy sees
            the modules that it is given together with the tests.
    """
    where = "checking the tests alone, as in `mypy tests`, " if alone else ""
    text = f"{where}mypy does not see {listed(map(_top, names))}: {_ANYTHING}"
    untyped = ModuleNotFoundReason.FOUND_WITHOUT_TYPE_HINTS
    if any(finder.find_module(name) is untyped for name in names):
        advice = f"add an empty file py.typed to the package {_top(names[0])}"
    else:
        folder = _source_folder(names[0])
        advice = settings.addition("mypy_path", f"$MYPY_CONFIG_FILE_DIR/{folder}")
    return note(text, advice) if alone else to_mend(text, advice)


def _check_foreign(names: list[str], finder: FindModuleCache) -> Iterator[Finding]:
    """Yield what to install for modules of others, and those that have no types."""
    if any(_top(name) == "mock" for name in names):
        yield to_mend(
            "the tests import mock, and mypy has no stubs of it",
            f"`{sys.executable} -m pip install types-mock`",
        )
    # Of a package that mypy knows only this module is missing; else all of it is.
    unknown = {
        name if isinstance(finder.find_module(_top(name)), str) else _top(name) for name in names
    }
    others = sorted(unknown - {"mock"})
    if others:
        yield note(f"mypy knows no types of {listed(others)}: {_ANYTHING}")


def _check_skipped(names: list[str], settings: Settings) -> Iterator[Finding]:
    """Yield the modules that mypy finds and is told not to read."""
    options = settings.options
    skipped = [
        name for name in names if options.clone_for_module(name).follow_imports in ("skip", "error")
    ]
    if skipped:
        patterns = overrides_of(options, skipped[0], "follow_imports")
        place = settings.section(patterns[-1] if patterns else "")
        yield to_mend(
            f"mypy is told not to read {listed(skipped)}: {_ANYTHING}",
            f'say "silent" instead in `follow_imports` of {place} in {settings.target}',
        )
