"""The harness itself: a page that promises something else than mypy says does not pass."""

from pathlib import Path

import pytest

from tests.docs.mdtest.check import check_page
from tests.docs.mdtest.expectations import differences, expectations_in
from tests.docs.mdtest.page import read_page

CACHE = Path(".mypy_cache", "mdtest").absolute()


def mismatches(tmp_path: Path, text: str) -> list[str]:
    page = tmp_path / "page.md"
    page.write_text(text)
    return [
        difference
        for case, _, found in check_page(read_page(page), tmp_path / "build", CACHE)
        for name, lines in case.own_files.items()
        for difference in differences(expectations_in(lines), found.get(name, ()))
    ]


@pytest.mark.parametrize(
    ("line", "mismatch"),
    [
        ("x: int = 'a'", "not expected: error: [assignment] Incompatible types"),
        ("x = 1  # error: [assignment]", "expected, not found: error: [assignment]"),
        ("x: int = ''  # error: [arg-type]", "expected, not found: error: [arg-type]"),
        ('x: int = ""  # error: [assignment] "spam"', 'not found: error: [assignment] "spam"'),
        ("reveal_type(1.0)", "not expected: revealed: float"),
        ("reveal_type(1.0)  # revealed: int", "expected, not found: revealed: int"),
        ('x = 1  # note: "spam"', 'expected, not found: note: "spam"'),
    ],
)
def test_a_difference_is_reported_with_its_line(tmp_path, line, mismatch):
    found = mismatches(tmp_path, f"# Page\n\n```python\n{line}\n```\n")
    assert found[0].startswith("4: ")
    assert mismatch in found[0]


def test_one_promise_does_not_cover_two_errors(tmp_path):
    text = "```python\nx: int = len(3) + 'a'  # error: [arg-type]\n```"
    assert mismatches(tmp_path, text) == [
        '2: not expected: error: [operator] Unsupported operand types for + ("int" and "str")'
    ]


def test_a_syntax_error_is_reported(tmp_path):
    assert "not expected: error: [syntax]" in mismatches(tmp_path, "```python\nx = (\n```")[0]


def test_a_comment_that_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="cannot read the comment"):
        expectations_in({1: "x = 1  # error: spam"})


def test_a_comment_before_no_code_is_refused():
    with pytest.raises(ValueError, match="no line of code follows"):
        expectations_in({1: "x = 1", 2: "# error: [misc]"})


def test_a_block_without_end_is_refused(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```python\nx = 1\n")
    with pytest.raises(ValueError, match="has no end"):
        read_page(page)
