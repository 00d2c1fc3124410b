"""The doctor's trial: mypy itself, on mistakes that stand in the place of a test."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from amock._doctor.finding import CannotTellError, Finding, Status
from amock._doctor.probe import Trial, check_by_trial, run_trial
from amock._doctor.settings import read_settings
from amock._doctor.suite import read_suite
from tests.command.conftest import Change

PLACE = "tests/test_service.py"


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all trials: what the standard library is need be read only once."""
    return tmp_path_factory.mktemp("trial")


def trial(place: Path) -> Trial:
    return run_trial(read_suite(read_settings()), place)


def said(place: Path, *, explained: bool = False) -> Finding:
    (finding,) = check_by_trial(read_suite(read_settings()), place, explained=explained)
    return finding


def test_mistakes_are_reported(project: Path, place: Path):
    assert trial(place) == Trial(PLACE, annotated=True, unannotated=True)
    assert said(place) == Finding(
        Status.OK, f"a trial: mypy reports mistakes with mocks in {PLACE}"
    )


def test_no_plugin(change: Change, place: Path):
    enabled = 'enable_error_code = ["truthy-bool", "redundant-expr", "unused-awaitable"]\n'
    change({"pyproject.toml": f"[tool.mypy]\nstrict = true\n{enabled}"})
    assert trial(place) == Trial(PLACE, annotated=False, unannotated=False)
    assert said(place).status is Status.MEND
    assert said(place, explained=True) == Finding(
        Status.NOTE, f"a trial: mypy reports no mistake with a mock in {PLACE}; see above"
    )


OVERRIDDEN = """\
check_untyped_defs = true
[[tool.mypy.overrides]]
module = "tests.test_service"
check_untyped_defs = false
"""


@pytest.mark.parametrize("toml", ["", OVERRIDDEN])
def test_only_functions_with_annotations(toml: str, change: Change, place: Path):
    change(toml=toml)
    assert trial(place) == Trial(PLACE, annotated=True, unannotated=False)
    assert said(place).status is Status.NOTE


@pytest.mark.parametrize(
    "code", ["attr-defined", "mock-async", "mock-value", "mock-call", "mock-assert", "mock-target"]
)
def test_a_single_code_will_do(code: str, change: Change, place: Path):
    others = ["attr-defined", "mock"]
    change(toml=f'disable_error_code = {others}\nenable_error_code = ["{code}"]')
    assert trial(place).annotated


def test_ignored_errors(change: Change, place: Path):
    change(toml='[[tool.mypy.overrides]]\nmodule = "tests.*"\nignore_errors = true')
    assert trial(place) == Trial(PLACE, annotated=False, unannotated=False)


@pytest.mark.parametrize("toml", ['exclude = ["test_a"]', 'disable_error_code = ["mock"]'])
def test_the_trial_is_on_a_test_that_mypy_shows_errors_of(toml: str, change: Change, place: Path):
    ignored = "# mypy: ignore-errors\nimport unittest.mock\n"
    change({"tests/test_a.py": ignored}, toml=toml)
    assert trial(place) == Trial(PLACE, annotated=True, unannotated=False)


@pytest.mark.parametrize(
    "toml", ["pretty = true", "show_column_numbers = true", "show_absolute_path = true"]
)
def test_the_form_of_the_output_does_not_matter(toml: str, change: Change, place: Path):
    change(toml=f"{toml}\nshow_error_context = true")
    assert trial(place).annotated


def test_no_tests(project: Path, place: Path):
    (project / PLACE).unlink()
    assert trial(place) == Trial("", annotated=True, unannotated=True)
    assert said(place).text == "a trial: mypy reports mistakes with mocks in a test"


def test_the_project_is_left_as_it_was(change: Change, project: Path, place: Path):
    change(toml='linecount_report = "report"\njunit_xml = "report.xml"\nwarn_unused_configs = true')
    before = sorted(project.rglob("*"))
    assert trial(place).annotated
    assert sorted(project.rglob("*")) == before


def test_nothing_of_the_project_is_run(change: Change, place: Path):
    fatal = 'raise SystemExit("the doctor runs nothing")\nimport unittest.mock\n'
    change({"tests/__init__.py": fatal, "tests/conftest.py": fatal, PLACE: fatal})
    assert trial(place).annotated


CRASHES = """\
from mypy.plugin import Plugin

class Faulty(Plugin):
    def get_customize_class_mro_hook(self, fullname):
        raise RuntimeError("spam")

def plugin(version):
    return Faulty
"""


@pytest.mark.parametrize(
    ("plugin", "reason"),
    [
        ("raise RuntimeError('spam')", 'Error importing plugin "faulty.py": spam'),
        ("def plugin(version): raise RuntimeError('spam')", "RuntimeError: spam"),
        ("import sys\ndef plugin(version): sys.exit(3)", "SystemExit: 3"),
        (CRASHES, "RuntimeError: spam"),
    ],
)
def test_another_plugin_ends_mypy(
    plugin: str, reason: str, change: Change, place: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delitem(sys.modules, "faulty", raising=False)
    change(
        {
            "pyproject.toml": '[tool.mypy]\nplugins = ["amock_mypy", "faulty.py"]\n',
            "faulty.py": plugin,
        }
    )
    with pytest.raises(CannotTellError, match=f"a trial: mypy ends with: .*{re.escape(reason)}"):
        trial(place)


def test_an_unknown_code_ends_mypy(change: Change, place: Path):
    change(toml='disable_error_code = ["mock-valeu"]')
    with pytest.raises(CannotTellError, match="mock-valeu"):
        trial(place)
