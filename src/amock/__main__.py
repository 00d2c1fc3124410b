"""`amock COMMAND …` and `python -m amock COMMAND …`: one name for the project's commands."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Final, NamedTuple

from amock._version import __version__


class Command(NamedTuple):
    """One of the commands.

    Attributes:
        package: where it lives.
        text: what it does.
        extra: the extra of the package that names what it needs.
    """

    package: str
    text: str
    extra: str


COMMANDS: Final = {
    "codemod": Command(
        "codemod", "put AsyncMock where the target is async, and mend older habits", "codemod"
    ),
    "demo": Command("_demo", "show all of it on a small example", "codemod"),
    "doctor": Command("_doctor", "say whether mypy sees your mocks, and what to mend", "mypy"),
    "generate": Command("generate", "write typed mocks of classes and functions as source", "mypy"),
}
"""The commands by their names."""

_FAILED: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Parameters:
        arguments: the command's name and its own arguments.

    Returns:
        The command's exit code; 2 if there is no such command, or if it cannot be loaded.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] in (["-h"], ["--help"]):
        sys.stdout.write(_usage())
        return 0
    if words[:1] == ["--version"]:
        sys.stdout.write(f"amock {__version__}\n")
        return 0
    if not words or words[0] not in COMMANDS:
        sys.stderr.write(_usage())
        if words:
            sys.stderr.write(f"amock: no command {words[0]!r}\n")
        return _FAILED
    return _run(words[0], words[1:])


def _run(command: str, arguments: list[str]) -> int:
    try:
        # By name: the runtime knows nothing of the tools, nor of what they need.
        module = importlib.import_module(f"amock.{COMMANDS[command].package}.cli")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "amock":
            raise
        extra = COMMANDS[command].extra
        sys.stderr.write(
            f"amock {command} needs {error.name}, which is not installed; "
            f"install amock with its extra [{extra}]\n"
        )
        return _FAILED
    try:
        code: int = module.main(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has enough. The interpreter flushes once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED
    return code


def _usage() -> str:
    lines = [f"  {name:<10} {command.text}" for name, command in COMMANDS.items()]
    first = ["usage: amock COMMAND …", "       amock --version", ""]
    return "\n".join([*first, *lines, "", "amock COMMAND --help says more of each.", ""])


if __name__ == "__main__":
    sys.exit(main())
