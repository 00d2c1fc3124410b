"""Blocks that are run: every test in them is, and what they raise is found at its line."""

import sys

import pytest

from tests.docs.mdtest.run import run_file


@pytest.fixture
def found(tmp_path):
    def run(text: str) -> list[tuple[int, str]]:
        (tmp_path / "block_that_is_run.py").write_text(text)
        return [(raised.line, raised.code) for raised in run_file(tmp_path, "block_that_is_run.py")]

    return run


def test_what_goes_well_raises_nothing(found):
    assert found("x = 1\n\ndef test_x() -> None:\n    assert x == 1\n") == []


def test_an_exception_of_the_module_is_found(found):
    assert found("x = 1\nx / 0\n") == [(2, "ZeroDivisionError")]


def test_every_test_is_run_though_one_fails(found):
    text = "def test_a():\n    1 / 0\n\nasync def test_b():\n    {}[1]\n"
    assert found(text) == [(2, "ZeroDivisionError"), (5, "KeyError")]


def test_test_cases_are_run(found):
    text = "import unittest\nclass T(unittest.TestCase):\n    def test_a(self):\n        1 / 0\n"
    assert found(text) == [(4, "ZeroDivisionError")]


def test_the_line_is_that_of_the_block_and_not_of_what_it_calls(found):
    assert found("import json\n\njson.loads('')\n") == [(3, "JSONDecodeError")]


def test_an_exception_outside_of_the_block_is_found_at_the_first_decorator(found):
    text = "from unittest.mock import patch\n\n@patch('os.pth')\ndef test_a(pth): ...\n"
    assert found(text) == [(3, "AttributeError")]


def test_modules_are_forgotten(found):
    found("x = 1\n")
    assert "block_that_is_run" not in sys.modules
