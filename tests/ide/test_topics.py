"""What editors offer, show and report where the topics have a cursor, or an error."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.ide.jedi_editor import Jedi
from tests.ide.language_servers import COMMANDS, LanguageServer
from tests.ide.questions import TOPICS, Question, questions_of

WORKSPACE: Final = Path(__file__).parent / "workspace"
QUESTIONS: Final = [question for path in TOPICS for question in questions_of(path)]
CHECKS: Final = {"diagnosed", "accepted"}
EXCEPTIONS: Final = {"basedpyright": 2, "pyrefly": 6, "ty": 2, "jedi": 14}
"""How many things each editor cannot do; more need better stubs."""


@pytest.fixture(scope="session", params=[*COMMANDS, "jedi"])
def editor(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Any]:
    workspace = tmp_path_factory.mktemp(request.param) / "workspace"
    shutil.copytree(WORKSPACE, workspace)
    is_jedi = request.param == "jedi"
    with Jedi(workspace) if is_jedi else LanguageServer(request.param, workspace) as opened:
        yield opened


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_editor(editor: Any, question: Question, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["editor"]
    if name == "jedi" and question.kind in CHECKS:
        pytest.skip("jedi checks no types")
    fits = fits_completions if question.kind == "completes" else fits_hover
    fits = fits_errors if question.kind in CHECKS else fits
    assert fits(editor, question) is (name not in question.cannot), question.cannot


def fits_completions(editor: Any, question: Question) -> bool:
    return set(question.wanted.split(", ")) <= editor.completions(question)


def fits_hover(editor: Any, question: Question) -> bool:
    return question.wanted in editor.hover(question)


def fits_errors(editor: Any, question: Question) -> bool:
    errors = editor.errors(question)
    lines = {line for line, _ in errors}
    if question.kind == "accepted":
        return not lines
    return lines == {question.line} and question.wanted in " ".join(text for _, text in errors)


def test_exceptions_are_those_known() -> None:
    assert Counter(name for question in QUESTIONS for name in question.cannot) == EXCEPTIONS
