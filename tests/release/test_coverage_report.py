"""What `make coverage` says at its end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "coverage_report.py"


@pytest.fixture
def reported(tmp_path):
    """Run the script on a report in which all is run but the places given for each file."""

    def run(missed):
        files = {
            "mypy_plugin/amock_mypy/plugin.py": entry(*missed.get("plugin", ())),
            "src/amock/codemod/rules/new.py": entry(*missed.get("rule", ())),
            "src/amock/codemod/cli.py": entry(),
            "src/amock/generate/cli.py": entry(),
            "src/amock_shape/rules.py": entry(),
            "src/amock/_demo/cli.py": entry(),
            "src/amock/_doctor/cli.py": entry(*missed.get("doctor", ())),
            "src/amock/_runtime/calls.py": entry(*missed.get("runtime", ())),
            "src/amock_pytest/plugin.py": entry(),
        }
        for path in missed.get("absent", ()):
            del files[path]
        (tmp_path / "report.json").write_text(json.dumps({"files": files}))
        command = [sys.executable, SCRIPT, tmp_path / "report.json"]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


def entry(*missed):
    """A file of 80 lines and 20 branches: of the places, numbers are lines and pairs branches."""
    lines = [place for place in missed if isinstance(place, int)]
    branches = [place for place in missed if not isinstance(place, int)]
    return {
        "missing_lines": lines,
        "missing_branches": branches,
        "summary": {
            "num_statements": 80,
            "num_branches": 20,
            "covered_lines": 80 - len(lines),
            "covered_branches": 20 - len(branches),
        },
    }


def test_all_that_is_run_is_enough(reported):
    assert reported({}).returncode == 0


@pytest.mark.parametrize("area", ["plugin", "rule", "doctor"])
def test_a_branch_that_is_not_run_is_too_little_where_all_is_to_be_run(reported, area):
    done = reported({area: [(3, 5)]})
    assert done.returncode == 1
    assert "99.00 %  too little: 100 % is the goal" in done.stdout


def test_what_is_not_run_is_listed(reported):
    done = reported({"plugin": [7, (6, 7), (3, 5), (9, -1)]})
    assert "plugin.py: 7, 3->5, 9->exit\n" in done.stdout


def test_elsewhere_more_than_95_percent_is_enough(reported):
    assert reported({"runtime": [1, 2, 3, 4]}).returncode == 0
    assert reported({"runtime": [1, 2, 3, 4, 5]}).returncode == 1


def test_an_area_that_is_not_found_is_no_success(reported):
    done = reported({"absent": ["src/amock_shape/rules.py"]})
    assert done.returncode == 1
    assert "src/amock_shape/" in done.stdout
