"""A Markdown extension of the site: blocks may be marked `python run`, as the tests want it.

GitHub takes the first word after the ticks as the language. The site's highlighter takes such a
line for no block at all, so the other words are dropped before it reads the page.
"""

from __future__ import annotations

import re
from typing import Final

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

_FENCE: Final = re.compile(r"(\s*(?:`{3,}|~{3,})\s*python)\s+run\s*$")
_BEFORE_THE_FENCES: Final = 100
"""A priority above those of the extensions that read blocks, which are below 50."""


class LanguageOnly(Preprocessor):
    """Leaves only the language of blocks that are run."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of a page, so changed."""
        return [_FENCE.sub(r"\1", line) for line in lines]


class SiteFences(Extension):
    """Registers the preprocessor."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's way
        """Let it run before the highlighter."""
        md.preprocessors.register(LanguageOnly(md), "site_fences", _BEFORE_THE_FENCES)


def makeExtension(**settings: object) -> SiteFences:  # noqa: N802  # likewise
    """Make the extension, as Markdown asks for it."""
    return SiteFences(**settings)
