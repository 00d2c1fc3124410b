"""What pytest loads: options, settings and fixtures; the rest when a suite has use for it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import amock_pytest

MODES = ("error", "warn", "ignore")
"""What becomes of a call that was never awaited."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options and settings."""
    group = parser.getgroup("amock", "mocks of amock")
    group.addoption(
        "--amock-report",
        action="store_true",
        help="list the mocks without a spec and the mocks never used, where they were made",
    )
    group.addoption(
        "--amock-check-values",
        action="store_true",
        help="add to that list the return values that do not fit the annotation of the spec",
    )
    parser.addini(
        "amock_unawaited",
        "what becomes of a test that never awaits a call of an AsyncMock: error, warn or ignore",
        default="ignore",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Read the settings, and begin at once with what they ask for."""
    config.addinivalue_line(
        "markers",
        'amock_unawaited(mode="ignore"): what becomes of calls of an AsyncMock that the test never '
        "awaits: error, warn or ignore",
    )
    mode = config.getini("amock_unawaited")
    if mode not in MODES:
        raise pytest.UsageError(f"amock_unawaited is {mode!r}; say error, warn or ignore")
    if config.option.amock_check_values and importlib.util.find_spec("typeguard") is None:
        raise pytest.UsageError("--amock-check-values needs typeguard: install amock[pytest]")
    if config.option.amock_report or config.option.amock_check_values:
        from amock_pytest.report import Report  # noqa: PLC0415 - imports amock

        config.pluginmanager.register(Report(config), "amock-report")
    if mode != "ignore":
        attend(config)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Attend to the tests if they have imported amock."""
    if "amock" in sys.modules:
        attend(session.config)


def attend(config: pytest.Config) -> None:
    """Follow the tests from now on: they have mocks of amock."""
    if config.pluginmanager.has_plugin("amock-failures"):
        return
    from amock_pytest.failures import Failures  # noqa: PLC0415 - imports amock
    from amock_pytest.unawaited import Unawaited  # noqa: PLC0415 - likewise

    config.pluginmanager.register(Failures(), "amock-failures")
    config.pluginmanager.register(Unawaited(), "amock-unawaited")


def _amocker(pytestconfig: pytest.Config) -> Iterator[Any]:
    """What amock has, with everything undone at the end: `patch`, `spy`, `stub`, the mocks."""
    attend(pytestconfig)
    fixture = amock_pytest.AmockerFixture()
    yield fixture
    fixture.stopall()


amocker = pytest.fixture(name="amocker")(_amocker)
class_amocker = pytest.fixture(name="class_amocker", scope="class")(_amocker)
module_amocker = pytest.fixture(name="module_amocker", scope="module")(_amocker)
package_amocker = pytest.fixture(name="package_amocker", scope="package")(_amocker)
session_amocker = pytest.fixture(name="session_amocker", scope="session")(_amocker)
