"""Edits: what stands around a changed place stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from amock.codemod.edits.apply import EditError, apply_edits
from amock.codemod.edits.edit import (
    AddImport,
    AddKeyword,
    AddName,
    Edit,
    RemoveArgument,
    RemoveStatement,
    Replace,
    Unwrap,
)
from amock.codemod.syntax.source import Source
from amock.codemod.syntax.spans import Span


def source(text: str) -> Source:
    return Source(Path("file.py"), text.encode())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from m import Mock\n", "from m import AsyncMock, Mock\n"),
        ("from m import Mock, patch\n", "from m import AsyncMock, Mock, patch\n"),
        ("from m import ANY, Mock\n", "from m import ANY, AsyncMock, Mock\n"),
        ("from m import A\n", "from m import A, AsyncMock\n"),
        ("from m import patch, Mock\n", "from m import patch, AsyncMock, Mock\n"),
        ("from m import (Mock)\n", "from m import (AsyncMock, Mock)\n"),
        (
            "from m import (\n    Mock,  # kept\n    patch,\n)\n",
            "from m import (\n    AsyncMock,\n    Mock,  # kept\n    patch,\n)\n",
        ),
        (
            "from m import (\n    ANY,\n    A,  # kept\n)\n",
            "from m import (\n    ANY,\n    A,  # kept\n    AsyncMock,\n)\n",
        ),
        (
            "from m import (\n\tA,\n\tB,\n)\n",
            "from m import (\n\tA,\n\tAsyncMock,\n\tB,\n)\n",
        ),
    ],
)
def test_a_name_joins_an_import_in_its_order_and_layout(before: str, after: str):
    end = before.rstrip("\n").count("\n") + 1
    last = before.rstrip("\n").rpartition("\n")[2]
    edit = AddName(Span(1, 0, end, len(last)), "AsyncMock", "Mock")
    assert apply_edits(source(before), [edit]) == after.encode()


def test_comments_above_a_removed_statement_go_to_the_next():
    text = "a = 1\n# about b\nb = 2\nc = 3\n"
    changed = apply_edits(source(text), [RemoveStatement(Span(3, 0, 3, 5))])
    assert changed == b"a = 1\n# about b\nc = 3\n"


def test_a_block_that_loses_all_statements_gets_a_pass():
    text = "if x:\n    b = 2\n"
    changed = apply_edits(source(text), [RemoveStatement(Span(2, 4, 2, 9))])
    assert changed == b"if x:\n    pass\n"


def test_one_of_several_statements_on_a_line_can_go():
    text = "a = 1; b = 2; c = 3\n"
    changed = apply_edits(source(text), [RemoveStatement(Span(1, 14, 1, 19))])
    assert changed == b"a = 1; b = 2\n"


def test_an_edit_inside_of_an_unwrapped_part_is_kept():
    text = "x = f(Mock(1))\n"
    edits: list[Edit] = [
        Unwrap(Span(1, 4, 1, 14), Span(1, 6, 1, 13)),
        Replace(Span(1, 6, 1, 10), "Async"),
    ]
    assert apply_edits(source(text), edits) == b"x = Async(1)\n"


def test_an_import_takes_the_place_of_another_with_the_blank_lines_around_it():
    text = "import a\n\nimport old\nimport b\n"
    edits: list[Edit] = [
        AddImport(Span(3, 0, 3, 10), "import new"),
        RemoveStatement(Span(3, 0, 3, 10)),
    ]
    assert apply_edits(source(text), edits) == b"import a\nimport new\n\nimport b\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f()\n", "f(x=1)\n"),
        ("f(a)\n", "f(a, x=1)\n"),
        ("f(a, b)\n", "f(a, b, x=1)\n"),
        ("f(\n    a,\n    b,\n)\n", "f(\n    a,\n    b,\n    x=1,\n)\n"),
        ("f(\n    a,\n)\n", "f(\n    a,\n    x=1,\n)\n"),
    ],
)
def test_an_argument_is_added_in_the_layout_of_the_call(before: str, after: str):
    lines = before.rstrip("\n").split("\n")
    edit = AddKeyword(Span(1, 0, len(lines), len(lines[-1])), "x", "1")
    assert apply_edits(source(before), [edit]) == after.encode()


def test_an_argument_is_removed_with_its_comma():
    text = "f(a, x=1)\ng(x=2, b=3)\n"
    edits = [RemoveArgument(Span(1, 7, 1, 8)), RemoveArgument(Span(2, 4, 2, 5))]
    assert apply_edits(source(text), edits) == b"f(a)\ng(b=3)\n"


def test_an_edit_without_a_place_is_an_error():
    with pytest.raises(EditError, match="no place found"):
        apply_edits(source("a = 1\n"), [Replace(Span(1, 0, 1, 5), "b")])


def test_an_import_that_was_idle_before_stays():
    text = "import idle, used\nused = used.x\n"
    changed = apply_edits(source(text), [Replace(Span(2, 7, 2, 13), "1")])
    assert changed == b"import idle, used\nused = 1\n"


def test_an_import_that_an_edit_leaves_idle_goes():
    text = "import idle, used\nx = used.x\n"
    changed = apply_edits(source(text), [Replace(Span(2, 4, 2, 10), "1")])
    assert changed == b"import idle\nx = 1\n"
