"""All contact with the inside of mypy's type checker; the rest of the plugin uses its public names.

mypy gives plugins a narrow interface to the checker. What is needed beyond it is gathered here, so
that a change in mypy is met in one file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter
from typing import cast

from mypy.argmap import map_actuals_to_formals
from mypy.checker import FineGrainedDeferredNode, TypeChecker
from mypy.checkexpr import has_any_type
from mypy.checkmember import analyze_member_access
from mypy.erasetype import erase_type
from mypy.meet import is_overlapping_types
from mypy.messages import format_type as mypy_format_type
from mypy.nodes import (
    GDEF,
    CallExpr,
    Context,
    Expression,
    FuncDef,
    FuncItem,
    LambdaExpr,
    MypyFile,
    RefExpr,
    SymbolNode,
    SymbolTableNode,
    TypeInfo,
)
from mypy.plugin import CheckerPluginInterface
from mypy.typeops import custom_special_method, type_object_type
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    NoneType,
    Parameters,
    ProperType,
    TupleType,
    Type,
    TypedDictType,
    TypeOfAny,
    UnionType,
    get_proper_type,
)

ANY = AnyType(TypeOfAny.special_form)
_COLLECTIONS = ("typing.Sequence", "typing.AbstractSet")
_FULLNAME = attrgetter("fullname")
_TEXTS = frozenset({"builtins.str", "builtins.bytes", "builtins.bytearray", "builtins.memoryview"})


def _inside(api: CheckerPluginInterface) -> TypeChecker:
    return api  # type: ignore[return-value]  # what it is; a cast is a call, and this is asked often


def modules(api: CheckerPluginInterface) -> dict[str, MypyFile]:
    """Return the modules of the build by name."""
    return _inside(api).modules


def current_module(api: CheckerPluginInterface) -> MypyFile:
    """Return the module that is being checked."""
    return _inside(api).tree


def current_function(api: CheckerPluginInterface) -> FuncItem | None:
    """Return the function whose body is being checked; a lambda is part of what holds it."""
    scope = _inside(api).scope
    function = scope.current_function()
    if isinstance(function, LambdaExpr):
        around = (it for it in reversed(scope.stack) if isinstance(it, FuncItem))
        return next((it for it in around if not isinstance(it, LambdaExpr)), None)
    return function


def current_class(api: CheckerPluginInterface) -> TypeInfo | None:
    """Return the innermost class around what is being checked."""
    return _inside(api).scope.current_class()


def is_daemon(api: CheckerPluginInterface) -> bool:
    """Tell whether mypy will check parts of its modules again after edits."""
    return api.options.fine_grained_incremental or api.options.cache_fine_grained


def note_dependency(api: CheckerPluginInterface, fullname: str) -> None:
    """Let the daemon check again what is being checked once a name changes.

    It is noted where mypy notes the type aliases that a function uses: of all the places for it,
    only that one is looked at again when the function alone was checked.
    """
    checker = _inside(api)
    scope = checker.tscope
    # Once the module has been checked, it is in no function and no module.
    target = scope.current_target() if scope.module is not None else checker.tree.fullname
    checker.tree.alias_deps[target].add(fullname)


def checked_target(api: CheckerPluginInterface) -> FuncDef | MypyFile:
    """Return the outermost function that is being checked, or the module outside of functions."""
    checker = _inside(api)
    function = checker.scope.top_level_function()
    return function if isinstance(function, FuncDef) else checker.tree


def check_again(api: CheckerPluginInterface, target: FuncDef | MypyFile) -> None:
    """Let mypy check a target once more in its next pass, as if it had lacked a type."""
    checker = _inside(api)
    # What mypy is just looking at must not be remembered: it would ask nobody about it again.
    checker.binder.version += 1
    if isinstance(target, FuncDef):
        checker.defer_node(target, checker.scope.enclosing_class(target))
    else:
        # A module in this list is nothing new to mypy: a daemon puts them there.
        waiting = cast(list[FineGrainedDeferredNode], checker.deferred_nodes)
        waiting.append(FineGrainedDeferredNode(target, None))


def pass_number(api: CheckerPluginInterface) -> int:
    """Return how often mypy has gone over the module in this check."""
    return _inside(api).pass_num


@contextmanager
def on_behalf_of_module(api: CheckerPluginInterface) -> Iterator[None]:
    """Let what is reported inside belong to the module, whatever is being checked or tried out."""
    errors = _inside(api).errors
    scope, watchers = errors.scope, errors._watchers  # noqa: SLF001  # there is no other way
    errors.scope, errors._watchers = None, []  # noqa: SLF001
    try:
        yield
    finally:
        errors.scope, errors._watchers = scope, watchers  # noqa: SLF001


def find_class(api: CheckerPluginInterface, fullname: str) -> TypeInfo | None:
    """Return a class by its full name, or None if its module is not part of the build."""
    module_name, _, name = fullname.rpartition(".")
    module = modules(api).get(module_name)
    symbol = module.names.get(name) if module else None
    return symbol.node if symbol and isinstance(symbol.node, TypeInfo) else None


def derives_from(info: TypeInfo, classes: frozenset[str]) -> bool:
    """Tell whether a class is, or derives from, one of some that are given by their full names."""
    # Asked of whatever a test calls or passes, so without a step of Python's for each base.
    return not classes.isdisjoint(map(_FULLNAME, info.mro))


def known_class(api: CheckerPluginInterface, fullname: str) -> TypeInfo:
    """Return a class of a module that is surely part of the build, by its full name."""
    module_name, _, name = fullname.rpartition(".")
    return cast(TypeInfo, modules(api)[module_name].names[name].node)


def keep_class(api: CheckerPluginInterface, key: str, info: TypeInfo) -> None:
    """Enter a made class in the current module, where mypy's cache looks for it."""
    current_module(api).names[key] = SymbolTableNode(
        GDEF, info, module_public=False, module_hidden=True
    )


@contextmanager
def silence(api: CheckerPluginInterface) -> Iterator[None]:
    """Keep what is tried inside from being reported or remembered."""
    checker = _inside(api)
    with checker.msg.filter_errors(filter_deprecated=True), checker.local_type_map:
        yield


def class_object(info: TypeInfo) -> Type:
    """Return the type of a class as an object: what its constructor takes and gives."""
    return type_object_type(info)


def member_type(
    api: CheckerPluginInterface,
    receiver: Type,
    name: str,
    context: Context,
    *,
    written: bool = False,
) -> Type:
    """Return the type that `receiver.name` has, or Any where mypy cannot tell yet.

    The caller keeps mypy silent meanwhile: once for many, as that costs more than the answer.

    Parameters:
        api: the checker.
        receiver: the type of the object.
        name: the attribute's name.
        context: a place in the user's code.
        written: whether to tell what may be assigned, where that differs from what is read.
    """
    return analyze_member_access(
        name,
        receiver,
        context,
        is_lvalue=written,
        is_super=False,
        is_operator=False,
        original_type=receiver,
        chk=_inside(api),
        no_deferral=True,
        suppress_errors=True,
    )


def access(
    api: CheckerPluginInterface, receiver: Type, name: str, place: Context, *, written: bool
) -> Type:
    """Return the type that `receiver.name` has, and report what mypy would report of it.

    Parameters: as for member_type.
    """
    return analyze_member_access(
        name,
        receiver,
        place,
        is_lvalue=written,
        is_super=False,
        is_operator=False,
        original_type=receiver,
        chk=_inside(api),
    )


def reference_type(api: CheckerPluginInterface, symbol: SymbolTableNode, context: Context) -> Type:
    """Return the type that a module's attribute has, or Any where mypy cannot tell yet."""
    node = cast(SymbolNode, symbol.node)  # what may lack it is a symbol that is still being read
    with silence(api):
        return _inside(api).expr_checker.analyze_static_reference(node, context, is_lvalue=False)


def instance_of(info: TypeInfo) -> Instance:
    """Return an instance of a class, with what its type parameters default to."""
    return generic_instance(info, [])


def is_instance(type_: Type) -> bool:
    """Tell whether a type is that of an object that is neither a class nor a module."""
    proper = get_proper_type(type_)
    return isinstance(proper, (Instance, TupleType)) and not (
        isinstance(proper, Instance) and proper.type.is_metaclass(precise=True)
    )


def module_behind(expression: Expression) -> MypyFile | None:
    """Return the module that an expression names, if it names one."""
    node = expression.node if isinstance(expression, RefExpr) else None
    return node if isinstance(node, MypyFile) else None


def type_of(api: CheckerPluginInterface, expression: Expression) -> Type:
    """Return the type that an expression was found to have, or Any before it is checked."""
    checker = _inside(api)
    return checker.lookup_type(expression) if checker.has_type(expression) else ANY


def was_checked(api: CheckerPluginInterface, expression: Expression) -> bool:
    """Tell whether mypy has been at an expression: it leaves out what is never reached."""
    return _inside(api).has_type(expression)


def arguments_by_parameter(
    api: CheckerPluginInterface, call: CallExpr, callee: CallableType | Parameters
) -> list[list[int]]:
    """Return for each parameter the places of the arguments that a call gives it."""
    return map_actuals_to_formals(
        call.arg_kinds,
        call.arg_names,
        callee.arg_kinds,
        callee.arg_names,
        lambda at: type_of(api, call.args[at]),
    )


def wanted_arguments(
    api: CheckerPluginInterface, call: CallExpr, taken: Type | None = None
) -> Iterator[tuple[Type, int]]:
    """Yield the type that is wanted for each argument of a call, and the argument's place.

    Parameters:
        api: the checker.
        call: the call.
        taken: the parameters, where what is called is not known as a function.
    """
    callee = get_proper_type(taken or type_of(api, call.callee))
    if isinstance(callee, (CallableType, Parameters)):
        mapped = arguments_by_parameter(api, call, callee)
        for wanted, places in zip(callee.arg_types, mapped, strict=True):
            yield from ((wanted, place) for place in places)


def wanted_here(api: CheckerPluginInterface) -> Type | None:
    """Return the type that is wanted of the call whose result is asked for, if any is."""
    contexts = _inside(api).expr_checker.type_context
    return contexts[-1] if contexts else None


def infer(api: CheckerPluginInterface, expression: Expression, wanted: Type | None = None) -> Type:
    """Return the type that an expression has where wanted is expected.

    Once mypy has checked the module, it is the type that mypy found; on_behalf_of_module, too.
    """
    checker = _inside(api)
    # Else mypy would crash: it is in no function and no module.
    is_over = len(checker.binder.frames) == 1
    if is_over or (checker.errors.scope is None and checker.has_type(expression)):
        return type_of(api, expression)
    with silence(api):
        return checker.expr_checker.accept(expression, wanted)


def refuses_any(api: CheckerPluginInterface, type_: Type) -> bool:
    """Tell whether mypy reports each expression of a type, as there is Any in it."""
    return api.options.disallow_any_expr and has_any_type(type_)


def leaves_open(type_: Type) -> bool:
    """Tell whether a type is Any, or has it as a part."""
    return has_any_type(type_)


def format_type(api: CheckerPluginInterface, type_: Type) -> str:
    """Return a type as mypy's messages show it, in quotes."""
    return mypy_format_type(type_, _inside(api).options)


def can_be_equal(declared: Type, given: Type) -> bool:
    """Tell whether what code passes may equal what a test looks for: by __eq__, or by overlap."""
    left, right = get_proper_type(declared), get_proper_type(given)
    if isinstance(left, UnionType):
        return any(can_be_equal(item, right) for item in left.items)
    if isinstance(right, UnionType):
        return any(can_be_equal(left, item) for item in right.items)
    if custom_special_method(left, "__eq__") or custom_special_method(right, "__eq__"):
        return True
    # None is passed for what a test does not need, and `x: str = None` is common.
    # mypy keeps TypedDicts apart from the dicts that they are.
    if isinstance(right, (NoneType, TypedDictType)) or isinstance(left, TypedDictType):
        return True
    if _is_collection(left) and _is_collection(right):
        return True  # where one is declared, code without annotations passes the other as well
    # Type arguments say what is in an object, and not what it equals.
    return is_overlapping_types(erase_type(left), erase_type(right))


def _is_collection(type_: ProperType) -> bool:
    """Tell whether a type is that of lists, tuples or sets."""
    if not isinstance(type_, Instance):
        return isinstance(type_, TupleType)
    is_one = any(map(type_.type.has_base, _COLLECTIONS))
    return is_one and type_.type.fullname not in _TEXTS


def generic_instance(info: TypeInfo, arguments: list[Type]) -> Instance:
    """Return an instance of a class, with Any for the type arguments that are not given."""
    missing = len(info.defn.type_vars) - len(arguments)
    return Instance(info, [*arguments, *[ANY for _ in range(missing)]])
