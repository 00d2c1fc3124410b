"""The sdist has all of the checkout: what is needed to build the wheel and to run the tests."""

import pytest


@pytest.fixture(scope="module")
def names(sdist):
    """The paths in the sdist, from its top folder."""
    return [member.name.partition("/")[2] for member in sdist.getmembers()]


def test_it_has_what_git_tracks_but_the_settings_of_ci(names, tracked):
    expected = [path for path in tracked if not path.startswith(".ci/")]
    assert sorted(names) == sorted([*expected, "PKG-INFO"])


def test_everything_is_in_one_folder_named_after_the_release(sdist, dist):
    (path,) = dist.glob("*.tar.gz")
    tops = {member.name.partition("/")[0] for member in sdist.getmembers()}
    assert tops == {path.name.removesuffix(".tar.gz")}


def test_it_holds_files_that_anybody_may_read(sdist):
    assert all(member.isfile() for member in sdist.getmembers())
    assert {oct(member.mode) for member in sdist.getmembers()} == {"0o644"}
