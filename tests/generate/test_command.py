"""The command: what it writes where, how it exits, and what it says of what it cannot do."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from amock.generate.cli import main


def classes_of(text: str) -> list[str]:
    _, _, running = text.partition("\nelse:\n")
    found = re.findall(r"^    class (\w+)", running, re.MULTILINE)
    return [str(name) for name in found]


def test_nothing_of_the_users_code_is_run(generated):
    # The module ends the interpreter that imports it.
    assert classes_of(generated("app.service:Service")) == ["ServiceMock"]


def test_stdout_is_the_default(project: Path, capsys):
    assert main(["app.service:Service"]) == 0
    assert "class ServiceMock(AsyncMock[Service], Service):" in capsys.readouterr().out


def test_out_is_written_with_its_folder_and_regenerated_without_targets(project: Path, capsys):
    out = project / "tests" / "mocks.py"
    assert main(["app.service:Service", "app.models:User", "--out", str(out)]) == 0
    first = out.read_text("utf-8")
    service = project / "app" / "service.py"
    service.write_text(service.read_text("utf-8").replace("def close", "def shut"), "utf-8")
    assert main(["--out", str(out)]) == 0
    assert out.read_text("utf-8") == first.replace("def close", "def shut")


def test_check_tells_an_old_file_from_a_current_one_and_writes_neither(project: Path):
    out = project / "mocks.py"
    assert main(["app.models:User", "--out", str(out)]) == 0
    assert main(["--check", "--out", str(out)]) == 0
    models = project / "app" / "models.py"
    models.write_text(models.read_text("utf-8").replace("age: int", "age: float"), "utf-8")
    before = out.read_text("utf-8")
    assert main(["--check", "--out", str(out)]) == 1
    assert out.read_text("utf-8") == before


def test_check_of_a_missing_file_finds_it_out_of_date(project: Path):
    assert main(["app.models:User", "--check", "--out", "mocks.py"]) == 1
    assert not Path("mocks.py").exists()


def test_a_file_that_a_formatter_has_laid_out_anew_is_current_and_left_alone(project: Path):
    out = project / "mocks.py"
    main(["app.service:Service", "--out", str(out)])
    text = out.read_text("utf-8")
    formatted = text.replace("def close(self)", "def close(\n            self,\n        )")
    assert formatted != text
    out.write_text(formatted, "utf-8")
    assert main(["--check", "--out", str(out)]) == 0
    assert main(["--out", str(out)]) == 0
    assert out.read_text("utf-8") == formatted


def test_a_file_of_somebody_else_is_left_alone(project: Path, capsys):
    out = project / "mocks.py"
    out.write_text("x = 1\n", "utf-8")
    assert main(["app.models:User", "--out", str(out)]) == 2
    assert out.read_text("utf-8") == "x = 1\n"
    assert "was not made by amock.generate" in capsys.readouterr().err


def test_settings_name_targets_and_file(project: Path):
    (project / "pyproject.toml").write_text(
        '[tool.amock.generate]\ntargets = ["app.models:*"]\nout = "tests/mocks.py"\n', "utf-8"
    )
    assert main([]) == 0
    assert classes_of((project / "tests" / "mocks.py").read_text("utf-8")) == ["UserMock"]
    assert main(["--check"]) == 0


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("outt = 'x'", "has no setting 'outt'"),
        ("out = 3", "must be a string"),
        ("targets = 'a:b'", "must be a list of strings"),
    ],
)
def test_wrong_settings_are_refused(project: Path, capsys, table, words):
    (project / "pyproject.toml").write_text(f"[tool.amock.generate]\n{table}\n", "utf-8")
    assert main(["app.models:User"]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("target", "classes"),
    [
        ("app.service:*", ["ClientMock", "ServiceMock", "LoadMock"]),
        ("app.service:*Service", ["ServiceMock"]),
        ("app.*:*", ["UserMock", "ClientMock", "ServiceMock", "LoadMock"]),
        ("app.*:[A-Z]*", ["UserMock", "ClientMock", "ServiceMock"]),
        ("app:*", ["ServiceMock"]),
        ("app.service:_Hidden", ["_HiddenMock"]),
        ("app:Service", ["ServiceMock"]),
    ],
)
def test_targets_and_patterns(generated, target, classes):
    assert classes_of(generated(target)) == classes


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("app.service:Servce", "app.service has no Servce; did you mean Service?"),
        ("app.servce:Service", "there is no module app.servce; did you mean app.service?"),
        ("nowhere:Service", "there is no module nowhere; is it installed"),
        ("app.service:LIMIT", "is neither a class nor a function"),
        ("app.service:Service.fetch", "is neither a class nor a function"),
        ("app.service:Service.Nothing", "app.service.Service has no Nothing"),
        ("app.service:*Nothing", "no public class or function is called like that"),
        ("app.nothing*:*", "no module of app is called like that"),
        ("app.service", "write the module and the name, as in app.service:Service"),
        ("app.service:", "is no target"),
        ("*:*", "must begin with the name of a package"),
    ],
)
def test_what_cannot_be_mocked_is_named_with_what_was_meant(project: Path, capsys, target, words):
    assert main([target]) == 2
    assert words in capsys.readouterr().err


def test_a_module_that_does_not_parse_is_named(project: Path, capsys):
    (project / "app" / "broken.py").write_text("def (", "utf-8")
    assert main(["app.broken:x"]) == 2
    assert "broken.py:1" in capsys.readouterr().err


WITHOUT_MYPY = """\
import runpy, sys

class WithoutMypy:
    def find_spec(self, name, *rest):
        if name == "mypy":
            raise ModuleNotFoundError(name=name)

sys.meta_path.insert(0, WithoutMypy())
runpy.run_module("amock.generate", run_name="__main__")
"""


def test_without_mypy_it_says_what_to_install(project: Path):
    command = [sys.executable, "-c", WITHOUT_MYPY, "app.models:User"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "amock generate needs mypy, which is not installed; install amock with its extra [mypy]\n"
    )


def test_without_targets_it_says_what_to_name(project: Path, capsys):
    assert main([]) == 2
    assert "as in app.service:Service" in capsys.readouterr().err


def test_check_needs_a_file(project: Path, capsys):
    assert main(["app.models:User", "--check"]) == 2
    assert "--check needs a file" in capsys.readouterr().err


def test_a_folder_in_the_place_of_the_file_is_an_error(project: Path, capsys):
    assert main(["app.models:User", "--out", "app"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_file_in_the_place_of_the_folder_is_an_error(project: Path, capsys):
    (project / "app.py").touch()
    assert main(["app.service:Service", "--out", "app.py/mocks.py"]) == 2
    assert "app.py/mocks.py cannot be" in capsys.readouterr().err


def test_a_file_that_does_not_parse_any_more_is_out_of_date_and_written_anew(project: Path):
    out = ["--out", "mocks.py"]
    assert main(["app.service:Service", *out]) == 0
    written = (project / "mocks.py").read_text("utf-8")
    (project / "mocks.py").write_text(f"{written}def", "utf-8")
    assert main(["--check", *out]) == 1
    assert main(out) == 0
    assert (project / "mocks.py").read_text("utf-8") == written


def test_a_reader_that_stops_reading_is_no_crash(project: Path):
    command = [sys.executable, "-m", "amock.generate", "app.service:*"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
