"""The generated file as a whole: its head, its imports, and its two halves."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from mypy.typeops import get_all_type_vars
from mypy.types import TypeVarId

from amock.generate.annotations import Annotator
from amock.generate.classes import ClassWriter
from amock.generate.decorators import RESERVED
from amock.generate.layout import INDENT, imported, simple
from amock.generate.members import MemberReader
from amock.generate.names import Names
from amock.generate.plan import MockPlan, plans_of
from amock.generate.program import build_program
from amock.generate.specs import specs_of
from amock.generate.targets import Target

MARK: Final = "# amock.generate: "
"""Begins the lines in which a file keeps what it was made of."""

_STANDARD: Final = sys.stdlib_module_names | {"_typeshed"}
_HEAD: Final = "# Typed mocks, made by `python -m amock.generate`: do not edit, run it again."
# The mock of a class has other attributes than the class: that is its purpose, and what checkers
# are told here. Everything else in the file they check.
_SETTINGS: Final = """\
# mypy: disable-error-code="assignment, import-untyped, misc"
# mypy: disable-error-code="no-overload-impl, override"
# pyrefly: ignore-errors[bad-override]
# pyright: basic, reportIncompatibleMethodOverride=false
# pyright: reportIncompatibleVariableOverride=false, reportNoOverloadImplementation=false
# pyright: reportInvalidTypeVarUse=false
# ruff: noqa
# ty: ignore[incompatible-attribute-override, incompatible-mutable-override]
# ty: ignore[incompatible-property-override, invalid-named-tuple-override]
# ty: ignore[override-of-final-method, unused-ignore-comment]"""


def generate(targets: Sequence[Target], folder: Path) -> str:
    """Return the source of a file with typed mocks.

    Parameters:
        targets: the classes and functions to mock.
        folder: where the project is.

    Raises:
        GenerateError: a target names nothing, or mypy stopped.
    """
    program = build_program(targets, folder)
    plans = plans_of(specs_of(program, list(targets)), MemberReader(program))
    names = Names(_reserved(plans))
    annotator = Annotator(names, program.modules, _class_variables(plans))
    writer = ClassWriter(annotator, {plan.spec.fullname: plan.name for plan in plans})
    static = [lines for plan in plans for lines in writer.for_checkers(plan)]
    running = [writer.for_running(plan) for plan in plans]
    variables = [*writer.decorators.variables(), *annotator.variables.declarations]
    classes = _apart([*writer.decorators.definitions(), *static])
    return _joined(
        [
            [_HEAD, *(f"{MARK}{target}" for target in targets), _SETTINGS],
            ["from __future__ import annotations"],
            ["from typing import TYPE_CHECKING"],
            _imports(names, at_run_time=True),
            ["if TYPE_CHECKING:", *_indented(_imports(names, at_run_time=False))],
            _indented([simple(line, "") for line in variables]),
            _indented(classes),
            ["else:"],
            _indented(_apart(running)),
        ]
    )


def targets_in(text: str) -> list[str] | None:
    """Return what a generated file was made of, or None if it is no such file."""
    marks = [line.removeprefix(MARK) for line in text.splitlines() if line.startswith(MARK)]
    return marks or None


def _class_variables(plans: Sequence[MockPlan]) -> set[TypeVarId]:
    instances = [plan.instance for plan in plans if plan.instance is not None]
    return {found.id for instance in instances for found in get_all_type_vars(instance)}


def _reserved(plans: Sequence[MockPlan]) -> set[str]:
    classes = {plan.name for plan in plans}
    members = {member.name for plan in plans for member in plan.members}
    return {"TYPE_CHECKING", "annotations"} | RESERVED | classes | members


def _imports(names: Names, *, at_run_time: bool) -> list[str]:
    found = names.imports(at_run_time=at_run_time)
    standard = [module for module in found if module.partition(".")[0] in _STANDARD]
    others = [module for module in found if module not in standard]
    sections = [
        [line for module in section for line in imported(module, found[module], "")]
        for section in (standard, others)
    ]
    return _apart([section for section in sections if section])


def _apart(blocks: Sequence[list[str]]) -> list[str]:
    """Return blocks with a blank line before each but the first."""
    return [line for block in blocks for line in ["", *block]][1:]


def _joined(parts: Sequence[list[str]]) -> str:
    return "\n".join(_apart([part for part in parts if part])) + "\n"


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"{INDENT}{line}" if line else "" for line in lines]
