"""The progress bar: on terminals only, and gone when the run is over."""

from __future__ import annotations

import io

import pytest

from amock.codemod.progress import SILENT, Bar, counted, progress_on


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_shows_how_far_a_step_is_and_vanishes():
    terminal = Terminal()
    bar = Bar(terminal, delay=0)
    bar.step("reading", 5, 10)
    assert terminal.getvalue().endswith(f"reading [{'#' * 15}{'.' * 15}] 5/10")
    bar.close()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_step_of_unknown_length_has_no_bar():
    terminal = Terminal()
    Bar(terminal, delay=0).step("asking mypy")
    assert terminal.getvalue().endswith("asking mypy ...")


def test_a_new_step_is_shown_at_once_and_a_fresh_picture_stays():
    terminal = Terminal()
    bar = Bar(terminal, delay=0)
    bar.step("reading", 1, 10)
    shown = terminal.getvalue()
    bar.step("reading", 2, 10)
    assert terminal.getvalue() == shown
    bar.step("editing", 1, 10)
    assert "editing" in terminal.getvalue()


def test_short_runs_show_nothing():
    terminal = Terminal()
    bar = Bar(terminal, delay=3600)
    bar.step("reading", 1, 10)
    bar.close()
    assert terminal.getvalue() == ""


def test_only_terminals_get_a_bar():
    assert progress_on(io.StringIO()) is SILENT
    assert progress_on(Terminal(), quiet=True) is SILENT
    assert isinstance(progress_on(Terminal()), Bar)


@pytest.mark.parametrize("items", [[], [1], [1, 2, 3]])
def test_counted_items_are_the_items(items):
    assert list(counted(iter(items), len(items), "reading", SILENT)) == items
