"""Build what is released, again under other conditions, and check it; dist/ keeps it.

Run it with `make build-check`. The sdist and the wheel made from it must be the same to the byte in
another folder, under another umask and in another time zone, and so must a wheel made without a
sdist. Then twine, check-wheel-contents and the tests of the contents read them, and the wheel is
installed with each of its extras and used. Exit code: 0 when all of it holds, 1 when something does
not.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from building import ELSEWHERE, HERE, ROOT, Conditions, build, copy_checkout, copy_elsewhere
from extras import EXTRAS
from installing import faults_of_installation

DIST = ROOT / "dist"
BUILDS: tuple[tuple[Conditions, tuple[str, ...]], ...] = (
    (HERE, ("--wheel",)),
    (ELSEWHERE, ()),
    (ELSEWHERE, ("--wheel",)),
)
"""How all is built once more: from the sdist, or the wheel straight from the checkout."""

CONTENTS = ROOT / "tests" / "release" / "contents"


def faults_of_builds(release: list[Path], checkout: Path, place: Path) -> Iterator[str]:
    """Yield what is not the same to the byte when it is built once more.

    Parameters:
        release: what was built.
        checkout: from what.
        place: a folder for the other builds.
    """
    expected = {path.name: path.read_bytes() for path in release}
    for number, (conditions, options) in enumerate(BUILDS):
        source = copy_elsewhere(checkout, place / str(number), conditions)
        for path in build(source, place / f"built-{number}", *options, conditions=conditions):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            print(f"{digest}  {path.name}", flush=True)
            if path.read_bytes() != expected.get(path.name):
                yield f"{path.name} is another one when it is built in {conditions.name}"


def faults_of_contents(release: list[Path]) -> Iterator[str]:
    """Yield the tools that find fault with what was built; they say themselves what it is."""
    wheels = [path for path in release if path.suffix == ".whl"]
    tools = (
        ("twine", "check", "--strict", *map(str, release)),
        ("check_wheel_contents", "--config", str(ROOT / "pyproject.toml"), *map(str, wheels)),
        # Only these tests: what the others need is not installed here.
        ("pytest", "-q", "-c", os.devnull, "--confcutdir", str(CONTENTS), str(CONTENTS)),
    )
    for module, *arguments in tools:
        command = [sys.executable, "-m", module, *arguments]
        environment = os.environ | {"AMOCK_DIST": str(DIST)}
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            yield f"{module} finds fault"


def main() -> int:
    """Make all checks and return the exit code."""
    shutil.rmtree(DIST, ignore_errors=True)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name).resolve()
        checkout = copy_checkout(place / "checkout")
        release = build(checkout, DIST)
        (wheel,) = (path for path in release if path.suffix == ".whl")
        faults = [*faults_of_builds(release, checkout, place), *faults_of_contents(release)]
        for extra in EXTRAS:
            faults += faults_of_installation(wheel, extra, place)
    for fault in faults:
        print(f"build-check: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
