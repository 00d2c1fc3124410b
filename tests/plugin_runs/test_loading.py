"""A run that takes from a cache what was not edited loads all that patches name."""

import pytest
from mypy import api

from tests.plugin_runs.project import Project

DEPOT = "class Crate: ...\n\n\ndef send() -> None: ...\n"
TEST = """\
from unittest.mock import patch

from {package}.depot import Crate

with patch("{package}.depot.send"), patch("{package}.depott"):
    Crate()
"""
FILES = {
    "plain/__init__.py": "",
    "plain/depot.py": DEPOT,
    "tests/__init__.py": "",
    "tests/test_plain.py": TEST.format(package="plain"),
    # Ready only when the modules that this package imports are.
    "late/__init__.py": "from late.one import X as X\n",
    "late/one.py": "from late.two import X as X\n",
    "late/two.py": "X = 1\n",
    "late/depot.py": DEPOT,
    "tests/test_late.py": TEST.format(package="late"),
    # In a circle of imports, around its tests.
    "circle/__init__.py": "X = 1\nfrom circle.one import Y as Y\n",
    "circle/one.py": "from circle import X\n\nY = X\n",
    "circle/depot.py": DEPOT,
    "circle/tests/__init__.py": "",
    "circle/tests/test_circle.py": TEST.format(package="circle"),
}
"""Packages of which a test imports one module only."""


@pytest.mark.parametrize("options", [[], ["-n", "2"]], ids=["one process", "workers"])
def test_a_package_is_loaded_for_a_part_of_it_that_is_imported(tmp_path, options):
    project = Project(tmp_path / "project", FILES)
    first = project.run(tmp_path / "warm", *options)
    assert sum('has no attribute "depott" to patch' in line for line in first) == 3
    for path, text in FILES.items():
        if "test_" in path:
            project.write(path, f"{text}# edited\n")
    assert project.run(tmp_path / "warm", *options) == first


def errors(lines):
    """Leave out notes: a worker adds mypy's to the first error of a kind that it finds."""
    return [line for line in lines if ": error: " in line]


@pytest.mark.parametrize("options", [[], ["-n", "2"]], ids=["one process", "workers"])
def test_a_package_is_loaded_where_the_part_that_was_imported_is_deleted(tmp_path, options):
    project = Project(tmp_path / "project", FILES)
    project.run(tmp_path / "warm", *options)
    for path in FILES:
        if path.endswith("depot.py"):
            (project.folder / path).unlink()
    warm = project.run(tmp_path / "warm", *options)
    # In the circle a module of the package itself imports it: it may be made later.
    assert sum('has no attribute "depot" to patch' in line for line in warm) == 2
    cold = project.run(tmp_path / "cold", *options)
    assert errors(warm) == errors(cold)


def test_patches_do_not_change_the_order_in_a_circle_of_imports(tmp_path, monkeypatch):
    # Where only the tests are named, mypy takes the modules of a circle as it meets them.
    test = TEST.format(package="app").replace("depot", "core").replace("Crate", "make")
    files = {
        "app/__init__.py": "from app.core import make\n\nX = make()\nfrom app.views import Y\n",
        "app/core.py": "def make() -> int:\n    return 1\n",
        "app/views.py": "from app import X\n\nY = X\n",
        "tests/__init__.py": "",
        "tests/test_core.py": test,
        "tests/test_views.py": "from app.views import Y\n",
    }
    project = Project(tmp_path, files)
    monkeypatch.chdir(project.folder)
    assert "has-type" in api.run([".", "--cache-dir", "all"])[0]
    assert "has-type" not in api.run(["tests", "--cache-dir", "tests"])[0]


def test_a_module_that_is_patched_itself_is_found_once_it_is_there(tmp_path):
    test = "from unittest.mock import patch\n\nwith patch('app.depot'):\n    pass\n"
    project = Project(tmp_path / "project", {"app/__init__.py": "", "tests/test_app.py": test})
    missing = project.run(tmp_path / "cache")
    assert ['module "app" has no attribute "depot"' in line for line in missing] == [True]
    project.write("app/depot.py", "")
    assert project.run(tmp_path / "cache") == []


COMPOSED = """\
from typing import Final
from unittest.mock import patch

PACKAGE: Final = (
    "app"
    ".far"
)
MODULE = f"{PACKAGE}.depot"

with patch(MODULE + ".sedn"), patch(f"{PACKAGE}.store.opne"), patch(
    target=MODULE + ".send",
):
    pass
with patch.dict(f"{MODULE}.PRICSE", {}), patch.multiple(PACKAGE + ".shelf", adn=1):
    pass
"""


@pytest.mark.parametrize("options", [[], ["-n", "2"]], ids=["one process", "workers"])
def test_modules_are_loaded_whose_names_are_put_together(tmp_path, options):
    depot = f"{DEPOT}PRICES: dict[str, int] = {{}}\n"
    files = {
        "app/__init__.py": "",
        "app/far/__init__.py": "",
        "app/far/depot.py": depot,
        "app/far/store.py": "def open() -> None: ...\n",
        "app/far/shelf.py": "def add() -> None: ...\n",
    }
    project = Project(tmp_path / "project", files | {"tests/test_app.py": COMPOSED})
    first = project.run(tmp_path / "warm", *options)
    assert sum("has no attribute" in line for line in first) == 4
    project.write("tests/test_app.py", f"{COMPOSED}# edited\n")
    assert project.run(tmp_path / "warm", *options) == first
    project.write("app/far/depot.py", depot.replace("send", "sedn"))
    assert sum("has no attribute" in line for line in project.run(tmp_path / "warm", *options)) == 4
