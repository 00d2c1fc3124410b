"""`amock doctor` on the tests themselves: which it sees, and what they import."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from amock._doctor.finding import Status
from amock._doctor.settings import read_settings
from amock._doctor.suite import read_suite
from tests.command.conftest import Change, Install, Look, amiss, by_status

MOCK = "import unittest.mock\n"
CHECKED = "check_untyped_defs = true\n"


def seen() -> dict[str, str]:
    """The tests that are found, and the modules that mypy takes them for."""
    return {file.path: file.source.module for file in read_suite(read_settings())}


def test_tests_are_known_by_name_or_folder_and_hold_a_word_of_mocks(change: Change):
    change(
        {
            "app/test_beside.py": MOCK,
            "app/beside_test.py": MOCK,
            "app/fakes.py": MOCK,
            "tests/unit/helpers.py": MOCK,
            "tests/conftest.py": MOCK,
            "tests/test_plain.py": "def test_plain(): ...\n",
            "venv/test_other.py": MOCK,
        }
    )
    assert seen() == {
        "app/beside_test.py": "app.beside_test",
        "app/test_beside.py": "app.test_beside",
        "tests/conftest.py": "tests.conftest",
        "tests/test_service.py": "tests.test_service",
        "tests/unit/helpers.py": "tests.unit.helpers",
    }


def test_a_package_that_can_be_none_is_no_obstacle(change: Change, look: Look):
    change({"my-app/__init__.py": "", "my-app/test_it.py": MOCK})
    assert seen()["my-app/test_it.py"] == "test_it"
    assert amiss(look()) == []


def test_a_file_that_cannot_be_parsed_is_no_obstacle(change: Change, look: Look):
    change({"tests/test_broken.py": "from unittest.mock import (\ndef test():"})
    change(toml="")
    ((text, _),) = by_status(look(), Status.MEND)
    assert text.endswith("1 function without annotations in tests/test_service.py")


def test_several_files_are_counted(change: Change, look: Look):
    change({"tests/test_other.py": MOCK}, toml='exclude = ["tests"]')
    assert amiss(look())[0][0] == (
        "mypy leaves out 2 test files (tests/test_other.py, …): `exclude` says so"
    )


def test_no_tests(project: Path, look: Look):
    (project / "tests" / "test_service.py").unlink()
    assert amiss(look()) == [("there are no tests with mocks below this folder", "")]


@pytest.mark.parametrize(
    "function",
    [
        "def test() -> None: ...",
        "def test(x: int): ...",
        "def test(x, /, *y: int): ...",
        "def test(**x: int): ...",
        "def test(*, x: int): ...",
    ],
)
def test_functions_with_annotations_are_looked_into(function: str, change: Change, look: Look):
    change({"tests/test_service.py": f"{MOCK}{function}\n"}, toml="")
    assert amiss(look()) == []


class TestImports:
    def test_a_folder_of_sources_that_mypy_is_not_told_of(self, change: Change, look: Look):
        text = f"{MOCK}from shop.cart import Cart\nimport shop\n"
        change({"src/shop/__init__.py": "", "src/shop/cart.py": "", "tests/test_cart.py": text})
        text = "mypy does not see shop: mocks of what is in there can be anything"
        advice = 'write `mypy_path = "$MYPY_CONFIG_FILE_DIR/src"` in [tool.mypy] of pyproject.toml'
        assert amiss(look()) == [(f"checking the tests alone, as in `mypy tests`, {text}", advice)]
        change(toml=f'{CHECKED}files = ["app", "tests"]')
        assert by_status(look(), Status.MEND) == [(text, advice)]

    @pytest.mark.parametrize("files", [["src", "tests"], ["."], ["src/shop.py", "tests/test_*.py"]])
    def test_a_folder_of_sources_that_is_checked_together_with_the_tests(
        self, files: list[str], change: Change, look: Look
    ):
        change(
            {"src/shop.py": "", "tests/test_cart.py": f"{MOCK}import shop\n"},
            toml=f"{CHECKED}files = {files}",
        )
        assert amiss(look()) == []

    def test_files_that_mypy_does_not_find_are_no_obstacle(self, change: Change, look: Look):
        change(toml=f'{CHECKED}files = ["my-app"]')
        change({"my-app/__init__.py": ""})
        assert [text for text, _ in amiss(look())] == [
            "`mypy` without arguments checks my-app, no tests"
        ]

    def test_a_folder_of_sources_that_mypy_is_told_of(self, change: Change, look: Look):
        files = {"src/shop.py": "", "tests/test_cart.py": f"{MOCK}import shop\n"}
        change(files, toml=f'{CHECKED}mypy_path = "$MYPY_CONFIG_FILE_DIR/src"')
        assert amiss(look()) == []

    def test_a_module_of_the_project_that_is_missing(self, change: Change, look: Look):
        change({"tests/test_gone.py": f"{MOCK}import app.gone\n"})
        assert amiss(look()) == [
            ("mypy knows no types of app.gone: mocks of what is in there can be anything", "")
        ]

    def test_the_project_is_installed_without_types(
        self, change: Change, look: Look, installed: Install
    ):
        change({"src/shop/__init__.py": "", "tests/test_cart.py": f"{MOCK}import shop\n"})
        installed(Path("src"))
        ((text, advice),) = amiss(look())
        assert "mypy does not see shop: " in text
        assert advice == "add an empty file py.typed to the package shop"

    def test_packages_without_types_are_noted(self, change: Change, look: Look):
        text = f"{MOCK}import spam.eggs, spam.ham\nfrom . import conftest\nfrom bacon import x\n"
        change({"tests/test_spam.py": text})
        assert amiss(look()) == [
            ("mypy knows no types of bacon, spam: mocks of what is in there can be anything", "")
        ]

    @pytest.mark.parametrize(
        ("toml", "place"),
        [
            ('follow_imports = "skip"', "[tool.mypy]"),
            (
                '[[tool.mypy.overrides]]\nmodule = "app.*"\nfollow_imports = "error"',
                "the override of app.*",
            ),
        ],
    )
    def test_modules_that_mypy_is_told_not_to_read(
        self, toml: str, place: str, change: Change, look: Look
    ):
        change(toml=f"{CHECKED}{toml}")
        assert by_status(look(), Status.MEND) == [
            (
                "mypy is told not to read app.service: mocks of what is in there can be anything",
                f'say "silent" instead in `follow_imports` of {place} in pyproject.toml',
            )
        ]

    def test_silent_imports_are_read(self, change: Change, look: Look):
        change(toml=f'{CHECKED}follow_imports = "silent"')
        assert amiss(look()) == []


class TestStubs:
    def test_a_folder_of_the_name_hides_the_stubs(self, change: Change, look: Look):
        change({"amock/__init__.py": ""})
        found = Path("amock", "__init__.py").absolute()
        assert by_status(look(), Status.MEND) == [
            (
                f"mypy takes {found} for amock, not the stubs in amock-stubs",
                f"install amock in the environment of {sys.executable}",
            )
        ]

    def test_a_folder_that_mypy_path_names_is_meant(self, change: Change, look: Look):
        change({"lib/amock/__init__.py": ""}, toml=f'{CHECKED}mypy_path = ["lib"]')
        ((text, _),) = amiss(look())
        assert text.endswith("as mypy_path says, not the stubs in amock-stubs")

    @pytest.mark.parametrize("stub", ['__all__ = ["AsyncMock"]', "x: int"])
    def test_the_stubs_of_another_version(
        self, stub: str, change: Change, look: Look, installed: Install
    ):
        change({"site/amock-stubs/__init__.pyi": stub})
        installed(Path("site"))
        ((text, advice),) = by_status(look(), Status.MEND)
        assert "amock-stubs/__init__.pyi is of another version of amock: it has no ANY, " in text
        assert text.endswith(" more")
        assert (" AsyncMock, " in text) == ("AsyncMock" not in stub)
        assert advice == f"install amock in the environment of {sys.executable}"
