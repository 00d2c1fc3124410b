"""The example under mypy: its comments tell what the plugin finds, and mypy alone finds nothing."""

from tests.docs.mdtest.check import Found, parse_message
from tests.docs.mdtest.expectations import differences, expectations_in


def test_mypy_alone_finds_nothing(example):
    assert example.mypy("--strict", "--config-file=", "parcels", "tests") == []


def test_the_plugin_finds_every_mistake_and_nothing_else(example):
    found: Found = {}
    for message in example.mypy():
        name, diagnostic = parse_message(str(example.folder / message), example.folder)
        found.setdefault(name, []).append(diagnostic)
    unexpected = {
        name: differences(expectations_in(lines), found.get(name, ()))
        for name, lines in _files(example.folder)
    }
    assert {name: lines for name, lines in unexpected.items() if lines} == {}


def test_cold_warm_and_parallel_runs_say_the_same(example):
    cold = example.mypy()
    assert cold
    assert example.mypy() == cold, "warm, nothing edited"
    for path in (example.folder / "tests").glob("test_*.py"):
        path.write_text(f"{path.read_text()}# one comment more\n")
    assert example.mypy() == cold, "warm, the tests edited"
    service = example.folder / "parcels" / "service.py"
    service.write_text(f"{service.read_text()}\n\nADDED = 1\n")
    assert example.mypy() == cold, "warm, the application edited"
    assert example.mypy("-n", "2", "--cache-dir", "parallel") == cold, "parallel, cold"
    assert example.mypy("-n", "2") == cold, "parallel, warm"


def _files(folder):
    for path in sorted(folder.rglob("*.py")):
        lines = path.read_text().splitlines()
        yield str(path.relative_to(folder)), dict(enumerate(lines, 1))
