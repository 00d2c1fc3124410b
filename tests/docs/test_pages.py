"""The pages as a whole: every error code has one, and no link leads nowhere."""

import re
from pathlib import Path

import pytest
from amock_mypy import codes
from mypy.errorcodes import ErrorCode

ROOT = Path(__file__).parents[2]
CODES = {value.code: value for value in vars(codes).values() if isinstance(value, ErrorCode)}
PAGES = {path.stem: path for path in (ROOT / "docs" / "codes").glob("*.md")}
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def test_every_code_has_a_page_and_every_page_a_code():
    assert CODES.keys() == PAGES.keys()


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_page_is_called_as_its_code_and_says_how_to_switch_it(code):
    text = PAGES[code].read_text()
    switch = "disable" if CODES[code].default_enabled else "enable"
    assert text.startswith(f"# {code}\n")
    assert f'{switch}_error_code = ["{code}"]' in text


@pytest.mark.parametrize("code", sorted(CODES.keys() - {"mock"}))
def test_a_page_shows_the_code_reported(code):
    assert f"# error: [{code}]" in PAGES[code].read_text()
    assert f"[{code}]({code}.md)" in PAGES["mock"].read_text()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")])
def test_links_lead_to_files(page):
    path = ROOT / page
    missing = [link for link in LINK.findall(path.read_text()) if not (path.parent / link).exists()]
    assert missing == []
