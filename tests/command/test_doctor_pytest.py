"""`amock doctor` on pytest: whether it loads amock's plugin, told without running it."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable

import pytest

from amock._doctor import pytest_settings
from amock._doctor.finding import Finding, Status
from amock._doctor.pytest_settings import check_pytest
from tests.command.conftest import Change

USED = "def test(amocker): ..."
LOADED = "pytest loads the plugin of amock"
TAKE_OUT = "take that out of pytest's options"

Asked = Callable[..., Finding]


@pytest.fixture
def asked(project: object) -> Asked:
    """What is said of amock's plugin, if that is in the tests."""
    return lambda text=USED: next(iter(check_pytest([text])))


def test_it_is_loaded(asked: Asked):
    assert asked() == Finding(Status.OK, LOADED)


@pytest.mark.parametrize(
    "files",
    [
        {"pyproject.toml": '[tool.pytest.ini_options]\naddopts = "-p no:amock -ra"\n'},
        {"pyproject.toml": '[tool.pytest.ini_options]\naddopts = ["-ra", "-p no:amock"]\n'},
        {"pyproject.toml": '[tool.pytest]\naddopts = ["-p no:amock"]\n'},
        {"pytest.toml": '[pytest]\naddopts = ["-p no:amock"]\n'},
        {"pytest.ini": "[pytest]\naddopts = -ra -p no:amock\n"},
        {".pytest.ini": "[pytest]\naddopts =\n  -ra\n  -p no:amock\n"},
        {"tox.ini": "[pytest]\naddopts = -p no:amock\n"},
        {"setup.cfg": "[tool:pytest]\naddopts = -p no:amock\n"},
    ],
)
def test_the_settings_keep_it_out(files: dict[str, str], asked: Asked, change: Change):
    change(files)
    assert asked() == Finding(
        Status.MEND,
        "pytest does not load the plugin of amock: `-p no:amock` says so",
        TAKE_OUT,
    )


@pytest.mark.parametrize(
    "files",
    [
        {"pytest.ini": "[pytest]\n", "tox.ini": "[pytest]\naddopts = -p no:amock\n"},
        {"tox.ini": "[tox]\naddopts = -p no:amock\n"},
        {"setup.cfg": "[pytest]\naddopts = -p no:amock\n"},
        {"pyproject.toml": 'tool = "spam"'},
        {"pyproject.toml": '[tool.pytest.ini_options]\naddopts = "-p no:amockery"'},
    ],
)
def test_other_settings_do_not(files: dict[str, str], asked: Asked, change: Change):
    change(files)
    assert asked().text == LOADED


def test_the_environment_keeps_it_out(asked: Asked, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTEST_ADDOPTS", "-pno:amock")
    assert asked().text.endswith("`-pno:amock` says so")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1"),
        ("PYTEST_ADDOPTS", "--disable-plugin-autoload"),
    ],
)
def test_without_autoload_it_must_be_named(
    variable: str, value: str, asked: Asked, change: Change, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(variable, value)
    found = asked()
    assert found.status is Status.MEND
    assert found.text.endswith("no plugin is loaded by itself")
    assert "`-p amock_pytest.plugin`" in found.advice
    change({"pytest.ini": "[pytest]\naddopts = -p amock_pytest.plugin\n"})
    assert asked().text == LOADED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (USED, Status.MEND),
        ("import os\nimport amock\n", Status.MEND),
        ("from amock import Mock\n", Status.MEND),
        ("from unittest.mock import Mock\n", Status.NOTE),
        ("from amockery import amockers\n", Status.NOTE),
    ],
)
def test_it_must_be_loaded_only_where_it_is_used(
    text: str, status: Status, asked: Asked, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:amock")
    assert asked(text).status is status


def test_it_is_not_registered(asked: Asked, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda **_: ())
    assert asked().text.endswith("it is not registered")


def test_pytest_mock_may_be_installed_too(project: object):
    assert [found.text for found in check_pytest([])][1:] == [
        "pytest-mock is installed too: mypy checks the patches of its mocker as well"
    ]


@pytest.mark.parametrize(
    ("absent", "number"), [({"pytest", "pytest-mock"}, 0), ({"pytest-mock"}, 1)]
)
def test_what_is_not_installed_is_not_spoken_of(
    absent: set[str], number: int, project: object, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pytest_settings, "_has", lambda name: name not in absent)
    assert len(list(check_pytest([]))) == number
