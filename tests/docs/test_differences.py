"""The page of differences lists the rules, all of them."""

from tests.runtime.differences.page import PAGE, page


def test_the_page_is_made_from_the_rules():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.runtime.differences"
