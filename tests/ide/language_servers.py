"""Language servers as editors run them, asked over LSP."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter
from typing_extensions import Self

from amock import LoopRunner
from tests.ide.questions import Question

BIN: Final = Path(sys.executable).parent
COMMANDS: Final[Mapping[str, list[str]]] = {
    "basedpyright": ["basedpyright-langserver", "--stdio"],
    "pyrefly": ["pyrefly", "lsp"],
    "ty": ["ty", "server"],
}
PATIENCE: Final = 30.0
"""Seconds to wait for an answer; it comes within two."""

CAPABILITIES: Final = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(configuration=True, workspace_folders=True),
    text_document=types.TextDocumentClientCapabilities(
        completion=types.CompletionClientCapabilities(),
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(),
    ),
)


def _converter() -> Any:
    """pygls's own, which fails on the notebooks that pyrefly announces; no test has one."""
    converter = default_converter()
    converter.register_structure_hook(types.NotebookDocumentSyncOptions, lambda *_: None)
    return converter


class LanguageServer:
    """A server with a workspace open in it, for the time of a `with` block."""

    def __init__(self, name: str, workspace: Path) -> None:
        self._command = COMMANDS[name]
        self._workspace = workspace
        self._client = LanguageClient("amock", "1", converter_factory=_converter)
        self._published: dict[str, asyncio.Queue[Any]] = defaultdict(asyncio.Queue)
        self._opened = 0
        self._loop = LoopRunner()
        self._answer_the_server()

    def __enter__(self) -> Self:
        self._loop.__enter__()
        self._loop.run(self._start(), timeout=PATIENCE)
        return self

    def __exit__(self, *raised: object) -> None:
        self._loop.run(self._stop(), timeout=PATIENCE)
        self._loop.__exit__(None, None, None)

    def completions(self, question: Question) -> set[str]:
        """What the server offers at the cursor."""
        return self._loop.run(self._completions(question), timeout=PATIENCE)

    def hover(self, question: Question) -> str:
        """What the server shows of what stands at the cursor."""
        return self._loop.run(self._hover(question), timeout=PATIENCE)

    def errors(self, question: Question) -> list[tuple[int, str]]:
        """The errors that the server reports: the lines, counted from 0, and what it says."""
        return self._reports(question, types.DiagnosticSeverity.Error)

    def warnings(self, question: Question) -> list[tuple[int, str]]:
        """The warnings, likewise."""
        return self._reports(question, types.DiagnosticSeverity.Warning)

    def _reports(
        self, question: Question, severity: types.DiagnosticSeverity
    ) -> list[tuple[int, str]]:
        found = self._loop.run(self._diagnostics(question), timeout=PATIENCE)
        return [
            (item.range.start.line, item.message) for item in found if item.severity is severity
        ]

    def _answer_the_server(self) -> None:
        """Take what the server asks and tells of its own accord."""

        @self._client.feature(types.WORKSPACE_CONFIGURATION)
        def configure(params: types.ConfigurationParams) -> list[dict[str, str]]:
            python = {"pythonPath": sys.executable}
            return [python if item.section == "python" else {} for item in params.items]

        @self._client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def keep(params: types.PublishDiagnosticsParams) -> None:
            self._published[params.uri].put_nowait(params.diagnostics)

        # What else servers say is not for tests, and would be warned of as unknown.
        for told in (types.WINDOW_LOG_MESSAGE, types.WINDOW_SHOW_MESSAGE, types.TELEMETRY_EVENT):
            self._client.feature(told)(lambda params: None)
        self._client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: None)

    async def _start(self) -> None:
        program, *arguments = self._command
        # As in a shell in which the environment is activated.
        path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "VIRTUAL_ENV": sys.prefix, "PATH": path}
        await self._client.start_io(str(BIN / program), *arguments, env=environment)
        # Nobody else reads what servers write there, and a full pipe keeps them from ending.
        self._complaints = asyncio.create_task(self._client._server.stderr.read())
        uri = self._workspace.as_uri()
        folder = types.WorkspaceFolder(uri=uri, name=self._workspace.name)
        answer = await self._client.initialize_async(
            types.InitializeParams(CAPABILITIES, root_uri=uri, workspace_folders=[folder])
        )
        self._is_asked_for_errors = answer.capabilities.diagnostic_provider is not None
        self._client.initialized(types.InitializedParams())

    async def _stop(self) -> None:
        await self._client.shutdown_async(None)
        self._client.exit(None)
        await self._client.stop()
        await self._complaints

    def _open(self, question: Question) -> types.TextDocumentIdentifier:
        self._opened += 1
        uri = (self._workspace / f"test_{question.topic}_{self._opened}.py").as_uri()
        document = types.TextDocumentItem(uri, "python", 1, question.document)
        self._client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return types.TextDocumentIdentifier(uri)

    async def _completions(self, question: Question) -> set[str]:
        place = types.Position(question.line, question.column)
        params = types.CompletionParams(self._open(question), place)
        found = await self._client.text_document_completion_async(params)
        items = found.items if isinstance(found, types.CompletionList) else found or ()
        return {item.label for item in items}

    async def _hover(self, question: Question) -> str:
        place = types.Position(question.line, question.column)
        params = types.HoverParams(self._open(question), place)
        found = await self._client.text_document_hover_async(params)
        return found.contents.value if found else ""

    async def _diagnostics(self, question: Question) -> list[types.Diagnostic]:
        document = self._open(question)
        if not self._is_asked_for_errors:
            return await self._published[document.uri].get()
        params = types.DocumentDiagnosticParams(document)
        return (await self._client.text_document_diagnostic_async(params)).items
