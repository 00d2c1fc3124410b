"""What the plugin is for suites that do not use it: nothing."""

import subprocess
import sys

import pytest

from amock_pytest.plugin import pytest_collection_finish


def store_what_is_loaded(run, source, *args):
    """Run a suite in a process of its own that stores the names of its modules and plugins."""
    conftest = """
        import sys

        def pytest_unconfigure(config):
            plugins = [name for name, plugin in config.pluginmanager.list_name_plugin() if plugin]
            with open("loaded.txt", "w") as file:
                print(*sys.modules, *(f"plugin:{name}" for name in plugins), file=file)
    """
    result = run(source, *args, conftest=conftest, apart=True)
    result.assert_outcomes(passed=1)


PLAIN = "def test_it(): pass"
ALONE = ("-p", "no:asyncio", "-p", "no:anyio", "-p", "no:hypothesispytest", "-p", "no:pytest_mock")


@pytest.fixture
def loaded(run, pytester):
    def run_and_read(source, *args):
        store_what_is_loaded(run, source, *ALONE, *args)
        return set((pytester.path / "loaded.txt").read_text().split())

    return run_and_read


def test_neither_amock_nor_the_rest_of_the_plugin_is_imported(loaded):
    names = loaded(PLAIN)
    assert {name for name in names if name.startswith("amock")} == {
        "amock_pytest",
        "amock_pytest.plugin",
    }
    assert "unittest.mock" not in names


def test_no_hook_runs_with_each_test(loaded):
    assert {name for name in loaded(PLAIN) if name.startswith("plugin:amock")} == {"plugin:amock"}


def test_a_suite_with_amock_is_attended_to(loaded):
    assert "plugin:amock-failures" in loaded("import amock\ndef test_it(): pass")


def test_a_suite_that_takes_the_fixture_is_attended_to(loaded):
    assert "plugin:amock-failures" in loaded("def test_it(amocker): pass")


def test_hooks_are_registered_only_if_amock_is_imported(monkeypatch):
    monkeypatch.delitem(sys.modules, "amock")
    pytest_collection_finish(session=None)  # it would ask the session for more


def test_importing_amock_imports_neither_pytest_nor_the_plugin():
    code = "import sys, amock; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert not {"pytest", "_pytest", "amock_pytest"} & set(run.stdout.split())


def test_markers_and_options_are_documented(run):
    run(PLAIN, "--markers").stdout.fnmatch_lines(["@pytest.mark.amock_unawaited(mode=*"])
    result = run(PLAIN, "--help")
    result.stdout.fnmatch_lines(["*--amock-report*", "*--amock-check-values*"])
    result.stdout.fnmatch_lines(["*amock_unawaited (string):*"])


def test_the_fixtures_are_listed(run):
    run(PLAIN, "--fixtures").stdout.fnmatch_lines(["amocker -- *", "class_amocker*"])
