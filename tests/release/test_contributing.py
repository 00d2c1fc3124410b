"""The change that CONTRIBUTING.md walks through can be made, and does what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
(SECTION,) = re.findall(r"^````markdown\n(.*?)^````$", PAGE, re.MULTILINE | re.DOTALL)
(CHANGE,) = re.findall(r"^```diff\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def checkout(tmp_path):
    """A copy of what the change is made to."""
    folders = ("src", "mypy_plugin", "tests/plugin", "tests/docs")
    ignored = shutil.ignore_patterns("__pycache__")
    for folder in folders:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    for name in ("tests/__init__.py", "conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def run_test(checkout: Path) -> str:
    command = [sys.executable, "-m", "pytest", "-q", "tests/plugin/assertions.md", "-k", "reset"]
    paths = os.pathsep.join(str(checkout / root) for root in ("src", "mypy_plugin"))
    environment = os.environ | {"PYTHONPATH": paths}
    done = subprocess.run(
        command, cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout


def test_the_test_fails_before_the_change_and_passes_after_it(checkout):
    page = checkout / "tests" / "plugin" / "assertions.md"
    page.write_text(f"{page.read_text('utf-8')}\n{SECTION}", "utf-8")
    assert "1 failed" in run_test(checkout)
    change = CHANGE.encode()
    subprocess.run(["git", "apply", "-"], cwd=checkout, input=change, check=True)  # noqa: S607
    assert "1 passed" in run_test(checkout)


def test_the_places_that_are_named_exist():
    named = re.findall(r"`((?:src|tests|docs|stubs|mypy_plugin)/?[\w./-]*)`", PAGE)
    assert named
    assert not [name for name in named if not (ROOT / name).exists()]


def test_the_targets_that_are_named_exist():
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"`make ([\w-]+)`", PAGE)) <= {*targets}
