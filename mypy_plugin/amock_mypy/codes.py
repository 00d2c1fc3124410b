"""The error codes of the plugin, under one parent: `disable_error_code = mock` ends them all."""

from __future__ import annotations

from typing import Final

from mypy.errorcodes import ErrorCode

MOCK: Final = ErrorCode("mock", "Misuse of a mock", "Mocks")


def _code(name: str, description: str, *, default_enabled: bool = True) -> ErrorCode:
    return ErrorCode(name, description, "Mocks", default_enabled=default_enabled, sub_code_of=MOCK)


MOCK_TARGET: Final = _code("mock-target", "A patch target that does not exist or is malformed")
MOCK_ASYNC: Final = _code("mock-async", "A sync mock where an async one is needed, or the reverse")
MOCK_ASSERT: Final = _code("mock-assert", "An assertion on a mock that asserts nothing")
MOCK_SPEC: Final = _code("mock-spec", "Something that the spec of a mock lacks")
MOCK_VALUE: Final = _code("mock-value", "A value that cannot stand for what the mock replaces")
MOCK_CALL: Final = _code("mock-call", "Arguments that the mocked function does not take")
MOCK_INJECT: Final = _code("mock-inject", "Parameters that do not fit the mocks that patches pass")

# What is a matter of taste is off until `enable_error_code` names it.
MOCK_UNSPECCED: Final = _code("mock-unspecced", "A mock without a spec", default_enabled=False)
MOCK_WHERE: Final = _code(
    "mock-where", "A name patched where it is defined and not where used", default_enabled=False
)
MOCK_LEAK: Final = _code(
    "mock-leak", "A patch that is started and never stopped", default_enabled=False
)
OPT_IN: Final = {code.code: code for code in (MOCK_LEAK, MOCK_UNSPECCED, MOCK_WHERE)}
"""The codes that are off by default, by name."""
