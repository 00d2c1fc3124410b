"""`amock doctor` on projects that set mypy up in one wrong way each."""

from __future__ import annotations

import re
import sys
import sysconfig
from pathlib import Path

import pytest

from amock._doctor.finding import CannotTellError, Finding, Status
from tests.command.conftest import Change, Look, amiss, by_status

ON = 'plugins = ["amock_mypy"]\n'
CHECKED = "check_untyped_defs = true\n"
OVERRIDE = '[[tool.mypy.overrides]]\nmodule = "tests.*"\n'


def mends(findings: list[Finding]) -> list[tuple[str, str]]:
    return by_status(findings, Status.MEND)


def texts(findings: list[Finding], status: Status) -> list[str]:
    return [text for text, _ in by_status(findings, status)]


def test_a_project_in_which_all_is_well(look: Look):
    found = look()
    assert amiss(found) == []
    assert texts(found, Status.OK)[:2] == [
        "mypy reads its settings from pyproject.toml",
        "mypy loads the plugin amock_mypy",
    ]


@pytest.mark.parametrize(
    ("files", "text", "advice"),
    [
        pytest.param(
            {"pyproject.toml": f"[tool.mypy]\n{CHECKED}"},
            "mypy does not load the plugin amock_mypy",
            'write `plugins = ["amock_mypy"]` in [tool.mypy] of pyproject.toml',
            id="no plugin",
        ),
        pytest.param(
            {"mypy.ini": "[mypy]\ncheck_untyped_defs = True\n"},
            "mypy does not load the plugin amock_mypy",
            "write `plugins = amock_mypy` in [mypy] of mypy.ini",
            id="no plugin, ini",
        ),
        pytest.param(
            {"pyproject.toml": f'[tool.mypy]\nplugins = ["pydantic.mypy", "other"]\n{CHECKED}'},
            "mypy does not load the plugin amock_mypy",
            'write `plugins = ["amock_mypy", "pydantic.mypy", "other"]` in [tool.mypy] of '
            "pyproject.toml",
            id="only other plugins",
        ),
        pytest.param(
            {"mypy.ini": "[mypy]\nplugins = mypy_zope:plugin, amock_mypy\nstrict = True\n"},
            "mypy asks mypy_zope:plugin before amock_mypy; a plugin may answer what it was not "
            "asked for",
            "write `plugins = amock_mypy, mypy_zope:plugin` in [mypy] of mypy.ini",
            id="not first",
        ),
        pytest.param(
            {"pyproject.toml": f'[tool.mypy]\nplugins = ["amock.mypy"]\n{CHECKED}'},
            "the plugin is called amock_mypy, not amock.mypy",
            'write `plugins = ["amock_mypy"]` in [tool.mypy] of pyproject.toml',
            id="misnamed",
        ),
        pytest.param(
            {"pyproject.toml": f"[tool.mypy]\n{ON}{CHECKED}chek_untyped_defs = true\n"},
            "mypy says of its settings: pyproject.toml: [mypy]: Unrecognized option: "
            "chek_untyped_defs = True",
            "mend pyproject.toml",
            id="unknown option",
        ),
        pytest.param(
            {"pyproject.toml": f"[tool.mypy]\n{ON}{CHECKED}[tool.amock.mypy]\nenabel = []\n"},
            'pyproject.toml: [tool.amock.mypy] has no setting "enabel"; did you mean "enable"?',
            "mend it: mypy with the plugin ends there (pyproject.toml)",
            id="unknown setting of the plugin",
        ),
        pytest.param(
            {
                "mypy.ini": "[mypy]\nplugins = amock_mypy\nstrict = True\n",
                "pyproject.toml": '[tool.amock.mypy]\nenable = ["mock-where"]\n',
            },
            "pyproject.toml has [tool.amock.mypy], but mypy reads mypy.ini",
            "move it to [mypy.plugins.amock] there, or mypy's settings to pyproject.toml",
            id="settings of the plugin in the other file",
        ),
        pytest.param(
            {"pyproject.toml": f"[tool.mypy]\n{ON}"},
            "mypy does not look into 1 function without annotations in tests/test_service.py",
            "write `check_untyped_defs = true` in [tool.mypy] of pyproject.toml",
            id="bodies unchecked",
        ),
        pytest.param(
            {"setup.cfg": "[mypy]\nplugins = amock_mypy\n", "pyproject.toml": ""},
            "mypy does not look into 1 function without annotations in tests/test_service.py",
            "write `check_untyped_defs = True` in [mypy] of setup.cfg",
            id="bodies unchecked, setup.cfg",
        ),
        pytest.param(
            {"pyproject.toml": f"[tool.mypy]\n{ON}{CHECKED}{OVERRIDE}check_untyped_defs = false\n"},
            "mypy does not look into 1 function without annotations in tests/test_service.py",
            "take `check_untyped_defs = false` out of the override of tests.* in pyproject.toml",
            id="bodies unchecked in tests",
        ),
        pytest.param(
            {
                "mypy.ini": "[mypy]\nplugins = amock_mypy\nstrict = True\n"
                "[mypy-tests.*]\ncheck_untyped_defs = False\n"
            },
            "mypy does not look into 1 function without annotations in tests/test_service.py",
            "take `check_untyped_defs = false` out of [mypy-tests.*] in mypy.ini",
            id="bodies unchecked in tests, ini",
        ),
        pytest.param(
            {
                "tests/test_service.py": "# mypy: check-untyped-defs=False\n"
                "from unittest.mock import Mock\n"
                "def test_one(tmp_path): ...\nasync def test_two(*, x): ...\n"
            },
            "mypy does not look into 2 functions without annotations in tests/test_service.py",
            "take `check_untyped_defs = false` out of the comments of tests/test_service.py",
            id="bodies unchecked by a comment",
        ),
        pytest.param(
            {"pyproject.toml": f'[tool.mypy]\n{ON}{CHECKED}exclude = ["^tests/"]\n'},
            "mypy leaves out tests/test_service.py: `exclude` says so",
            "take the tests out of `exclude` in pyproject.toml",
            id="excluded",
        ),
        pytest.param(
            {"pyproject.toml": f"[tool.mypy]\n{ON}{CHECKED}{OVERRIDE}ignore_errors = true\n"},
            "mypy shows no errors of tests/test_service.py: `ignore_errors` is set",
            "take it out of the override of tests.* in pyproject.toml",
            id="ignored",
        ),
        pytest.param(
            {"pyproject.toml": f"[tool.mypy]\n{ON}{CHECKED}ignore_errors = true\n"},
            "mypy shows no errors of tests/test_service.py: `ignore_errors` is set",
            "take it out of [tool.mypy] in pyproject.toml",
            id="ignored everywhere",
        ),
        pytest.param(
            {"pyproject.toml": f'[tool.mypy]\n{ON}{CHECKED}disable_error_code = ["mock"]\n'},
            "all of amock's error codes are off in the tests",
            "take them out of `disable_error_code` in pyproject.toml",
            id="all codes off",
        ),
    ],
)
def test_what_is_wrong_is_named_with_how_to_mend_it(
    files: dict[str, str], text: str, advice: str, change: Change, look: Look
):
    change(files)
    (found,) = mends(look())
    assert (found[0].replace(f"{Path.cwd()}/", ""), found[1]) == (text, advice)


@pytest.mark.parametrize(
    ("toml", "text"),
    [
        (
            'files = ["app"]',
            "`mypy` without arguments checks app, no tests",
        ),
        (
            'disable_error_code = ["mock-value"]',
            "mock-value is off in tests/test_service.py: `disable_error_code` says so",
        ),
        (
            "[tool.amock.mypy]\nenable = []",
            "[tool.amock.mypy] turns no code on",
        ),
    ],
)
def test_what_may_be_meant_is_a_note(toml: str, text: str, change: Change, look: Look):
    change(toml=f"{CHECKED}{toml}")
    assert text in texts(look(), Status.NOTE)


def test_packages_of_another_interpreter(change: Change, look: Look, project: Path):
    other = project / "python"
    other.symlink_to(Path(sys.executable).resolve())
    change(toml=f'{CHECKED}python_executable = "{other}"')
    found = look()
    assert texts(found, Status.NOTE) == [
        f"mypy looks for installed packages of {other}: `python_executable` says so"
    ]
    assert mends(found) == [
        (
            "mypy does not find amock-stubs, the stubs of amock",
            f"install amock in the environment of {other}",
        )
    ]


def test_no_installed_packages(change: Change, look: Look):
    change({"tests/test_old.py": "import mock, attr"}, toml=f"{CHECKED}no_site_packages = true")
    found = look()
    assert texts(found, Status.NOTE)[0].startswith("mypy looks for installed packages of no ")
    assert "mypy knows no types of attr: mocks of what is in there can be anything" in texts(
        found, Status.NOTE
    )
    assert [advice for _, advice in mends(found)] == [
        "install amock in the environment of mypy",
        f"`{sys.executable} -m pip install types-mock`",
    ]


def test_tests_that_are_named_in_files_are_checked_without_arguments(change: Change, look: Look):
    change(toml=f'{CHECKED}files = ["app", "tests/test_*.py"]')
    assert amiss(look()) == []


def test_a_code_that_is_on_though_its_parent_is_off(change: Change, look: Look):
    codes = 'disable_error_code = ["mock"]\nenable_error_code = ["mock-call"]'
    change(toml=f"{CHECKED}{codes}")
    off = [text.split()[0] for text in texts(look(), Status.NOTE)]
    assert "mock-value" in off
    assert "mock-call" not in off
    assert "mock" not in off


def test_codes_of_other_plugins_are_left_to_mypy(change: Change, look: Look):
    codes = 'disable_error_code = ["pydantic-alias"]\n'
    change(toml=f"{CHECKED}{codes}{OVERRIDE}{codes}")
    assert amiss(look()) == []


def test_codes_that_the_settings_of_the_plugin_turn_on_are_named(change: Change, look: Look):
    change(toml=f'{CHECKED}[tool.amock.mypy]\nenable = ["mock-where", "mock-leak"]')
    found = look()
    assert amiss(found) == []
    assert "also on, by the plugin's settings: mock-leak, mock-where" in texts(found, Status.OK)


def test_the_plugin_before_others_is_well(change: Change, look: Look):
    change({"pyproject.toml": f'[tool.mypy]\nplugins = ["amock_mypy", "other"]\n{CHECKED}'})
    assert "mypy loads the plugin amock_mypy, first of all" in texts(look(), Status.OK)


@pytest.mark.parametrize(
    ("toml", "text"),
    [
        ('exclude = ["old"]', "mypy leaves out tests/old/test_old.py: `exclude` says so"),
        (
            '[[tool.mypy.overrides]]\nmodule = "tests.old.*"\nignore_errors = true',
            "mypy shows no errors of tests/old/test_old.py: `ignore_errors` is set",
        ),
    ],
)
def test_some_of_the_tests_may_be_left_out(toml: str, text: str, change: Change, look: Look):
    old = {"tests/old/__init__.py": "", "tests/old/test_old.py": "import unittest.mock\n"}
    change(old, toml=f"{CHECKED}{toml}")
    assert amiss(look()) == [(text, "")]


def test_no_settings_at_all(project: Path, look: Look):
    (project / "pyproject.toml").unlink()
    found = look()
    assert texts(found, Status.NOTE) == ["mypy finds no settings here, and uses its defaults"]
    assert [advice for _, advice in mends(found)] == [
        'write `plugins = ["amock_mypy"]` in [tool.mypy] of pyproject.toml',
        "write `check_untyped_defs = true` in [tool.mypy] of pyproject.toml",
    ]


def test_settings_of_the_plugin_that_no_file_of_mypys_has(change: Change, look: Look):
    change({"pyproject.toml": '[tool.amock.mypy]\nenable = ["mock-leak"]\n'})
    assert f"{Path.cwd()}/pyproject.toml has [tool.amock.mypy], but mypy reads no file" in texts(
        look(), Status.MEND
    )


def test_a_file_without_mypys_section_is_told(change: Change, look: Look):
    change({"mypy.ini": "[spam]\n"})
    assert (
        "mypy says of its settings: mypy.ini: No [mypy] section in config file",
        "mend mypy.ini",
    ) in mends(look())


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"pyproject.toml": "[tool.mypy\n"}, "mypy cannot read its settings: pyproject.toml: "),
        ({"mypy.ini": "spam\n"}, "mypy cannot read its settings: mypy.ini: "),
        (
            {"pyproject.toml": '[tool.mypy]\nenable_incomplete_feature = ["spam"]\n'},
            "mypy does not start: Unknown incomplete feature: spam",
        ),
        (
            {"pyproject.toml": '[tool.mypy]\noverrides = "spam"\n'},
            "mypy cannot read its settings: pyproject.toml: tool.mypy.overrides",
        ),
        (
            {"pyproject.toml": '[tool.mypy]\npython_executable = "/nowhere/python"\n'},
            "mypy does not start: mypy: Invalid python executable '/nowhere/python'",
        ),
        (
            {"mypy.ini": "[mypy]\n", "pyproject.toml": "spam"},
            "{folder}/pyproject.toml cannot be read: ",
        ),
        (
            {"mypy.ini": "[mypy]\n", "pyproject.toml": "[tool]\namock = 1"},
            "{folder}/pyproject.toml: [tool.amock.mypy] must be a table",
        ),
        (
            {"pyproject.toml": '[tool.mypy]\nexclude = "(["\n'},
            "mypy does not start: `exclude` is no regular expression",
        ),
        (
            {"pytest.ini": "spam"},
            "pytest.ini cannot be read: ",
        ),
        (
            {"pytest.toml": "spam"},
            "pytest.toml cannot be read: ",
        ),
    ],
)
def test_what_cannot_be_read_is_named(
    files: dict[str, str], reason: str, change: Change, look: Look
):
    change(files)
    with pytest.raises(CannotTellError, match=re.escape(reason.format(folder=Path.cwd()))):
        look()


def test_site_packages_in_mypy_path(change: Change, look: Look):
    folder = sysconfig.get_path("purelib")
    change(toml=f'mypy_path = ["{folder}"]')
    with pytest.raises(CannotTellError, match="mypy does not start: site-packages"):
        look()
