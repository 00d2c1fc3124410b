"""Measure, store the results, and write them into the documentation."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence

from benchmarks.alternatives.environments import (
    Environment,
    NotInstalledError,
    make_environment,
)
from benchmarks.alternatives.findings import find
from benchmarks.alternatives.libraries import LIBRARIES, Library
from benchmarks.alternatives.page import PAGE, replace_tables
from benchmarks.alternatives.plot import PLOT, draw
from benchmarks.alternatives.stored import (
    Comparison,
    Result,
    store,
    stored_comparison,
)
from benchmarks.alternatives.table import markdown

ROUNDS = 5
"""How many times the costs are measured; the least counts."""


def measure(python: str) -> list[Result]:
    """Measure all libraries."""
    made = {library.name: _environment(library, python) for library in LIBRARIES}
    environments = {
        name: environment
        for name, environment in made.items()
        if isinstance(environment, Environment)
    }
    costs = _costs(environments)
    return [
        _result(library, environments[library.name], costs.get(library.name, {}))
        if library.name in environments
        else Result(library.name, failure=str(made[library.name]))
        for library in LIBRARIES
    ]


def _environment(library: Library, python: str) -> Environment | NotInstalledError:
    print(f"installing {library.name}", flush=True)
    try:
        return make_environment(library, python)
    except NotInstalledError as error:
        return error


def _result(library: Library, environment: Environment, costs: dict[str, float]) -> Result:
    print(f"checking and running the tests of {library.name}", flush=True)
    return Result(
        library.name,
        environment.version(library.package) if library.package else "",
        environment.version("mypy"),
        find(library, environment),
        costs,
    )


def _costs(environments: dict[str, Environment]) -> dict[str, dict[str, float]]:
    """Measure the costs of all libraries in turns, so that all meet the same machine."""
    measured = [library for library in LIBRARIES if library.costs and library.name in environments]
    turns: dict[str, list[dict[str, float]]] = {library.name: [] for library in measured}
    for turn in range(ROUNDS):
        print(f"measuring what mocks cost, {turn + 1} of {ROUNDS}", flush=True)
        for library in measured:
            printed = environments[library.name].run("costs", library.costs)
            turns[library.name].append(json.loads(printed))
    return {name: _least(found) for name, found in turns.items()}


def _least(turns: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: min(turn[name] for turn in turns) for name in turns[0]}


def main() -> None:
    """Measure, unless only the page is asked for, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="what makes the environments")
    parser.add_argument("--report", action="store_true", help="only write what is stored")
    options = parser.parse_args()
    if not options.report:
        code = "import platform; print(platform.python_version())"
        version = subprocess.check_output([options.python, "-c", code], text=True).strip()
        store(Comparison(version, measure(options.python)))
    comparison = stored_comparison()
    PAGE.write_text(replace_tables(PAGE.read_text(), markdown(comparison)))
    draw(comparison)
    print(f"written: {PAGE.name} and {PLOT.name}")


if __name__ == "__main__":
    main()
