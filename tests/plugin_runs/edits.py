"""A small project with tests that use mocks, and a series of edits to it."""

from __future__ import annotations

from typing import NamedTuple

START = {
    "app/__init__.py": "",
    "app/base.py": """\
class Base:
    def ping(self) -> int:
        return 1
""",
    "app/service.py": """\
from app.base import Base


class Service(Base):
    name: str = "service"

    async def fetch(self, key: int) -> str:
        return str(key)

    def close(self) -> None: ...

    @property
    def ready(self) -> bool:
        return True

    async def late(self) -> int:
        return 1


def marked(cls: type[Service]) -> type[Service]:
    return cls
""",
    "app/tools.py": """\
def save(text: str) -> int:
    return len(text)


async def load(key: int) -> str:
    return str(key)
""",
    "app/facade.py": """\
from app.tools import load as load, save as save

LIMIT = 10
""",
    "app/extra.py": """\
def extra() -> int:
    return 1
""",
    "app/model.py": """\
import enum


class Colour(enum.Enum):
    RED = 1

    def label(self) -> str:
        return "red"


class Parcel:
    def weigh(self) -> float:
        return 1.0


class Model:
    limit: int = 1

    def __init__(self) -> None:
        self.url = ""

    @property
    def size(self) -> int:
        return 1

    def parcel(self) -> Parcel:
        return Parcel()

    def rename(self, name: str) -> bool:
        return True


LENGTH = "1"


def read(path: str) -> int:
    return len(path)
""",
    "tests/__init__.py": "",
    "tests/helpers.py": """\
from unittest.mock import AsyncMock, Mock, create_autospec

from app.service import Service

shared = Mock(spec=Service)


def make():
    return create_autospec(Service, instance=True)


def typed() -> Service:
    return AsyncMock(spec=Service)
""",
    "tests/test_service.py": """\
from unittest.mock import AsyncMock, MagicMock, Mock, create_autospec

from app.service import Service

at_top = Mock(spec=Service)
at_top.close.assert_called_once
at_top.ping.return_value = 3


class TestService:
    def setup_method(self) -> None:
        self.service = create_autospec(Service, instance=True)

    def test_attribute(self) -> None:
        self.service.close.assert_called_once_with()
        self.service.late.return_value = 2


async def test_fetch() -> None:
    service = AsyncMock(spec=Service)
    service.fetch.return_value = "text"
    service.fetch.assert_awaited_once_with(1)
    reveal_type(service.fetch)
    reveal_type(service.ready)
    reveal_type(service.name)


def test_late() -> None:
    service = MagicMock(spec=Service)
    service.late.assert_awaited_once_with()
    service.ready = False


def test_ping(plain: MagicMock) -> None:
    service = Mock(spec=Service)
    service.ping.return_value = 2
    service.ping.assert_called_once
    plain.assert_called_once


def test_ready() -> None:
    service = MagicMock(spec=Service)
    assert service.ready() is not None


def test_class() -> None:
    mocked = create_autospec(Service)
    mocked.return_value.close()
    mocked().fetch.assert_called_once()


def test_unknown() -> None:
    service = MagicMock(spec=Service)
    service.added.return_value = 1
""",
    "tests/test_targets.py": """\
from unittest.mock import AsyncMock, MagicMock, Mock, patch

from app import facade


def test_save() -> None:
    with patch("app.tools.save") as save:
        save.return_value = 3
        save.assert_called_once_with("text")
        reveal_type(save)


@patch("app.tools.load", Mock())
def test_load() -> None: ...


@patch("app.facade.load")
@patch("app.facade.save")
def test_facade(save: MagicMock, load: AsyncMock) -> None:
    load.assert_awaited_once_with(1)


def test_limit() -> None:
    with patch("app.facade.LIMIT", 3), patch.object(facade, "save") as save:
        save.assert_called_once


def test_extra() -> None:
    with patch("app.extra.extra") as extra:
        extra.return_value = 1


def test_method() -> None:
    with patch("app.service.Service.close") as close:
        close.assert_called_once_with()
    with patch("app.service.Service") as Service:
        Service.return_value.close.return_value = None
""",
    "tests/test_model.py": """\
from unittest.mock import MagicMock, Mock, PropertyMock, create_autospec, patch, seal

from app.model import LENGTH, Colour, Model


def test_unset() -> None:
    Mock(spec=Model).url.strip()


def test_enumeration() -> None:
    colour = Mock(spec=Colour)
    colour.label()
    len(colour)


def test_property() -> None:
    with patch.object(Model, "size", new_callable=PropertyMock) as size:
        size.return_value = "x"


async def test_awaited() -> None:
    model = MagicMock(spec=Model)
    await model.parcel()


def test_unpatchable() -> None:
    with patch("app.model.Model.url"):
        pass


def test_later() -> None:
    model = Mock()
    model.mock_add_spec(Model)
    model.rename("a")


def test_sealed() -> None:
    model = Mock(spec=Model)
    seal(model)
    model.rename("a")


def test_fed() -> None:
    model = create_autospec(Model, instance=True)
    name = 3
    model.rename(name)
    model.rename.assert_called_once_with(name)
    model.rename.assert_called_with(4)


def test_special_method() -> None:
    model = MagicMock()
    model.__len__.return_value = LENGTH


@patch("app.model.Model")
@patch("app.model.read")
def test_passed(read: MagicMock, model: MagicMock) -> None:
    read.return_value = "x"
    read.assert_called_once_with(1)
    read.assert_awaited_once()
    model.return_value.rename.return_value = 3.5
""",
    "tests/test_backport.py": """\
import mock
from mock import MagicMock, call, patch

from app.model import Model


@patch("app.model.read")
def test_passed(read: MagicMock) -> None:
    read.return_value = "x"
    read.assert_has_calls([call("x")])
    read.assert_awaited_once()


def test_spec() -> None:
    model = mock.create_autospec(Model, instance=True)
    rename: mock.MagicMock = model.rename
    model.rename.return_value = 3.5
    reveal_type(model.rename)
    reveal_type(rename)
""",
    "tests/test_imported.py": """\
from tests.helpers import make, shared, typed


def test_imported() -> None:
    shared.ping.return_value = 1
    make().close.assert_called_once_with()
    typed().close()
    reveal_type(shared.ping)
""",
}


class Edit(NamedTuple):
    """One edit: what is done to a file.

    Attributes:
        title: the edit in words.
        path: the file.
        old: what is replaced, or nothing where the whole file is.
        new: what stands there then, or None to delete the file.
        is_late: whether mypy may say less than all, until the test itself is edited: no file says
            that it depends on a module that was not there when the file was checked.
    """

    title: str
    path: str
    old: str
    new: str | None
    is_late: bool = False


EDITS = (
    Edit("nothing but a comment", "app/service.py", "return True", "return True  # always"),
    Edit("a method is renamed", "app/service.py", "def close", "def shut"),
    Edit("and back again", "app/service.py", "def shut", "def close"),
    Edit("a sync method becomes async", "app/service.py", "    def close", "    async def close"),
    Edit("an async method becomes sync", "app/service.py", "async def late", "def late"),
    Edit("a method takes another type", "app/service.py", "key: int", "key: str"),
    Edit("a method takes one more", "app/service.py", "key: str", "key: str, deep: bool"),
    Edit(
        "a method gives another type", "app/service.py", "deep: bool) -> str", "deep: bool) -> int"
    ),
    Edit("an attribute is added", "app/service.py", '"service"', '"service"\n    added: int = 1'),
    Edit("an attribute is removed", "app/service.py", "\n    added: int = 1", ""),
    Edit(
        "an attribute gets another type", "app/service.py", 'name: str = "service"', "name: int = 1"
    ),
    Edit("a property becomes a method", "app/service.py", "    @property\n", ""),
    Edit(
        "an inherited method gives another type",
        "app/base.py",
        "-> int:\n        return 1",
        "-> str:\n        return ''",
    ),
    Edit("an inherited method becomes async", "app/base.py", "    def ping", "    async def ping"),
    Edit(
        "a base class is added",
        "app/base.py",
        "class Base:",
        "class Root:\n    def added(self) -> int:\n        return 1\n\n\nclass Base(Root):",
    ),
    Edit("the new base's method is renamed", "app/base.py", "def added", "def other"),
    Edit("a base class is taken away", "app/service.py", "Service(Base)", "Service"),
    Edit(
        "the base class is there again", "app/service.py", "class Service:", "class Service(Base):"
    ),
    Edit(
        "the class gets a decorator",
        "app/service.py",
        "class Service",
        "def wrap(cls: type) -> type:\n    return cls\n\n\n@wrap\nclass Service",
    ),
    Edit("the class becomes final", "app/service.py", "@wrap", "@final"),
    Edit(
        "the missing import is mended",
        "app/service.py",
        "from app.base",
        "from typing import final\n\nfrom app.base",
    ),
    Edit(
        "only a test is edited",
        "tests/test_service.py",
        "service.ping.return_value = 2",
        "service.ping.retrun_value = 2",
    ),
    Edit(
        "only the helpers are edited",
        "tests/helpers.py",
        "Mock(spec=Service)",
        "Mock(spec_set=Service)",
    ),
    Edit(
        "the helpers specify something else",
        "tests/helpers.py",
        "shared = Mock(spec_set=Service)",
        "shared = Mock(spec=Service.late)",
    ),
    Edit(
        "the class is given what instances had",
        "app/model.py",
        "    limit",
        "    url = ''\n    limit",
    ),
    Edit("and has it no more", "app/model.py", "    url = ''\n", ""),
    Edit(
        "a member of an enumeration", "app/model.py", "    def label", "    label = 2\n\n    def it"
    ),
    Edit("an enumeration is none", "app/model.py", "Colour(enum.Enum)", "Colour"),
    Edit("a property gives another type", "app/model.py", "size(self) -> int", "size(self) -> str"),
    Edit(
        "a result can be awaited",
        "app/model.py",
        "class Parcel:",
        "class Parcel:\n    def __await__(self):  # type: ignore\n        yield\n",
    ),
    Edit("a method that is asked for goes", "app/model.py", "def rename", "def relabel"),
    Edit(
        "and comes again, for another type",
        "app/model.py",
        "relabel(self, name: str",
        "rename(self, name: int",
    ),
    Edit("a constant is of another type", "app/model.py", 'LENGTH = "1"', "LENGTH = 1"),
    Edit("what is passed becomes async", "app/model.py", "def read", "async def read"),
    Edit(
        "what is passed gives another type",
        "app/model.py",
        "(path: str) -> int:\n    return len(path)",
        "(path: int) -> str:\n    return 'x'",
    ),
    Edit(
        "the helpers use the other package", "tests/helpers.py", "from unittest.mock", "from mock"
    ),
    Edit("and this one again", "tests/helpers.py", "from mock", "from unittest.mock"),
    Edit("a target becomes async", "app/tools.py", "def save", "async def save"),
    Edit("a target becomes sync", "app/tools.py", "async def load", "def load"),
    Edit(
        "a target takes another type",
        "app/tools.py",
        "text: str) -> int:\n    return len(text)",
        "text: int) -> str:\n    return ''",
    ),
    Edit("a target is renamed", "app/tools.py", "def load", "def read"),
    Edit("the re-export follows", "app/facade.py", "load as load", "read as load"),
    Edit("a re-export goes away", "app/facade.py", ", save as save", ""),
    Edit(
        "a target moves away",
        "app/tools.py",
        "async def save(text: int) -> str:\n    return ''\n",
        "",
    ),
    Edit(
        "the target arrives",
        "app/facade.py",
        "LIMIT = 10",
        "LIMIT = 'ten'\n\n\ndef save(text: str) -> int:\n    return 1",
    ),
    Edit("a module names what it lacks", "app/tools.py", "def read", "SAVE = 'save'\n\n\ndef read"),
    Edit("and names it no more", "app/tools.py", "SAVE = 'save'\n\n\n", ""),
    Edit("syntax breaks in the application", "app/service.py", "def late(self)", "def late(self"),
    Edit("something else is edited meanwhile", "app/tools.py", "def read", "def load"),
    Edit("the syntax is mended", "app/service.py", "def late(self", "def late(self)"),
    Edit("syntax breaks in a test", "tests/test_targets.py", "as save:", "as save"),
    Edit("the test is mended", "tests/test_targets.py", "as save\n", "as save:\n"),
    Edit("a module is deleted", "app/extra.py", "", None),
    Edit(
        "the module is there again, otherwise",
        "app/extra.py",
        "",
        "async def extra() -> str:\n    return ''\n",
        is_late=True,
    ),
    Edit("the test is edited too", "tests/test_targets.py", "1", "2"),
    Edit("a test file is deleted", "tests/test_imported.py", "", None),
    Edit(
        "a spec becomes a Protocol",
        "app/service.py",
        "@final\nclass Service(Base):",
        "class Service(Protocol):",
    ),
    Edit("its import follows", "app/service.py", "import final", "import Protocol"),
    Edit(
        "a spec becomes a variable",
        "app/service.py",
        "class Service(Protocol):",
        "Service: int = 1\n\n\nclass Other(Protocol):",
    ),
)
