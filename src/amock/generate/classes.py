"""The classes of a generated file, as checkers and as the interpreter see them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from mypy.types import (
    CallableType,
    Type,
    TypeVarLikeType,
    TypeVarTupleType,
    TypeVarType,
    UnpackType,
)

from amock.generate.annotations import Annotator
from amock.generate.decorators import ASYNC, SYNC, Decorators
from amock.generate.layout import INDENT, call, collection, function, simple, spaced
from amock.generate.members import Called, MemberOfMock, Value
from amock.generate.plan import MockPlan, makes_fields, members_to_help
from amock.generate.signatures import Signature, union_of
from amock.generate.values import ValueTypes
from amock_shape import MockKind

_CALL_ASSERTIONS = ("assert_called_with", "assert_called_once_with", "assert_any_call")
_AWAIT_ASSERTIONS = ("assert_awaited_with", "assert_awaited_once_with", "assert_any_await")


class ClassWriter:
    """Writes the classes of plans.

    Parameters:
        annotator: writes their types.
        mocks: the names of the file's classes by the full name of their spec.
    """

    def __init__(self, annotator: Annotator, mocks: Mapping[str, str]) -> None:
        self._annotator = annotator
        self._names = annotator.names
        self._values = ValueTypes(annotator, mocks)
        self.decorators: Decorators = Decorators(self._names)

    def for_checkers(self, plan: MockPlan) -> Iterator[list[str]]:
        """Yield the classes that checkers see: those of members first, then the mock's own."""
        helpers: list[list[str]] = []
        body = self._body(plan, helpers)
        yield from helpers
        bases = self._bases(plan)
        yield _class(plan.name, bases, body)

    def for_running(self, plan: MockPlan) -> list[str]:
        """Return the class that is there at run time."""
        spec = self._names.use(plan.spec.module, plan.spec.name, at_run_time=True)
        if plan.is_of_enum:
            # The class shows its members; what they have themselves, each of them shows.
            spec = f"next(iter({spec}))"
        base = self._mock_class(plan.kind.value)
        helped = members_to_help(plan)
        lines = [
            f"class {plan.name}({base}):",
            f'{INDENT}"""A mock of `{plan.spec.module}.{plan.spec.name}`."""',
            "",
        ]
        if plan.kind is MockKind.MAGIC:
            lines.append(f"{INDENT}_mock_child_class = {base}")
        if helped:
            names = [f'"{member.name}"' for member in helped]
            lines += collection("_mock_fields = ", "()", names, INDENT)
        lines += [
            *([""] if lines[-1] else []),
            f"{INDENT}def __init__(self, /, **kwargs):",
            *call("kwargs.setdefault", ['"spec"', spec], INDENT * 2),
            f"{INDENT * 2}super().__init__(**kwargs)",
        ]
        return [*lines, *self._children(plan, helped)]

    def _children(self, plan: MockPlan, helped: Collection[MemberOfMock]) -> list[str]:
        """Return the method that makes mocks for members which need one of their own."""
        items = [
            f'"{member.name}": {class_}'
            for member in plan.members
            if (class_ := self._child_class(member, is_helped=member in helped)) is not None
        ]
        if not items:
            return []
        return [
            "",
            f"{INDENT}def _get_child_mock(self, /, **kwargs):",
            *collection("children = ", "{}", items, INDENT * 2),
            f'{INDENT * 2}name = kwargs.get("name")',
            f"{INDENT * 2}if name in children and not self._mock_sealed:",
            f"{INDENT * 3}return children[name](**kwargs)",
            f"{INDENT * 2}return super()._get_child_mock(**kwargs)",
        ]

    def _child_class(self, member: MemberOfMock, *, is_helped: bool) -> str | None:
        """Return the class of a member's mock; None where the spec lets amock find it."""
        own = self._values.mock_class(member.type) if isinstance(member, Value) else None
        if own is not None or not is_helped:
            return own
        is_async = isinstance(member, Called) and member.is_async
        return self._mock_class((MockKind.ASYNC if is_async else MockKind.MAGIC).value)

    def _mock_class(self, name: str) -> str:
        return self._names.use("amock", name, at_run_time=True)

    def _bases(self, plan: MockPlan) -> list[str]:
        instance = plan.instance
        spec = [self._annotator.write(instance)] if instance is not None else []
        if plan.call is not None:
            bases = [self._function_mock(plan.call)]
        else:
            bases = [f"{self._mock_class(plan.kind.value)}[{''.join(spec)}]"]
        return [*bases, *spec] if plan.extends_spec else bases

    def _body(self, plan: MockPlan, helpers: list[list[str]]) -> list[list[str]]:
        """Return the statements in a class; a list of lines each."""
        body = self._construction(plan)
        if plan.call is not None:
            body += self._called_body(plan.call)
        as_properties = plan.instance is not None and makes_fields(plan.instance.type)
        for member in plan.members:
            if isinstance(member, Value):
                if not (member.is_final and plan.extends_spec):
                    body += self._value(member, as_property=as_properties or member.is_abstract)
            else:
                body += self._method(plan, member, helpers)
        return body

    def _construction(self, plan: MockPlan) -> list[list[str]]:
        any_, text = self._annotator.any(), self._annotator.builtin("str")
        parameters = [
            *("self", "*", f"name: {text} | None = None", f"wraps: {any_} = None"),
            *(f"unsafe: {self._annotator.builtin('bool')} = False", f"**attributes: {any_}"),
        ]
        construction = [function("def __init__", parameters, "None", INDENT)]
        if plan.instance is not None and plan.instance.type.is_named_tuple:
            # pyrefly would ask for the fields, which the tuple's own takes.
            own = self._names.use("typing_extensions", "Self")
            parameters = ["cls", f"**attributes: {any_}"]
            construction.insert(0, function("def __new__", parameters, own, INDENT))
        return construction

    def _value(self, member: Value, *, as_property: bool) -> list[list[str]]:
        read = self._values.read(member.type)
        written = self._annotator.write(member.type)
        if read == written and not as_property:
            return [[simple(f"{member.name}: {written}", INDENT)]]
        return self._property(member.name, read, written)

    def _property(self, name: str, read: str, written: str) -> list[list[str]]:
        head, property_ = f"def {name}", self._annotator.builtin("property")
        return [
            [f"{INDENT}@{property_}", *function(head, ["self"], read, INDENT)],
            [
                f"{INDENT}@{name}.setter",
                *function(head, ["self", f"value: {written}"], "None", INDENT),
            ],
        ]

    def _method(self, plan: MockPlan, member: Called, helpers: list[list[str]]) -> list[list[str]]:
        signatures = self._signatures(member)
        can_be_decorated = len(signatures) == 1 and signatures[0].can_be_decorated
        if member.takes_any_result or not can_be_decorated:
            helper = self._helper(plan, member, helpers)
            return self._property(member.name, helper, self._annotator.any())
        decorator = ASYNC if member.is_async else SYNC
        self.decorators.use(decorator)
        head = f"{'async ' if member.is_async else ''}def {member.name}"
        return [
            [
                f"{INDENT}@{decorator}",
                *function(head, signatures[0].parameters(), signatures[0].result(), INDENT),
            ]
        ]

    def _helper(self, plan: MockPlan, member: Called, helpers: list[list[str]]) -> str:
        """Write a class for a member that no single signature describes; return its type."""
        name = self._names.declare(f"_{plan.name}_{member.name.strip('_')}")
        bases = [self._function_mock(member)]
        variables = self._class_variables(member)
        if variables:
            # First: pyright takes the order of the variables from the bases as they stand.
            bases.insert(0, f"{self._names.use('typing', 'Generic')}[{', '.join(variables)}]")
        helpers.append(_class(name, bases, self._called_body(member)))
        return f"{name}[{', '.join(variables)}]" if variables else name

    def _class_variables(self, member: Called) -> list[str]:
        signatures = self._signatures(member)
        found = [variable for each in signatures for variable in each.class_variables()]
        # Behind a TypeVarTuple no TypeVar may have a default.
        found.sort(key=lambda variable: not isinstance(variable, TypeVarType))
        return list(dict.fromkeys(map(self._variable, found)))

    def _variable(self, variable: TypeVarLikeType) -> str:
        is_tuple = isinstance(variable, TypeVarTupleType)
        return self._annotator.write(UnpackType(variable) if is_tuple else variable)

    def _function_mock(self, member: Called) -> str:
        class_ = "AsyncFunctionMock" if member.is_async else "FunctionMock"
        results: list[Type] = [signature.erased_result() for signature in self._signatures(member)]
        result = self._annotator.any()
        if not member.takes_any_result:
            result = self._annotator.write(union_of(results))
        return f"{self._names.use('amock', class_)}[..., {result}]"

    def _called_body(self, member: Called) -> list[list[str]]:
        """Return the call and the assertions of a mock, with its exact parameters."""
        signatures = self._signatures(member)
        is_overloaded = len(signatures) > 1
        prefix = "async def" if member.is_async else "def"
        body = [
            self._overload(
                function(f"{prefix} __call__", each.parameters(), each.result(), INDENT),
                is_overloaded=is_overloaded,
            )
            for each in signatures
        ]
        for name in (*_CALL_ASSERTIONS, *(_AWAIT_ASSERTIONS if member.is_async else ())):
            # Written out: a name that is only bound anew keeps the type that its base declares.
            body += [
                self._overload(
                    function(f"def {name}", each.erased_parameters(), "None", INDENT),
                    is_overloaded=is_overloaded,
                )
                for each in signatures
            ]
        return body

    def _overload(self, lines: list[str], *, is_overloaded: bool) -> list[str]:
        if not is_overloaded:
            return lines
        return [f"{INDENT}@{self._names.use('typing', 'overload')}", *lines]

    def _signatures(self, member: Called) -> list[Signature]:
        return [self._signature(each, member) for each in member.signatures]

    def _signature(self, each: CallableType, member: Called) -> Signature:
        return Signature(each, self._annotator, is_async=member.is_async)


def _class(name: str, bases: Sequence[str], body: Sequence[list[str]]) -> list[str]:
    return [simple(f"class {name}({', '.join(bases)}):", ""), *spaced(body)]
