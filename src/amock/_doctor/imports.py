"""What the tests import and mypy does not see: mocks of it are mocks of anything."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from mypy.modulefinder import FindModuleCache, ModuleNotFoundReason

from amock._doctor.finding import Finding, note, ok, to_mend
from amock._doctor.modules import module_finder
from amock._doctor.settings import Settings, overrides_of
from amock._doctor.suite import SuiteFile

_SOURCE_FOLDERS = (".", "src", "lib")


def check_imports(suite: list[SuiteFile], settings: Settings) -> Iterator[Finding]:
    """Yield the modules that tests with mocks import, and that mypy takes for anything."""
    finder = module_finder(settings, [file.source for file in suite])
    imported = sorted({name for file in suite for name in _imported(file.tree())})
    unseen = [name for name in imported if not isinstance(finder.find_module(name), str)]
    own = [name for name in unseen if _is_own(name)]
    if own:
        yield _own_not_found(own, finder, settings)
    if any(_top(name) == "mock" for name in unseen):
        yield to_mend(
            "the tests import mock, and mypy has no stubs of it",
            f"`{sys.executable} -m pip install types-mock`",
        )
    others = sorted({_top(name) for name in unseen if not _is_own(name)} - {"mock"})
    if others:
        yield note(
            f"mypy knows no types of {', '.join(others)}: what is mocked of them can be anything"
        )
    seen = [name for name in imported if name not in unseen]
    yield from _check_skipped(seen, settings)
    if imported and not unseen:
        yield ok("mypy finds every module that the tests import")


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield the modules that a file names in its imports, but for those of the test package."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _top(name: str) -> str:
    return name.partition(".")[0]


def _is_own(name: str) -> bool:
    """Tell whether a module is the project's own: it stands where projects have theirs."""
    top = _top(name)
    return any(
        Path(folder, top).is_dir() or Path(folder, f"{top}.py").is_file()
        for folder in _SOURCE_FOLDERS
    )


def _own_not_found(names: list[str], finder: FindModuleCache, settings: Settings) -> Finding:
    """Return what is to be done about the project's own modules."""
    text = f"mypy does not see {', '.join(names)}: mocks of what is in there can be anything"
    untyped = ModuleNotFoundReason.FOUND_WITHOUT_TYPE_HINTS
    if any(finder.find_module(name) is untyped for name in names):
        return to_mend(text, f"add an empty file py.typed to the package {_top(names[0])}")
    folder = next(
        (folder for folder in _SOURCE_FOLDERS[1:] if Path(folder, _top(names[0])).exists()), "."
    )
    return to_mend(text, settings.addition("mypy_path", f"$MYPY_CONFIG_FILE_DIR/{folder}"))


def _check_skipped(names: list[str], settings: Settings) -> Iterator[Finding]:
    """Yield the modules that mypy finds and is told not to read."""
    options = settings.options
    skipped = [
        name
        for name in names
        if options.clone_for_module(name).follow_imports in ("skip", "error") and _is_own(name)
    ]
    if skipped:
        patterns = overrides_of(options, skipped[0], "follow_imports")
        place = settings.section(patterns[-1] if patterns else "")
        yield to_mend(
            f"mypy is told not to read {', '.join(skipped)}: mocks of what is in there can be "
            "anything",
            f'say "silent" instead in `follow_imports` of {place} in {settings.target}',
        )
