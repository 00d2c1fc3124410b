"""The page on benchmarks shows what was measured."""

import pytest

from benchmarks.cases import CASES, MEMORY
from benchmarks.stored import Results, Row, stored_results
from benchmarks.table import PAGE, markdown, number, replace_table

PLOT = PAGE.parent / "assets" / "benchmarks.svg"


def test_the_page_has_the_table_of_the_stored_results():
    page = PAGE.read_text()
    assert replace_table(page, markdown(stored_results())) == page


def test_the_plot_shows_each_stored_ratio():
    plot = PLOT.read_text()
    ratios = {number(row.ratio) for results in stored_results() for row in results.rows}
    assert [ratio for ratio in ratios if f">{ratio}</text>" not in plot] == []


def test_results_are_stored_for_every_python_and_case():
    names = [*(case.name for case in CASES), *(f"bytes of {name}()" for name in MEMORY)]
    assert {
        results.version: [row.name for row in results.rows] for results in stored_results()
    } == dict.fromkeys(("3.10", "3.11", "3.12", "3.13"), names)


def test_a_ratio_below_its_goal_is_in_italics():
    table = markdown([Results([Row("call", 3.5, 4), Row("await", 4, 4)], "3.13.0", "Linux")])
    assert "| `call` | 4 | *3.5* |\n| `await` | 4 | 4.0 |" in table


@pytest.mark.parametrize(
    ("ratio", "text"), [(1.55, "1.6"), (9.94, "9.9"), (12.3, "12"), (3444.5, "3,444")]
)
def test_a_ratio_has_as_many_digits_as_it_is_worth(ratio, text):
    assert number(ratio) == text


def test_results_of_different_lines_make_no_table():
    one, other = Results([Row("call", 4, 4)], "3.12.1"), Results([], "3.13.0")
    with pytest.raises(ValueError, match="shorter"):
        markdown([one, other])
