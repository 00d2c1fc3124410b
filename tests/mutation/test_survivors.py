"""The list of surviving mutants speaks of this project's files."""

import json
import re
from pathlib import Path

from tests.mutation.report import counts, table

ROOT = Path(__file__).parents[2]
SURVIVORS = Path(__file__).with_name("survivors.md").read_text(encoding="utf-8")
ROOTS = (ROOT / "src", ROOT / "mypy_plugin")


def test_every_file_named_is_there():
    named = re.findall(r"`([\w/]+\.py)`", SURVIVORS)
    assert named
    assert [name for name in named if not any((root / name).exists() for root in ROOTS)] == []


def test_the_report_counts_by_what_found_a_mutant(tmp_path):
    codes = {"a": 0, "b": 1, "c": 36, "d": 37, "e": None, "f": 1}
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/pool.py.meta").write_text(json.dumps({"exit_code_by_key": codes}))
    (tmp_path / "shop/empty.py.meta").write_text(json.dumps({"exit_code_by_key": {}}))
    assert table(counts(tmp_path)).splitlines() == [
        "| file | mutants | by types | by tests | survived | not run |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        "| `shop/pool.py` | 6 | 1 | 3 | 1 | 1 |",
    ]
