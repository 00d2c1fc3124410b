"""What a library finds in its tests: by mypy, and when they are run."""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from benchmarks.alternatives.environments import Environment
from benchmarks.alternatives.libraries import Library

MISUSE: Final = "test_misuse_"
Messages = dict[str, set[str]]
"""What was said of each test, by its name."""


@dataclass(frozen=True)
class Findings:
    """What was found in the tests of a library; each list names tests.

    Attributes:
        tests: all tests.
        by_mypy: those that mypy reports something in.
        when_run: those that fail.
    """

    tests: list[str]
    by_mypy: list[str]
    when_run: list[str]


def find(library: Library, environment: Environment) -> Findings:
    """Run mypy and pytest on the tests of a library."""
    lines = lines_of_tests((environment.project / library.tests).read_text())
    tests = sorted(set(lines.values()))
    by_mypy = telling(messages_of_mypy(library, environment, lines))
    when_run = telling(messages_of_pytest(library, environment))
    return Findings(tests, sorted(by_mypy), sorted(when_run))


def telling(messages: Messages) -> set[str]:
    """Return the tests that something is said of, misuses only if it is not said of a right one.

    A message that is there either way tells nobody that something is wrong.
    """
    of_right = {
        message
        for test, found in messages.items()
        if not test.startswith(MISUSE)
        for message in found
    }
    return {
        test
        for test, found in messages.items()
        if found and (not test.startswith(MISUSE) or found - of_right)
    }


def lines_of_tests(text: str) -> dict[int, str]:
    """Return which test each line belongs to, decorators included."""
    lines: dict[int, str] = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            lines.update(dict.fromkeys(range(first, node.end_lineno + 1), node.name))
    return lines


def messages_of_mypy(library: Library, environment: Environment, lines: dict[int, str]) -> Messages:
    """Run mypy and return its errors, by test."""
    messages: Messages = defaultdict(set)
    output = environment.run("mypy", "--output", "json", library.tests)
    for line in output.splitlines():
        if not line.startswith("{"):
            continue
        report = json.loads(line)
        if report["severity"] == "error" and report["line"] in lines:
            messages[lines[report["line"]]].add(report["message"])
    return messages


def messages_of_pytest(library: Library, environment: Environment) -> Messages:
    """Run the tests and return the first line of each failure, by test."""
    environment.run("pytest", "-q", "--junitxml=report.xml", *library.options, library.tests)
    # Written by pytest a moment ago.
    report = ET.parse(environment.project / "report.xml")  # noqa: S314
    messages: Messages = {}
    for case in report.iter("testcase"):
        failures = [*case.iter("failure"), *case.iter("error")]
        messages[case.get("name", "")] = {failure.get("message", "") for failure in failures}
    if not messages:
        raise ValueError(f"the tests of {library.name} were not collected")
    return messages
