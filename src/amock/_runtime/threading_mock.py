"""`ThreadingMock`: a mock that tests wait for while other threads call it, on every Python."""

from __future__ import annotations

import threading
from typing import Any, Final

from amock._runtime.classes import Mock
from amock._runtime.magics import magics_class
from amock._runtime.specs import set_magics
from amock._runtime.standard import DEFAULT_MAGICS, um

_UNSET: Final[Any] = getattr(um, "_timeout_unset", um.sentinel.TIMEOUT_UNSET)


class _Waiting:
    """Who waits for calls, and the calls that there were."""

    def __init__(self) -> None:
        self.called = threading.Event()
        self.condition = threading.Condition()
        self.calls: list[tuple[Any, Any]] = []

    def record(self, args: Any, kwargs: Any) -> None:
        """Wake whoever waits for this call."""
        with self.condition:
            self.calls.append((args, kwargs))
            self.condition.notify_all()
        self.called.set()

    def wait_for(self, args: Any, kwargs: Any, timeout: float | None) -> bool:
        """Wait until there was a call with these arguments; False after the timeout."""
        with self.condition:
            return self.condition.wait_for(lambda: (args, kwargs) in self.calls, timeout)


# From Python 3.13 the standard library has both; these stand before its own in the MRO.
_StandardMixin: Any = getattr(um, "ThreadingMixin", None)
_StandardThreadingMock: Any = getattr(um, "ThreadingMock", um.MagicMixin)


class ThreadingMixin(_StandardMixin or um.Base):  # type: ignore[misc] # Any
    """What lets tests wait for the calls of a mock."""

    DEFAULT_TIMEOUT = None

    def __init__(self, *args: Any, timeout: Any = _UNSET, **kwargs: Any) -> None:
        timeout = self.DEFAULT_TIMEOUT if timeout is _UNSET else timeout
        self.__dict__["_mock_wait_timeout"] = timeout
        self.__dict__["_mock_waiting"] = _Waiting()
        super().__init__(*args, **kwargs)

    def _get_child_mock(self, /, **kw: Any) -> Any:
        for key in ("parent", "_new_parent"):
            if isinstance(kw.get(key), ThreadingMixin):
                kw["timeout"] = kw[key]._mock_wait_timeout
                break
        return super()._get_child_mock(**kw)

    def reset_mock(self, /, *args: Any, **kwargs: Any) -> None:
        """Forget the calls, for those who wait too. As in `unittest.mock` from Python 3.13.

        Parameters:
            *args: as for any mock.
            **kwargs: as for any mock.
        """
        super().reset_mock(*args, **kwargs)
        self.__dict__["_mock_waiting"] = _Waiting()

    def _mock_call(self, /, *args: Any, **kwargs: Any) -> Any:
        result = super()._mock_call(*args, **kwargs)
        self.__dict__["_mock_waiting"].record(args, kwargs)
        return result

    def wait_until_called(self, *, timeout: Any = _UNSET) -> None:
        """Wait until the mock is called. As in `unittest.mock` from Python 3.13.

        Parameters:
            timeout: how many seconds to wait, None for as long as it takes; the mock's own
                timeout unless given.

        Raises:
            AssertionError: if it is not called in that time.
        """
        if timeout is _UNSET:
            timeout = self._mock_wait_timeout
        if not self._mock_waiting.called.wait(timeout):
            name = self._mock_name or "mock"
            raise AssertionError(f"{name} was not called before timeout({timeout}).")

    def wait_until_any_call_with(self, *args: Any, **kwargs: Any) -> None:
        """Wait until the mock is called with these arguments. As in `unittest.mock` from 3.13.

        Parameters:
            *args: the arguments.
            **kwargs: the keyword arguments.

        Raises:
            AssertionError: if it is not called so within the mock's timeout.
        """
        if not self._mock_waiting.wait_for(args, kwargs, self._mock_wait_timeout):
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"{expected} call not found")


class ThreadingMock(ThreadingMixin, Mock, _StandardThreadingMock):  # type: ignore[misc] # Any
    """A `MagicMock` that tests can wait for while another thread calls it.

    As `unittest.mock.ThreadingMock`, which Python has from 3.13; here on every Python.

    Parameters:
        timeout: how many seconds to wait, None for as long as it takes; `DEFAULT_TIMEOUT` of the
            class unless given.
        **kwargs: those of `MagicMock`.
    """

    _mock_has_magics = True
    _mock_set_magics = set_magics


magics_class(ThreadingMock, DEFAULT_MAGICS)
