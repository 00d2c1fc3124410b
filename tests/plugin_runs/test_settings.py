"""The plugin's own settings, in the file that mypy takes its settings from."""

import amock_mypy
import pytest
from mypy import api
from mypy.options import Options
from mypy.plugin import ReportConfigContext

MODULE = "from unittest.mock import Mock\n\nm = Mock()\n"
INI = "[mypy]\nplugins = amock_mypy\n\n[mypy.plugins.amock]\n"
TOML = '[tool.mypy]\nplugins = ["amock_mypy"]\n\n[tool.amock.mypy]\n'


@pytest.fixture
def run(tmp_path):
    """Return what runs mypy with a text as its settings; it gives its output and exit code."""

    def run(name, settings):
        (tmp_path / name).write_text(settings)
        (tmp_path / "module.py").write_text(MODULE)
        arguments = ["--config-file", tmp_path / name, "--cache-dir", tmp_path / "cache"]
        out, err, status = api.run([str(it) for it in (*arguments, tmp_path / "module.py")])
        return out + err, status

    return run


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("mypy.ini", INI + "enable = mock-leak, mock-unspecced"),
        ("setup.cfg", INI + "enable =\n    mock-leak\n    mock-unspecced"),
        ("pyproject.toml", TOML + 'enable = ["mock-leak", "mock-unspecced"]'),
    ],
)
def test_a_code_is_turned_on(run, name, settings):
    said, status = run(name, settings)
    assert "this Mock has no spec" in said
    assert status == 1


def test_without_settings_it_is_off(run):
    assert run("mypy.ini", INI)[1] == 0
    assert run("pyproject.toml", TOML)[1] == 0


def test_a_change_of_the_settings_holds_in_the_next_run(run):
    assert run("mypy.ini", INI)[1] == 0
    assert run("mypy.ini", INI + "enable = mock-unspecced")[1] == 1
    assert run("mypy.ini", INI)[1] == 0


@pytest.mark.parametrize(
    ("name", "settings", "fault"),
    [
        ("mypy.ini", INI + "enabel = x", '[mypy.plugins.amock] has no setting "enabel"; did you'),
        ("pyproject.toml", TOML + "other = 1", '[tool.amock.mypy] has no setting "other": there'),
        ("mypy.ini", INI + "enable = mock-leek", 'did you mean "mock-leak"?'),
        ("pyproject.toml", TOML + "enable = 3", "enable must be a list of error codes"),
        ("pyproject.toml", TOML + "enable = [3]", "enable must be a list of error codes"),
    ],
)
def test_a_fault_ends_the_run_and_is_named(run, name, settings, fault):
    said, status = run(name, settings)
    assert fault in said
    assert "Traceback" not in said
    assert status == 2


def test_what_another_version_found_is_not_kept(monkeypatch):
    plugin = amock_mypy.AmockPlugin(Options())
    context = ReportConfigContext("module", "module.py", is_check=False)
    before = plugin.report_config_data(context)
    assert plugin.report_config_data(context) == before
    monkeypatch.setattr(amock_mypy, "__version__", "another")
    assert plugin.report_config_data(context) != before
