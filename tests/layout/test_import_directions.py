"""Who may import whom: the shape knows nobody, the runtime needs neither mypy nor libcst."""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOTS = (ROOT / "src", ROOT / "mypy_plugin")
TOOLS = ("amock.codemod", "amock.generate", "amock._demo", "amock._doctor")
SHARED_BY_TOOLS = "amock._tools"
PLUGIN_LAYERS = ("source", "specs", "mock_types", "uses", "checks", "hooks", "plugin")
"""The parts of the plugin; each may import those before it, and what belongs to no layer."""


def module_of(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def imported_by(path: Path, module: str) -> Iterator[str]:
    """The modules that the file imports, at its top or anywhere below."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parents, *filter(None, [node.module])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


IMPORTS = {
    module_of(path, root): set(imported_by(path, module_of(path, root)))
    for root in ROOTS
    for path in root.rglob("*.py")
}


def within(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def is_runtime(module: str) -> bool:
    return within(module, "amock") and not within(module, *TOOLS, SHARED_BY_TOOLS)


def offences(importer: Callable[[str], bool], imported: Callable[[str], bool]) -> list[str]:
    return [
        f"{module} imports {name}"
        for module, names in IMPORTS.items()
        if importer(module)
        for name in sorted(names)
        if imported(name)
    ]


def test_the_runtime_imports_neither_mypy_nor_libcst_nor_the_plugin():
    foreign = ("mypy", "mypy_extensions", "libcst", "amock_mypy")
    assert not offences(is_runtime, lambda name: within(name, *foreign))


def test_importing_amock_imports_neither_mypy_nor_libcst():
    code = "import sys, amock; print(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert not {"mypy", "libcst", "amock_mypy"} & set(run.stdout.split())


def test_amock_imports_neither_pytest_nor_its_plugin():
    def inside(module: str) -> bool:
        return within(module, "amock", "amock_mypy")

    assert not offences(inside, lambda name: within(name, "pytest", "_pytest", "amock_pytest"))


def test_the_plugin_imports_only_the_shape_of_amock():
    def other_amock(name: str) -> bool:
        return within(name, "amock") and not within(name, "amock_shape")

    assert not offences(lambda module: within(module, "amock_mypy"), other_amock)


def test_the_plugin_imports_none_of_what_it_checks():
    # What mocks look like is for the shape to say; and mypy starts faster without asyncio.
    checked = ("asyncio", "mock", "pytest_mock", "unittest")
    assert not offences(lambda it: within(it, "amock_mypy"), lambda name: within(name, *checked))


@pytest.mark.parametrize("layer", PLUGIN_LAYERS)
def test_a_layer_of_the_plugin_imports_none_above_it(layer):
    above = [f"amock_mypy.{it}" for it in PLUGIN_LAYERS[PLUGIN_LAYERS.index(layer) + 1 :]]
    inside = f"amock_mypy.{layer}"
    assert not offences(lambda module: within(module, inside), lambda name: within(name, *above))


def test_nothing_imports_the_tools():
    def outside(module: str) -> bool:
        return not within(module, *TOOLS)

    assert not offences(outside, lambda name: within(name, *TOOLS))


def test_only_the_tools_import_what_they_share():
    def outside(module: str) -> bool:
        return not within(module, *TOOLS, SHARED_BY_TOOLS)

    assert not offences(outside, lambda name: within(name, SHARED_BY_TOOLS))


@pytest.mark.parametrize("tool", TOOLS)
def test_the_tools_do_not_import_each_other(tool):
    others = [other for other in TOOLS if other != tool]
    assert not offences(lambda module: within(module, tool), lambda name: within(name, *others))


def test_the_shape_imports_nothing_else_of_the_project():
    def rest_of_the_project(name: str) -> bool:
        return within(name, "amock", "amock_mypy") and not within(name, "amock_shape")

    assert not offences(lambda module: within(module, "amock_shape"), rest_of_the_project)


def test_the_modules_are_found():
    assert {"amock", "amock_shape.rules", "amock_mypy"} <= IMPORTS.keys()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("import amock.codemod", "amock.codemod"),
        ("from amock import codemod", "amock.codemod"),
        ("from . import codemod", "amock.codemod"),
        ("from .codemod.rules import Rule", "amock.codemod.rules"),
        ("def late():\n    import mypy.nodes", "mypy.nodes"),
    ],
)
def test_every_way_to_import_is_seen(tmp_path, line, name):
    path = tmp_path / "patching.py"
    path.write_text(line)
    assert name in set(imported_by(path, "amock.patching"))
