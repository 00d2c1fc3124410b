"""The list of surviving mutants speaks of this project's files."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SURVIVORS = Path(__file__).with_name("survivors.md").read_text(encoding="utf-8")
ROOTS = (ROOT / "src", ROOT / "mypy_plugin")


def test_every_file_named_is_there():
    named = re.findall(r"`([\w/]+\.py)`", SURVIVORS)
    assert named
    assert [name for name in named if not any((root / name).exists() for root in ROOTS)] == []
