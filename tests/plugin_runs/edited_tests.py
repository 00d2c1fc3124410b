"""The tests of the small project that the edits begin with; they use mocks of its application."""

TESTS = {
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
    "tests/test_uses.py": """\
from unittest.mock import DEFAULT, MagicMock, Mock, PropertyMock, call, patch

from app.depot import Crate


def new_crate() -> Mock:
    return Mock(spec=Crate)


def test_recorded() -> None:
    with patch("app.depot.send", autospec=True) as send:
        assert send.call_args.args == (1,)
        assert send.call_args == call("a", times=2)


def test_attached() -> None:
    manager = Mock()
    with patch("app.depot.send", autospec=True) as send:
        manager.attach_mock(send, "send")
        manager.assert_has_calls([call.send(1)])


def test_factory() -> None:
    new_crate().weigh.return_value = "x"
    new_crate().tip()


def test_configured() -> None:
    config = {"weigh.return_value": "x"}
    Mock(spec=Crate, **config)


def test_property() -> None:
    crate = Mock(spec=Crate)
    type(crate).full = PropertyMock(return_value="yes")
    full = PropertyMock()
    type(crate).full = full
    full.return_value = ["yes"]


def test_multiple() -> None:
    with patch.multiple("app.depot", send=DEFAULT, stop=DEFAULT) as mocks:
        mocks["sned"].assert_called_once()
    with patch.multiple("app.extra", extra=DEFAULT, exrta=DEFAULT):
        pass


def test_special_method() -> None:
    len(Mock(spec=Crate))


def test_package() -> None:
    with patch("appp.depot.send"), patch("app.depot.halt"):
        pass


@patch("app.depot.stop")
@patch("app.depot.send")
def test_passed(send: MagicMock, stop: MagicMock) -> None:
    send.assert_called_once_with(1)
    stop.assert_awaited_once()
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
    "tests/test_unannotated.py": """\
from unittest.mock import patch

import pytest


@pytest.mark.parametrize("key", [1])
def test_mocker(mocker, key):
    save = mocker.patch("app.tools.save")
    save.return_value = "x"
    save.assert_called_once_with(key, 2)
    load = mocker.patch("app.facade.load")
    load.assert_awaited_once_with("a", "b")
    mocker.patch.object(pytest, "fixtur")


@pytest.fixture
def closed(monkeypatch):
    monkeypatch.setattr("app.tools.save", lambda: 1)
    monkeypatch.setattr("app.service.Service.close", lambda self: None)


@patch("app.facade.load")
@patch("app.service.Service.close")
def test_patched(close, load):
    close.assert_awaited_once()
    load.return_value = 1
    load.assert_called_once_with("a", "b")
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
