"""Whether mypy finds amock's stubs, and those of this version."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import amock
from amock._doctor.finding import Finding, listed, note, ok, to_mend
from amock._doctor.modules import module_finder
from amock._doctor.settings import Settings

_STUBS: Final = "amock-stubs"


def check_stubs(settings: Settings) -> Iterator[Finding]:
    """Yield where mypy finds what `import amock` gives."""
    found = module_finder(settings).find_module("amock")
    advice = f"install amock in the environment of {settings.options.python_executable or 'mypy'}"
    if not isinstance(found, str):
        yield to_mend(f"mypy does not find {_STUBS}, the stubs of amock", advice)
    elif Path(found).parent.name != _STUBS and _is_named(found, settings):
        yield note(f"mypy takes {found} for amock, as mypy_path says, not the stubs in {_STUBS}")
    elif Path(found).parent.name != _STUBS:
        yield to_mend(
            f"mypy takes {found} for amock, not the stubs in {_STUBS}",
            advice,
        )
    elif missing := sorted(set(amock.__all__) - _names_in(Path(found))):
        yield to_mend(
            f"{found} is of another version of amock: it has no {listed(missing)}", advice
        )
    else:
        yield ok(f"mypy finds the stubs of amock, {Path(found).parent}")


def _is_named(path: str, settings: Settings) -> bool:
    """Tell whether a file is found because mypy_path names its folder."""
    folders = [Path(folder).absolute() for folder in settings.options.mypy_path]
    return any(Path(path).absolute().is_relative_to(folder) for folder in folders)


def _names_in(stub: Path) -> set[str]:
    """Return the names that a stub lists in its `__all__`."""
    for node in ast.parse(stub.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()
