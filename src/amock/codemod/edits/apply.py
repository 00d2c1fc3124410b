"""Apply edits to a file with LibCST, so that nothing but their places changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from amock.codemod.edits.arguments import add_keyword, without_arguments
from amock.codemod.edits.edit import (
    AddImport,
    AddKeyword,
    AddName,
    Annotate,
    Edit,
    MakeAsync,
    MoveModule,
    MoveNames,
    RemoveArgument,
    RemoveName,
    RemoveStatement,
    RenameAttribute,
    RenameFunction,
    RenameKeyword,
    Replace,
    ReplaceStatement,
    Unwrap,
)
from amock.codemod.edits.imports import add_name, move_module, move_names, remove_name
from amock.codemod.edits.parts import Part, parts_of
from amock.codemod.edits.statements import Block, settle_body
from amock.codemod.edits.tidy import tidy_imports
from amock.codemod.syntax.source import Source
from amock.codemod.syntax.spans import Span

_Place = tuple[int, int, int, int]
_Line = TypeVar("_Line", cst.SimpleStatementLine, cst.SimpleStatementSuite)
_STATEMENT_EDITS: Final = (
    RemoveStatement,
    ReplaceStatement,
    RenameFunction,
    MakeAsync,
    AddName,
    RemoveName,
    MoveNames,
    MoveModule,
    AddImport,
)


class EditError(Exception):
    """An edit could not be applied; nothing was changed."""


def apply_edits(source: Source, edits: Iterable[Edit]) -> bytes:
    """Return a file's bytes with edits applied, and without the imports they leave idle.

    Raises:
        EditError: LibCST cannot parse the file, or an edit's place is not in it.
        UnreadableError: the edited file would not parse.
    """
    wanted = list(dict.fromkeys(edits))
    if not wanted:
        return source.data
    changed = _edited_in_parts(source, wanted)
    if changed is None:
        changed = _edited(source, wanted)
    return tidy_imports(source, Source(source.path, changed))


def _edited_in_parts(source: Source, edits: Sequence[Edit]) -> bytes | None:
    """Return a file's bytes with its parts edited each by itself, or None if that fails."""
    parts = parts_of(source, edits)
    if parts is None:
        return None
    try:
        texts = [_edited_part(source, part) if part.edits else part.text for part in parts]
    except EditError:
        return None
    return "".join(texts).encode(source.encoding)


def _edited_part(source: Source, part: Part) -> str:
    return _edited(Source(source.path, part.text.encode()), part.edits).decode()


def _edited(source: Source, edits: Sequence[Edit]) -> bytes:
    """Return a text's bytes with edits applied."""
    try:
        wrapper = MetadataWrapper(cst.parse_module(source.data), unsafe_skip_copy=True)
    except Exception as error:  # LibCST raises several kinds, its own parser's among them
        raise EditError(f"LibCST cannot parse it: {error}") from error
    if wrapper.module.bytes != source.data:
        raise EditError("LibCST does not give the file back as it is")
    editor = _Editor(source, edits)
    changed = wrapper.visit(editor)
    missed = [edit for edit in edits if edit not in editor.applied]
    if missed:
        raise EditError(f"no place found for {missed[0]}")
    return changed.bytes


class _Editor(cst.CSTTransformer):
    """Applies edits on the way up, so that an edit sees what was changed inside its place."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, source: Source, edits: Sequence[Edit]) -> None:
        super().__init__()
        self.applied: set[Edit] = set()
        self._source = source
        self._expressions: dict[_Place, list[Edit]] = defaultdict(list)
        self._statements: dict[_Place, list[Edit]] = defaultdict(list)
        self._inner: dict[_Place, cst.BaseExpression] = {}
        self._wanted_inner: set[_Place] = set()
        for edit in edits:
            is_statement = isinstance(edit, _STATEMENT_EDITS)
            by_place = self._statements if is_statement else self._expressions
            by_place[self._place(edit.span)].append(edit)
            if isinstance(edit, Unwrap):
                self._wanted_inner.add(self._place(edit.inner))

    def on_leave(
        self, original_node: cst.CSTNodeT, updated_node: cst.CSTNodeT
    ) -> cst.CSTNodeT | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNodeT]:
        """Apply what is wanted at a node."""
        updated: Any = super().on_leave(original_node, updated_node)
        if isinstance(updated, cst.BaseExpression):
            updated = self._edit_expression(original_node, updated)
        elif isinstance(original_node, cst.Param):
            updated = self._edit_parameter(original_node, updated)
        elif isinstance(original_node, (cst.Module, cst.IndentedBlock)):
            updated = self._edit_block(original_node, updated)
        elif isinstance(original_node, cst.SimpleStatementSuite) and self._statements:
            updated = self._edit_suite(original_node, updated)
        return updated  # type: ignore[no-any-return]  # LibCST's signature: the node's own type

    def _place(self, span: Span) -> _Place:
        start = self._source.characters(span.line, span.column)
        end = self._source.characters(span.end_line, span.end_column)
        return span.line, start, span.end_line, end

    def _place_of(self, node: cst.CSTNode) -> _Place:
        found = self.get_metadata(PositionProvider, node)
        if not isinstance(found, CodeRange):
            raise TypeError("LibCST's PositionProvider gives ranges")
        return found.start.line, found.start.column, found.end.line, found.end.column

    def _edit_expression(
        self, original: cst.CSTNode, updated: cst.BaseExpression
    ) -> cst.BaseExpression:
        if not self._expressions and not self._wanted_inner:
            return updated
        place = self._place_of(original)
        for edit in self._expressions.get(place, ()):
            changed = self._changed(edit, updated)
            if changed is not None:
                self.applied.add(edit)
                updated = changed
        if isinstance(updated, cst.Call) and isinstance(original, cst.Call):
            updated = self._edit_arguments(original, updated)
        if place in self._wanted_inner:
            self._inner[place] = updated
        return updated

    def _changed(self, edit: Edit, node: cst.BaseExpression) -> cst.BaseExpression | None:
        if isinstance(edit, Replace):
            return cst.parse_expression(edit.code)
        if isinstance(edit, Unwrap):
            return self._inner[self._place(edit.inner)]
        if isinstance(edit, RenameAttribute) and isinstance(node, cst.Attribute):
            return node.with_changes(attr=cst.Name(edit.name))
        if isinstance(edit, AddKeyword) and isinstance(node, cst.Call):
            return add_keyword(node, edit.name, edit.code)
        return None

    def _edit_arguments(self, original: cst.Call, updated: cst.Call) -> cst.Call:
        args = list(updated.args)
        gone: set[int] = set()
        for number, arg in enumerate(original.args):
            for edit in self._expressions.get(self._place_of(arg.value), ()):
                if isinstance(edit, RenameKeyword):
                    args[number] = args[number].with_changes(keyword=cst.Name(edit.name))
                    self.applied.add(edit)
                elif isinstance(edit, RemoveArgument):
                    gone.add(number)
                    self.applied.add(edit)
        changed = updated.with_changes(args=args) if args != list(updated.args) else updated
        return without_arguments(changed, gone) if gone else changed

    def _edit_parameter(self, original: cst.Param, updated: cst.Param) -> cst.Param:
        for edit in self._expressions.get(self._place_of(original.name), ()):
            if isinstance(edit, Annotate) and original.annotation is None:
                self.applied.add(edit)
                annotation = cst.Annotation(cst.parse_expression(edit.code))
                updated = updated.with_changes(annotation=annotation)
        return updated

    def _edit_block(self, original: Block, updated: Block) -> Block:
        if not self._statements:
            return updated
        groups = [
            self._edit_statement(before, after)
            for before, after in zip(original.body, updated.body, strict=True)
        ]
        is_same = groups == [[statement] for statement in updated.body]
        return updated if is_same else settle_body(updated, groups)

    def _edit_statement(
        self, original: cst.BaseStatement, updated: cst.BaseStatement
    ) -> list[cst.BaseStatement]:
        if not isinstance(original, cst.SimpleStatementLine):
            return self._edit_compound(original, updated)
        if not isinstance(updated, cst.SimpleStatementLine):
            raise TypeError("a simple statement stays one")
        before, body = self._edit_line(original, updated)
        if not body:
            return [*before, updated.with_changes(body=())]
        return [*before, updated if body == list(updated.body) else _line(updated, body)]

    def _edit_suite(
        self, original: cst.SimpleStatementSuite, updated: cst.SimpleStatementSuite
    ) -> cst.SimpleStatementSuite:
        """`if TYPE_CHECKING: import x`: what is added stands on the same line."""
        before, body = self._edit_line(original, updated)
        body = [*(small for line in before for small in line.body), *body]
        if body == list(updated.body):
            return updated
        return _line(updated, body or [cst.Pass()])

    def _edit_line(
        self, original: _Line, updated: _Line
    ) -> tuple[list[cst.SimpleStatementLine], list[cst.BaseSmallStatement]]:
        """Return the lines to put before a line, and what becomes of its statements."""
        before: list[cst.SimpleStatementLine] = []
        body: list[cst.BaseSmallStatement] = []
        for small, new in zip(original.body, updated.body, strict=True):
            kept: cst.BaseSmallStatement | None = new
            for edit in self._statements.get(self._place_of(small), ()):
                self.applied.add(edit)
                if isinstance(edit, AddImport):
                    before.append(_statement(edit.code))
                else:
                    kept = _changed_small(edit, kept)
            if kept is not None:
                body.append(kept)
        return before, body

    def _edit_compound(
        self, original: cst.BaseStatement, updated: cst.BaseStatement
    ) -> list[cst.BaseStatement]:
        place = self._place_of(original)
        for edit in self._statements.get(place, ()):
            if isinstance(edit, RenameFunction) and isinstance(updated, cst.FunctionDef):
                self.applied.add(edit)
                updated = updated.with_changes(name=cst.Name(edit.name))
            elif isinstance(edit, MakeAsync) and isinstance(updated, cst.FunctionDef):
                self.applied.add(edit)
                updated = _async_function(updated, edit)
            elif isinstance(edit, (RemoveStatement, ReplaceStatement)):
                self.applied.add(edit)
                leading = getattr(updated, "leading_lines", ())
                empty = cst.SimpleStatementLine(body=(), leading_lines=leading)
                if isinstance(edit, RemoveStatement):
                    return [empty]
                return [_statement(edit.code).with_changes(leading_lines=leading)]
        return [updated]


def _async_function(node: cst.FunctionDef, edit: MakeAsync) -> cst.FunctionDef:
    code = cst.Module(body=()).code_for_node
    kept = [item for item in node.decorators if code(item.decorator) not in edit.decorators]
    lines = [*node.leading_lines, *node.lines_after_decorators] if not kept else node.leading_lines
    after = node.lines_after_decorators if kept else ()
    return node.with_changes(
        asynchronous=cst.Asynchronous(),
        decorators=kept,
        leading_lines=lines,
        lines_after_decorators=after,
    )


def _line(line: _Line, body: list[cst.BaseSmallStatement]) -> _Line:
    last = body[-1].with_changes(semicolon=cst.MaybeSentinel.DEFAULT)
    return line.with_changes(body=[*body[:-1], last])


def _changed_small(
    edit: Edit, node: cst.BaseSmallStatement | None
) -> cst.BaseSmallStatement | None:
    if node is None or isinstance(edit, RemoveStatement):
        return None
    if isinstance(edit, ReplaceStatement):
        return _statement(edit.code).body[0]
    if isinstance(edit, AddName) and isinstance(node, cst.ImportFrom):
        return add_name(node, edit.name, edit.beside)
    if isinstance(edit, RemoveName) and isinstance(node, (cst.Import, cst.ImportFrom)):
        return remove_name(node, edit.name)
    if isinstance(edit, MoveNames) and isinstance(node, cst.ImportFrom):
        return move_names(node, edit.module)
    if isinstance(edit, MoveModule) and isinstance(node, cst.Import):
        return move_module(node, edit.old, edit.new, edit.bound)
    raise EditError(f"{edit} does not fit its place")


def _statement(code: str) -> cst.SimpleStatementLine:
    parsed = cst.parse_statement(code)
    if not isinstance(parsed, cst.SimpleStatementLine):
        raise EditError(f"{code!r} is not a simple statement")
    return parsed
