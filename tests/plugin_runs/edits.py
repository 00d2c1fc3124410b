"""A series of edits to a small project with tests that use mocks."""

from __future__ import annotations

from typing import NamedTuple


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
    Edit("what is recorded is of another type", "app/depot.py", "path: str", "path: int"),
    Edit("a parameter that is recorded has another name", "app/depot.py", "times", "count"),
    Edit(
        "what a factory's mock gives is of another type",
        "app/depot.py",
        "float:\n        return 1.0",
        "str:\n        return ''",
    ),
    Edit(
        "what a factory's mock lacked is there",
        "app/depot.py",
        "    def weigh",
        "    def tip(self) -> None: ...\n\n    def weigh",
    ),
    Edit(
        "a property that is mocked gives another type",
        "app/depot.py",
        "bool:\n        return True",
        "str:\n        return ''",
    ),
    Edit("a special method goes", "app/depot.py", "__len__", "size"),
    Edit("what is mocked has a special method", "app/depot.py", "tip(self)", "__len__(self)"),
    Edit(
        "what a decorator's patch passes becomes async",
        "app/depot.py",
        "def stop",
        "async def stop",
    ),
    Edit("one of many targets goes", "app/depot.py", "async def stop", "async def halt"),
    Edit(
        "a module answers to any name",
        "app/depot.py",
        "def send",
        "def __getattr__(name: str) -> int: ...\n\n\ndef send",
    ),
    Edit(
        "and no more",
        "app/depot.py",
        "def __getattr__(name: str) -> int: ...\n\n\n",
        "",
    ),
    Edit("a misspelt package arrives", "appp/__init__.py", "", "class depot:\n    send = 1\n"),
    Edit("the spec of a factory's mock is renamed", "app/depot.py", "class Crate", "class Chest"),
    Edit("and has its name again", "app/depot.py", "class Chest", "class Crate"),
    Edit(
        "a factory gives another mock",
        "tests/test_uses.py",
        "return Mock(spec=Crate)",
        "return Mock()",
    ),
    Edit("the names to patch are others", "tests/test_uses.py", 'mocks["sned"]', 'mocks["send"]'),
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
    Edit("a module that a test imports from is deleted", "app/depot.py", "", None),
)
