"""The table of the documentation, made from the stored results of all Python versions."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from benchmarks.stored import Results, Row

PAGE: Final = Path(__file__).parents[1] / "docs" / "benchmarks.md"
_START: Final = "<!-- results: written by make bench -->"
_END: Final = "<!-- end of results -->"


def markdown(results: list[Results]) -> str:
    """Write the table: a line for each measurement, a column for each Python version."""
    head = ["", "goal", *(result.python for result in results)]
    rule = [":--", *["--:"] * (len(head) - 1)]
    body = [
        [f"`{rows[0].name}`", f"{rows[0].goal:g}", *map(_cell, rows)]
        for rows in zip(*(result.rows for result in results), strict=True)
    ]
    machines = dict.fromkeys(result.machine for result in results)
    return "\n".join(
        [*map(_line, [head, rule, *body]), "", f"Measured with CPython, {'; '.join(machines)}."]
    )


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(row: Row) -> str:
    return f"*{number(row.ratio)}*" if row.missed else number(row.ratio)


def number(ratio: float) -> str:
    """Write a ratio with as many digits as it is worth."""
    return f"{ratio:.1f}" if ratio < 10 else f"{ratio:,.0f}"  # noqa: PLR2004 - two digits


def replace_table(page: str, table: str) -> str:
    """Put the table where the page's marks are."""
    before, rest = page.split(_START)
    _, after = rest.split(_END)
    return f"{before}{_START}\n\n{table}\n\n{_END}{after}"
