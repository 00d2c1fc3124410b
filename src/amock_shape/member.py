"""Members: the attributes of a spec, in the words that both readers share."""

from __future__ import annotations

import enum
from typing import Final, NamedTuple


class Kind(enum.Enum):
    """What an attribute of a spec is, as far as its mock is concerned."""

    FUNCTION = "function"
    """A `def`, also one that returns an awaitable or a context manager."""
    COROUTINE = "coroutine function"
    ASYNC_GENERATOR = "async generator function"
    PROPERTY = "property"
    """A property or cached property: a value that is computed."""
    FIELD = "field"
    """Any other value: class variable, annotation, slot, dataclass field, nested object."""
    CLASS = "class"
    MODULE = "module"
    UNKNOWN = "something a reader cannot tell"
    """Nothing is concluded from it: a decorated `async def`, for one, may be either."""

    @property
    def is_callable(self) -> bool:
        """Whether members of this kind are made to be called."""
        return self in _CALLABLE_KINDS

    @property
    def is_value(self) -> bool:
        """Whether members of this kind stand for a value and not for something to call."""
        return self is Kind.PROPERTY or self is Kind.FIELD


_CALLABLE_KINDS: Final = frozenset(
    {Kind.FUNCTION, Kind.COROUTINE, Kind.ASYNC_GENERATOR, Kind.CLASS}
)


class Binding(enum.Enum):
    """What a callable gets as its first argument without the caller writing it."""

    NONE = "nothing"
    """A function of a module, or any member that is not a method."""
    INSTANCE = "the instance"
    CLASS = "the class"
    STATIC = "nothing, in a class"


class Source(enum.Enum):
    """Where a class holds a member; `unittest.mock` does not look everywhere."""

    BODY = "the class or module body"
    ANNOTATION = "a bare annotation"
    DATACLASS_FIELD = "a dataclass field without a default"
    INSTANCE = "an assignment to self"


class ParameterKind(enum.IntEnum):
    """The kinds of parameters, with the values and order of `inspect.Parameter`'s."""

    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4


class Parameter(NamedTuple):
    """One parameter of a callable member; types stay with the reader that knows them."""

    name: str
    kind: ParameterKind
    required: bool


Parameters = tuple[Parameter, ...]
"""What a caller may write: a bound first parameter is not among them."""

NOT_CALLABLE: Final[Parameters | None] = None
UNKNOWN_PARAMETERS: Final[Parameters] = (
    Parameter("args", ParameterKind.VAR_POSITIONAL, required=False),
    Parameter("kwargs", ParameterKind.VAR_KEYWORD, required=False),
)
"""For callables whose signature cannot be read: anything may be passed."""


class Member(NamedTuple):
    """One attribute as read from a spec.

    Attributes:
        name: the attribute's name.
        kind: what it is.
        binding: what a call of it through an instance binds.
        parameters: what its callers may pass, or NOT_CALLABLE.
        source: where the spec holds it.
    """

    name: str
    kind: Kind
    binding: Binding = Binding.NONE
    parameters: Parameters | None = NOT_CALLABLE
    source: Source = Source.BODY
