"""A test that passes when it is run is not reported: running it is what judges."""

import asyncio
import inspect
import warnings
from collections import Counter

from tests.plugin_runs.project import SETTINGS, Project
from tests.plugin_runs.valid_tests import IMPORTS, SERVICE, valid_tests

COUNT = 1500
FILE = "test_generated.py"


def passes(test):
    """Tell whether a test passes, and leaves no coroutine behind that nobody awaited."""
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        try:
            made = test()
            if inspect.iscoroutine(made):
                asyncio.run(made)
        except Exception:  # noqa: BLE001  # whatever it is that it fails with
            return False
    return not any("never awaited" in str(warning.message) for warning in given)


def messages(project, cache, *options):
    """Return how often mypy says each thing, with the line about which it says it."""
    said = project.run(cache, "--warn-unreachable", *options)
    parts = (line.removeprefix(f"{FILE}:").partition(": ") for line in said)
    return Counter((int(number), text) for number, _, text in parts)


def test_what_passes_is_not_reported(tmp_path, monkeypatch):
    tests = list(valid_tests(seed=5, count=COUNT))
    text = IMPORTS + "".join(f"\n\n{test}\n" for test in tests)
    files = {"generated_app/__init__.py": "", "generated_app/service.py": SERVICE, FILE: text}
    project = Project(tmp_path, files)
    project.write("plain.ini", SETTINGS.replace("plugins = amock_mypy\n", ""))
    plain = messages(project, tmp_path / "plain", "--config-file", "plain.ini")
    only_with = messages(project, tmp_path / "with") - plain

    monkeypatch.syspath_prepend(str(tmp_path))
    names: dict[str, object] = {}
    exec(compile(text, FILE, "exec"), names)  # noqa: S102  # what was written here
    passing = [f"test_{at}" for at in range(COUNT) if passes(names[f"test_{at}"])]
    assert len(passing) > COUNT / 2

    starts = [text[: text.index(f"def {name}(")].count("\n") + 1 for name in passing]
    reported = []
    for start, name in zip(starts, passing, strict=True):
        body = tests[int(name.removeprefix("test_"))]
        lines = range(start, start + body.count("\n") + 1)
        reported += [(body, said) for line, said in only_with if line in lines]
    assert not reported
