"""AMK009: parameters that patch fills, without an annotation."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar

from amock.codemod.doubles.injected import injected_parameters
from amock.codemod.doubles.sites import Site
from amock.codemod.doubles.survey import Survey
from amock.codemod.edits.edit import Annotate, Edit
from amock.codemod.edits.renaming import import_names, is_free, library_import, library_prefix
from amock.codemod.rules.base import Case, Context, Finding, Turn, TypedRule
from amock.codemod.syntax.module import Module
from amock.codemod.syntax.spans import Span, span_of


class InjectedParameters(TypedRule):
    """Parameters that patch fills get the annotation of what they are given.

    `AsyncMock` for an async target, `MagicMock` for another one, and the class that
    `new_callable` names. What patch makes of a target that mypy does not know is left open.
    """

    code: ClassVar[str] = "AMK009"
    name: ClassVar[str] = "parameters that patch fills, without an annotation"
    is_default: ClassVar[bool] = False
    turn: ClassVar[Turn] = Turn.USES
    cases: ClassVar[tuple[Case, ...]] = (
        Case(
            "decorators fill parameters from the last one up",
            """\
from unittest.mock import Mock, patch


@patch("app.Client")
@patch("app.parse", new_callable=Mock)
@patch("app.fetch")
async def test_fetch(fetch, parse, client, *, tmp_path):
    await fetch("key")
""",
            """\
from unittest.mock import AsyncMock, MagicMock, Mock, patch


@patch("app.Client")
@patch("app.parse", new_callable=Mock)
@patch("app.fetch")
async def test_fetch(fetch: AsyncMock, parse: Mock, client: MagicMock, *, tmp_path):
    await fetch("key")
""",
        ),
        Case(
            "a class's decorator, and names of the library's module",
            """\
from unittest import mock

import app


@mock.patch("app.fetch")
class TestFetch:
    @mock.patch.object(app, "parse")
    def test_parse(self, parse, fetch):
        parse.assert_not_called()
        fetch.assert_not_called()
""",
            """\
from unittest import mock

import app


@mock.patch("app.fetch")
class TestFetch:
    @mock.patch.object(app, "parse")
    def test_parse(self, parse: mock.MagicMock, fetch: mock.AsyncMock):
        parse.assert_not_called()
        fetch.assert_not_called()
""",
        ),
        Case(
            "annotations that are there, targets that nobody knows, and doubles that are given",
            """\
from typing import Any
from unittest.mock import Mock, patch


@patch("app.missing", create=True)
@patch("app.parse", Mock())
@patch("app.fetch")
def test_fetch(fetch: Any, missing):
    assert fetch is not missing
""",
            None,
        ),
    )

    def concerns(self, survey: Survey) -> bool:
        """Tell whether patch fills any parameter that has no annotation."""
        return any(_bare_parameters(survey.module, site) for site in survey.sites)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the parameters to annotate."""
        for site in context.sites:
            kinds = context.mocks.kinds_at(site)
            if len(kinds) != 1:
                continue
            name = next(iter(kinds)).value
            for parameter in _bare_parameters(context.module, site):
                edits = list(_edits(context.module, parameter, name, site.span))
                if edits:
                    message = f'parameter "{parameter.arg}" is annotated as {name}'
                    yield self.finding(context, parameter, message, edits)


def _bare_parameters(module: Module, site: Site) -> list[ast.arg]:
    found = (parameter for _, parameter in injected_parameters(module, site))
    return [parameter for parameter in found if parameter.annotation is None]


def _edits(module: Module, parameter: ast.arg, name: str, before: Span) -> Iterator[Edit]:
    """Yield the annotation and the import that it needs.

    Nothing if the name is taken, or if the file imports its mocks elsewhere than at its top.
    """
    known = library_import(module)
    prefix = library_prefix(module) if known is None else None
    if prefix is None and (known is None or not is_free(module, name)):
        return
    yield Annotate(span_of(parameter), f"{prefix}.{name}" if prefix else name)
    if prefix is None:
        yield from import_names(module, [name], before)
