"""The page: its tables are replaced, the rest is written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parents[2] / "docs" / "comparison.md"
_START: Final = "<!-- results: written by python -m benchmarks.alternatives -->"
_END: Final = "<!-- end of results -->"


def replace_tables(page: str, tables: str) -> str:
    """Put the tables where the page's marks are."""
    before, rest = page.split(_START)
    _, after = rest.split(_END)
    return f"{before}{_START}\n\n{tables}\n\n{_END}{after}"
