"""Whether mypy looks at the tests, and into the functions in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from amock._doctor.finding import Finding, note, ok, to_mend
from amock._doctor.settings import Settings, overrides_of
from amock._doctor.suite import SuiteFile, counted

_CHECK: Final = "check_untyped_defs"


def check_bodies(suite: list[SuiteFile], settings: Settings) -> Iterator[Finding]:
    """Yield which tests, and which functions in them, mypy passes over."""
    if not suite:
        yield note("there are no tests with mocks below this folder")
        return
    yield ok(f"tests with mocks: {counted(suite)}")
    yield from _check_named(suite, settings)
    yield from _check_excluded(suite, settings)
    yield from _check_ignored(suite, settings)
    yield from _check_unannotated([file for file in suite if is_seen(file)], settings)


def is_seen(file: SuiteFile) -> bool:
    """Tell whether errors in a file are shown at all."""
    return not file.is_excluded and not file.options.ignore_errors


def _check_named(suite: list[SuiteFile], settings: Settings) -> Iterator[Finding]:
    """Yield whether `mypy` without arguments checks the tests."""
    named = [Path(name).absolute() for name in settings.options.files or ()]
    if named and not any(
        Path(file.path).absolute().is_relative_to(name) for file in suite for name in named
    ):
        shown = ", ".join(settings.options.files or ())
        yield note(
            f"`mypy` without arguments checks {shown}, no tests",
            "name them: in `files`, or in a second run, as in `mypy tests`",
        )


def _check_excluded(suite: list[SuiteFile], settings: Settings) -> Iterator[Finding]:
    excluded = [file for file in suite if file.is_excluded]
    text = f"mypy leaves out {counted(excluded)}: `exclude` says so" if excluded else ""
    if len(excluded) == len(suite):
        yield to_mend(text, f"take the tests out of `exclude` in {settings.target}")
    elif excluded:
        yield note(text)


def _check_ignored(suite: list[SuiteFile], settings: Settings) -> Iterator[Finding]:
    ignored = [file for file in suite if file.options.ignore_errors]
    if not ignored:
        return
    text = f"mypy shows no errors of {counted(ignored)}: `ignore_errors` is set"
    if len(ignored) == len(suite):
        yield to_mend(text, f"take it out of {_place(ignored[0], 'ignore_errors', settings)}")
    else:
        yield note(text)


def _check_unannotated(suite: list[SuiteFile], settings: Settings) -> Iterator[Finding]:
    """Yield whether there are functions that mypy does not look into."""
    unchecked = [file for file in suite if not file.options.check_untyped_defs]
    counts = {file.path: sum(map(_is_unannotated, ast.walk(file.tree()))) for file in unchecked}
    passed = [file for file in unchecked if counts[file.path]]
    if not passed:
        if suite:
            yield ok("mypy looks into all test functions")
        return
    many = sum(counts.values())
    yield to_mend(
        f"mypy does not look into {many} {'function' if many == 1 else 'functions'} without "
        f"annotations in {counted(passed)}",
        _advice(passed[0], settings),
    )


def _is_unannotated(node: ast.AST) -> bool:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    given = node.args
    parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    annotations = [parameter.annotation for parameter in parameters if parameter is not None]
    return not any((node.returns, *annotations))


def _advice(file: SuiteFile, settings: Settings) -> str:
    """Return how functions without annotations are checked in a file."""
    if settings.options.check_untyped_defs:
        place = _place(file, _CHECK, settings)
        return f"take `{_CHECK} = false` out of {place}"
    return settings.addition(_CHECK, True)


def _place(file: SuiteFile, key: str, settings: Settings) -> str:
    """Return where the setting that holds for a file stands."""
    patterns = overrides_of(settings.options, file.source.module, key)
    if patterns:
        return f"{settings.section(patterns[-1])} in {settings.target}"
    if getattr(settings.options, key) == getattr(file.options, key):
        return f"{settings.section()} in {settings.target}"
    return f"the comments of {file.path}"
