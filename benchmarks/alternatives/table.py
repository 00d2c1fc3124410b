"""The tables of the page, made from the stored results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from benchmarks.alternatives.findings import MISUSE, Findings
from benchmarks.alternatives.misuses import MISUSES
from benchmarks.alternatives.stored import Comparison, Result, count

_COSTS: Final = ("made", "called", "awaited")


def markdown(comparison: Comparison) -> str:
    """Write all tables."""
    return "\n\n".join(
        [
            "### How many",
            _counts(comparison.results),
            *_failures(comparison.results),
            "### Which",
            _matrix(comparison.results),
            "### What the mocks cost",
            _costs(comparison.results),
            _measured(comparison),
        ]
    )


def _counts(results: Iterable[Result]) -> str:
    head = ["", "misuses", "by mypy", "when run", "by either", "right tests", "by mypy", "when run"]
    rows = []
    for result in results:
        if result.findings:
            wrong = count(result.findings, misuses=True)
            right = count(result.findings, misuses=False)
            found = [wrong.tests, wrong.by_mypy, wrong.when_run, wrong.either]
            reported = [right.tests, right.by_mypy, right.when_run]
            rows.append([_called(result), *map(str, found + reported)])
    return _dense(head, rows)


def _called(result: Result) -> str:
    """Name a library with its version; amock's is that of the checkout."""
    of_checkout = result.name in {"the plugin", "amock", "amock, no plugin"}
    return result.name if of_checkout else f"{result.name} {result.version}".strip()


def _failures(results: Iterable[Result]) -> list[str]:
    return [
        f"{result.name} could not be installed: {result.failure}"
        for result in results
        if result.failure
    ]


def _matrix(results: Iterable[Result]) -> str:
    measured = [(result.name, result.findings) for result in results if result.findings]
    rows = [
        [words, *(_cell(f"{MISUSE}{name}", findings) for _, findings in measured)]
        for name, words in MISUSES.items()
    ]
    return _dense(["", *(name for name, _ in measured)], rows)


def _cell(test: str, findings: Findings) -> str:
    if test not in findings.tests:
        return "·"
    if test in findings.by_mypy:
        return "mypy"
    return "run" if test in findings.when_run else "no"


def _costs(results: Iterable[Result]) -> str:
    rows = [
        [result.name, *(f"{result.costs[name] * 1e6:,.1f} µs" for name in _COSTS)]
        for result in results
        if result.costs
    ]
    return _table(["", *_COSTS], rows)


def _measured(comparison: Comparison) -> str:
    of_mypy: dict[str, list[str]] = {}
    for result in comparison.results:
        if result.mypy:
            of_mypy.setdefault(result.mypy, []).append(result.name)
    usual, *others = sorted(of_mypy.items(), key=lambda item: -len(item[1]))
    also = "".join(f", {version} for {' and '.join(names)}" for version, names in others)
    return (
        f"Measured with CPython {comparison.python} and mypy {usual[0]}{also}; "
        f"{comparison.machine}."
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = [":--", *["--:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def _dense(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table that the site's style sheet makes narrow; elsewhere the class does nothing."""
    return f'<div class="dense" markdown>\n\n{_table(head, rows)}\n\n</div>'
