"""What a run remembers of files, and what it does not believe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amock.codemod import memory as remembering
from amock.codemod.doubles.outline import Imported, Outline
from amock.codemod.doubles.survey import Survey
from amock.codemod.memory import Memory
from amock.codemod.rules.new import NewDouble
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.source import Source
from tests.codemod.conftest import Run

OUTLINE = Outline(("fetch",), ("app.fetch",), (Imported("app", 1, "a, b as c"),))
TEXT = b"x = 1\n"


def kept(folder: Path) -> Path:
    memory = Memory(folder)
    memory.keep(TEXT, OUTLINE)
    memory.save()
    (path,) = folder.iterdir()
    return path


def test_a_file_is_known_in_the_next_run(tmp_path: Path):
    kept(tmp_path)
    assert Memory(tmp_path).recall(TEXT) == OUTLINE


def test_a_file_that_has_changed_is_not_known(tmp_path: Path):
    kept(tmp_path)
    assert Memory(tmp_path).recall(TEXT + b"\n") is None


def test_what_another_version_has_kept_is_not_believed(tmp_path: Path):
    path = kept(tmp_path)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"version": "other"}))
    assert Memory(tmp_path).recall(TEXT) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"version": 1}', "\udc80"])
def test_a_spoilt_memory_is_an_empty_one(tmp_path: Path, text: str):
    kept(tmp_path).write_bytes(text.encode(errors="surrogateescape"))
    assert Memory(tmp_path).recall(TEXT) is None


def test_a_memory_that_cannot_be_written_is_for_one_run(tmp_path: Path):
    (tmp_path / "file").touch()
    memory = Memory(tmp_path / "file")
    memory.keep(TEXT, OUTLINE)
    memory.save()
    assert memory.recall(TEXT) == OUTLINE
    assert (tmp_path / "file").read_bytes() == b""


def test_runs_over_other_files_do_not_forget(tmp_path: Path):
    kept(tmp_path)
    other = Memory(tmp_path)
    other.keep(b"y = 1\n", Outline())
    other.save()
    assert Memory(tmp_path).recall(TEXT) == OUTLINE


def test_what_was_not_seen_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remembering, "_MOST", 2)
    for text in (b"1", b"2", b"3"):
        memory = Memory(tmp_path)
        memory.keep(text, Outline())
        memory.save()
    last = Memory(tmp_path)
    assert [last.recall(text) is not None for text in (b"1", b"2", b"3")] == [False, True, True]


def test_a_survey_believes_its_memory(tmp_path: Path):
    memory = Memory()
    memory.keep(TEXT, OUTLINE)
    assert Survey(Module(Source(tmp_path / "a.py", TEXT)), memory).outline == OUTLINE


def test_a_survey_that_has_forgotten_finds_all_again(tmp_path: Path):
    text = b'from unittest.mock import *\npatch("app.fetch", Mock())\n'
    survey = Survey(Module(Source(tmp_path / "a.py", text)))
    tree = survey.module.source.tree
    survey.forget()
    assert [site.target.name for site in survey.sites] == ["app.fetch"]
    assert survey.module.source.tree is not tree


def test_a_change_of_the_program_is_seen_though_the_test_is_remembered(run: Run, project: Path):
    test = 'from unittest.mock import Mock, patch\n\npatch("later.fetch", Mock())\n'
    (project / "later.py").write_text("def fetch(): ...\n")
    assert not run({"test_it.py": test}, [NewDouble()])
    (project / "later.py").write_text("async def fetch(): ...  # now it is\n")
    assert run({"test_it.py": test}, [NewDouble()])["test_it.py"].is_changed
