"""Everything that the doctor looks at with mypy's help, one after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
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
    suite = read_suite(settings)
    seen = []
    for finding in _check_what_is_said(settings, suite):
        seen.append(finding.status)
        yield finding
    with tempfile.TemporaryDirectory(prefix="amock-") as folder:
        yield from check_by_trial(suite, Path(folder), explained=Status.MEND in seen)


def _check_what_is_said(settings: Settings, suite: list[SuiteFile]) -> Iterator[Finding]:
    """Yield what can be told from the settings and the files."""
    yield from check_settings(settings)
    yield from check_plugin(settings)
    yield from check_plugin_settings(settings)
    yield from check_stubs(settings)
    yield from check_bodies(suite, settings)
    yield from check_codes(suite, settings)
    yield from check_imports(suite, settings)
    yield from check_pytest(file.text for file in suite)
