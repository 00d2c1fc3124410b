"""A copy of the examples, and mypy as a command on it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


class Example:
    """A copy of the example, with a cache of mypy's that is its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def mypy(self, *options: str) -> list[str]:
        """The lines that mypy prints of the example, in order: workers end when they end."""
        command = [sys.executable, "-m", "mypy", "--no-error-summary", *options]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert not done.stderr, done.stderr
        return sorted(done.stdout.splitlines())


@pytest.fixture
def example(tmp_path):
    folder = tmp_path.resolve() / "examples"
    junk = shutil.ignore_patterns("__pycache__", ".*_cache")
    return Example(shutil.copytree(EXAMPLES, folder, ignore=junk))
