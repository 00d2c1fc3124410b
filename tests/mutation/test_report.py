"""What is made of mutmut's results."""

import json
from textwrap import dedent

import pytest

from tests.mutation.report import mutated_files, table

SOURCE = """
    def x_open__mutmut_orig(key):
        if key and key != "back":
            return f"cannot open {key}"

    def x_open__mutmut_1(key):
        if key or key != "back":
            return f"cannot open {key}"

    def x_open__mutmut_2(key):
        if key and key != "BACK":
            return f"cannot open {key}"

    def x_open__mutmut_3(key):
        if key and key != "back":
            return f"CANNOT OPEN {key}"
"""


@pytest.fixture
def files(tmp_path):
    """Return what is read of one file with mutants, and one without."""
    ends = {1: 0, 2: 0, 3: 0, 4: 1, 5: 36, 6: 37, 7: None}
    codes = {f"shop.pool.x_open__mutmut_{number}": code for number, code in ends.items()}
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "pool.py").write_text(dedent(SOURCE))
    (folder / "pool.py.meta").write_text(json.dumps({"exit_code_by_key": codes}))
    (folder / "empty.py").touch()
    (folder / "empty.py.meta").write_text(json.dumps({"exit_code_by_key": {}}))
    return mutated_files(tmp_path)


def test_mutants_are_counted_by_what_found_them(files):
    assert table(files).splitlines() == [
        "| file | mutants | by types | by tests | wording | survived | not run |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| `shop/pool.py` | 7 | 1 | 2 | 1 | 2 | 1 |",
    ]


def test_a_survivor_is_shown_by_its_change_and_words_of_messages_are_not(files):
    assert list(files["shop/pool.py"].changes()) == [
        (
            "x_open__mutmut_1",
            ["- if key and key != 'back':", "+ if key or key != 'back':"],
        ),
        (
            "x_open__mutmut_2",
            ["- if key and key != 'back':", "+ if key and key != 'BACK':"],
        ),
    ]
