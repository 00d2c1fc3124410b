"""The page of comparisons shows what was measured, and the suites measured are the same tests."""

import ast
from pathlib import Path

import pytest

from benchmarks.alternatives.environments import SUITE, write_project
from benchmarks.alternatives.findings import MISUSE, Findings, lines_of_tests, telling
from benchmarks.alternatives.libraries import LIBRARIES
from benchmarks.alternatives.misuses import MISUSES
from benchmarks.alternatives.page import PAGE, replace_tables
from benchmarks.alternatives.plot import PLOT
from benchmarks.alternatives.stored import Comparison, Result, stored_comparison
from benchmarks.alternatives.table import markdown

BY_NAME = {library.name: library for library in LIBRARIES}


def names_in(path: Path) -> set[str]:
    return set(
        filter(lambda name: name.startswith("test_"), lines_of_tests(path.read_text()).values())
    )


@pytest.mark.parametrize("library", BY_NAME)
def test_a_project_has_the_tests_and_settings_of_its_library(tmp_path, library):
    wanted = BY_NAME[library]
    write_project(wanted, tmp_path / "project")
    written = (tmp_path / "project" / wanted.tests).read_text()
    assert names_in(tmp_path / "project" / wanted.tests) == names_in(SUITE / wanted.tests)
    assert wanted.tests != "test_mock.py" or wanted.module in written
    assert written.count("@pytest.mark.typed") == (
        len(names_in(SUITE / wanted.tests)) if wanted.mark else 0
    )
    settings = (tmp_path / "project" / "mypy.ini").read_text()
    assert ("plugins" in settings) == bool(wanted.plugin)


@pytest.mark.parametrize("path", sorted(SUITE.glob("test_*.py")), ids=lambda path: path.stem)
def test_every_suite_has_tests_of_the_first(path):
    assert names_in(path) - names_in(SUITE / "test_mock.py") == set()


def test_every_misuse_of_the_first_suite_is_named():
    misuses = {name for name in names_in(SUITE / "test_mock.py") if name.startswith(MISUSE)}
    assert misuses == {f"{MISUSE}{name}" for name in MISUSES}


def test_results_are_stored_for_every_library_and_test():
    stored = {result.name: result for result in stored_comparison().results}
    assert stored.keys() == BY_NAME.keys()
    measured = {name: result for name, result in stored.items() if not result.failure}
    for name, result in measured.items():
        assert result.findings
        assert set(result.findings.tests) == names_in(SUITE / BY_NAME[name].tests)
        assert bool(result.costs) == bool(BY_NAME[name].costs)


def test_the_page_has_the_tables_of_the_stored_results():
    page = PAGE.read_text()
    assert replace_tables(page, markdown(stored_comparison())) == page


def test_the_page_counts_the_tests():
    names = names_in(SUITE / "test_mock.py")
    right = {name for name in names if not name.startswith(MISUSE)}
    said = f"in {len(names - right)} of them something is wrong, {len(right)} are right"
    assert said in PAGE.read_text()


def test_the_plot_names_each_library():
    plot = PLOT.read_text()
    assert [name for name in BY_NAME if f">{name}</text>" not in plot] == []


def test_what_is_said_of_right_tests_too_is_no_finding():
    messages = {
        f"{MISUSE}a": {"odd"},
        f"{MISUSE}b": {"odd", "wrong"},
        f"{MISUSE}c": set(),
        "test_right": {"odd"},
    }
    assert telling(messages) == {f"{MISUSE}b", "test_right"}


def test_decorators_are_lines_of_their_test():
    lines = lines_of_tests("import x\n\n@x\ndef test_a():\n    pass\n")
    assert lines == dict.fromkeys((3, 4, 5), "test_a")


def test_a_library_that_is_not_installed_is_named_with_the_reason():
    findings = Findings([f"{MISUSE}misspelt_method"], [f"{MISUSE}misspelt_method"], [])
    costs = {"made": 1e-6, "called": 2e-6, "awaited": 3e-6}
    results = [Result("one", "1", "2.4.1", findings, costs), Result("other", failure="no wheel")]
    text = markdown(Comparison("3.13.0", results, "Linux"))
    assert "| one 1 | 1 | 1 | 0 | 1 | 0 | 0 | 0 |" in text
    assert "other could not be installed: no wheel" in text
    assert "| a method is misspelt | mypy |" in text
    assert "| one | 1.0 µs | 2.0 µs | 3.0 µs |" in text


def test_versions_of_mypy_that_differ_are_named():
    findings = Findings([], [], [])
    results = [
        Result(name, "", version, findings)
        for name, version in [("a", "2"), ("b", "2"), ("c", "1")]
    ]
    assert "mypy 2, 1 for c;" in markdown(Comparison("3.13.0", results, "Linux"))


def test_the_suites_can_be_read_by_the_oldest_python():
    for path in SUITE.rglob("*.py"):
        ast.parse(path.read_text(), feature_version=(3, 10))
