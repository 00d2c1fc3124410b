"""The page on the rules, made from the rules: `python -m amock.codemod.rules.page`."""

from __future__ import annotations

import difflib
import inspect
import sys
from collections.abc import Iterator

from amock.codemod.rules import RULES, Case, Rule

_HEAD = """\
# The codemod's rules

This page is made from the rules and their cases; the cases are also tests. `--select` and
`--ignore` take the numbers.
"""


def page() -> str:
    """Return the page in Markdown."""
    return "\n".join([_HEAD, *(line for rule in RULES for line in _section(rule))])


def _section(rule: Rule) -> Iterator[str]:
    yield f"## {rule.code}: {rule.name}\n"
    yield f"{inspect.getdoc(rule)}\n"
    if not rule.is_default:
        yield "This rule runs only if it is selected.\n"
    for case in rule.cases:
        if case.after is not None:
            yield f"**Rewritten**: {case.shows}.\n\n```diff\n{_diff(case)}```\n"
    for case in rule.cases:
        if case.after is None:
            yield f"**Left alone**: {case.shows}.\n\n```text\n{case.before}```\n"


def _diff(case: Case) -> str:
    before, after = case.before.splitlines(), (case.after or "").splitlines()
    lines = list(difflib.unified_diff(before, after, n=100, lineterm=""))[3:]
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(page())
