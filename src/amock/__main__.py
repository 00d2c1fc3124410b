"""`amock COMMAND …` and `python -m amock COMMAND …`: one name for the project's commands."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Final

COMMANDS: Final = {
    "codemod": "put AsyncMock where the target is async, and mend older habits",
    "generate": "write typed mocks of classes and functions as source",
}
"""The commands, each with what it does; a command lives in the package of its name."""

_EXTRAS: Final = {"codemod": "codemod", "generate": "mypy"}
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
    if not words or words[0] not in COMMANDS:
        sys.stderr.write(_usage())
        if words:
            sys.stderr.write(f"amock: no command {words[0]!r}\n")
        return _FAILED
    return _run(words[0], words[1:])


def _run(command: str, arguments: list[str]) -> int:
    try:
        # By name: the runtime knows nothing of the tools, nor of what they need.
        module = importlib.import_module(f"amock.{command}.cli")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "amock":
            raise
        extra = _EXTRAS[command]
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
    lines = [f"  {name:<10} {text}" for name, text in COMMANDS.items()]
    return "\n".join(["usage: amock COMMAND …", "", *lines, ""])


if __name__ == "__main__":
    sys.exit(main())
