"""`make build-check` sees what differs from one build to the next."""

import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.path.append(str(SCRIPTS))

import build_check  # noqa: E402
from building import ELSEWHERE, copy_elsewhere  # noqa: E402


@pytest.fixture
def checkout(tmp_path):
    folder = tmp_path / "checkout"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "amock.py").write_text("# amock\n")
    return folder


def faults(monkeypatch, checkout, place, content):
    """The faults of builds that make one file, whose content a function tells."""

    def build(source, out, *options, conditions):
        out.mkdir()
        (out / "amock.whl").write_bytes(content(source, conditions))
        return [out / "amock.whl"]

    monkeypatch.setattr(build_check, "build", build)
    (place / "amock.whl").write_bytes(b"# amock\n")
    return list(build_check.faults_of_builds([place / "amock.whl"], checkout, place))


def test_builds_that_are_the_same_are_accepted(monkeypatch, checkout, tmp_path):
    same = faults(monkeypatch, checkout, tmp_path, lambda source, _: first_file(source))
    assert same == []


def test_a_build_that_depends_on_where_it_is_made_is_a_fault(monkeypatch, checkout, tmp_path):
    found = faults(monkeypatch, checkout, tmp_path, lambda _, at: at.environment["TZ"].encode())
    assert any(f"another one when it is built in {ELSEWHERE.name}" in fault for fault in found)


def test_another_machine_has_other_modes_and_times(checkout, tmp_path):
    copy = copy_elsewhere(checkout, tmp_path, ELSEWHERE)
    status = (copy / "src" / "amock.py").stat()
    assert (status.st_mode & 0o777, int(status.st_mtime)) == (0o600, ELSEWHERE.changed)


def first_file(source: Path) -> bytes:
    return next(source.rglob("*.py")).read_bytes()
