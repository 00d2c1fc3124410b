"""jedi, which many editors use as a library: it completes and shows, and checks no types."""

from __future__ import annotations

import sys
from pathlib import Path

import jedi
from typing_extensions import Self

from tests.ide.questions import Question


class Jedi:
    """jedi on a workspace, for the time of a `with` block, as the language servers."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace
        self._project = jedi.Project(workspace, environment_path=sys.executable)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        pass

    def completions(self, question: Question) -> set[str]:
        """What jedi offers at the cursor."""
        found = self._script(question).complete(question.line + 1, question.column)
        return {name.name for name in found}

    def hover(self, question: Question) -> str:
        """What jedi shows of what stands at the cursor."""
        found = self._script(question).help(question.line + 1, question.column)
        return "\n".join(name.docstring() for name in found)

    def _script(self, question: Question) -> jedi.Script:
        path = self._workspace / f"test_{question.topic}.py"
        return jedi.Script(question.document, path=path, project=self._project)
