"""A plugin of pytest's: what mypy built in a test is freed before there is too much of it.

mypy, run in process, keeps Python from looking for garbage, and its builds are large: without this
the whole suite takes more than ten gigabytes.
"""

import gc
import resource
import sys

GROWTH = 100 * 2**20
"""By how many bytes the process may have grown since garbage was collected last."""


class Memory:
    """The memory that the process had at the most when garbage was collected last."""

    def __init__(self) -> None:
        self._peak = _peak()

    def pytest_runtest_logfinish(self) -> None:
        """Collect garbage after a test if the process has grown by much."""
        if _peak() - self._peak > GROWTH:
            gc.collect()
            self._peak = _peak()


def _peak() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def pytest_configure(config) -> None:
    """Take part in the run."""
    config.pluginmanager.register(Memory())
