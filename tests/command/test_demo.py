"""`amock demo`: it keeps its promises, from where it is installed, with and without pytest."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from amock._demo import cli
from amock._demo.cli import main
from amock._demo.steps import Run, Step, steps

ROOT = Path(__file__).parents[2]


@pytest.fixture
def one_step(monkeypatch):
    """Show a single step, which runs `python -m platform`."""

    def show(*, kept):
        step = Step("A step", ("platform",), "the platform", lambda _: kept)
        monkeypatch.setattr(cli, "steps", lambda _: (step,))
        return main([])

    return show


def test_the_installed_demonstration_is_as_promised(tmp_path):
    installed = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", installed]
    subprocess.run([*pip, ROOT], check=True)
    assert (installed / "amock" / "_demo" / "examples" / "pyproject.toml").exists()
    done = subprocess.run(
        [sys.executable, "-m", "amock", "demo"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("\n== ") == 6


def test_the_suite_is_run_by_unittest_where_pytest_is_not_installed(tmp_path, monkeypatch):
    examples = shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    suite = next(step for step in steps(examples) if step.title == "The suite before the codemod")
    assert suite.module[0] == "unittest"
    done = subprocess.run(
        [sys.executable, "-m", *suite.module],
        cwd=examples,
        capture_output=True,
        text=True,
        check=False,
    )
    assert suite.kept(Run(done.stderr, done.returncode))


def test_a_step_is_shown_with_its_command_and_promise(one_step, capsys):
    assert one_step(kept=True) == 0
    shown = capsys.readouterr().out
    assert "== A step" in shown
    assert "$ python -m platform" in shown
    assert shown.endswith("as promised: the platform\n")


def test_a_broken_promise_is_said_and_gives_another_exit_code(one_step, capsys):
    assert one_step(kept=False) == 1
    assert capsys.readouterr().out.endswith("Not as promised: A step\n")


def test_arguments_are_refused(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["spam"])
    assert stopped.value.code == 2
    assert "usage: amock demo" in capsys.readouterr().err
