"""What the user names: `app.service:Service`, `app.service:*`, `app.*:*Service`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from amock.generate.errors import GenerateError

_WILD: Final = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Target:
    """A module and a name in it, either of them a pattern as in the shell.

    Attributes:
        module: the module; a `*` in it stands for dots too.
        name: the class or function, or a class in a class: `Outer.Inner`.
    """

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}:{self.name}"

    @property
    def package(self) -> str:
        """The module as far as it is no pattern: where to look for those that fit it."""
        parts = self.module.split(".")
        clear = next((n for n, part in enumerate(parts) if is_pattern(part)), len(parts))
        return ".".join(parts[:clear])


def is_pattern(text: str) -> bool:
    """Tell whether a module or a name is a pattern."""
    return not _WILD.isdisjoint(text)


def parse_target(text: str) -> Target:
    """Read a target as written by the user.

    Raises:
        GenerateError: it is none.
    """
    module, colon, name = text.strip().partition(":")
    plain = "".join(part for part in f"{module}.{name}" if part not in "*?[]!-")
    is_dotted = all(part.isidentifier() or not part for part in plain.split("."))
    if not colon or not module or not name or not is_dotted or module.startswith("."):
        raise GenerateError(
            f"{text!r} is no target: write the module and the name, as in app.service:Service"
        )
    if not Target(module, name).package:
        raise GenerateError(f"{text!r} must begin with the name of a package, as in app.*:*")
    return Target(module, name)
