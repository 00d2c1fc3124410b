"""A mock's state: what a new mock has in common with every other is kept on the class.

`unittest.mock` fills some twenty entries into each mock. Here a mock's `__dict__` holds only what
differs, and whatever reads the names, inherited code included, finds the defaults on the class.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from amock._runtime.standard import ALLOWED_NAMES, DEFAULT, DELETED

DEFAULTS: Final[dict[str, Any]] = {
    "_mock_parent": None,
    "_mock_name": None,
    "_mock_new_name": "",
    "_mock_new_parent": None,
    "_mock_sealed": False,
    "_mock_wraps": None,
    "_mock_delegate": None,
    "_mock_called": False,
    "_mock_call_args": None,
    "_mock_call_count": 0,
    "_mock_await_args": None,
    "_mock_await_count": 0,
    "_mock_unsafe": False,
    "_mock_return_value": DEFAULT,
    "_mock_side_effect": None,
    "_mock_spec": None,
    "_mock_autospec": None,
    "_mock_checker": None,
    "_spec_class": None,
    "_spec_set": None,
}
"""The state of a new mock, as far as it can be shared."""

OWN: Final = (
    "_mock_call_args_list",
    "_mock_mock_calls",
    "_mock_await_args_list",
    "_mock_children",
    "_mock_methods",
    "_mock_attached",
    "_spec_signature",
    "_spec_asyncs",
    "method_calls",
)
"""State that each mock has for itself once it is asked for."""

STATE_NAMES: Final = (
    ALLOWED_NAMES | DEFAULTS.keys() | frozenset(OWN) | {"await_return_value", "async_side_effect"}
)
"""Names that are set on the mock itself and never make a child."""


def refuse_deleted(mock: Any, name: str) -> None:
    """Do not give again what `del` took from a mock."""
    if mock.__dict__.get("_mock_children", {}).get(name) is DELETED:
        raise AttributeError(name)


class OnDemand:
    """State that is made when it is first asked for, and then the mock's own.

    Parameters:
        make: makes it for a mock.
    """

    name = ""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, mock: Any, owner: type | None = None) -> Any:
        if mock is None:
            return self
        refuse_deleted(mock, self.name)
        # Two threads may make it at once; both must get the one that stays.
        return mock.__dict__.setdefault(self.name, self._make(mock))


class OfClass:
    """An attribute that the mock classes have and the mocks do not.

    Parameters:
        get: gives its value for a class.
    """

    name = ""

    def __init__(self, get: Callable[[Any], Any]) -> None:
        self._get = get

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, mock: Any, owner: type | None = None) -> Any:
        if mock is not None:
            raise AttributeError(self.name)
        return self._get(owner)


class OfMock:
    """An attribute that the mocks have and the mock classes do not.

    Parameters:
        get: gives its value for a mock.
    """

    name = ""

    def __init__(self, get: Callable[[Any], Any]) -> None:
        self._get = get

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, mock: Any, owner: type | None = None) -> Any:
        if mock is None:
            raise AttributeError(self.name)
        refuse_deleted(mock, self.name)
        return self._get(mock)
