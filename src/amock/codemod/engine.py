"""From paths to changed files: survey, ask mypy once, let the rules decide, edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mypy.options import Options

from amock._tools.mypy_options import tolerant_options
from amock.codemod.discovery import may_hold_mocks
from amock.codemod.doubles.definitions import Definitions
from amock.codemod.doubles.survey import Survey
from amock.codemod.edits.apply import EditError, apply_edits
from amock.codemod.facts.build import BuildError, build_program
from amock.codemod.facts.candidates import async_names, text_of
from amock.codemod.facts.facts import Facts
from amock.codemod.facts.scout import files_behind
from amock.codemod.project import Project
from amock.codemod.rules.base import Finding, Rule, TextRule, TypedRule
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

    @property
    def is_worth_telling(self) -> bool:
        """Whether there is anything to say of the file."""
        return bool(self.findings or self.failure) or self.is_changed


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
    modules: list[Module] = []
    for path in files:
        module = _load(path.absolute())
        if isinstance(module, FileResult):
            yield module
        elif module is not None:
            modules.append(module)
    results = _apply_text_rules(modules, [rule for rule in rules if isinstance(rule, TextRule)])
    surveys = [Survey(_as_left(module, results[module.path])) for module in modules]
    surveys = [survey for survey in surveys if survey.is_worth_asking]
    typed = [rule for rule in rules if isinstance(rule, TypedRule)]
    if surveys and typed:
        _judge(surveys, typed, roots, results)
    yield from (result for result in results.values() if result.is_worth_telling)


def _as_left(module: Module, result: FileResult) -> Module:
    """Return a file as the first rules have left it."""
    return Module(Source(module.path, result.after)) if result.is_changed else module


def _load(path: Path) -> Module | FileResult | None:
    """Read a file; most have nothing that could matter, and give None."""
    try:
        source = read(path)
        if not may_hold_mocks(source.data):
            return None
        source.tree  # noqa: B018  # asks now whether it parses
    except UnreadableError as error:
        return FileResult(path, failure=str(error))
    return Module(source)


def _apply_text_rules(modules: list[Module], rules: Sequence[TextRule]) -> dict[Path, FileResult]:
    project = Project(modules)
    results: dict[Path, FileResult] = {}
    for module in modules:
        source = module.source
        result = FileResult(source.path, source.data, source.data)
        wanted = [rule for rule in rules if rule.word in source.data]
        _settle(
            result, source, [found for rule in wanted for found in rule.check_text(module, project)]
        )
        results[source.path] = result
    return results


def _judge(
    surveys: list[Survey],
    rules: Sequence[TypedRule],
    roots: Sequence[Path],
    results: dict[Path, FileResult],
) -> None:
    """Let the rules decide that ask mypy, and add what they find to the results."""
    texts = {path: result.after for path, result in results.items() if result.is_changed}
    options = tolerant_options(roots)
    try:
        surveys = _candidates(surveys, options)
        targets = {survey.module.path: survey.dotted_targets for survey in surveys}
        program = build_program(targets, options, texts)
    except BuildError as error:
        for survey in surveys:
            results[survey.module.path].failure = f"mypy cannot build it: {error}"
        return
    facts = Facts(program)
    definitions = Definitions(facts)
    for survey in surveys:
        context = Context(survey, facts, definitions)
        found = (found for rule in rules for found in rule.check(context))
        _settle(results[survey.module.path], survey.module.source, found)


def _candidates(surveys: list[Survey], options: Options) -> list[Survey]:
    """Return the files where the names alone leave it open whether something async is mocked."""
    targets = {target for survey in surveys for target in survey.dotted_targets}
    modules = [survey.module for survey in surveys]
    behind = files_behind(modules, targets, options)
    texts = [*map(text_of, behind), *(module.source.data for module in modules)]
    names = async_names(texts)
    return [survey for survey in surveys if survey.may_hold_async(names)]


def _settle(result: FileResult, source: Source, findings: Iterable[Finding]) -> None:
    """Apply findings to a file, and add them to its result."""
    try:
        found = list(findings)
        edits = [edit for finding in found for edit in finding.edits]
        if edits:
            result.after = apply_edits(source, edits)
    except (EditError, UnreadableError, RecursionError) as error:
        result.failure = str(error)
    else:
        result.findings += found
