"""The command: exit codes, what it writes and what it never touches."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from amock.codemod.cli import main
from amock.codemod.rules import RULES

WRONG = """\
from unittest.mock import Mock, patch


@patch("app.fetch", new_callable=Mock)
def test_fetch(fetch):
    fetch.return_value = 1
"""
RIGHT = WRONG.replace("Mock", "AsyncMock")


@pytest.fixture
def wrong(project: Path) -> Path:
    path = project / "test_wrong.py"
    path.write_text(WRONG, "utf-8")
    return path


def test_a_run_rewrites_and_a_second_run_finds_nothing(wrong: Path, capsys):
    assert main([str(wrong)]) == 0
    assert wrong.read_text("utf-8") == RIGHT
    assert "1 file changed, AMK001: 1" in capsys.readouterr().out
    assert main([str(wrong), "--check"]) == 0
    assert "0 files would change" in capsys.readouterr().out


def test_check_writes_nothing_and_exits_1(wrong: Path):
    assert main(["--check", str(wrong)]) == 1
    assert wrong.read_text("utf-8") == WRONG


def test_diff_writes_nothing_and_shows_the_change(wrong: Path, capsys):
    assert main(["--diff", str(wrong)]) == 0
    assert wrong.read_text("utf-8") == WRONG
    printed = capsys.readouterr().out
    assert '-@patch("app.fetch", new_callable=Mock)' in printed
    assert '+@patch("app.fetch", new_callable=AsyncMock)' in printed
    assert "+++ b/test_wrong.py" in printed


def test_a_broken_file_is_named_and_the_others_are_done(wrong: Path, capsys):
    broken = wrong.with_name("test_broken.py")
    broken.write_text("from unittest.mock import Mock\ndef (", "utf-8")
    assert main([str(wrong.parent)]) == 2
    assert "test_broken.py: does not parse" in capsys.readouterr().err
    assert wrong.read_text("utf-8") == RIGHT


def test_a_module_that_mypy_cannot_parse_does_not_stop_the_others(wrong: Path):
    (wrong.parent / "broken.py").write_text("def (", "utf-8")
    (wrong.parent / "app.py").write_text(
        "import broken\n\n\nasync def fetch() -> int: ...\n", "utf-8"
    )
    assert main([str(wrong)]) == 0
    assert wrong.read_text("utf-8") == RIGHT


def test_a_missing_path_is_a_failure(project: Path, capsys):
    assert main([str(project / "nowhere.py")]) == 2
    assert "nowhere.py: cannot be read" in capsys.readouterr().err


def test_ignored_and_unselected_rules_do_not_run(wrong: Path):
    assert main(["--check", "--ignore", "AMK001", str(wrong)]) == 0
    assert main(["--check", "--select", "AMK002", str(wrong)]) == 0
    assert main(["--check", "--select", "AMK001", str(wrong)]) == 1


def test_an_unknown_rule_is_refused(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--select", "AMK999"])
    assert stopped.value.code == 2
    assert "no rule AMK999" in capsys.readouterr().err


def test_hidden_folders_environments_and_excluded_paths_are_not_entered(project: Path):
    for name in (".hidden", "__pycache__", "env", "old"):
        (project / name).mkdir()
        (project / name / "test_wrong.py").write_text(WRONG, "utf-8")
    (project / "env" / "pyvenv.cfg").touch()
    assert main(["--check", "--exclude", "old/", str(project)]) == 0


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("# -*- coding: latin-1 -*-\n# été\n" + WRONG, "latin-1"),
        ("# été\n" + WRONG, "utf-8-sig"),
        ("# été 日本\n" + WRONG, "utf-8"),
        (WRONG.replace("\n", "\r\n"), "utf-8"),
        (WRONG.replace("    ", "\t"), "utf-8"),
        (WRONG.rstrip("\n"), "utf-8"),
        (WRONG.replace("\n\n\n", "\n\n\x0c\n"), "utf-8"),
    ],
)
def test_encoding_line_ends_and_tabs_are_kept(project: Path, text: str, encoding: str):
    path = project / "test_wrong.py"
    path.write_bytes(text.encode(encoding))
    assert main([str(path)]) == 0
    assert path.read_bytes() == text.replace("Mock", "AsyncMock").encode(encoding)


def test_code_after_non_ascii_text_on_the_same_line_is_found(project: Path):
    path = project / "test_wrong.py"
    before = (
        "from unittest.mock import Mock, patch\n\nfrom app import Service\n\n\n"
        "def test_get():\n    ü = Service()\n"
        '    "üñ"; patch.object(ü.client, "get", Mock(return_value="é"))\n'
    )
    path.write_text(before, "utf-8")
    assert main([str(path)]) == 0
    assert path.read_text("utf-8") == before.replace("Mock", "AsyncMock")


def test_the_mode_is_kept_and_links_are_followed(wrong: Path):
    wrong.chmod(0o754)
    link = wrong.with_name("test_link.py")
    link.symlink_to(wrong.name)
    assert main([str(link)]) == 0
    assert link.is_symlink()
    assert wrong.read_text("utf-8") == RIGHT
    assert stat.S_IMODE(wrong.stat().st_mode) == 0o754


def test_a_file_in_a_folder_that_cannot_be_written_is_named(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    def refuse(**_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert main([str(wrong)]) == 2
    assert "test_wrong.py: cannot be written: Permission denied" in capsys.readouterr().err
    assert wrong.read_text("utf-8") == WRONG


@pytest.mark.parametrize("moment", ["os.fsync", "pathlib.Path.replace"])
def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, moment: str
):
    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(moment, interrupt)
    with pytest.raises(KeyboardInterrupt):
        main([str(wrong)])
    assert wrong.read_text("utf-8") == WRONG
    assert sorted(path.name for path in wrong.parent.glob("*test*")) == ["test_wrong.py"]


@pytest.fixture
def usual_depth() -> Iterator[None]:
    """The depth at which Python stops by itself; mypy, in this process, changes it for good."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(1000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.usefixtures("usual_depth")
@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"import mock\n\xff\xfe = 1\n", "does not parse"),
        (b"# coding: klingon\nimport mock\n", "does not parse"),
        (b"# coding: ascii\nimport mock  # \xc3\xa9\n", "does not parse"),
        (b"import mock\n\0\n", "does not parse"),
        (b"import mock\nx = " + b"-" * 5000 + b"1\n", ""),
        (b"import mock\nprint 'x'\n", "does not parse"),
    ],
    ids=["bytes", "unknown", "ascii", "null", "deep", "python2"],
)
def test_a_file_that_no_python_reads_is_named_and_the_others_are_done(
    wrong: Path, capsys, data: bytes, why: str
):
    odd = wrong.with_name("test_odd.py")
    odd.write_bytes(data)
    assert main([str(wrong.parent)]) == 2
    assert f"test_odd.py: {why}" in capsys.readouterr().err
    assert odd.read_bytes() == data
    assert wrong.read_text("utf-8") == RIGHT


def test_an_unreadable_file_is_named(wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    odd = wrong.with_name("test_odd.py")
    odd.write_text(WRONG, "utf-8")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == odd.name:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert main([str(wrong.parent)]) == 2
    assert "test_odd.py: cannot be read: Permission denied" in capsys.readouterr().err
    assert wrong.read_text("utf-8") == RIGHT


def test_folders_broken_links_and_loops_named_like_files_do_no_harm(wrong: Path, capsys):
    (wrong.parent / "folder.py").mkdir()
    (wrong.parent / "folder.py" / "test_inner.py").write_text(WRONG, "utf-8")
    (wrong.parent / "loop").symlink_to(wrong.parent, target_is_directory=True)
    (wrong.parent / "broken.py").symlink_to("nowhere.py")
    assert main([str(wrong.parent)]) == 2
    assert "broken.py: cannot be read" in capsys.readouterr().err
    assert wrong.read_text("utf-8") == RIGHT
    assert (wrong.parent / "folder.py" / "test_inner.py").read_text("utf-8") == RIGHT


def test_a_file_that_two_names_lead_to_is_changed_once(wrong: Path, capsys):
    link = wrong.with_name("test_link.py")
    link.symlink_to(wrong.name)
    assert main([str(wrong.parent)]) == 0
    assert link.is_symlink()
    assert wrong.read_text("utf-8") == RIGHT
    assert main(["--check", str(wrong.parent)]) == 0


def test_a_read_only_file_is_changed_like_any_other_and_stays_read_only(wrong: Path):
    wrong.chmod(0o444)
    assert main([str(wrong)]) == 0
    assert wrong.read_text("utf-8") == RIGHT
    assert stat.S_IMODE(wrong.stat().st_mode) == 0o444


def test_an_empty_file_and_one_of_white_space_are_nothing_to_do(project: Path):
    for number, text in enumerate(("", "\n\n", "\ufeff", "\x0c", "# mock")):
        (project / f"test_{number}.py").write_text(text, "utf-8")
    assert main([str(project)]) == 0


def test_a_diff_is_coloured_on_a_terminal_only(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    assert main(["--diff", str(wrong)]) == 0
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["--diff", str(wrong)]) == 0
    printed = capsys.readouterr().out
    assert "\x1b[31m-from unittest.mock import Mock, patch\x1b[0m" in printed
    assert "\x1b[32m+from unittest.mock import AsyncMock, patch\x1b[0m" in printed


def test_several_processes_do_what_one_does(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("amock.codemod.edits.batch._WORTH_A_PROCESS", 1)
    paths = [project / f"test_{number}.py" for number in range(4)]
    for path in paths:
        path.write_text(WRONG, "utf-8")
    assert main(["--jobs", "2", str(project)]) == 0
    assert {path.read_text("utf-8") for path in paths} == {RIGHT}


@pytest.mark.parametrize("jobs", ["-1", "many"])
def test_a_wrong_number_of_jobs_is_refused(capsys, jobs: str):
    with pytest.raises(SystemExit) as stopped:
        main([f"--jobs={jobs}"])
    assert stopped.value.code == 2
    assert "--jobs" in capsys.readouterr().err


def test_a_long_run_on_a_terminal_shows_how_far_it_is(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("amock.codemod.progress.Bar.__init__.__defaults__", (0,))
    assert main([str(wrong)]) == 0
    printed = capsys.readouterr()
    assert "asking mypy" in printed.err
    assert printed.err.endswith("\r\x1b[K")
    assert "asking" not in printed.out


def test_to_moves_the_imports_and_does_the_rest(wrong: Path):
    assert main(["--to", "amock", str(wrong)]) == 0
    assert wrong.read_text("utf-8") == RIGHT.replace("unittest.mock", "amock")
    assert main(["--to", "unittest.mock", "--select", "AMK001", str(wrong)]) == 0
    assert wrong.read_text("utf-8") == RIGHT


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    assert main([str(wrong)]) == 2
    assert "test_wrong.py: cannot be written: No space left" in capsys.readouterr().err
    assert wrong.read_text("utf-8") == WRONG
    assert sorted(path.name for path in wrong.parent.glob("*test*")) == ["test_wrong.py"]


def test_files_without_a_mock_word_are_never_parsed(project: Path):
    (project / "broken.py").write_text("def (", "utf-8")
    assert main(["--check", str(project)]) == 0


def test_json_says_what_was_found_in_each_file(wrong: Path, capsys):
    assert main(["--check", "--output", "json", str(wrong)]) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["path"] == str(wrong)
    assert file["changed"]
    assert not file["written"]
    assert file["failure"] is None
    (finding,) = file["findings"]
    assert (finding["rule"], finding["line"], finding["edited"]) == ("AMK001", 4, True)


def test_paths_can_come_from_a_file_or_from_stdin(wrong: Path, monkeypatch: pytest.MonkeyPatch):
    names = wrong.with_name("names.txt")
    names.write_text("test_wrong.py\n\n", "utf-8")
    assert main(["--check", "--files-from", str(names)]) == 1
    monkeypatch.setattr("sys.stdin", io.StringIO("test_wrong.py\n"))
    assert main(["--check", "--files-from", "-"]) == 1


def test_a_missing_list_of_files_is_a_wrong_command_line(project: Path):
    with pytest.raises(SystemExit) as stopped:
        main(["--files-from", "nowhere.txt"])
    assert stopped.value.code == 2


def test_settings_of_the_project_hold(wrong: Path):
    settings = wrong.with_name("pyproject.toml")
    settings.write_text('[tool.amock.codemod]\nignore = ["AMK001"]\n', "utf-8")
    assert main(["--check"]) == 0
    settings.write_text('[tool.amock.codemod]\nselect = ["AMK002"]\n', "utf-8")
    assert main(["--check"]) == 0
    assert main(["--check", "--select", "AMK001"]) == 1
    settings.write_text('[tool.amock.codemod]\nexclude = ["test_w*"]\n', "utf-8")
    assert main(["--check"]) == 0


@pytest.mark.parametrize("line", ['selct = ["AMK001"]', "select = 1", 'ignore = ["AMK999"]', "["])
def test_wrong_settings_are_refused(wrong: Path, capsys, line: str):
    wrong.with_name("pyproject.toml").write_text(f"[tool.amock.codemod]\n{line}\n", "utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["--check"])
    assert stopped.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_quiet_says_nothing_but_failures(wrong: Path, capsys):
    assert main(["--quiet", str(wrong)]) == 0
    assert capsys.readouterr().out == ""


def test_the_list_names_every_rule(capsys):
    assert main(["--list"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == [rule.code for rule in RULES]


def test_the_module_is_a_command(wrong: Path):
    command = [sys.executable, "-m", "amock.codemod", "--check", "test_wrong.py"]
    done = subprocess.run(command, cwd=wrong.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "test_wrong.py:4: AMK001 Mock for async" in done.stdout
