"""For mutation testing: each section of a page is checked by itself.

A page's sections are checked together, which is faster; here each must show which functions it
needs, so that a mutant is met by the sections that need its function and by no others.
"""

from __future__ import annotations

from dataclasses import replace

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Give a section a page of its own, on which the other sections only leave their files."""
    # Not sooner: pytest rewrites the modules of plugins that nothing has imported yet.
    from tests.docs.mdtest.collect import MarkdownCase, MarkdownFile  # noqa: PLC0415

    if isinstance(item, MarkdownCase):
        case, page = item.case, item.file.page
        files = dict(case.inherited)
        for other in filter(case.agrees_with, page.cases):
            titled = (name for name in other.own_files if name != f"{other.module}.py")
            files = {name: other.own_files[name] for name in titled} | files
        alone = MarkdownFile.from_parent(item.file.parent, path=item.path)
        alone.page = replace(page, cases=[replace(case, inherited=files)])
        item.file = alone
