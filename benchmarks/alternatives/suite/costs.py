"""What mocks cost: `python costs.py LIBRARY` prints the seconds of making, calling, awaiting one."""

import gc
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from app.service import Service

MADE, CALLED = 200, 1000
Make = Callable[[], Any]
"""Makes a mock of a Service whose `size` gives 3 and whose `fetch(1)` gives "spam"."""


def unittest_mock() -> Make:
    from unittest import mock

    return _autospecced(mock)


def mock_backport() -> Make:
    import mock

    return _autospecced(mock)


def amock() -> Make:
    import amock

    return _autospecced(amock)


def _autospecced(mock: Any) -> Make:
    def make() -> Any:
        return _configured(mock.create_autospec(Service, instance=True))

    return make


def _configured(service: Any) -> Any:
    service.size.return_value = 3
    service.fetch.return_value = "spam"
    return service


def mockey() -> Make:
    from unittest import mock

    from mockey import MockAutospecFixture, patch_mock_module

    patch_mock_module()
    MockAutospecFixture().setUp()
    return lambda: _configured(mock.MagicMock(autospec=Service))


def typed_pytest() -> Make:
    from typed_pytest import typed_mock

    return lambda: _configured(typed_mock(Service))


def decoy() -> Make:
    from decoy import Decoy

    decoy = Decoy()

    def make() -> Any:
        service = decoy.mock(cls=Service)
        decoy.when(service.size()).then_return(3)
        decoy.when(_awaited(service.fetch(1))).then_return("spam")
        return service

    return make


def typemock() -> Make:
    from typemock import tmock, when

    def make() -> Any:
        with tmock(Service) as service:
            when(service.size()).then_return(3)
            when(_awaited(service.fetch(1))).then_return("spam")
        return service

    return make


def _awaited(coroutine: Any) -> Any:
    """Await a coroutine that waits for nothing, without the time that an event loop takes."""
    try:
        coroutine.send(None)
    except StopIteration as stopped:
        return stopped.value
    raise RuntimeError("it waits for something")


def _seconds(function: Callable[[], object], number: int) -> float:
    gc.collect()
    start = time.process_time()
    kept = [function() for _ in range(number)]
    elapsed = time.process_time() - start
    assert kept
    return elapsed / number


def measure(make: Make) -> dict[str, float]:
    """Return the seconds of each, with all mocks and all records of calls kept."""
    made = _seconds(make, MADE)
    service = make()
    assert (service.size(), _awaited(service.fetch(1))) == (3, "spam")
    return {
        "made": made,
        "called": _seconds(service.size, CALLED),
        "awaited": _seconds(lambda: _awaited(service.fetch(1)), CALLED),
    }


if __name__ == "__main__":
    print(json.dumps(measure(globals()[sys.argv[1]]())))
