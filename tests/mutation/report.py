"""The results of `mutmut run`: the table of survivors.md, and what each survivor changes.

Run it where mutmut ran. Mutants that change only the words of a message are counted apart: the
tests look for the part of a message that matters.
"""

from __future__ import annotations

import ast
import difflib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SURVIVED = "survived"
WORDING = "wording"
RESULTS = {0: SURVIVED, 37: "by types", None: "not run"}
"""What mutmut's exit codes stand for; all others are tests that fail or take too long."""
COLUMNS = ("by types", "by tests", WORDING, SURVIVED, "not run")


class MutatedFile:
    """The functions of a file as mutmut wrote them, and how their mutants ended."""

    def __init__(self, results: Path) -> None:
        source = results.with_suffix("").read_text(encoding="utf-8")
        self.functions = {
            node.name: node
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.FunctionDef)
        }
        codes = json.loads(results.read_text(encoding="utf-8"))["exit_code_by_key"]
        self.results = {
            name.rpartition(".")[2]: RESULTS.get(code, "by tests") for name, code in codes.items()
        }
        for name, result in self.results.items():
            if result == SURVIVED and self._words(name) == self._words(original(name)):
                self.results[name] = WORDING

    def _words(self, name: str) -> str:
        """Return a function without the texts that people read: those with a space."""
        function = ast.parse(ast.unparse(self.functions[name]))
        for node in ast.walk(function):
            if isinstance(node, ast.FunctionDef):
                node.name = ""
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                node.value = "" if " " in node.value else node.value
        return ast.unparse(function)

    def changes(self) -> Iterator[tuple[str, list[str]]]:
        """Yield (function, lines taken away and put in) of every mutant that survived."""
        for name, result in self.results.items():
            if result == SURVIVED:
                before, after = (
                    ast.unparse(self.functions[function]).splitlines()[1:]
                    for function in (original(name), name)
                )
                lines = difflib.unified_diff(before, after, n=0, lineterm="")
                yield name, [f"{line[0]} {line[1:].strip()}" for line in lines if line[1] == " "]


def original(mutant: str) -> str:
    """Return the name under which mutmut keeps the function that a mutant is one of."""
    return f"{mutant.rpartition('_')[0]}_orig"


def mutated_files(folder: Path) -> dict[str, MutatedFile]:
    """Return the files below a folder that have mutants, by their names."""
    found = {
        path.relative_to(folder).with_suffix("").as_posix(): MutatedFile(path)
        for path in sorted(folder.rglob("*.py.meta"))
    }
    return {name: file for name, file in found.items() if file.results}


def table(files: dict[str, MutatedFile]) -> str:
    """Return how many mutants of each file ended how, as a table in Markdown."""
    rows = [("file", "mutants", *COLUMNS), ("---", *["---:"] * (len(COLUMNS) + 1))]
    for name, file in files.items():
        ended = Counter(file.results.values())
        numbers = (len(file.results), *(ended[column] for column in COLUMNS))
        rows.append((f"`{name}`", *map(str, numbers)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _print_all(files: dict[str, MutatedFile]) -> None:
    print(table(files))  # noqa: T201  # a command
    for name, file in files.items():
        for mutant, lines in file.changes():
            print(f"\n{name} {mutant}", *lines, sep="\n")  # noqa: T201


if __name__ == "__main__":
    _print_all(mutated_files(Path("mutants/src")))
