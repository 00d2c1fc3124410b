"""The generated file beside this one is what the generator writes, every time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from amock.generate.document import generate, targets_in
from amock.generate.targets import parse_target

ROOT: Final = Path(__file__).parents[2]
GOLDEN: Final = ROOT / "tests" / "generate" / "golden" / "everything_mocks.py"


def generated() -> str:
    targets = targets_in(GOLDEN.read_text("utf-8"))
    assert targets
    return generate([parse_target(target) for target in targets], ROOT)


def test_output_is_what_it_was_and_the_same_from_an_empty_and_from_a_full_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("MYPY_CACHE_DIR", str(tmp_path / "cache"))
    cold = generated()
    assert cold == GOLDEN.read_text("utf-8"), "python -m amock.generate --out " + str(GOLDEN)
    assert generated() == cold


def test_output_is_what_ruff_would_make_of_it() -> None:
    for command in (["check", "--ignore-noqa", "--select=E4,E7,E9,F"], ["format", "--check"]):
        done = subprocess.run(
            [str(Path(sys.executable).parent / "ruff"), *command, "--isolated", str(GOLDEN)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
