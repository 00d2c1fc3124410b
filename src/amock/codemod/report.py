"""What the command shows: diffs and sums."""

from __future__ import annotations

import difflib
import io
import json
import tokenize
from collections import Counter
from collections.abc import Sequence
from typing import Final

from amock.codemod.results import FileResult

_COLORS: Final = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
_RESET: Final = "\x1b[0m"


def diff_of(name: str, before: bytes, after: bytes) -> str:
    """Return the unified diff of a file."""
    lines = difflib.unified_diff(
        _decoded(before).splitlines(keepends=True),
        _decoded(after).splitlines(keepends=True),
        f"a/{name.lstrip('/')}",
        f"b/{name.lstrip('/')}",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def colored_diff(diff: str) -> str:
    """Return a diff in a terminal's colours."""
    return "".join(_colored(line) for line in diff.splitlines(keepends=True))


def as_json(results: Sequence[FileResult], *, is_written: bool) -> str:
    """Return the results of a run for other programs.

    The object has `files`, a list of objects with `path`, `changed`, `written`, `failure` and
    `findings`; a finding has `rule`, `line`, `message` and `edited`.
    """
    files = [
        {
            "path": str(result.path),
            "changed": result.is_changed and not result.failure,
            "written": result.is_changed and not result.failure and is_written,
            "failure": result.failure or None,
            "findings": [
                {
                    "rule": found.rule,
                    "line": found.line,
                    "message": found.message,
                    "edited": bool(found.edits),
                }
                for found in result.findings
            ],
        }
        for result in results
    ]
    return json.dumps({"files": files}, indent=2)


def summary(results: Sequence[FileResult], *, is_written: bool) -> str:
    """Return the sums of a run: how many files, and how many findings of each rule."""
    changed = sum(result.is_changed and not result.failure for result in results)
    failed = sum(bool(result.failure) for result in results)
    notes = sum(not found.edits for result in results for found in result.findings)
    word = "changed" if is_written else "would change"
    parts = [f"{changed} {'file' if changed == 1 else 'files'} {word}"]
    counts = Counter(found.rule for result in results for found in result.findings if found.edits)
    parts += [f"{code}: {count}" for code, count in sorted(counts.items())]
    parts += [f"{notes} left alone"] if notes else []
    parts += [f"{failed} failed"] if failed else []
    return ", ".join(parts)


def _decoded(data: bytes) -> str:
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    return data.decode(encoding)


def _colored(line: str) -> str:
    color = _COLORS.get(line[:1])
    return f"{color}{line.rstrip()}{_RESET}\n" if color else line
