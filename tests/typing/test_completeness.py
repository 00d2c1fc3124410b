"""pyright's own measure of how much of the public interface is typed, and what keeps it from 100 %.

Mocks derive from Any, as they do in the standard library's stubs, for they stand in for anything.
pyright counts a class derived from Any as partly unknown, and so whatever returns one: nobody who
has such a class can reach 100 %. Those names are listed here; all others are known.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BIN = Path(sys.executable).parent
DERIVED_FROM_ANY = {
    "amock.NonCallableMock",
    "amock.Mock",
    "amock.NonCallableMagicMock",
    "amock.MagicMock",
    "amock.AsyncMock",
    "amock.PropertyMock",
    "amock.ThreadingMock",
    "amock.FunctionMock",
    "amock.AsyncFunctionMock",
}
GIVE_SUCH_A_MOCK = {
    "amock.FunctionMock.return_value",
    "amock.AsyncFunctionMock.return_value",
    "amock.AsyncFunctionMock.await_return_value",
    "amock.create_autospec",
    "amock.mock_open",
    "amock.mocked",
}


def verified(command: str, where: Path) -> dict[str, Any]:
    """The report of a command; pyright measures the packages of the first Python in the PATH."""
    run = subprocess.run(
        [*command.split(), "--outputjson"],
        cwd=where,
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    report: dict[str, Any] = json.loads(run.stdout)
    assert not report["generalDiagnostics"], report["generalDiagnostics"]
    completeness: dict[str, Any] = report["typeCompleteness"]
    return completeness


def unknown(report: dict[str, Any]) -> set[str]:
    """The public names that pyright does not count as known."""
    return {
        symbol["name"]
        for symbol in report["symbols"]
        if symbol["isExported"] and not symbol["isTypeKnown"]
    }


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    command = "pyright --verifytypes amock --ignoreexternal"
    return verified(command, tmp_path_factory.mktemp("elsewhere"))


def test_all_is_known_but_what_derives_from_any(report: dict[str, Any]) -> None:
    assert unknown(report) == DERIVED_FROM_ANY | GIVE_SUCH_A_MOCK


def test_the_score_is_what_they_leave(report: dict[str, Any]) -> None:
    counts = report["exportedSymbolCounts"]
    assert counts["withUnknownType"] == len(DERIVED_FROM_ANY | GIVE_SUCH_A_MOCK)
    assert counts["withAmbiguousType"] == 0
    assert report["completenessScore"] > 0.98


def test_nothing_but_the_base_is_said_of_them(report: dict[str, Any]) -> None:
    said = {
        diagnostic["message"].replace("\N{NO-BREAK SPACE}", " ").splitlines()[0].split('"')[0]
        for symbol in report["symbols"]
        for diagnostic in symbol["diagnostics"]
        if diagnostic["severity"] == "error"
    }
    assert said == {
        "Type of metaclass unknown",
        "Type of base class ",
        "Return type is partially unknown",
    }


def test_no_class_derived_from_any_is_known_to_pyright(tmp_path: Path) -> None:
    package = tmp_path / "anything"
    package.mkdir()
    (package / "py.typed").touch()
    (package / "__init__.py").write_text("from typing import Any\nclass Double(Any): ...\n")
    report = verified("pyright --verifytypes anything --ignoreexternal", tmp_path)
    assert unknown(report) == {"anything.Double"}
