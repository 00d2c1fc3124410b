"""What editors offer, show and report where the topics have a cursor, or an error."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from tests.ide.jedi_editor import Jedi
from tests.ide.language_servers import COMMANDS, LanguageServer
from tests.ide.questions import TOPICS, Question, questions_of

WORKSPACE: Final = Path(__file__).parent / "workspace"
QUESTIONS: Final = [question for path in TOPICS for question in questions_of(path)]
SHOWN: Final = {"completes", "hover"}
EXCEPTIONS: Final = {"pyrefly": 6, "ty": 2, "jedi": 15}
"""How many things each editor cannot do; more need better stubs."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that the editors have open, with its generated mocks."""
    folder = tmp_path_factory.mktemp("ide") / "workspace"
    shutil.copytree(WORKSPACE, folder)
    generate = [sys.executable, "-m", "amock.generate", "service:Service", "--out", "mocks.py"]
    subprocess.run(generate, cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module", params=[*COMMANDS, "jedi"])
def editor(request: pytest.FixtureRequest, workspace: Path) -> Iterator[Any]:
    is_jedi = request.param == "jedi"
    with Jedi(workspace) if is_jedi else LanguageServer(request.param, workspace) as opened:
        yield opened


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


def fits_warnings(editor: Any, question: Question) -> bool:
    # Other lines may have warnings: of what is not used, and such.
    said = [text for line, text in editor.warnings(question) if line == question.line]
    return not said if question.kind == "unwarned" else question.wanted in " ".join(said)


FITS: Final[Mapping[str, Callable[[Any, Question], bool]]] = {
    "completes": fits_completions,
    "hover": fits_hover,
    "diagnosed": fits_errors,
    "accepted": fits_errors,
    "warned": fits_warnings,
    "unwarned": fits_warnings,
}


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_editor(editor: Any, question: Question, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["editor"]
    if name == "jedi" and question.kind not in SHOWN:
        pytest.skip("jedi checks no types")
    fits = FITS[question.kind](editor, question)
    assert fits is (name not in question.cannot), question.cannot


def test_exceptions_are_those_known() -> None:
    assert Counter(name for question in QUESTIONS for name in question.cannot) == EXCEPTIONS
