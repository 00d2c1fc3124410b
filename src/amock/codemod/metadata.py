"""What is known of mocked targets, as metadata for people's own LibCST codemods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import libcst as cst
from libcst.metadata import BatchableMetadataProvider, CodeRange, PositionProvider

from amock._tools.mypy_options import tolerant_options
from amock.codemod.doubles.definitions import Definitions
from amock.codemod.doubles.sites import Form
from amock.codemod.doubles.survey import Survey
from amock.codemod.facts.build import build_program
from amock.codemod.facts.facts import Facts
from amock.codemod.rules.context import Context
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.source import Source
from amock.codemod.syntax.spans import Span

Places = Mapping[tuple[int, int, int, int], "MockedTarget"]


@dataclass(frozen=True, slots=True)
class MockedTarget:
    """What a call or an assignment puts a double in the place of.

    Attributes:
        fullname: the full name of the target's definition, or the empty string.
        kind: what the target is: "function", "coroutine function", "async generator function",
            "property", "field", "class", "module", or "something a reader cannot tell".
        is_async: whether a call of the target gives a coroutine.
    """

    fullname: str
    kind: str
    is_async: bool


class MockedTargetProvider(BatchableMetadataProvider[MockedTarget]):
    """LibCST metadata: what mypy knows of the targets of mocks.

    The nodes that have it are calls such as `patch("app.fetch")`, `mocker.patch.object(…)` and
    `monkeypatch.setattr(…)`, and the assignments `service.fetch = Mock()`. Where nothing is
    known of a target, its node has no metadata. As with all of LibCST's providers that look at a
    whole repository, files are read through `libcst.metadata.FullRepoManager`.

    Parameters:
        cache: what `gen_cache` gave for the file.
    """

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, cache: Places) -> None:
        super().__init__(cache)
        self._places = cache

    @classmethod
    def gen_cache(cls, root_path: Path, paths: list[str], **_options: Any) -> Mapping[str, Places]:
        """Ask mypy, once for all files.

        Parameters:
            root_path: the root of the repository.
            paths: the files, relative to it.

        Raises:
            UnreadableError: a file cannot be read or does not parse.
            BuildError: mypy cannot build the program.
        """
        modules = {path: Module.load((root_path / path).absolute()) for path in paths}
        surveys = {path: Survey(module) for path, module in modules.items()}
        targets = {modules[path].path: survey.outline.dotted for path, survey in surveys.items()}
        facts = Facts(build_program(targets, tolerant_options([root_path])))
        definitions = Definitions(facts)
        return {
            path: dict(_targets(Context(survey, facts, definitions)))
            for path, survey in surveys.items()
        }

    def visit_Call(self, node: cst.Call) -> None:  # noqa: N802  # LibCST's way
        """Note what is known of a call."""
        self._note(node)

    def visit_Assign(self, node: cst.Assign) -> None:  # noqa: N802  # LibCST's way
        """Note what is known of an assignment."""
        self._note(node)

    def _note(self, node: cst.CSTNode) -> None:
        place = self.get_metadata(PositionProvider, node)
        if isinstance(place, CodeRange):
            start, end = place.start, place.end
            target = self._places.get((start.line, start.column, end.line, end.column))
            if target is not None:
                self.set_metadata(node, target)


def _targets(context: Context) -> Iterator[tuple[tuple[int, int, int, int], MockedTarget]]:
    for site in context.sites:
        is_plain = site.form is Form.ASSIGNED and site not in context.doubles
        fact = context.fact(site) if not is_plain else None
        if fact is not None:
            known = MockedTarget(fact.fullname, fact.kind.value, fact.gives_coroutine)
            yield _characters(context.module.source, site.span), known


def _characters(source: Source, span: Span) -> tuple[int, int, int, int]:
    """Return a range as LibCST counts it."""
    start = source.characters(span.line, span.column)
    return span.line, start, span.end_line, source.characters(span.end_line, span.end_column)
