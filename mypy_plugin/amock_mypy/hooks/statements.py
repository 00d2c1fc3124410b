"""What is looked at once mypy has checked a module."""

from __future__ import annotations

from mypy.nodes import MypyFile
from mypy.plugin import CheckerPluginInterface

from amock_mypy.checks.faults import report
from amock_mypy.checks.statements import faults_of_statements


def check_statements(context: tuple[CheckerPluginInterface, MypyFile]) -> None:
    """Report what is wrong with the statements of a module.

    Parameters:
        context: the checker and the module.
    """
    checker, file = context
    report(checker, faults_of_statements(checker, file))
