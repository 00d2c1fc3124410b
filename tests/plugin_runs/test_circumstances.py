"""What the plugin does where files cannot be read, and where its own handlers fail."""

import pytest
from amock_mypy.runs import dependencies, guard
from amock_mypy.runs.imports import ImportGraph
from amock_mypy.runs.settings import Settings, apply_settings
from amock_mypy.specs import targets
from mypy import api
from mypy.build import build
from mypy.modulefinder import BuildSource, FindModuleCache, SearchPaths
from mypy.nodes import GDEF, ImportFrom, MypyFile, SymbolTable, SymbolTableNode
from mypy.options import Options


@pytest.fixture
def graph(tmp_path):
    """Return what writes the files of a package `shop` and gives the graph of its imports."""

    def graph(files):
        for name, text in {"__init__.py": "", **files}.items():
            path = tmp_path / "shop" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        paths = SearchPaths((str(tmp_path),), (), (), ())
        return ImportGraph(FindModuleCache(paths, None, Options()))

    return graph


def test_imports_by_dots_are_followed(graph):
    files = {
        "a.py": "from . import b\n",
        "b.py": "from .parts.c import name\n",
        "parts/__init__.py": "",
        "parts/c.py": "from ..d import name\n",
        "d.py": "name = 1\n",
        "e.py": "",
    }
    shop = graph(files)
    assert shop.reaches(["shop.a"], "shop.d")
    assert not shop.reaches(["shop.a"], "shop.e")


def test_the_word_import_in_a_sentence_is_no_import(graph):
    shop = graph(
        {"a.py": '"""What we import shop.b for."""\nimport shop.c\n', "b.py": "", "c.py": ""}
    )
    assert shop.reaches(["shop.a"], "shop.c")
    assert not shop.reaches(["shop.a"], "shop.b")


def test_a_module_that_cannot_be_read_imports_nothing(graph, tmp_path):
    shop = graph({"a.py": "import shop.b\n", "c.py": ""})
    (tmp_path / "shop" / "b.py").mkdir()
    assert shop.reaches(["shop.a"], "shop.b")
    assert not shop.reaches(["shop.a"], "shop.c")


@pytest.mark.parametrize(
    ("text", "priority"),
    [("", dependencies.PRIORITY), ("import shop.testing\n", dependencies.UNORDERED)],
)
def test_a_package_is_asked_for_unless_it_imports_who_asks(tmp_path, text, priority):
    for path, content in {
        "__init__.py": text,
        "depot.py": "",
        "testing.py": "patch('shop.depot.send')\n",
    }.items():
        (tmp_path / "shop" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "shop" / path).write_text(content)
    file = MypyFile([], [])
    file.path, file._fullname = str(tmp_path / "shop" / "testing.py"), "shop.testing"
    file.imports = [
        ImportFrom("unittest.mock", 0, [("patch", None)]),
        ImportFrom("shop.depot", 0, [("send", None)]),
    ]
    named = {name: given for given, name, _ in dependencies.Dependencies(Options()).of_file(file)}
    assert named["shop"] == priority
    assert named["shop.depot"] == dependencies.UNORDERED


@pytest.fixture
def module(tmp_path):
    """Return a module that mypy has read: it has one function, `load`."""
    path = tmp_path / "service.py"
    path.write_text("def load() -> str:\n    return ''\n")
    options = Options()
    options.cache_dir = str(tmp_path / "cache")
    return build([BuildSource(str(path), "service")], options).files["service"]


def test_nothing_is_missing_from_a_module_whose_text_is_gone(module):
    assert isinstance(targets.resolve_in_module(module, "laod"), targets.Missing)
    module.path = f"{module.path}.gone"
    assert targets.resolve_in_module(module, "laod") is targets.UNKNOWN


def test_nothing_is_missing_from_a_package_that_mypy_has_not_looked_into():
    package = MypyFile([], [])
    package._fullname = "shop"
    package.names = SymbolTable({"part": SymbolTableNode(GDEF, MypyFile([], []))})
    assert targets.resolve_in_module(package, "prat") is targets.UNKNOWN


def test_a_patch_that_is_kept_is_left_alone_where_the_text_is_in_no_file(tmp_path):
    program = (
        "from unittest.mock import patch\n\n"
        "def test_it() -> None:\n    patcher = patch('os.path.join')\n"
    )
    (tmp_path / "mypy.ini").write_text("[mypy]\nplugins = amock_mypy\n")
    options = Options()
    options.config_file = str(tmp_path / "mypy.ini")
    options.plugins = ["amock_mypy"]
    options.cache_dir = str(tmp_path / "cache")
    assert build([BuildSource(None, "program", program)], options).errors == []
    path = tmp_path / "test_it.py"
    path.write_text(program)
    assert "is never started" in "".join(build([BuildSource(str(path), "test_it")], options).errors)


@pytest.mark.parametrize("follow", ["normal", "silent"])
def test_the_errors_of_a_module_that_only_a_patch_names_can_be_left_out(
    tmp_path, monkeypatch, follow
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.py").write_text("LIMIT: int = 'x'\n")
    patch = "from unittest.mock import patch\n\npatch('shop.LIMTI', 3).start()\n"
    (tmp_path / "test_shop.py").write_text(patch)
    settings = f"[mypy]\nplugins = amock_mypy\n[mypy-shop]\nfollow_imports = {follow}\n"
    (tmp_path / "mypy.ini").write_text(settings)
    report, _, _ = api.run(["test_shop.py"])
    assert 'no attribute "LIMTI"' in report
    assert ("shop.py:1" in report) is (follow == "normal")


def test_without_its_stubs_the_mock_package_is_waited_for():
    nowhere = FindModuleCache(SearchPaths((), (), (), ()), None, Options())
    assert dependencies.on_backport(nowhere) == (
        dependencies.UNORDERED,
        "mock.mock",
        dependencies.LINE,
    )


def test_the_stubs_of_the_mock_package_are_found_where_its_code_lies_beside_amock(tmp_path):
    for file in ("mock/__init__.py", "mock/mock.py", "amock-stubs/__init__.pyi"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text("")
    stubs = MypyFile([], [])
    stubs.path, stubs._fullname = str(tmp_path / "amock-stubs" / "__init__.pyi"), "amock"
    assert dependencies.Dependencies(Options()).of_file(stubs) == [
        (dependencies.PRIORITY, "mock.mock", dependencies.LINE)
    ]


@pytest.mark.parametrize(
    ("name", "text"), [("pyproject.toml", "[tool.amock.mypy\n"), ("mypy.ini", "[mypy\n")]
)
def test_a_file_that_cannot_be_parsed_has_no_settings(tmp_path, name, text):
    options = Options()
    assert apply_settings(options) == Settings()
    (tmp_path / name).write_text(text)
    options.config_file = str(tmp_path / name)
    assert apply_settings(options) == Settings()


def test_a_handler_that_fails_is_answered_for_by_mypys_default(monkeypatch):
    def fail(_context):
        raise LookupError

    monkeypatch.setattr(guard, "_DEBUG", False)
    assert guard.guarded(fail, lambda context: context)("default") == "default"
    assert guard.guarded(lambda context: "own", lambda context: context)("default") == "own"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_those_of_mypy_whatever_ends_a_page_or_a_line(tmp_path, monkeypatch, end):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "app.py").write_text("def load() -> None: ...\n")
    test = (
        "from unittest.mock import patch\n"
        "PAGE = '\x0c\x1c'\n"
        "def test() -> None:\n"
        "    patcher = patch('app.load')\n"
        "def test_started() -> None:\n"
        "    patcher = patch('app.load')\n"
        "    patcher.start()\n"
    )
    (tmp_path / "test_app.py").write_bytes(test.replace("\n", end).encode())
    (tmp_path / "mypy.ini").write_text("[mypy]\nplugins = amock_mypy\n")
    report, _, _ = api.run(["test_app.py"])
    assert [line.split(" ")[0] for line in report.splitlines()[:-1]] == ["test_app.py:4:"]
