"""mypy's options for the commands: the user's own, whatever mypy is told to check."""

from __future__ import annotations

from pathlib import Path

import pytest

from amock._tools.mypy_options import tolerant_options


@pytest.mark.parametrize(
    "named", ["", 'files = ["app"]', 'packages = ["app"]', 'modules = ["app.service"]']
)
def test_the_users_settings_hold_whatever_is_named_there_to_be_checked(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MYPY_CONFIG_FILE_DIR", "")  # mypy sets it
    Path("pyproject.toml").write_text(f'[tool.mypy]\nmypy_path = ["lib"]\n{named}\n', "utf-8")
    assert "lib" in tolerant_options([tmp_path]).mypy_path


@pytest.mark.parametrize(
    "wrong", ['enable_incomplete_feature = ["spam"]', 'python_executable = "/nowhere/python"']
)
def test_settings_that_mypy_rejects_are_left_out(
    wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MYPY_CONFIG_FILE_DIR", "")
    text = f'[tool.mypy]\nmypy_path = ["lib"]\n{wrong}\n'
    Path("pyproject.toml").write_text(text, "utf-8")
    assert "lib" not in tolerant_options([tmp_path]).mypy_path
