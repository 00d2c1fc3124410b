"""The wheel has the packages, the stubs and what describes them, and nothing else."""

from configparser import ConfigParser
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PLACES = {
    "src/": "",
    "mypy_plugin/": "",
    "stubs/amock-stubs/": "amock-stubs/",
    "examples/": "amock/_demo/examples/",
}
"""Where files of the checkout go."""


@pytest.fixture(scope="module")
def described(wheel):
    """What is in the folder that describes the wheel, by file name."""
    return {
        name.partition(".dist-info/")[2]: wheel.read(name)
        for name in wheel.namelist()
        if ".dist-info/" in name
    }


@pytest.fixture(scope="module")
def metadata(described):
    return message_from_bytes(described["METADATA"])


def test_every_file_of_the_packages_is_there_and_no_other(wheel, tracked):
    expected = {
        place + path.removeprefix(folder): (ROOT / path).read_bytes()
        for folder, place in PLACES.items()
        for path in tracked
        if path.startswith(folder)
    }
    names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    assert sorted(names) == sorted(expected)
    assert {name: wheel.read(name) for name in names} == expected


def test_it_is_described(described):
    expected = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    assert described.keys() == expected


@pytest.mark.parametrize("package", ["amock", "amock_mypy", "amock_pytest", "amock_shape"])
def test_the_packages_say_that_they_are_typed(wheel, package):
    assert wheel.read(f"{package}/py.typed") == b""


def test_the_stubs_leave_what_is_private_to_the_package(wheel):
    assert wheel.read("amock-stubs/py.typed") == b"partial\n"


def test_the_licence_is_that_of_the_checkout(described):
    assert described["licenses/LICENSE"] == (ROOT / "LICENSE").read_bytes()


def test_the_command_and_the_pytest_plugin_are_found(described):
    entries = ConfigParser()
    entries.read_string(described["entry_points.txt"].decode())
    assert {section: dict(entries[section]) for section in entries.sections()} == {
        "console_scripts": {"amock": "amock.__main__:main"},
        "pytest11": {"amock": "amock_pytest.plugin"},
    }


def test_it_is_for_every_platform(described):
    assert "Tag: py3-none-any" in described["WHEEL"].decode().splitlines()


def test_it_needs_only_typing_extensions(metadata):
    needed = [need for need in metadata.get_all("Requires-Dist") if "extra ==" not in need]
    assert [need.partition(">")[0] for need in needed] == ["typing-extensions"]


def test_its_extras_are_named(metadata):
    assert set(metadata.get_all("Provides-Extra")) == {"codemod", "mypy", "pytest"}


def test_the_licence_is_named_as_an_expression(metadata):
    assert metadata["License-Expression"] == "MIT"
    assert metadata.get_all("License-File") == ["LICENSE"]


def test_the_readme_is_its_description(metadata):
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata.get_payload().strip() == (ROOT / "README.md").read_text("utf-8").strip()
