"""pyright's report on how much of the public interface the stubs say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

STUBS = Path(__file__).parents[2] / "stubs" / "amock-stubs"
PYRIGHT = Path(sys.executable).parent / "pyright"
VERIFY = ["--verifytypes", "amock", "--ignoreexternal", "--outputjson"]

# Mocks derive from Any in the standard library's stubs, as they stand in for anything; what is a
# mock, or gives one, counts as partly unknown for that alone.
BASED_ON_ANY = re.compile(
    "Type of metaclass unknown"
    r'|Type of base class "amock\.\w*Mock" is partially unknown'
    r'|Return type is partially unknown\s*Return type is "\w+Mock\[.*\]"'
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The report on the stubs laid out as the package itself: pyright measures no stub package."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(STUBS, site / "amock")
    run = subprocess.run(
        [PYRIGHT, "--pythonpath", sys.executable, *VERIFY],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    completeness: dict[str, Any] = json.loads(run.stdout)["typeCompleteness"]
    return completeness


def test_nothing_is_unknown_but_the_base_of_mocks(report: dict[str, Any]) -> None:
    assert report["symbols"]
    said = [
        (symbol["name"], diagnostic["message"])
        for symbol in report["symbols"]
        for diagnostic in symbol["diagnostics"]
        if diagnostic["severity"] == "error"
    ]
    assert not [(name, text) for name, text in said if not BASED_ON_ANY.fullmatch(text)]
