"""Could a module have a name that mypy's symbol table lacks? Its text tells how it binds names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from mypy.nodes import MypyFile

from amock_mypy.specs.dynamic_names import binds_anything, sets_attributes
from amock_mypy.specs.module_texts import source_of, text_of

_IMPORTS_BY_NAME: Final = re.compile(r"\b(__import__|import_module)\(")
"""What a package does to its modules, which may then put their classes on it."""
_STAR_IMPORT: Final = re.compile(
    r"^[ \t]*from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+\*", re.MULTILINE
)
_ANY_STAR: Final = re.compile(r"import[ \t]+\*")


class _File(NamedTuple):
    """A file of source code, and whether it is that of a package."""

    name: str
    path: Path

    @property
    def is_package(self) -> bool:
        return self.path.stem == "__init__"

    @property
    def text(self) -> str:
        return text_of(str(self.path)) or ""

    @property
    def binds_anything(self) -> bool:
        """Whether its code may bind names that are not written in it."""
        return binds_anything(self.text, self.name, is_package=self.is_package)

    @property
    def root(self) -> Path:
        """The folder in which the package lies that the module belongs to."""
        depth = self.name.count(".") + self.is_package
        return self.path.parents[depth]


def may_bind(module: MypyFile, name: str) -> bool:
    """Tell whether a module could have an attribute that mypy's symbol table lacks."""
    text = source_of(module)
    if text is None:
        return True
    if module.is_package_init_file() and _IMPORTS_BY_NAME.search(text):
        return True
    file = _File(module.fullname, Path(module.path))
    if not module.is_stub and (file.binds_anything or _stars_may_bind(module, text, name)):
        return True
    return _mentions(text, name) or _has_submodule(module.path, name)


def may_set(module: MypyFile, name: str) -> bool:
    """Tell whether a module could set an attribute on what it defines, such as a function."""
    return may_bind(module, name) or sets_attributes(source_of(module) or "")


def _mentions(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _has_submodule(path: str, name: str) -> bool:
    file = Path(path)
    if file.stem != "__init__":
        return False
    folder = file.parent
    return (folder / name).is_dir() or any(folder.glob(f"{name}.*"))


def _stars_may_bind(module: MypyFile, text: str, name: str) -> bool:
    """Tell whether a star import of a module could bind a name."""
    if not _ANY_STAR.search(text):
        return False
    starred = _all_starred(_File(module.fullname, Path(module.path)))
    if starred is None:
        return True
    nodes = [symbol.node for symbol in module.names.values()]
    homes = {f"{node.fullname.rpartition('.')[0]}." for node in nodes if node is not None}
    return any(
        # What mypy has followed has given the module names.
        not any(home.startswith(f"{file.name}.") for home in homes)
        or file.binds_anything
        or _mentions(file.text, name)
        for file in starred
    )


def _all_starred(file: _File) -> list[_File] | None:
    """Return the modules that a module imports everything from, and those that these do, or None.

    None is returned where one of them is of another package.
    """
    found, ahead = dict[str, _File](), [file]
    while ahead:
        file = ahead.pop()
        starred = [*_starred(file)]
        if len(starred) != len(_ANY_STAR.findall(file.text)):
            return None
        ahead += [other for other in starred if other.name not in found]
        found.update({other.name: other for other in starred})
    return [*found.values()]


def _starred(file: _File) -> Iterator[_File]:
    """Yield the modules of the same package that a module imports everything from."""
    package = file.name.partition(".")[0]
    for dots, path in _STAR_IMPORT.findall(file.text):
        name = _absolute(file, len(dots), path)
        base = file.root.joinpath(*name.split("."))
        for source in (base / "__init__.py", base.with_suffix(".py")):
            if name.partition(".")[0] == package and source.is_file():
                yield _File(name, source)
                break


def _absolute(file: _File, dots: int, path: str) -> str:
    """Return the full name of a module that a module imports from, relatively or not."""
    if not dots:
        return path
    parts = file.name.split(".")
    package = parts[: len(parts) - dots + file.is_package]
    return ".".join([*package, *([path] if path else [])])
