"""The stubs beside the runtime: mypy's stubtest finds nothing but what the allowlist explains."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ALLOWLIST = ROOT / "stubs" / "allowlist.txt"


def test_stubs_say_what_the_runtime_has(tmp_path: Path) -> None:
    # Elsewhere and without the project's settings: their mypy_path would put the sources in the
    # place of the stubs, and compare the runtime with itself.
    run = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "amock", "--allowlist", str(ALLOWLIST)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_line_of_the_allowlist_has_its_reason() -> None:
    for paragraph in ALLOWLIST.read_text(encoding="utf-8").split("\n\n"):
        reason, *_ = paragraph.strip().splitlines()
        assert reason.startswith("# ")
