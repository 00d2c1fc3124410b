"""The plugin's work for a test does not grow with the number of tests, counted in bytecodes."""

import sys

import pytest
from mypy.build import build
from mypy.main import process_options
from mypy.modulefinder import BuildSource

from benchmarks.plugin_modules import APPLICATION, LAYOUTS


class Count:
    """How many bytecodes of the plugin are run while it is entered."""

    def __init__(self):
        self.bytecodes = 0

    def __enter__(self):
        self._former = sys.gettrace()
        sys.settrace(self._on_call)
        return self

    def __exit__(self, *_):
        sys.settrace(self._former)

    def _on_call(self, frame, event, arg):
        if "amock" not in frame.f_globals.get("__name__", ""):
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return self._in_frame

    def _in_frame(self, frame, event, arg):
        self.bytecodes += event == "opcode"
        return self._in_frame


@pytest.fixture(scope="module")
def options(tmp_path_factory):
    """Return mypy's options, with the plugin and a cache that knows the library modules."""
    place = tmp_path_factory.mktemp("cost")
    (place / "mypy.ini").write_text("[mypy]\nstrict = true\nplugins = amock_mypy\n")
    (place / "application.py").write_text(APPLICATION)
    arguments = ["--config-file", str(place / "mypy.ini"), "--cache-dir", str(place / "cache")]
    _, options = process_options([*arguments, "-c", ""])
    options.mypy_path = [str(place)]
    return options


def bytecodes(module, options):
    """Return how many bytecodes of the plugin it takes to check a module, without errors."""
    with Count() as count:
        result = build([BuildSource(None, "tests_of_application", module)], options)
    assert result.errors == []
    return count.bytecodes


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_test_costs_as_much_among_many_as_among_few(layout, options):
    module = LAYOUTS[layout]
    bytecodes(module(14), options)  # what is asked once only is asked now
    few, some, many = (bytecodes(module(size), options) for size in (14, 28, 224))
    assert (many - some) / 196 < 1.1 * (some - few) / 14
