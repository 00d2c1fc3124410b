"""The small project, with tests that use mocks, that the edits begin with."""

from tests.plugin_runs.edited_app import APP
from tests.plugin_runs.edited_tests import TESTS

START = APP | TESTS
