"""From paths to changed files: survey, ask mypy once, let the rules decide, edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from amock.codemod.discovery import may_hold_mocks
from amock.codemod.doubles.definitions import Definitions
from amock.codemod.doubles.survey import Survey
from amock.codemod.edits.apply import EditError, apply_edits
from amock.codemod.edits.edit import Edit
from amock.codemod.edits.tidy import tidy_imports
from amock.codemod.facts.build import BuildError, build_program
from amock.codemod.facts.facts import Facts
from amock.codemod.facts.options import codemod_options
from amock.codemod.rules.base import Finding, Rule
from amock.codemod.rules.context import Context
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.source import Source, UnreadableError, read


@dataclass(slots=True)
class FileResult:
    """What became of one file.

    Attributes:
        path: the file.
        before: its bytes as found.
        after: its bytes as they should be.
        findings: what the rules found in it.
        failure: why it could not be handled, or the empty string.
    """

    path: Path
    before: bytes = b""
    after: bytes = b""
    findings: list[Finding] = field(default_factory=list)
    failure: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the file should change."""
        return self.before != self.after


def run_rules(
    files: Iterable[Path], rules: Sequence[Rule], roots: Sequence[Path]
) -> Iterator[FileResult]:
    """Yield a result for each file in which rules found something or that could not be handled.

    Nothing is written.

    Parameters:
        files: the files to look at.
        rules: the rules to apply.
        roots: what the user named, to find the project by.
    """
    surveys: list[Survey] = []
    for path in files:
        survey = _survey(path.absolute())
        if isinstance(survey, FileResult):
            yield survey
        elif survey is not None:
            surveys.append(survey)
    if surveys:
        yield from _judge(surveys, rules, roots)


def _survey(path: Path) -> Survey | FileResult | None:
    """Read a file; most have nothing that could matter, and give None."""
    try:
        source = read(path)
        if not may_hold_mocks(source.data):
            return None
        survey = Survey(Module(source))
        source.tree  # noqa: B018  # asks now whether it parses
    except UnreadableError as error:
        return FileResult(path, failure=str(error))
    return survey if survey.is_worth_asking else None


def _judge(
    surveys: list[Survey], rules: Sequence[Rule], roots: Sequence[Path]
) -> Iterator[FileResult]:
    targets = {survey.module.path: survey.dotted_targets for survey in surveys}
    try:
        program = build_program(targets, codemod_options(roots))
    except BuildError as error:
        for path in targets:
            yield FileResult(path, failure=f"mypy cannot build it: {error}")
        return
    facts = Facts(program)
    definitions = Definitions(facts)
    for survey in surveys:
        yield _apply(Context(survey, facts, definitions), rules)


def _apply(context: Context, rules: Sequence[Rule]) -> FileResult:
    source = context.module.source
    result = FileResult(source.path, source.data, source.data)
    try:
        result.findings = [found for rule in rules for found in rule.check(context)]
        edits = [edit for found in result.findings for edit in found.edits]
        result.after = _edited(source, edits)
    except (EditError, UnreadableError, RecursionError) as error:
        result.failure = str(error)
    return result


def _edited(source: Source, edits: list[Edit]) -> bytes:
    if not edits:
        return source.data
    return tidy_imports(source, apply_edits(source, edits))
