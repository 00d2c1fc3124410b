"""A version is written down once; what else depends on versions agrees with it."""

import re
import runpy
from pathlib import Path

import pytest

import amock
from amock._version import __version__

ROOT = Path(__file__).parents[2]
PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
HEADING = re.compile(
    r"^## (?:\[?(?P<version>\d+\.\d+\.\d+)\]? - (?P<day>\d{4}-\d\d-\d\d)|.*)$", re.MULTILINE
)


@pytest.fixture(scope="module")
def noxfile():
    """The names of the noxfile."""
    return runpy.run_path(str(ROOT / "noxfile.py"))


def numbers(version):
    return tuple(map(int, version.split(".")))


def test_the_version_is_written_in_one_file():
    written = re.compile(rf"""["']{re.escape(__version__)}["']""")
    roots = ("src", "mypy_plugin", "stubs", "scripts")
    files = [
        path for root in roots for path in (ROOT / root).rglob("*.py*") if path.suffix != ".pyc"
    ]
    assert [path.name for path in files if written.search(path.read_text("utf-8"))] == [
        "_version.py"
    ]
    assert 'dynamic = ["version"]' in PYPROJECT


def test_amock_says_its_version():
    assert amock.__version__ == __version__


def test_the_changelog_begins_with_what_is_not_yet_released():
    first = next(HEADING.finditer(CHANGELOG))
    assert first[0] == "## Unreleased" or first["version"] == __version__


def test_releases_are_in_the_changelog_with_their_day_the_newest_first():
    _, *released = HEADING.finditer(CHANGELOG)
    assert all(heading["version"] for heading in released)
    versions = [numbers(heading["version"]) for heading in released]
    assert versions == sorted(set(versions), reverse=True)
    assert all(version <= numbers(__version__) for version in versions)


def test_the_security_policy_names_the_supported_release():
    major, minor, _ = numbers(__version__)
    assert f"| {major}.{minor} | yes |" in (ROOT / "SECURITY.md").read_text("utf-8")


def test_every_python_that_is_named_is_tested(noxfile):
    named = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', PYPROJECT)
    assert named == noxfile["PYTHONS"]
    assert f'requires-python = ">={named[0]}"' in PYPROJECT


def test_the_oldest_packages_that_are_allowed_are_tested(noxfile):
    project = PYPROJECT.partition("[project]")[2].partition("[dependency-groups]")[0]
    allowed = set(re.findall(r'"([\w-]+)>=([\d.]+)"', project))
    tested = dict(pinned.split("==") for pinned in noxfile["OLDEST"])
    assert {name for name, _ in allowed} == tested.keys()
    assert not [
        f"{name} {version}"
        for name, version in allowed
        if not f"{tested[name]}.".startswith(f"{version}.")
    ]
