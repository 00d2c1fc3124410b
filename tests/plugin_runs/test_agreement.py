"""After every edit of a series, each way to run mypy says what a run without a cache says."""

import itertools
import re

import pytest
from mypy import api
from mypy.plugin import Plugin

from tests.plugin_runs.edited_project import START
from tests.plugin_runs.edits import EDITS
from tests.plugin_runs.project import Daemon, Project, primed_cache


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """Return a cache that knows the library modules, and nothing of the project."""
    folder = tmp_path_factory.mktemp("library")
    empty = Project(folder / "project", {"empty.py": "import asyncio, unittest.mock\n"})
    empty.run(folder / "cache")
    return folder / "cache"


@pytest.fixture(scope="module")
def cold_runs(tmp_path_factory, library):
    """Return what mypy says of the project as it is at first, and then after each edit."""
    folder = tmp_path_factory.mktemp("cold")
    project = Project(folder / "project", START)
    runs = [project.run(primed_cache(folder / "cache", library))]
    for edit in EDITS:
        project.apply(edit)
        runs.append(project.run(primed_cache(folder / "cache", library)))
    return runs


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return the project as it is at first."""
    monkeypatch.setenv("AMOCK_MYPY_DEBUG", "1")
    project = Project(tmp_path / "project", START)
    monkeypatch.chdir(project.folder)
    return project


def comparable(lines):
    """Leave out how broken syntax is worded: mypy 2.0 has another parser in parallel runs."""
    return {re.sub(r"error: .*(?=\[syntax\])", "error: ", line) for line in lines}


def differences(project, say, cold_runs, *, every=1):
    """Return where runs say something else than cold ones, by the last edit before them."""
    assert say() == cold_runs[0]
    found = {}
    for number, (edit, cold) in enumerate(zip(EDITS, cold_runs[1:], strict=True), 1):
        project.apply(edit)
        if number % every == 0:
            said, expected = comparable(say()), comparable(cold)
            agrees = said <= expected if edit.is_late else said == expected
            if not agrees:
                found[edit.title] = sorted(said ^ expected)
    return found


def test_a_warm_run_says_what_a_cold_one_says(project, tmp_path, cold_runs):
    assert differences(project, lambda: project.run(tmp_path / "cache"), cold_runs) == {}


def seen_by_workers(lines):
    """Leave out what the workers of mypy before 2.4 are not asked about.

    They end with a module before they come to its functions, in which no hook is called: nothing in
    them has a type.
    """
    if hasattr(Plugin, "get_additional_indirect_deps"):
        return lines
    return [line for line in lines if "test_unannotated.py" not in line]


def test_a_parallel_run_says_what_a_cold_one_says(project, tmp_path, cold_runs):
    def say():
        return seen_by_workers(project.run(tmp_path / "cache", "-n", "2"))

    # A parallel run takes seconds, so several edits are made between two of them.
    assert differences(project, say, [*map(seen_by_workers, cold_runs)], every=4) == {}


def test_the_daemon_says_what_a_cold_run_says(project, cold_runs):
    assert differences(project, Daemon(project).check, cold_runs) == {}


def test_the_edits_matter(cold_runs):
    assert all(len(run) > 3 for run in cold_runs if not any("[syntax]" in line for line in run))
    changes = sum(before != after for before, after in itertools.pairwise(cold_runs))
    assert changes > len(EDITS) * 2 / 3


def test_a_daemon_checks_again_what_it_checked_before(project):
    daemon = Daemon(project)
    first = daemon.check()
    project.write("app/service.py", START["app/service.py"].replace("def close", "def shut"))
    assert any('no attribute "close"' in line for line in daemon.recheck())
    project.write("app/service.py", START["app/service.py"])
    assert daemon.recheck() == first


@pytest.fixture
def daemon_on(tmp_path, monkeypatch):
    """Return a function that starts a daemon on files, and gives their project as well."""

    def start(files):
        project = Project(tmp_path, files)
        monkeypatch.chdir(project.folder)
        return project, Daemon(project)

    return start


def test_a_daemon_checks_again_a_module_without_functions(daemon_on):
    use = "callback = MagicMock()\ncallback.assert_called_once\nService()\n"
    files = {
        "app.py": "class Service: ...\n",
        "test_app.py": f"from unittest.mock import MagicMock\nfrom app import Service\n{use}",
    }
    project, daemon = daemon_on(files)
    first = daemon.check()
    assert any('"assert_called_once" is not called' in line for line in first)
    project.write("app.py", "class Service:\n    def __init__(self, key: int = 1) -> None: ...\n")
    assert daemon.check() == first


def test_a_daemon_comes_to_an_end_where_a_dataclass_stands_beside_its_mock(daemon_on):
    # mypy makes the methods of the dataclass again whenever it looks at a function beside it.
    test = """\
from dataclasses import dataclass
from unittest.mock import Mock

from app import load


@dataclass
class Config:
    host: str = ""


def test_host() -> None:
    Mock(spec=Config).host = load()
"""
    project, daemon = daemon_on({"app.py": "def load() -> str: ...\n", "test_app.py": test})
    assert not any("test_app.py" in line for line in daemon.check())
    project.write("app.py", "def load() -> int: ...\n")
    assert any("test_app.py:13: error: the attribute is given" in line for line in daemon.check())


def test_a_run_in_the_process_of_a_daemon_knows_nothing_of_its_checks(daemon_on):
    test = "from unittest.mock import patch\n\ndef test_it() -> None:\n    patch('app.load')\n"
    project, daemon = daemon_on({"app.py": "def load() -> str: ...\n", "test_app.py": test})
    daemon.check()
    project.write("app.py", "def load() -> int: ...\n")
    assert any("the patch is never started" in line for line in daemon.check())
    assert "the patch is never started" in api.run(["test_app.py"])[0]


def test_what_is_noted_of_a_module_outlasts_the_look_at_another(tmp_path):
    # Of modules that import each other mypy reads first what is outside of functions.
    sealed = "from unittest.mock import Mock, seal\n\napi = Mock()\nseal(api)\napi.get()\n"
    files = {
        "tests/__init__.py": "",
        "tests/a.py": f"import tests.b\n{sealed}",
        "tests/b.py": f"import tests.a\n{sealed}",
    }
    said = Project(tmp_path, files).run(tmp_path / "cache")
    assert len([line for line in said if '"api" is sealed' in line]) == 2
