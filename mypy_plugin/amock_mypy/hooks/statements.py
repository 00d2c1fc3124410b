"""What is looked at once mypy has checked a module."""

from __future__ import annotations

from mypy.plugin import CheckerPluginInterface

from amock_mypy.checks.faults import report
from amock_mypy.checks.statements import faults_of_statements


def check_statements(api: CheckerPluginInterface) -> None:
    """Report what is wrong with the statements of the module that has been checked."""
    report(api, faults_of_statements(api))
