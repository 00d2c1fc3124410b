"""What coverage leaves out says why, beside it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRAGMA = re.compile(r"#\s*pragma:\s*no\s*(?:cover|branch)(?P<reason>.*)")


def unexplained(source):
    """The lines of a source that are left out without a reason of a few words."""
    return [
        line.strip()
        for line in source.splitlines()
        for pragma in PRAGMA.finditer(line)
        if not re.match(r": \w+ \w+", pragma["reason"])
    ]


@pytest.mark.parametrize("root", ["src", "mypy_plugin"])
def test_every_exclusion_has_its_reason(root):
    paths = list((ROOT / root).rglob("*.py"))
    assert paths
    assert not {str(p): lines for p in paths if (lines := unexplained(p.read_text()))}


@pytest.mark.parametrize(
    ("line", "accepted"),
    [
        ("else:  # pragma: no cover: only Python 3.10 has it", True),
        ("if x:  # pragma: no branch: there is always one", True),
        ("else:  # pragma: no cover", False),
        ("else:  # pragma: no cover: why", False),
        ("else:  # pragma: no branch - none", False),
    ],
)
def test_a_reason_is_some_words_after_a_colon(line, accepted):
    assert (not unexplained(line)) is accepted
