"""The application of the small project that the edits begin with."""

APP = {
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
    "app/depot.py": """\
class Crate:
    def weigh(self, unit: str) -> float:
        return 1.0

    @property
    def full(self) -> bool:
        return True

    def __len__(self) -> int:
        return 1


def send(path: str, times: int = 1) -> int:
    return times


def stop() -> None: ...
""",
}
