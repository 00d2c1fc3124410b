"""Tests that never await a call: found when it is certain, and only where it is asked for."""

import pytest

from amock_pytest import unawaited

LOST = """
    import amock

    def test_lost():
        amock.AsyncMock(name="feed").read(3)
"""
PLACE = "*feed.read() called at *test_suite.py:5*"
ERROR = "amock_unawaited = error"


def test_such_a_test_fails_and_names_the_mock_and_the_place(run):
    result = run(LOST, ini=ERROR)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["a call was never awaited:", PLACE, "Await what the call gives;*"])
    result.stdout.no_fnmatch_line("*RuntimeWarning*")
    result.stdout.no_fnmatch_line("*hidden*")


def test_it_passes_unless_it_is_asked_for(run):
    result = run(LOST, "-W", "ignore")
    result.assert_outcomes(passed=1)


def test_python_warns_by_itself_then(run):
    run(LOST).stdout.fnmatch_lines(["*RuntimeWarning: coroutine 'feed.read() called at *:5' was*"])


def test_it_can_warn_at_the_place_of_the_call(run):
    result = run(LOST, ini="amock_unawaited = warn")
    result.assert_outcomes(passed=1, warnings=1)
    result.stdout.fnmatch_lines(["*test_suite.py:5: UnawaitedWarning: coroutine 'feed.read()*"])


@pytest.mark.parametrize(
    "ignored", ["ignore::RuntimeWarning", "ignore:coroutine .* was never awaited"]
)
def test_filters_of_pythons_warning_apply(run, ignored):
    ini = f"amock_unawaited = warn\nfilterwarnings =\n  error\n  {ignored}"
    run(LOST, ini=ini).assert_outcomes(passed=1)


def test_the_marker_decides_for_a_test(run):
    result = run(
        """
        import amock
        import pytest

        @pytest.mark.amock_unawaited
        def test_allowed():
            amock.AsyncMock()()

        @pytest.mark.amock_unawaited(mode="warn")
        def test_warns():
            amock.AsyncMock()()

        @pytest.mark.amock_unawaited("error")
        def test_fails():
            amock.AsyncMock()()
        """,
        ini=ERROR,
    )
    result.assert_outcomes(passed=2, failed=1, warnings=2)


def test_the_marker_is_enough(run):
    source = LOST.replace(
        "def test", "@__import__('pytest').mark.amock_unawaited('error')\n    def test"
    )
    run(source).assert_outcomes(failed=1)


def test_other_modes_are_refused(run):
    result = run(LOST, ini="amock_unawaited = fail")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*amock_unawaited is 'fail'; say error, warn or ignore"])
    source = LOST.replace(
        "def test", "@__import__('pytest').mark.amock_unawaited('fail')\n    def test"
    )
    result = run(source)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["@pytest.mark.amock_unawaited('fail'): say error, warn or ignore"])


def test_several_calls_are_counted(run):
    source = """
        import amock

        def read(key): ...
        async def load(key): ...

        def test_lost():
            feed = amock.AsyncMock(name="feed")
            feed.read(3)
            double = amock.create_autospec(load)
            double(1)
    """
    result = run(source, ini=ERROR)
    result.stdout.fnmatch_lines(["2 calls were never awaited:", "*:9", "*:11"])


VALID = {
    "awaited": "asyncio.run(use(feed.read(1)))",
    "awaited in a task": "asyncio.run(gathered(feed.read(1), feed.read(2)))",
    "closed": "feed.read(1).close()",
    "cancelled before it starts": "asyncio.run(cancelled(feed))",
    "never called": "feed.read",
    "not of amock": "unittest.mock.AsyncMock(name='other')().close()",
    "raises": "asyncio.run(raises(feed))",
    "times out": "asyncio.run(timed_out(feed))",
    "kept by another test": "KEPT.append(feed.read(1))",
    "a task of a loop that goes on": "KEPT.append(LOOP.create_task(feed.read(1)))",
}
VALID_SUITE = """
    import asyncio
    import contextlib
    import unittest.mock

    import amock

    KEPT = []
    LOOP = asyncio.new_event_loop()

    async def use(coroutine):
        return await coroutine

    async def gathered(*coroutines):
        return await asyncio.gather(*coroutines)

    async def cancelled(feed):
        task = asyncio.create_task(feed.read(1))
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    async def raises(feed):
        feed.read.side_effect = KeyError
        with contextlib.suppress(KeyError):
            await feed.read(1)

    async def timed_out(feed):
        feed.read.side_effect = lambda key: asyncio.sleep(9)
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(feed.read(1), 0)

    def test_it():
        feed = amock.AsyncMock(name="feed")
        {line}

    def test_end():
        for each in KEPT:
            if asyncio.iscoroutine(each):
                each.close()
            else:
                LOOP.run_until_complete(each)
        LOOP.close()
"""


@pytest.mark.parametrize("line", VALID.values(), ids=VALID)
def test_valid_tests_pass(run, line):
    result = run(VALID_SUITE.replace("{line}", line), ini=f"{ERROR}\nfilterwarnings = error")
    result.assert_outcomes(passed=2)


def test_a_test_that_failed_does_not_fail_twice(run):
    result = run(LOST + "    assert False\n".rjust(21), "-W", "ignore", ini=ERROR)
    result.assert_outcomes(failed=1)
    result.stdout.no_fnmatch_line("*never awaited*")


def test_what_a_fixture_held_is_found_after_it(run):
    source = """
        import amock
        import pytest

        @pytest.fixture
        def kept():
            kept = []
            yield kept
            kept.clear()

        def test_lost(kept):
            kept.append(amock.AsyncMock(name="feed")())
    """
    result = run(source, ini=ERROR)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*ERROR at teardown of test_lost*", "*feed() called at *:12"])


def test_what_is_held_in_circles_is_found(run):
    source = """
        import amock

        def test_lost():
            circle = [amock.AsyncMock(name="feed")()]
            circle.append(circle)
    """
    run(source, ini=ERROR).assert_outcomes(failed=1)


def test_nothing_is_said_where_references_are_not_counted(run, monkeypatch):
    monkeypatch.setattr(unawaited, "_count_references", None)
    run(LOST, "-W", "ignore", ini=ERROR).assert_outcomes(passed=1)


def test_calls_that_were_awaited_are_not_kept():
    async def answer(): ...

    watch = unawaited.Watch()
    for _ in range(2500):
        coroutine = answer()
        watch.see(coroutine)
        coroutine.close()
    assert len(watch._coroutines) <= 1000
