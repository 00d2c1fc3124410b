"""What can be wrong with a call of patch: its target, its new object, its configuration."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Final, cast

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import CallExpr, Expression, MypyFile, StrExpr
from mypy.plugin import CheckerPluginInterface
from mypy.types import Instance

from amock_mypy import fullnames
from amock_mypy.checker import current_module, modules
from amock_mypy.checks.constructors import faults_of_spec
from amock_mypy.checks.effects import faults_of_return_value, faults_of_side_effect
from amock_mypy.checks.faults import Fault
from amock_mypy.checks.opt_in import faults_of_place, is_on
from amock_mypy.checks.replacements import FUNCTIONS, faults_of_new, faults_of_replacement
from amock_mypy.checks.unpatchable import faults_of_unpatchable
from amock_mypy.codes import MOCK_SPEC, MOCK_TARGET, MOCK_WHERE
from amock_mypy.mock_types.patched import class_of_found, function_of_found
from amock_mypy.runs.dependencies import Dependencies, imports_of
from amock_mypy.source.arguments import Arguments, read_arguments
from amock_mypy.source.written import written
from amock_mypy.specs.class_decorators import may_be_given_more
from amock_mypy.specs.class_makers import may_be_filled
from amock_mypy.specs.patch_calls import MONKEYPATCH, OPTIONS, Form, PatchCall, patch_of_attribute
from amock_mypy.specs.redefinitions import may_be_another
from amock_mypy.specs.set_elsewhere import imports_part, is_set_elsewhere
from amock_mypy.specs.targets import UNKNOWN, Found, Missing, module_of, resolve
from amock_mypy.uses.below_patches import is_below_patch
from amock_shape import CONFIGURATION, SETTINGS, Kind, misspelling_of

_MULTIPLE_OPTIONS: Final = ("spec", "create", "spec_set", "autospec", "new_callable")
_EXCLUSIVE: Final = ("new", "new_callable", "autospec", "spec", "spec_set")
_TOGETHER: Final = frozenset(
    {("new_callable", "spec"), ("new_callable", "spec_set"), ("autospec", "spec_set")}
    | {("new", "spec"), ("new", "spec_set"), ("spec", "spec_set")}
)
"""Options that go together, of which patch ignores one, or that are judged by their values."""
_FROM_ORIGINAL: Final = ("autospec", "spec", "spec_set")
"""Options that patch refuses where it creates the attribute."""
_DOTTED: Final = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")


def faults_of_patch(api: CheckerPluginInterface, call: PatchCall) -> Iterator[Fault]:
    """Yield what is wrong with a call of patch or patch.object."""
    yield from _malformed(call)
    yield from _irreplaceable(api, call)
    found = call.resolution
    if isinstance(found, Missing) and call.says_true("create"):
        yield from _specced_by_nothing(found, call)
    if found is UNKNOWN and isinstance(call.place, StrExpr):
        yield from _fault_of_package(api, call.place)
    if is_on(api, MOCK_WHERE):
        yield from faults_of_place(api, call)
    if isinstance(found, Found):
        yield from faults_of_replacement(api, call, found)
        if call.form.passes_on:
            yield from _configured(api, call, found)
    if call.form.passes_on:
        yield from _misspelt(call.arguments)
        yield from _conflicting(call)
        yield from faults_of_spec(api, call.arguments)


def faults_of_multiple(api: CheckerPluginInterface, call: CallExpr) -> Iterator[Fault]:
    """Yield what is wrong with a call of patch.multiple: attributes that do not exist."""
    arguments = read_arguments(call, ("target", *_MULTIPLE_OPTIONS))
    if "target" not in arguments.by_name or "create" in arguments.by_name:
        return
    target = arguments.by_name["target"]
    arguments.by_name["target"] = written(api, target) or target
    if arguments.complete and arguments.by_name.keys() <= {"target", *_MULTIPLE_OPTIONS}:
        message = "patch.multiple is told nothing to replace, which raises ValueError; name it"
        yield Fault(message, call, MOCK_TARGET)
    for name, value in arguments.by_name.items():
        if name in _MULTIPLE_OPTIONS or name == "target":
            continue
        one = patch_of_attribute(api, call, arguments, name, value)
        yield from _irreplaceable(api, one)
        if isinstance(one.resolution, Found):
            yield from faults_of_new(api, one, one.resolution, value)


def _irreplaceable(api: CheckerPluginInterface, call: PatchCall) -> Iterator[Fault]:
    """Yield what keeps a target from being replaced, unless another patch has put a mock there."""
    found = call.resolution
    faults: list[Fault] = []
    if isinstance(found, Missing) and not call.creates:
        faults += faults_of_missing(api, found, call.place)
    elif isinstance(found, Found):
        faults += faults_of_unpatchable(api, call, found)
    if faults and not is_below_patch(api, call):
        yield from faults


def faults_of_missing(
    api: CheckerPluginInterface, missing: Missing, place: Expression
) -> Iterator[Fault]:
    """Yield the fault of a target that does not exist, unless there is more than mypy sees.

    A decorator may have made it, a class of the same name may have it, another module may set it.
    """
    if not _may_be_there(api, missing):
        mend = f'; did you mean "{missing.meant}"?' if missing.meant else ""
        message = f'{missing.owner} has no attribute "{missing.name}" to patch{mend}'
        yield Fault(message, place, MOCK_TARGET)


def _may_be_there(api: CheckerPluginInterface, missing: Missing) -> bool:
    class_, module, known = missing.class_, missing.module, modules(api)
    if module is not None:
        if imports_part(current_module(api), module, missing.name):
            return True
        return is_set_elsewhere(known, module, missing.name)
    if class_ is None:
        return False
    filled = may_be_given_more(known, class_) or may_be_filled(known, class_)
    return filled or may_be_another(known, class_)


def _fault_of_package(api: CheckerPluginInterface, place: StrExpr) -> Iterator[Fault]:
    """Yield the fault of a package that is not there, where one that is imported has the rest."""
    package, _, rest = place.value.partition(".")
    known = modules(api)
    if not rest or package in known or package in sys.stdlib_module_names:
        return
    # Of a module that is imported here mypy surely knows the names already.
    imported = {*imports_of(current_module(api)), "builtins"}
    meant = misspelling_of(package, {name.partition(".")[0] for name in imported})
    target = f"{meant}.{rest}" if meant is not None else ""
    is_near = module_of(known, target) in imported and isinstance(resolve(known, target), Found)
    meant = meant if is_near else _swapped_in(known, package, rest)
    if meant and not Dependencies(api.options).may_find(current_module(api), package):
        message = f'there is no package "{package}" to patch in; did you mean "{meant}"?'
        yield Fault(message, place, MOCK_TARGET)


def _swapped_in(known: Mapping[str, MypyFile], package: str, rest: str) -> str | None:
    """Return the module of the standard library that a package has the letters of, or None.

    The module is to have the rest of the target, and where it is not loaded, two letters swapped.
    """
    letters = sorted(package)
    for module in (it for it in sys.stdlib_module_names if sorted(it) == letters):
        has_rest = module in known and isinstance(resolve(known, f"{module}.{rest}"), Found)
        if has_rest or (module not in known and misspelling_of(package, [module])):
            return module
    return None


def _malformed(call: PatchCall) -> Iterator[Fault]:
    # Of all forms only patch.multiple, which is not looked at here, has no string there.
    place = cast(StrExpr, call.place)
    if call.form is Form.PATCH and "." not in place.value:
        message = (
            f'patch needs the module as well: "module.{place.value}"; without a dot it raises '
            "TypeError"
        )
        yield Fault(message, place, MOCK_TARGET)
    elif call.form in MONKEYPATCH and call.name == place.value and _names_target(call, place):
        message = (
            f'monkeypatch needs the module as well: "module.{place.value}"; without a dot it '
            "raises TypeError"
        )
        yield Fault(message, place, MOCK_TARGET)
    elif call.form is Form.PATCH and place in call.call.args and not _is_dotted(place.value):
        # What a test puts together begins with the name of a file, which may be no identifier.
        message = f'"{place.value}" is no dotted name, as "package.module.name" is'
        yield Fault(message, place, MOCK_TARGET)
    elif call.form is Form.OBJECT and place is call.arguments.by_name.get("target"):
        message = (
            f'patch.object wants the object itself, and "{place.value}" is a string; '
            f'use patch("{place.value}.{call.name}")'
        )
        yield Fault(message, place, MOCK_TARGET)


def _is_dotted(target: str) -> bool:
    return _DOTTED.fullmatch(target) is not None


def _names_target(call: PatchCall, place: StrExpr) -> bool:
    """Tell whether a string names all of the target, and not an attribute of an object."""
    return place is call.arguments.by_name.get("target")


def _configured(api: CheckerPluginInterface, call: PatchCall, found: Found) -> Iterator[Fault]:
    """Yield what is wrong with the return value and the side effect that patch passes on."""
    given = call.arguments.by_name.keys()
    if "new_callable" in given or "new" in given or not SETTINGS & given:
        return
    if found.member.kind in FUNCTIONS:
        mock = function_of_found(api, found, call)
    elif found.member.kind is Kind.CLASS:
        mock = class_of_found(api, found, call)
    else:
        return
    if isinstance(mock, Instance):
        yield from _values(api, mock, call)


def _values(api: CheckerPluginInterface, mock: Instance, call: PatchCall) -> Iterator[Fault]:
    given = call.arguments.by_name
    function = next(base for base in mock.type.mro if base.fullname in fullnames.FUNCTION_MOCKS)
    mock = map_instance_to_supertype(mock, function)
    if "return_value" in given:
        name = f'return_value of "{call.name}"'
        yield from faults_of_return_value(api, mock, given["return_value"], name)
    if "side_effect" in given:
        name = f'side_effect of "{call.name}"'
        yield from faults_of_side_effect(api, mock, given["side_effect"], name)


def _conflicting(call: PatchCall) -> Iterator[Fault]:
    """Yield the options of which patch takes only one."""
    given = [name for name in _EXCLUSIVE if name in call.arguments.by_name and call.flag(name)]
    for one, other in itertools.combinations(given, 2):
        if (one, other) in _TOGETHER:
            continue
        message = f"patch takes {one} or {other}, and not both: this raises an error"
        yield Fault(message, call.arguments.by_name[other], MOCK_TARGET)
    if "new" in call.arguments.by_name and call.form.passes_on:
        yield from _unused(call)


def _specced_by_nothing(missing: Missing, call: PatchCall) -> Iterator[Fault]:
    """Yield the spec that a patch is to take from what is not there, and is to be created."""
    given = [name for name in _FROM_ORIGINAL if name in call.arguments.by_name and call.flag(name)]
    if given and missing.class_ is None:
        message = (
            f'{missing.owner} has no "{missing.name}", and what create=True makes has nothing to '
            f"be specced by: {given[0]} raises TypeError; take it away"
        )
        yield Fault(message, call.arguments.by_name[given[0]], MOCK_TARGET)


def _unused(call: PatchCall) -> Iterator[Fault]:
    """Yield a keyword for the mock of a patch that makes none."""
    for name, value in call.arguments.by_name.items():
        if name not in OPTIONS:
            message = f"with new, patch makes no mock to give {name} to: this raises TypeError"
            yield Fault(message, value, MOCK_TARGET)
            return


def faults_of_options(call: CallExpr) -> Iterator[Fault]:
    """Yield what is wrong with the keywords of a patch whose target is computed."""
    yield from _misspelt(read_arguments(call, ()))


def _misspelt(arguments: Arguments) -> Iterator[Fault]:
    for name, value in arguments.by_name.items():
        if name in OPTIONS or name in CONFIGURATION or "." in name:
            continue
        meant = misspelling_of(name, OPTIONS | CONFIGURATION)
        if meant is not None:
            message = (
                f'patch has no parameter "{name}": it sets an attribute of the mock; '
                f'did you mean "{meant}"?'
            )
            yield Fault(message, value, MOCK_SPEC)
