from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from amock.codemod.engine import run_rules
from amock.codemod.results import FileResult
from amock.codemod.rules import RULES, Rule
from amock.codemod.rules.sample import APP

Run = Callable[..., dict[str, FileResult]]
USUAL = [rule for rule in RULES if rule.is_default]


@pytest.fixture(scope="session")
def mypy_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache for all tests: what the standard library is need be read only once."""
    return tmp_path_factory.mktemp("mypy_cache")


@pytest.fixture
def project(tmp_path: Path, mypy_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample application, and the working directory of the test."""
    (tmp_path / "app.py").write_text(APP, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MYPY_CACHE_DIR", str(mypy_cache))
    return tmp_path


@pytest.fixture
def run(project: Path) -> Run:
    """Write files, run rules over the project and return the results by file name."""

    def run_over(files: dict[str, str], rules: Iterable[Rule] = USUAL) -> dict[str, FileResult]:
        for name, text in files.items():
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        paths = [project / name for name in files]
        results = run_rules(paths, list(rules), [project])
        return {result.path.relative_to(project).as_posix(): result for result in results}

    return run_over
