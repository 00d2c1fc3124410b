"""From paths to changed files: survey, ask mypy once a turn, let the rules decide, edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mypy.options import Options

from amock._tools.discovery import may_hold_mocks
from amock._tools.mypy_options import tolerant_options
from amock.codemod.doubles.definitions import Definitions
from amock.codemod.doubles.survey import Survey
from amock.codemod.edits.batch import Job, apply_all
from amock.codemod.edits.edit import Edit
from amock.codemod.facts.build import BuildError, build_program
from amock.codemod.facts.candidates import async_names, text_of
from amock.codemod.facts.facts import Facts
from amock.codemod.facts.scout import files_behind
from amock.codemod.memory import Memory
from amock.codemod.progress import SILENT, Progress, counted
from amock.codemod.project import Project
from amock.codemod.results import FileResult
from amock.codemod.rules.base import Finding, Rule, TextRule, Turn, TypedRule
from amock.codemod.rules.context import Context
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.source import Source, UnreadableError, read

Found = list[tuple[Module, list[Finding]]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a run goes about its work.

    Attributes:
        jobs: how many processes may edit files at once.
        progress: hears how far the run has come.
    """

    jobs: int = 1
    progress: Progress = SILENT


def run_rules(
    files: Iterable[Path],
    rules: Sequence[Rule],
    roots: Sequence[Path],
    manner: Manner = Manner(),  # frozen
) -> Iterator[FileResult]:
    """Yield a result for each file in which rules found something or that could not be handled.

    Nothing is written.

    Parameters:
        files: the files to look at.
        rules: the rules to apply.
        roots: what the user named, to find the project by.
        manner: how to go about it.
    """
    modules: list[Module] = []
    paths = list(files)
    memory = Memory(Path(tolerant_options(roots).cache_dir))
    for path in counted(paths, len(paths), "reading", manner.progress):
        module = _load(path.absolute(), memory)
        if isinstance(module, FileResult):
            yield module
        elif module is not None:
            modules.append(module)
    run = _Run(modules, roots, manner, memory)
    for turn in Turn:
        run.take([rule for rule in rules if rule.turn is turn])
    memory.save()
    yield from (result for result in run.results.values() if result.is_worth_telling)


def _load(path: Path, memory: Memory) -> Module | FileResult | None:
    """Read a file; most have nothing that could matter, and give None.

    It is parsed now, if it is new to the memory, to hear whether it can be.
    """
    try:
        source = read(path)
        if not may_hold_mocks(source.data):
            return None
        module = Module(source)
        Survey(module, memory).forget()
    except UnreadableError as error:
        return FileResult(path, failure=str(error))
    except RecursionError:
        return FileResult(path, failure="its code is nested too deeply")
    return module


class _Run:
    """The files of a run, from turn to turn."""

    def __init__(
        self, modules: list[Module], roots: Sequence[Path], manner: Manner, memory: Memory
    ) -> None:
        self._modules = modules
        self._memory = memory
        self._roots = roots
        self._manner = manner
        self.results = {
            module.path: FileResult(module.path, module.source.data, module.source.data)
            for module in modules
        }

    def take(self, rules: Sequence[Rule]) -> None:
        """Take one turn."""
        text = [rule for rule in rules if isinstance(rule, TextRule)]
        typed = [rule for rule in rules if isinstance(rule, TypedRule)]
        if text:
            self._settle(self._check_text(self._left(), text))
        if typed:
            self._settle(self._check_typed(self._left(), typed))

    def _left(self) -> list[Module]:
        """Return the files as the turns before have left them."""
        self._modules = [
            self._as_left(module)
            for module in self._modules
            if not self.results[module.path].failure
        ]
        return self._modules

    def _as_left(self, module: Module) -> Module:
        after = self.results[module.path].after
        return module if after == module.source.data else Module(Source(module.path, after))

    def _check_typed(self, modules: list[Module], rules: Sequence[TypedRule]) -> Found:
        surveys = [Survey(module, self._memory) for module in modules]
        surveys = [each for each in surveys if any(rule.concerns(each) for rule in rules)]
        if not surveys:
            return []
        self._manner.progress.step("asking mypy")
        try:
            return self._ask(surveys, rules)
        except BuildError as error:
            for survey in surveys:
                self.results[survey.module.path].failure = f"mypy cannot build it: {error}"
            return []

    def _ask(self, surveys: list[Survey], rules: Sequence[TypedRule]) -> Found:
        options = tolerant_options(self._roots)
        if all(rule.is_on_async for rule in rules):
            surveys = _candidates(surveys, options)
        targets = {survey.module.path: survey.outline.dotted for survey in surveys}
        texts = {path: result.after for path, result in self.results.items() if result.is_changed}
        facts = Facts(build_program(targets, options, texts))
        definitions = Definitions(facts)
        found: Found = []
        for survey in counted(surveys, len(surveys), "checking", self._manner.progress):
            context = Context(survey, facts, definitions)
            self._add(found, survey.module, (rule.check(context) for rule in rules))
        return found

    def _check_text(self, modules: list[Module], rules: Sequence[TextRule]) -> Found:
        project = Project(modules)
        found: Found = []
        for module in modules:
            due = [rule for rule in rules if rule.word in module.source.data]
            self._add(found, module, (rule.check_text(module, project) for rule in due))
        return found

    def _add(self, found: Found, module: Module, findings: Iterable[Iterable[Finding]]) -> None:
        try:
            found.append((module, list(chain.from_iterable(findings))))
        except (UnreadableError, RecursionError) as error:
            self.results[module.path].failure = str(error)

    def _settle(self, found: Found) -> None:
        """Edit files as was found, and add what was found to their results."""
        changing = [(module, edits) for module, findings in found if (edits := _edits(findings))]
        jobs = [Job(module.path, module.source.data, edits) for module, edits in changing]
        outcomes = apply_all(jobs, self._manner.jobs)
        edited = counted(outcomes, len(jobs), "editing", self._manner.progress)
        for job, outcome in zip(jobs, edited, strict=True):
            self.results[job.path].after = outcome.data
            self.results[job.path].failure = outcome.failure
        for module, findings in found:
            if not self.results[module.path].failure:
                self.results[module.path].findings += findings


def _edits(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    return tuple(edit for finding in findings for edit in finding.edits)


def _candidates(surveys: list[Survey], options: Options) -> list[Survey]:
    """Return the files where the names alone leave it open whether something async is mocked."""
    texts = map(text_of, files_behind(surveys, options))
    names = async_names(chain(texts, (survey.module.source.data for survey in surveys)))
    return [survey for survey in surveys if survey.outline.may_hold_async(names)]
