"""Generate mocks for the public classes and functions of known packages, and try them all.

Run it with `make generate-check`. Each package gets a file in .generate-check/; the files are
checked by mypy --strict and by pyright, imported, and each of their classes is created. Exit code:
0 when nothing failed, 1 otherwise.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / ".generate-check"
BIN = Path(sys.executable).parent

PACKAGES = {
    "httpx": ("httpx:*",),
    "attrs": ("attr:*", "attr.*:*", "attrs:*"),
    "rich": ("rich.*:*",),
    "click": ("click:*", "click.*:*"),
    "anyio": ("anyio:*", "anyio.abc:*", "anyio.streams.*:*"),
}
MYPY_FOUND = re.compile(r"^(?P<path>[^:]+):\d+: error: ")
PYRIGHT_FOUND = re.compile(r"^\s*(?P<path>\S[^:]*):\d+:\d+ - (error|warning): ")
CREATE = """\
import importlib, sys
module = importlib.import_module(sys.argv[1])
mocks = [each for each in vars(module).values() if getattr(each, "__module__", "") == sys.argv[1]]
for mock in mocks:
    try:
        mock()
    except Exception as error:
        print("failed", mock.__name__, type(error).__name__, error)
print("created", len(mocks))
"""


@dataclass
class Outcome:
    """What became of one package's mocks.

    Attributes:
        package: the package.
        count: how many mocks its file has.
        failures: what went wrong, a line each.
    """

    package: str
    count: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The generated file."""
        return PLACE / f"{self.package}_mocks.py"


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command among the generated files."""
    return subprocess.run(command, cwd=PLACE, capture_output=True, text=True, check=False)


def generate(outcome: Outcome) -> None:
    """Write a package's file anew."""
    outcome.path.unlink(missing_ok=True)
    targets = PACKAGES[outcome.package]
    done = run([sys.executable, "-m", "amock.generate", *targets, "--out", str(outcome.path)])
    if done.returncode:
        outcome.failures.append(done.stdout + done.stderr)


def create(outcome: Outcome) -> None:
    """Import a package's file and make one of each of its mocks."""
    done = run([sys.executable, "-W", "ignore", "-c", CREATE, outcome.path.stem])
    lines = done.stdout.splitlines()
    outcome.failures += [line for line in lines if line.startswith("failed")]
    if done.returncode or not lines:
        outcome.failures.append(done.stderr.strip() or "nothing was created")
        return
    outcome.count = int(lines[-1].split()[-1])


def check(outcomes: list[Outcome]) -> None:
    """Let both checkers look at all files, and add what they find to the outcomes."""
    files = [outcome.path.name for outcome in outcomes]
    options = ["--strict", "--show-error-codes", "--config-file=", "--no-error-summary"]
    python = f"--python-version={sys.version_info.major}.{sys.version_info.minor}"
    mypy = run([str(BIN / "mypy"), *options, python, *files])
    pyright = run([str(BIN / "pyright"), "--pythonpath", sys.executable, *files])
    for text, pattern in ((mypy.stdout, MYPY_FOUND), (pyright.stdout, PYRIGHT_FOUND)):
        for line in text.splitlines():
            match = pattern.match(line)
            for outcome in outcomes:
                if match and Path(match["path"]).name == outcome.path.name:
                    outcome.failures.append(line.strip())
    if mypy.returncode > 1 or "informations" not in pyright.stdout:
        raise SystemExit(f"a checker stopped:\n{mypy.stdout}{mypy.stderr}{pyright.stdout}")


def main() -> int:
    """Generate, check, create and print the sums."""
    PLACE.mkdir(exist_ok=True)
    # The checkers take no settings from the folders above.
    (PLACE / "pyrightconfig.json").write_text("{}\n", "utf-8")
    (PLACE / "pyproject.toml").write_text("", "utf-8")
    outcomes = [Outcome(package) for package in PACKAGES]
    for outcome in outcomes:
        generate(outcome)
    check(outcomes)
    for outcome in outcomes:
        create(outcome)
        name = f"{outcome.package} {version(outcome.package)}"
        print(f"{name:16} {outcome.count:4} mocks, {len(outcome.failures)} failures")
        for failure in outcome.failures:
            print(f"  {failure}")
    mocks = sum(outcome.count for outcome in outcomes)
    failures = sum(len(outcome.failures) for outcome in outcomes)
    print(f"{'in all':16} {mocks:4} mocks, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
