"""Which imports go after an edit, and which stay."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from amock.codemod.edits.tidy import tidy_imports
from amock.codemod.syntax.source import Source


def tidied(before: str, after: str) -> str:
    sources = [
        Source(Path("test_it.py"), textwrap.dedent(text).encode()) for text in (before, after)
    ]
    return tidy_imports(*sources).decode()


def test_an_import_whose_last_use_an_edit_took_goes():
    assert tidied("import a, b\na, b\n", "import a, b\nb\n") == "import b\nb\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import a\nb\n", "import a\nc\n"),
        ("import a\na.b\n", "import a\na.c\n"),
        ("import a\na\n", "import a\n__all__ = ['a']\n"),
    ],
    ids=["never used", "still used", "used in a string"],
)
def test_other_imports_stay(before: str, after: str):
    assert tidied(before, after) == after


def test_an_import_for_its_effect_stays_though_another_function_uses_the_name():
    rest = "def f():\n    import a\n    b()\n\ndef g(a):\n    a.{}()\n"
    assert tidied(rest.format("x"), rest.format("y")) == rest.format("y")


def test_an_import_of_a_function_goes_with_its_last_use_there():
    after = "def f():\n    import a\n    b()\n\ndef g(a):\n    a()\n"
    before = after.replace("    b()", "    a.b()")
    assert tidied(before, after) == after.replace("    import a\n", "")
