"""How it is measured: both libraries in turn, in one process, nothing dropped before the end."""

from __future__ import annotations

import gc
import time
import tracemalloc
import unittest.mock
from collections.abc import Callable, Iterable

import amock
from benchmarks.cases import Case, Run

ROUNDS = 9
OBJECTS = 300


def speed_ratios(cases: list[Case]) -> list[float]:
    """Measure all cases in turn, several times over, and compare the best of either library.

    What else the machine does for a second then meets one turn of each case, not all of one.
    """
    rounds = [[_turn(case) for case in cases] for _ in range(ROUNDS)]
    return [_compare_best(turns) for turns in zip(*rounds, strict=True)]


def _turn(case: Case) -> tuple[float, float]:
    """Measure a case once: the times of the standard library and of amock."""
    # Prepared anew, so that no measurement adds to the lists of the one before.
    standard = _seconds_each(case.prepare(unittest.mock), case.number)
    ours = _seconds_each(case.prepare(amock), case.number * case.more)
    return standard, ours


def _compare_best(turns: Iterable[tuple[float, float]]) -> float:
    standard, ours = zip(*turns, strict=True)
    ratio: float = min(standard) / min(ours)
    return ratio


def memory_ratio(name: str) -> float:
    """Compare the memory that mocks of the class of that name take."""
    return _bytes_each(getattr(unittest.mock, name)) / _bytes_each(getattr(amock, name))


def _seconds_each(run: Run, number: int) -> float:
    """Measure once: the processor's time for one of number things done."""
    gc.collect()
    start = time.process_time()
    kept = run(number)
    elapsed = time.process_time() - start
    del kept
    return elapsed / number


def _bytes_each(make: Callable[[], object]) -> float:
    make()
    gc.collect()
    tracemalloc.start()
    kept = [make() for _ in range(OBJECTS)]
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return size / OBJECTS
