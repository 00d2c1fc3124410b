"""Run CPython's tests of `unittest.mock`, in place, with amock as `unittest.mock`.

`python -m tests.conformance [names…]`: the tests come with the interpreter. With names, only the
tests whose ids contain one of them are run. Exits 0 if all pass, 1 if not, 2 if the interpreter
has no tests.
"""

import importlib
import io
import platform
import sys
import unittest
from collections.abc import Iterator
from pathlib import Path

import amock

SUITE = "test.test_unittest.testmock" if sys.version_info >= (3, 12) else "unittest.test.testmock"


def stand_in() -> None:
    """Make amock what `import unittest.mock` gives."""
    sys.modules["unittest.mock"] = amock
    unittest.mock = amock


def each_test(suite: unittest.TestSuite) -> Iterator[unittest.TestCase]:
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each_test(test)
        else:
            yield test


def load(names: list[str]) -> unittest.TestSuite:
    """Load the tests of every module of the suite; a module that cannot be loaded is an error."""
    folder = Path(importlib.import_module(SUITE).__file__).parent
    loader = unittest.TestLoader()
    suite = unittest.TestSuite()
    for path in sorted(folder.glob("test*.py")):
        suite.addTests(loader.loadTestsFromName(f"{SUITE}.{path.stem}"))
    if names:
        tests = [test for test in each_test(suite) if any(name in test.id() for name in names)]
        suite = unittest.TestSuite(tests)
    return suite


def main(names: list[str]) -> int:
    python = f"Python {platform.python_version()}"
    stand_in()
    try:
        suite = load(names)
    except ImportError as error:
        print(f"{python}: its own tests are not installed ({error})")
        return 2
    report = io.StringIO()
    result = unittest.TextTestRunner(stream=report).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(report.getvalue() if failed else "", end="")
    skipped = f", {len(result.skipped)} of them skipped by itself" if result.skipped else ""
    print(f"{python}: {result.testsRun - failed} of {result.testsRun} of CPython's tests{skipped}")
    return 1 if failed or not result.testsRun else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
