"""The edits that rules ask for. Each names its place; everything else in the file stays."""

from __future__ import annotations

from dataclasses import dataclass

from amock.codemod.syntax.spans import Span


@dataclass(frozen=True, slots=True)
class Replace:
    """Put other code in the place of an expression."""

    span: Span
    code: str


@dataclass(frozen=True, slots=True)
class Unwrap:
    """Put a part of an expression in the place of the whole."""

    span: Span
    inner: Span


@dataclass(frozen=True, slots=True)
class RenameAttribute:
    """Give the attribute that an expression ends with another name."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class RenameKeyword:
    """Pass an argument, told by the place of its value, by another keyword."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class RemoveArgument:
    """Take an argument, told by the place of its value, out of its call."""

    span: Span


@dataclass(frozen=True, slots=True)
class AddKeyword:
    """Pass one more keyword argument in a call."""

    span: Span
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Annotate:
    """Annotate a parameter that has no annotation, told by the place of its name."""

    span: Span
    code: str


@dataclass(frozen=True, slots=True)
class RemoveStatement:
    """Take a statement out."""

    span: Span


@dataclass(frozen=True, slots=True)
class ReplaceStatement:
    """Put another statement in the place of one."""

    span: Span
    code: str


@dataclass(frozen=True, slots=True)
class MakeAsync:
    """Make a `def` an `async def`, and take its decorators away that say the same.

    Attributes:
        span: the function.
        decorators: the code of those decorators.
    """

    span: Span
    decorators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RenameFunction:
    """Give a function that is defined another name."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class AddName:
    """Import one more name in a `from … import` statement.

    Attributes:
        span: the statement.
        name: the name to import.
        beside: a name that is imported there already, whose place it takes if in no order.
    """

    span: Span
    name: str
    beside: str


@dataclass(frozen=True, slots=True)
class RemoveName:
    """Import one name less, told by its part of an import statement."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class MoveNames:
    """Import the names of a `from … import` statement from another module."""

    span: Span
    module: str


@dataclass(frozen=True, slots=True)
class MoveModule:
    """Import another module under the name that one has, told by its part of an `import`.

    Attributes:
        span: the statement.
        old: the module as the statement names it.
        new: the module to import.
        bound: the name that is bound.
    """

    span: Span
    old: str
    new: str
    bound: str


@dataclass(frozen=True, slots=True)
class AddImport:
    """Add an import statement before a statement of the module."""

    span: Span
    code: str


Edit = (
    Replace
    | Unwrap
    | RenameAttribute
    | RenameKeyword
    | RemoveArgument
    | AddKeyword
    | Annotate
    | RemoveStatement
    | ReplaceStatement
    | RenameFunction
    | MakeAsync
    | AddName
    | RemoveName
    | MoveNames
    | MoveModule
    | AddImport
)
