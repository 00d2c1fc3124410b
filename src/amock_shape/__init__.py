"""The shape of a mock: what a mock of X looks like, decided in one place.

A *member* is one attribute as read from a spec. Two readers make members: the runtime's, from
live objects, and the mypy plugin's, from what mypy knows. A *shape* says what the mock of a member
is: which kind of mock, what a call of it gives, whether it can be awaited. The runtime, the
plugin, the generator and the codemod build from shapes and decide nothing of this themselves.

This package imports nothing but the standard library's light modules, so that every part of the
project can use it.
"""

from amock_shape.api import (
    ARGUMENT_ASSERTIONS,
    ASSERTIONS,
    AWAIT_ASSERTIONS,
    AWAIT_RECORDS,
    CALL_ASSERTIONS,
    CALL_LIST_ASSERTIONS,
    CALL_RECORDS,
    CONFIGURATION,
    COUNTS,
    FUNCTION_NAMES,
    LAST_RECORDS,
    METHODS,
    OWN_NAMES,
    RECORD_LISTS,
    SETTINGS,
    assertion_meant,
    await_equivalent,
    bare_assertion,
    misspelling_of,
    near_name,
    sync_equivalent,
)
from amock_shape.dunders import ASYNC_DUNDERS, SUPPORTED_DUNDERS, SYNC_DUNDERS, is_dunder
from amock_shape.member import (
    NOT_CALLABLE,
    UNKNOWN_PARAMETERS,
    Binding,
    Kind,
    Member,
    Parameter,
    ParameterKind,
    Parameters,
    Source,
)
from amock_shape.rules import (
    Called,
    MockKind,
    Shape,
    child_kind,
    default_double,
    mended_double,
    result_kind,
    shape_by_spec,
    shape_of,
)

__all__ = [
    "ARGUMENT_ASSERTIONS",
    "ASSERTIONS",
    "ASYNC_DUNDERS",
    "AWAIT_ASSERTIONS",
    "AWAIT_RECORDS",
    "CALL_ASSERTIONS",
    "CALL_LIST_ASSERTIONS",
    "CALL_RECORDS",
    "CONFIGURATION",
    "COUNTS",
    "FUNCTION_NAMES",
    "LAST_RECORDS",
    "METHODS",
    "NOT_CALLABLE",
    "OWN_NAMES",
    "RECORD_LISTS",
    "SETTINGS",
    "SUPPORTED_DUNDERS",
    "SYNC_DUNDERS",
    "UNKNOWN_PARAMETERS",
    "Binding",
    "Called",
    "Kind",
    "Member",
    "MockKind",
    "Parameter",
    "ParameterKind",
    "Parameters",
    "Shape",
    "Source",
    "assertion_meant",
    "await_equivalent",
    "bare_assertion",
    "child_kind",
    "default_double",
    "is_dunder",
    "mended_double",
    "misspelling_of",
    "near_name",
    "result_kind",
    "shape_by_spec",
    "shape_of",
    "sync_equivalent",
]
