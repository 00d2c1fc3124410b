"""The results of `mutmut run` as the table of survivors.md; run it where mutmut ran."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

RESULTS = {0: "survived", 1: "by tests", 36: "by tests", 37: "by types", None: "not run"}
"""What mutmut's exit codes stand for; 36 is a test that ran for too long."""
COLUMNS = ("by types", "by tests", "survived", "not run")


def counts(folder: Path) -> dict[str, Counter[str]]:
    """Return for each file below a folder of mutmut's how many of its mutants ended how."""
    found = {}
    for path in sorted(folder.rglob("*.py.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].values()
        if codes:
            name = path.relative_to(folder).with_suffix("").as_posix()
            found[name] = Counter(RESULTS.get(code, "by tests") for code in codes)
    return found


def table(found: dict[str, Counter[str]]) -> str:
    """Return the counts as a table in Markdown."""
    rows = [("file", "mutants", *COLUMNS), ("---", *["---:"] * (len(COLUMNS) + 1))]
    for name, results in found.items():
        numbers = (sum(results.values()), *(results[column] for column in COLUMNS))
        rows.append((f"`{name}`", *map(str, numbers)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    print(table(counts(Path("mutants/src"))))  # noqa: T201  # a command
