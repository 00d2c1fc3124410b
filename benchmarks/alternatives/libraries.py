"""What is compared: how each library is installed, switched on and written for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
"""The checkout."""
MYPY_PYTEST: Final = (
    "git+https://github.com/George-Ogden/mypy-pytest@302bd6ee8bec7e1d923ee06544788933c31522b1"
)


@dataclass(frozen=True)
class Library:
    """One of those compared.

    Attributes:
        name: what it is called on the page.
        package: its name on the package index, of which the version is shown; or none.
        needs: what is installed, beside mypy and pytest.
        tests: the file of the suite that is written for it.
        module: what its tests import as `mock`, if that is another than the file says.
        plugin: its plugin for mypy.
        options: how pytest is told of it.
        conftest: what it needs of a suite.
        mark: a mark that its tests must have.
        costs: the name of its functions in `suite/costs.py`, if its mocks are its own.
        own_mypy: whether it chooses the version of mypy.
    """

    name: str
    package: str = ""
    needs: tuple[str, ...] = ()
    tests: str = "test_mock.py"
    module: str = "from unittest import mock"
    plugin: str = ""
    options: tuple[str, ...] = ()
    conftest: str = ""
    mark: str = ""
    costs: str = ""
    own_mypy: bool = False


MOCKEY_CONFTEST: Final = """

from mockey import MockAutospecFixture, patch_mock_module

patch_mock_module()


@pytest.fixture(autouse=True)
def _autospec():
    with MockAutospecFixture():
        yield
"""
AMOCK: Final = ("--editable", f"{ROOT}[mypy,pytest]")
IN_PYTEST: Final = ("-p", "amock_pytest.plugin", "-o", "amock_unawaited=error")

LIBRARIES: Final = (
    Library("unittest.mock", costs="unittest_mock"),
    Library("mock", "mock", ("mock", "types-mock"), module="import mock", costs="mock_backport"),
    Library(
        "pytest-mock",
        "pytest-mock",
        ("pytest-mock",),
        tests="test_pytest_mock.py",
        options=("-p", "pytest_mock"),
    ),
    Library("mockey", "mockey", ("mockey",), conftest=MOCKEY_CONFTEST, costs="mockey"),
    Library(
        "mockrot",
        "pytest-mockrot",
        ("pytest-mockrot",),
        options=("-p", "mockrot.plugin", "--mockrot=strict"),
    ),
    Library(
        "typed-pytest",
        "typed-pytest",
        ("typed-pytest",),
        tests="test_typed_pytest.py",
        options=("-p", "pytest_mock"),
        costs="typed_pytest",
    ),
    Library(
        "decoy",
        "decoy",
        ("decoy",),
        tests="test_decoy.py",
        plugin="decoy.mypy",
        options=("-p", "decoy.pytest_plugin"),
        costs="decoy",
    ),
    # Its checks of types are written for typeguard 2, and refuse right results with later ones.
    Library(
        "typemock",
        "typemock",
        ("typemock", "typeguard<3"),
        tests="test_typemock.py",
        costs="typemock",
    ),
    # It looks only at tests with a mark, and into insides of pytest that version 9 has changed.
    Library(
        "mypy-pytest",
        "mypy-pytest-plugin",
        (MYPY_PYTEST, "pytest<9"),
        plugin="mypy_pytest_plugin.plugin",
        mark="typed",
        own_mypy=True,
    ),
    Library("the plugin", "amock", AMOCK, plugin="amock_mypy"),
    Library(
        "amock",
        "amock",
        AMOCK,
        module="import amock as mock",
        plugin="amock_mypy",
        options=IN_PYTEST,
        costs="amock",
    ),
    Library("amock, no plugin", "amock", AMOCK, module="import amock as mock", options=IN_PYTEST),
)
