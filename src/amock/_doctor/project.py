"""Everything that the doctor looks at with mypy's help, one after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from amock._doctor.bodies import check_bodies
from amock._doctor.codes import check_codes
from amock._doctor.finding import Finding, Status
from amock._doctor.imports import check_imports
from amock._doctor.plugins import check_plugin, check_plugin_settings
from amock._doctor.probe import check_by_trial
from amock._doctor.pytest_settings import check_pytest
from amock._doctor.settings import Settings, check_settings, read_settings
from amock._doctor.stubs import check_stubs
from amock._doctor.suite import SuiteFile, read_suite


def check_project() -> Iterator[Finding]:
    """Yield what there is to say of the project in the working directory.

    Raises:
        CannotTellError: something keeps mypy from working there.
    """
    settings = read_settings()
    explained = yield from _passed_on(_check_setup(settings))
    suite = read_suite(settings)
    explained |= yield from _passed_on(_check_suite(suite, settings))
    with tempfile.TemporaryDirectory(prefix="amock-") as folder:
        yield from check_by_trial(suite, Path(folder), explained=explained)


def _passed_on(findings: Iterable[Finding]) -> Generator[Finding, None, bool]:
    """Yield findings, and return whether there is something to mend among them."""
    to_mend = False
    for finding in findings:
        to_mend |= finding.status is Status.MEND
        yield finding
    return to_mend


def _check_setup(settings: Settings) -> Iterator[Finding]:
    yield from check_settings(settings)
    yield from check_plugin(settings)
    yield from check_plugin_settings(settings)
    yield from check_stubs(settings)


def _check_suite(suite: list[SuiteFile], settings: Settings) -> Iterator[Finding]:
    yield from check_bodies(suite, settings)
    yield from check_codes(suite, settings)
    yield from check_imports(suite, settings)
    yield from check_pytest(file.text for file in suite)
