"""How much faster amock's mocks are than the standard library's: a table of ratios.

`python -m benchmarks.runtime [--store] [words…]` measures with the Python that runs it. With words,
only the lines whose names contain one of them. `make bench` does it for every Python and writes
what the documentation shows.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.cases import CASES, MEMORY
from benchmarks.measuring import memory_ratio, speed_ratios
from benchmarks.stored import Results, Row, store


def measure(words: list[str]) -> list[Row]:
    """Measure the lines that are asked for, all of them without words."""

    def wanted(name: str) -> bool:
        return not words or any(word in name for word in words)

    cases = [case for case in CASES if wanted(case.name)]
    rows = [
        Row(case.name, round(ratio, 2), case.goal)
        for case, ratio in zip(cases, speed_ratios(cases), strict=True)
    ]
    for name, goal in MEMORY.items():
        if wanted(f"bytes of {name}()"):
            rows.append(Row(f"bytes of {name}()", round(memory_ratio(name), 2), goal))
    return rows


def main() -> int:
    """Print the table; exit code 1 if a goal is missed that is demanded of this Python."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", action="store_true", help="store the table for the docs")
    parser.add_argument("words", nargs="*", help="only the lines whose names contain one of these")
    options = parser.parse_args()
    results = Results(measure(options.words))
    print(f"Python {results.python}: times as fast, or as small, as unittest.mock")
    for row in results.rows:
        verdict = "  missed" if row.missed else ""
        print(f"{row.name:46s} {row.ratio:10.1f}   goal {row.goal:g}{verdict}")
    if options.store and not options.words:
        store(results)
    return int(results.failed)


if __name__ == "__main__":
    sys.exit(main())
