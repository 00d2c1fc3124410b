"""The tutorial, and the other pages that say `follow: true`, followed word for word.

Each is done in an empty folder: its files are written and edited as the page says, its commands are
run, and what they print is what the page shows, but for the seconds that they take. The commands
that make the environment are not run: the one that the tests run in takes its place. (Without them
a page that names a missing extra would pass; the wheel's extras have tests of their own.)
"""

from pathlib import Path

import pytest

from tests.docs.following.run import DifferenceError, follow
from tests.docs.following.steps import steps_of
from tests.docs.mdtest.page import read_page

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [path for path in DOCS.glob("**/*.md") if read_page(path).settings.get("follow") == "true"]


def test_the_tutorial_is_followed():
    assert DOCS / "tutorial.md" in PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_can_be_followed(page, tmp_path):
    assert follow(steps_of(page), tmp_path) > 0


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("```console\n$ echo spam\nham\n```\n", r"^2: \$ echo spam\nspam$"),
        ("```console\n$ echo spam\n```\n", r"^2: \$ echo spam\nspam$"),
        ("```console\n$ true\nspam\n```\n", r"^2: \$ true\n$"),
        ("```console\n$ echo a\na\n$ echo b\nc\n```\n", r"^4: \$ echo b\nb$"),
        ("```console\n$ echo a b\na … c\n```\n", r"^2: \$ echo a b\na b$"),
        ("`a.txt`:\n\n```text\nspam\n```\n\n`a.txt`:\n\n```diff\n-ham\n+eggs\n```\n", "a.txt"),
    ],
)
def test_a_difference_fails(tmp_path, text, difference):
    page = tmp_path / "page.md"
    page.write_text(text)
    with pytest.raises(DifferenceError, match=difference):
        follow(steps_of(page), tmp_path)


def test_files_are_written_and_edited_before_commands_read_them(tmp_path):
    page = tmp_path / "page.md"
    written = "`in/a.txt`:\n\n```text\nham\nspam\n```\n"
    edited = "`in/a.txt`:\n\n```diff\n ham\n-spam\n+eggs\n```\n"
    page.write_text(f"{written}\n{edited}\n```console\n$ cat in/a.txt\nham\neggs\n```\n")
    assert follow(steps_of(page), tmp_path / "empty") == 1


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("4 passed in 0.03s", "4 passed in 1.25s"),
        ("Python 3.13 (here)", "Python … (here)"),
        (r"a\nb\nc", "a\n…\nc"),
        (r"a\nc", "a\n…c"),
    ],
)
def test_seconds_may_differ_and_an_ellipsis_stands_for_anything(tmp_path, printed, shown):
    page = tmp_path / "page.md"
    page.write_text(f"```console\n$ echo -e '{printed}'\n{shown}\n```\n")
    assert follow(steps_of(page), tmp_path) == 1


@pytest.mark.parametrize("language", ["python", "diff"])
def test_code_that_belongs_to_no_file_is_refused(tmp_path, language):
    page = tmp_path / "page.md"
    page.write_text(f"# Page\n\n```{language}\nx = 1\n```\n")
    with pytest.raises(ValueError, match=r"page\.md:3: the block belongs to no file"):
        list(steps_of(page))
