"""The page of the docs that lists the rules."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Final

from tests.runtime.differences import SECTIONS
from tests.runtime.differences.rules import RULES, Rule

PAGE: Final = Path(__file__).parents[3] / "docs" / "differences.md"

_INTRODUCTION: Final = """\
<!-- Made from tests/runtime/differences: `python -m tests.runtime.differences` writes it. -->

# Where amock's mocks differ from `unittest.mock`

CPython's own tests of `unittest.mock` pass with amock in its place, on every supported Python, and
random programs observe the same on both. What differs on purpose is listed here, each rule by its
name. A test shows each difference on both sides, and fails when one of them is gone.
"""


def page() -> str:
    """Return the text of the page."""
    parts = [_INTRODUCTION]
    for section in SECTIONS:
        parts.append(f"## {section.__doc__}\n")
        rules = [rule for rule in RULES.values() if rule.section == section.__name__]
        parts.append("".join(_entry(rule) for rule in rules))
    return "\n".join(parts)


def _entry(rule: Rule) -> str:
    text = f"**`{rule.name}`** {rule.text}{_pythons(rule)}"
    return (
        textwrap.fill(
            text,
            99,
            initial_indent="- ",
            subsequent_indent="  ",
            break_on_hyphens=False,
            break_long_words=False,
        )
        + "\n"
    )


def _pythons(rule: Rule) -> str:
    """Say on which of the supported Pythons the two differ, unless on all."""
    if rule.until is not None and rule.until <= (3, 13):
        return f" (Before Python {_version(rule.until)}.)"
    if rule.since > (3, 10):
        return f" (From Python {_version(rule.since)}.)"
    return ""


def _version(version: tuple[int, int]) -> str:
    return ".".join(map(str, version))
