"""Files edited statement by statement come out as if they were edited as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from amock.codemod.edits.apply import apply_edits
from amock.codemod.edits.edit import AddImport, Edit, RemoveStatement, Replace, Unwrap
from amock.codemod.edits.parts import parts_of
from amock.codemod.syntax.source import Source
from amock.codemod.syntax.spans import Span

SECOND_LINE = Replace(Span(2, 4, 2, 5), "b")


def source(data: bytes | str) -> Source:
    return Source(Path("test_it.py"), data.encode() if isinstance(data, str) else data)


def texts(data: bytes | str, edits: list[Edit]) -> list[str]:
    parts = parts_of(source(data), edits)
    assert parts is not None
    return [part.text for part in parts if part.edits]


def test_only_the_statements_with_edits_are_parts_to_edit():
    assert texts("x = 1\ny = a\nz = 2\n", [SECOND_LINE]) == ["y = a\n"]


def test_all_parts_together_are_the_file():
    text = "# é\ny = a\r\n\n@f\ndef g():\n    a"
    parts = parts_of(source(text), [SECOND_LINE, Replace(Span(6, 4, 6, 5), "b")])
    assert parts is not None
    assert "".join(part.text for part in parts) == text
    assert [part.text for part in parts if part.edits] == ["y = a\r\n", "@f\ndef g():\n    a"]


def test_decorators_belong_to_their_function():
    assert texts("@f(\n    a\n)\ndef g(): ...\n", [SECOND_LINE]) == [
        "@f(\n    a\n)\ndef g(): ...\n"
    ]


def test_statements_that_share_a_line_are_one_part():
    assert texts("x = 1\ny = a; z = (\n1)\nw = 1\n", [SECOND_LINE]) == ["y = a; z = (\n1)\n"]


@pytest.mark.parametrize(
    "edit",
    [RemoveStatement(Span(2, 0, 2, 5)), AddImport(Span(2, 0, 2, 5), "import b")],
    ids=lambda edit: type(edit).__name__,
)
def test_an_edit_that_reaches_out_of_its_statement_wants_the_whole_file(edit: Edit):
    assert parts_of(source("x = 1\ny = a\n"), [edit]) is None


def test_a_statement_within_a_function_can_go_without_the_rest_of_the_file():
    edit = RemoveStatement(Span(2, 4, 2, 5))
    assert texts("def f():\n    a\n    b\nx = 1\n", [edit]) == ["def f():\n    a\n    b\n"]


def test_a_name_of_an_encoding_wants_the_whole_file():
    assert parts_of(source(b"# coding: latin-1\ny = a\n"), [SECOND_LINE]) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbfx = 1\ny = a\n", b"\xef\xbb\xbfx = 1\ny = b\n"),
        (b"# coding: latin-1\ny = a # \xe9\n", b"# coding: latin-1\ny = b # \xe9\n"),
        (b"x = 1\r\ny = a\r\n\tz\r\n".replace(b"\tz", b"z"), b"x = 1\r\ny = b\r\nz\r\n"),
        (b"x = 1\ny = a", b"x = 1\ny = b"),
        (b"x = 1; \\\ny = a\n", b"x = 1; \\\ny = b\n"),
        (b"\x0cx = 1\ny = a\n\x0c\nz = 1\n", b"\x0cx = 1\ny = b\n\x0c\nz = 1\n"),
    ],
    ids=["mark", "encoding", "crlf", "no end", "continued", "form feed"],
)
def test_all_outside_of_the_edit_stays(before: bytes, after: bytes):
    assert apply_edits(source(before), [SECOND_LINE]) == after


def test_places_within_places_are_counted_from_the_part_too():
    text = "x = 1\n\ny = f('é', g(a))\n"
    edit = Unwrap(Span(3, 4, 3, 17), Span(3, 12, 3, 16))
    assert apply_edits(source(text), [edit]) == b"x = 1\n\ny = g(a)\n"
